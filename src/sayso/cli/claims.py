"""Commands over the library's claims."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from sayso.cli.common import destination, in_colour, library_option, open_library, output
from sayso.cli.updating import bring_up_to_date
from sayso.errors import SaysoError

if TYPE_CHECKING:
    from sayso.claims import View
    from sayso.claims.showing import Face
    from sayso.data import Claim
    from sayso.library import Library
    from sayso.library.derived import Asked

_BOLD, _QUIET, _RESET = "\x1b[1m", "\x1b[2m", "\x1b[0m"


@click.command()
@click.argument("query", nargs=-1, metavar="[QUERY]")
@library_option
@click.option("--disputed", is_flag=True, help="Only claims that somebody denies.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, metavar="N",
              help="Lines of the table.")  # fmt: skip
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "jsonl"]),
    default="table",
    show_default=True,
    help="To read, or all of them as JSON lines.",
)
def claims(
    query: tuple[str, ...], path: Path | None, disputed: bool, limit: int, form: str
) -> None:
    """Show what the stories claim, those of the most stories first.

    With QUERY only claims with all of its words in their sentence.

    \b
    Examples:
      sayso claims --disputed
      sayso claims ferry --format jsonl
    """
    from sayso.claims import whole
    from sayso.contract import claim_to_dict
    from sayso.library.derived import Asked

    wanted = Asked(" ".join(query), anywhere=False, disputed=disputed)
    out = output()
    with open_library(path) as library:
        bring_up_to_date(library)
        if form == "jsonl":
            for c in whole(library, wanted):
                out.write(json.dumps(claim_to_dict(c), ensure_ascii=False) + "\n")
            return
        if not write_table(library, wanted, limit, out):
            click.echo("No claims found.", err=True)


def write_table(library: Library, wanted: Asked, limit: int, out: IO[str]) -> bool:
    """``limit`` of the claims that are asked for as a table, those of the most stories first;
    whether there is any."""
    from sayso.claims import count, listed

    found = listed(library, wanted, limit, by_stories=True)
    if not found:
        return False
    out.write(f"{'claim':12} {'stories':>7} {'for':>4} {'deny':>4} {'doubt':>5} {'origins':>8}\n")
    for face in found:
        out.write(_row(face, colour=in_colour(out)))
    more = count(library, wanted) - len(found)
    if more:
        out.write(f"... and {more:,} more\n")
    return True


@click.command()
@click.argument("id", metavar="ID")
@library_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "html", "json"]),
    default="text",
    show_default=True,
    help="To read, an evidence sheet to send, or JSON.",
)
@click.option(
    "--output",
    "to",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write to FILE.",
)
def claim(id: str, path: Path | None, form: str, to: Path | None) -> None:
    """Show one claim: who said it when, in which words, and from how many origins.

    ID is a claim's id, as `sayso claims` shows it, or the beginning of it.

    \b
    Examples:
      sayso claim c1f0
      sayso claim c1f0 --format html --output evidence.html
    """
    from sayso.claims import claim as find
    from sayso.contract import claim_to_dict
    from sayso.report import evidence

    with open_library(path) as library:
        bring_up_to_date(library)
        try:
            view = find(library, id)
        except KeyError:
            raise SaysoError(f"{id}: no such claim, or more than one") from None
    [found] = view.claims
    with destination(to) as out:
        if form == "json":
            out.write(json.dumps(claim_to_dict(found), ensure_ascii=False) + "\n")
        elif form == "html":
            out.write(evidence.render(view, found))
        else:
            out.writelines(f"{line}\n" for line in _told(view, found, colour=in_colour(out)))


def _row(c: Face, *, colour: bool) -> str:
    from sayso.data import Origins
    from sayso.report.display import visible
    from sayso.report.evidence import range_of

    start, end = (_BOLD, _RESET) if colour else ("", "")
    supports, denies, doubts = c.members
    return (
        f"{c.id:12} {c.stories:>7} {supports:>4} {denies:>4} {doubts:>5} "
        f"{range_of(Origins(c.least, c.most)):>8}\n    {start}{visible(c.text)}{end}"
        f"{'  [disputed]' if c.disputed else ''}\n"
    )


def _told(view: View, c: Claim, *, colour: bool) -> Iterator[str]:
    """The lines of one claim."""
    from sayso.report import evidence
    from sayso.report.display import visible
    from sayso.report.wrap import painted, wrap

    width = shutil.get_terminal_size((100, 24)).columns
    strong, quiet = (_BOLD, _QUIET) if colour else ("", "")

    def lines(text: str, style: str = "", indent: int = 0) -> Iterator[str]:
        for line in wrap([(visible(text), style)], max(20, width - indent)):
            yield " " * indent + painted(line)

    yield from lines(c.text, strong)
    yield from lines(f"{c.id}{', disputed' if c.disputed else ''}", quiet)
    for name, origins in (("Origins", c.origins), ("Origins that deny it", c.origins_denying)):
        if origins.groups:
            yield ""
            yield from lines(f"{name}: {evidence.range_of(origins)}", strong)
            for reason in evidence.reasons(origins):
                yield from lines(f"- {reason}", indent=2)
    yield ""
    for n, s in enumerate(evidence.timeline(view, c), 1):
        notes = "".join(f", {note}" for note in s.notes)
        place = f"{s.member.story} {s.member.attribution or ''}".strip()
        yield from lines(f"{n}. {s.date or 'no date'}  {s.outlet}: {s.title} ({place})", quiet)
        yield from lines(f"{s.position}{notes}: {' → '.join(s.chain)}", strong, indent=2)
        yield from lines(s.words, indent=4)
    for e in c.echoes:
        yield from lines(f"{e.story} repeats {e.share:.0%} of its words: {e.direction} {e.other}")
    if c.rivals:
        yield ""
        yield from lines(f"Cannot be true with it: {', '.join(c.rivals)}")
    if c.corrections:
        yield ""
        for sentence in c.corrections:
            yield from lines(sentence)
