"""`sayso correct`: what people say against the machine."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sayso.cli.common import library_option, open_library, output
from sayso.cli.corrections import find_claim, known, row, say
from sayso.cli.updating import bring_up_to_date
from sayso.errors import SaysoError

if TYPE_CHECKING:
    from sayso.claims import View
    from sayso.data import Member


@click.group()
def correct() -> None:
    """Say that the machine is wrong; it is kept, also when stories are read again.

    \b
    Examples:
      sayso correct same c1f0 c93a
      sayso correct undo 1
    """


@correct.command()
@click.argument("claim", metavar="CLAIM")
@click.argument("other", metavar="CLAIM")
@library_option
def same(claim: str, other: str, path: Path | None) -> None:
    """Two claims say the same.

    \b
    Example:
      sayso correct same c1f0 c93a
    """
    from sayso.claims.claims_corrected import SAME, about

    with open_library(path) as library:
        views = [find_claim(library, id) for id in (claim, other)]
        first, second = (_anchor(v) for v in views)
        if views[0].claims[0].id == views[1].claims[0].id:
            raise SaysoError(f"{claim}, {other}: these are one claim already")
        told = [
            (v.stories[m.story, m.version].reading.story, m)
            for v, m in zip(views, (first, second), strict=True)
        ]
        say(library, SAME, about(told[0], told[1]), {first.story, second.story})


@correct.command()
@click.argument("claim", metavar="CLAIM")
@click.argument("number", type=click.IntRange(1), metavar="N")
@library_option
def apart(claim: str, number: int, path: Path | None) -> None:
    """The words at N, as `sayso claim` counts them, say something else than the rest.

    \b
    Example:
      sayso correct apart c1f0 3
    """
    from sayso.claims.claims_corrected import DIFFERENT, about, anchor
    from sayso.report.evidence import timeline

    with open_library(path) as library:
        view = find_claim(library, claim)
        found = [s.member for s in timeline(view, view.claims[0])]
        if number > len(found) or len(found) == 1:
            raise SaysoError(f"{claim}: has no number {number} to part from the rest")
        going = found.pop(number - 1)
        first = anchor(found)
        stories = [view.stories[m.story, m.version].reading.story for m in (first, going)]
        said = about((stories[0], first), (stories[1], going))
        say(library, DIFFERENT, said, {first.story, going.story})


@correct.command()
@click.argument("story", metavar="STORY")
@click.argument("attribution", metavar="ATTRIBUTION")
@click.option(
    "--version", type=click.IntRange(1), metavar="N", help="Of the story. [default: newest]"
)
@library_option
def wrong(story: str, attribution: str, version: int | None, path: Path | None) -> None:
    """An attribution is wrong: nobody says this there.

    STORY and ATTRIBUTION are as `sayso claim` shows them in brackets.

    \b
    Example:
      sayso correct wrong post-1 s3
    """
    from sayso.claims.attributions_corrected import REJECTED, rejected, rejection

    with open_library(path) as library:
        try:
            stored = library.story(story, version)
        except KeyError:
            raise SaysoError(f"{story}: no such story in the library") from None
        by_id = {a.id: a for a in stored.reading.attributions}
        if attribution not in by_id:
            raise SaysoError(f"{story}: has no attribution {attribution}")
        if attribution in rejected(stored, library.corrections.standing()):
            raise SaysoError(f"{story}: {attribution} is rejected already")
        say(library, REJECTED, rejection(stored, by_id[attribution]), {stored.key})


@correct.command()
@click.argument("name", metavar="NAME")
@click.argument("other", metavar="NAME")
@click.option("--different", is_flag=True, help="They are not one.")
@click.option("--story", metavar="STORY", help="The second NAME in this story alone.")
@library_option
def speakers(name: str, other: str, different: bool, story: str | None, path: Path | None) -> None:
    """Two speakers are one, or are not.

    \b
    Examples:
      sayso correct speakers "Ida Lund" "Ida Lund-Berg"
      sayso correct speakers "Ida Lund" "Ida Lund" --story post-1 --different
    """
    from sayso.claims.speakers_corrected import DIFFERENT, SAME

    with open_library(path) as library:
        known(library, (name, other))
        if story is not None and not library.has(story):
            raise SaysoError(f"{story}: no such story in the library")
        key = library.story(story).key if story is not None else None
        second = {"name": other} | ({"story": key} if key else {})
        about = {"speakers": [{"name": name}, second]}
        say(library, DIFFERENT if different else SAME, about, {key} if key else ())


@correct.command()
@click.argument("name", metavar="NAME")
@click.option("--of", "other", metavar="NAME", help="Of whom. [default: of all who say the same]")
@click.option("--claim", metavar="CLAIM", help="On this claim alone.")
@library_option
def origin(name: str, other: str | None, claim: str | None, path: Path | None) -> None:
    """A speaker's word is not independent of another's.

    \b
    Example:
      sayso correct origin "Ida Lund" --of "Port of Lowmere"
    """
    from sayso.claims.origins_corrected import NOT_INDEPENDENT
    from sayso.claims.references import reference

    with open_library(path) as library:
        known(library, (name, *([other] if other else ())))
        about: dict[str, Any] = {"speaker": {"name": name}}
        about |= {"of": {"name": other}} if other else {}
        stories: set[str] = set()
        if claim is not None:
            view = find_claim(library, claim)
            m = _anchor(view)
            story = view.stories[m.story, m.version].reading.story
            about["claim"] = reference(m.story, story, m.span)
            stories.add(m.story)
        say(library, NOT_INDEPENDENT, about, stories)


@correct.command()
@click.argument("number", type=int, metavar="N")
@library_option
def undo(number: int, path: Path | None) -> None:
    """Take a correction back, by its number in `sayso corrections`.

    \b
    Example:
      sayso correct undo 1
    """
    with open_library(path) as library:
        try:
            c = library.corrections.undo(number)
        except KeyError:
            raise SaysoError(f"{number}: no such correction") from None
        bring_up_to_date(library)
    output().write(row(c))


def _anchor(view: View) -> Member:
    """The words that stand for the one claim of a view."""
    from sayso.claims.claims_corrected import anchor
    from sayso.report.evidence import timeline

    return anchor([s.member for s in timeline(view, view.claims[0])])
