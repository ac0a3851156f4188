"""Commands over the library: add, search, delete."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli.common import (
    EPILOG,
    EXIT_SOME_UNREAD,
    check_date,
    in_colour,
    library_option,
    open_library,
    output,
)
from sayso.cli.updating import bring_up_to_date
from sayso.errors import InputError

if TYPE_CHECKING:
    from sayso.claims import Update
    from sayso.data import Story
    from sayso.library import Library
    from sayso.library.adding import Event


@click.command(epilog=EPILOG)
@click.argument("inputs", nargs=-1, metavar="INPUT...")
@library_option
@click.option("--reread", is_flag=True, help="Read again what is there, as after a new model.")
@click.option(
    "--processes",
    type=click.IntRange(1, 256),
    metavar="N",
    help="Read with so many processes. [default: one a core]",
)
@click.option("--failed", is_flag=True, help="List the inputs that could not be read.")
@click.option(
    "--published", metavar="DATE", help="Publication date (ISO 8601) where none is given."
)
@click.option("--any-language", is_flag=True, help="Read stories that are not in English, too.")
@click.option("--allow-private", is_flag=True, help="Fetch addresses of private networks, too.")
def add(
    inputs: tuple[str, ...],
    path: Path | None,
    reread: bool,
    processes: int | None,
    failed: bool,
    published: str | None,
    any_language: bool,
    allow_private: bool,
) -> None:
    """Read stories into the library, and bring its claims up to date.

    INPUT is as for `sayso read`. What the library holds already is passed over, so that it can be
    run again at any time, also after a crash. With --reread and no INPUT, all that the library
    holds is read again.

    \b
    Examples:
      sayso add stories/ feed.xml crawl.warc.gz
      sayso add --failed
    """
    check_date(published)
    if failed and (inputs or reread):
        raise click.UsageError("--failed lists what failed before; it takes no INPUT.")
    if not (inputs or failed or reread):
        raise click.UsageError("Missing argument 'INPUT...'.")
    with open_library(path, create=not failed) as library:
        if failed:
            for failure in library.failures:
                output().write(f"{failure.name}: {failure.reason}\n")
            return
        _add(library, inputs, reread, processes or _cores(), published, any_language, allow_private)


def _add(
    library: Library,
    inputs: tuple[str, ...],
    reread: bool,
    processes: int,
    published: str | None,
    any_language: bool,
    allow_private: bool,
) -> None:
    from sayso.cli.bar import bar
    from sayso.library import Stored
    from sayso.library.adding import add as add_all
    from sayso.reading import stories
    from sayso.reading.counts import count

    found: Iterator[Story | InputError]
    if inputs:
        found = stories(
            inputs,
            any_language=any_language,
            allow_private=allow_private,
            published=published,
            stdin=sys.stdin.buffer,
        )
    else:
        found = (stored.reading.story for stored in library.stories(every=True))
    watched = sys.stderr.isatty()
    total = (count(inputs) if inputs else library.count().versions) if watched else None
    update = cache(lambda: _begin_update(library))
    with bar(total) as shown:

        def told(event: Event) -> None:
            if isinstance(event, Stored):
                # While other processes read on.
                update().enter(event.key, event.version)
            if isinstance(event, InputError):
                shown.say(f"sayso: {event}")
            shown.step()

        done = add_all(found, library, processes=processes, reread=reread, told=told)
    bring_up_to_date(library, update())
    held = library.count()
    click.echo(
        f"{done.read} read, {done.held} there already, {done.failed} failed; "
        f"the library holds {_many(held.stories, 'story', 'stories')} with "
        f"{_many(held.attributions, 'attribution', 'attributions')}",
        err=True,
    )
    if done.failed:
        sys.exit(EXIT_SOME_UNREAD)


@click.command()
@click.argument("query", nargs=-1, required=True, metavar="QUERY")
@library_option
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, metavar="N")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "jsonl"]),
    default="table",
    show_default=True,
    help="To read, or JSON lines to work with.",
)
def search(query: tuple[str, ...], path: Path | None, limit: int, form: str) -> None:
    """Find stories by their words, titles and speakers.

    All words of QUERY must occur, in any form of theirs (troop, troops). "Words in quotation marks"
    stand together, word* is a beginning, OR is either, and a word after a minus must not occur.

    \b
    Examples:
      sayso search ferry harbour
      sayso search '"harbour master" -strike'
    """
    from sayso.cli.hits import as_json, as_text

    with open_library(path) as library:
        hits = library.search(" ".join(query), limit)
    out = output()
    if not hits:
        click.echo("Nothing found.", err=True)
    for hit in hits:
        out.write(as_json(hit) if form == "jsonl" else as_text(hit, colour=in_colour(out)))


@click.command()
@click.argument("ids", nargs=-1, required=True, metavar="STORY...")
@library_option
def delete(ids: tuple[str, ...], path: Path | None) -> None:
    """Delete stories, with all their versions and all that came of them.

    STORY is a story's id or address, as `sayso search` shows it, or an input that failed, to take
    it off the list of `sayso add --failed`.

    \b
    Example:
      sayso delete https://example.org/story
    """
    with open_library(path) as library:
        unknown = [id for id in ids if not library.has(id) and not library.failures.drop(id)]
        if library.delete(id for id in ids if id not in unknown):
            bring_up_to_date(library)
    for id in unknown:
        click.echo(f"sayso: {id}: no such story in the library", err=True)
    if unknown:
        sys.exit(EXIT_SOME_UNREAD)


def _begin_update(library: Library) -> Update:
    """Only once there is a story, so that it is imported while other processes read."""
    from sayso.claims import Update

    return Update(library)


def _cores() -> int:
    """How many cores we may use."""
    usable = getattr(os, "sched_getaffinity", None)
    return len(usable(0)) if usable else os.cpu_count() or 1


def _many(number: int, one: str, more: str) -> str:
    return f"{number:,} {one if number == 1 else more}"
