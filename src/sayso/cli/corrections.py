"""`sayso corrections`, and what the commands share that correct."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sayso.cli.common import library_option, open_library, output
from sayso.cli.updating import bring_up_to_date
from sayso.errors import SaysoError

if TYPE_CHECKING:
    from sayso.claims import View
    from sayso.library import Correction, Library


@click.command()
@library_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "jsonl"]),
    default="table",
    show_default=True,
    help="To read, or JSON lines to work with.",
)
def corrections(path: Path | None, form: str) -> None:
    """List what users corrected, oldest first, also what was taken back.

    \b
    Example:
      sayso corrections
    """
    with open_library(path) as library:
        found = list(library.corrections)
    if not found:
        click.echo("No corrections.", err=True)
    for c in found:
        output().write(_as_json(c) if form == "jsonl" else row(c))


def say(library: Library, kind: str, about: dict[str, Any], stories: Iterable[str]) -> None:
    """Notes a correction, carries it out and shows it."""
    c = library.corrections.add(kind, about, stories)
    bring_up_to_date(library)
    output().write(row(c))


def find_claim(library: Library, id: str) -> View:
    """The claim, as it is by now; raises SaysoError where there is not one."""
    from sayso.claims import claim

    bring_up_to_date(library)
    try:
        return claim(library, id)
    except KeyError:
        raise SaysoError(f"{id}: no such claim, or more than one") from None


def known(library: Library, names: Iterable[str]) -> None:
    """Raises SaysoError for a name that no speaker of the library has."""
    from sayso.claims.people import People

    bring_up_to_date(library)
    people = People(library)
    for name in names:
        if not people.meant(name):
            raise SaysoError(f"{name}: nobody of that name")


def row(c: Correction) -> str:
    """A line of the list."""
    from sayso.claims.saying import saying
    from sayso.report.display import folded

    undone = "  [taken back]" if c.undone else ""
    return f"{c.id}  {c.at[:10]}  {folded(saying(c))}{undone}\n"


def _as_json(c: Correction) -> str:
    told = {"id": c.id, "kind": c.kind, "at": c.at, "undone": c.undone, "about": dict(c.about)}
    return json.dumps(told, ensure_ascii=False) + "\n"
