"""Commands over the speakers of the library: speakers, speaker."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sayso.cli.common import EXIT_SOME_UNREAD, library_option, open_library, output

if TYPE_CHECKING:
    from sayso.claims.people import People, Person, Said

_WIDTH = 240

known_option = click.option(
    "--known",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Your own list of people and bodies: CSV, or FollowTheMoney as JSON lines.",
)
_format_option = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "jsonl"]),
    default="table",
    show_default=True,
    help="To read, or JSON lines to work with.",
)


@click.command()
@click.argument("query", nargs=-1, metavar="[QUERY]")
@library_option
@known_option
@_format_option
def speakers(query: tuple[str, ...], path: Path | None, known: Path | None, form: str) -> None:
    """List who speaks in the library, those with most stories first.

    A speaker is one across stories where full names agree, or a short one does and its role, body,
    country or company too. QUERY: words of a name.

    \b
    Examples:
      sayso speakers
      sayso speakers ministry --format jsonl
    """
    with _people(path, known) as people:
        out, nobody = output(), True
        for person in people.named(" ".join(query)):
            nobody = False
            out.write(_as_json(people, person) if form == "jsonl" else _row(person))
        if nobody:
            click.echo("Nobody found.", err=True)


@click.command()
@click.argument("name", nargs=-1, required=True, metavar="NAME")
@library_option
@known_option
@_format_option
def speaker(name: tuple[str, ...], path: Path | None, known: Path | None, form: str) -> None:
    """Show one speaker: names, posts, and what every story has of his words, oldest first.

    NAME is a name, or an id as `sayso speakers` shows it.

    \b
    Examples:
      sayso speaker Ida Lund
      sayso speaker ida-lund --format jsonl
    """
    wanted = " ".join(name)
    with _people(path, known) as people:
        found = people.meant(wanted)
        if len(found) != 1:
            click.echo(
                f"sayso: {wanted}: {'more than one' if found else 'nobody'} of that name", err=True
            )
            for person in found:
                click.echo(_row(person), err=True, nl=False)
            sys.exit(EXIT_SOME_UNREAD)
        out = output()
        if form == "jsonl":
            out.write(_as_json(people, found[0], said=True))
            return
        out.writelines(f"{line}\n" for line in _told(people, found[0]))


@contextmanager
def _people(path: Path | None, known: Path | None) -> Iterator[People]:
    from sayso.claims.people import People
    from sayso.cli.updating import bring_up_to_date
    from sayso.speakers.known import Known

    listed = Known.load(known) if known else None
    with open_library(path) as library:
        bring_up_to_date(library)
        yield People(library, listed)


def _row(person: Person) -> str:
    from sayso.report.display import folded

    profile = person.profile
    many = f"{person.stories:,} {'story' if person.stories == 1 else 'stories'}"
    name = folded(profile.party.name or "")
    return f"{profile.party.id}  {name} · {profile.kind} · {many}\n"


def _told(people: People, person: Person) -> Iterator[str]:
    from sayso.claims.saying import sentence
    from sayso.report.display import folded

    profile = person.profile
    yield _row(person).rstrip("\n")
    others = [n for n in profile.names if n != profile.party.name]
    for label, values in (
        ("also", others),
        ("post", person.roles),
        ("of", [p.party.name or "" for p in people.parties.bodies(profile.party)]),
        ("country", [profile.country] if profile.country else []),
    ):
        if values:
            yield f"  {label}: {folded('; '.join(values))}"
    for c in people.corrections(person):
        yield f"  {folded(sentence(c))}"
    for said in people.said(person):
        yield _line(said)


def _line(said: Said) -> str:
    from sayso.report.display import folded, words

    story = said.stored.reading.story
    about = ((story.published_at or "")[:10], story.outlet or "", said.stored.key)
    head = folded(" · ".join(part for part in about if part))
    content = folded(words(story.text, said.attribution.content, _WIDTH))
    cue = folded(words(story.text, said.attribution.cue))
    return f"  {head}\n    {cue + ': ' if cue else ''}{content}"


def _as_json(people: People, person: Person, *, said: bool = False) -> str:
    from sayso.claims.saying import sentence

    profile = person.profile
    told: dict[str, Any] = {
        "id": profile.party.id,
        "name": profile.party.name,
        "kind": profile.kind,
        "names": list(profile.names),
        "roles": list(person.roles),
        "bodies": [p.party.id for p in people.parties.bodies(profile.party)],
        "country": profile.country,
        "stories": people.stories(person),
    }
    if said:
        told["said"] = [
            {
                "story": s.stored.key,
                "version": s.stored.version,
                "attribution": s.attribution.id,
                "content": [list(span) for span in s.attribution.content],
            }
            for s in people.said(person)
        ]
    if corrected := [sentence(c) for c in people.corrections(person)]:
        told["corrections"] = corrected
    return json.dumps(told, ensure_ascii=False) + "\n"
