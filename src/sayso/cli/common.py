"""What the commands share."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from sayso.errors import InputError, SaysoError

if TYPE_CHECKING:
    from sayso.data import Reading, Story
    from sayso.library import Library
    from sayso.speakers import Known

EXIT_SOME_UNREAD = 1
EPILOG = "Exit status: 0 all read, 1 some input could not be read, 2 wrong usage."

library_option = click.option(
    "--library",
    "path",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    envvar="SAYSO_LIBRARY",
    help="The library, by default in your data folder. [env: SAYSO_LIBRARY]",
)


def open_library(path: Path | None, *, create: bool = False) -> Library:
    """The library that is asked for; raises LibraryError."""
    from sayso.library import Library

    return Library.open(path, create=create)


class Failures:
    """The inputs that could not be read: each named on standard error as it comes."""

    def __init__(self) -> None:
        self.count = 0

    def stories(self, items: Iterable[Story | InputError]) -> Iterator[Story]:
        """The stories alone."""
        for item in items:
            if isinstance(item, InputError):
                self.tell(item)
            else:
                yield item

    def tell(self, error: InputError) -> None:
        """Counts a failure and names it."""
        self.count += 1
        click.echo(f"sayso: {error}", err=True)

    def exit(self) -> None:
        """Leaves with the status that says so, if there was any."""
        if self.count:
            sys.exit(EXIT_SOME_UNREAD)


known_option = click.option(
    "--known",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Your own list of people and bodies (CSV or FollowTheMoney JSON lines), used first.",
)


def read_all(
    stories: Iterable[Story], *, known: Path | None = None, min_confidence: float = 0.0
) -> Iterator[Reading]:
    """The readings; the model is loaded only once there is a story to read.

    Raises ``InputError`` where the list ``known`` is not one.
    """
    from itertools import chain

    rest = iter(stories)
    first = next(rest, None)
    if first is not None:
        from sayso.reader import Reader

        names = load_known(known)
        reader = Reader(known=names, min_confidence=min_confidence)
        yield from reader.read_many(chain([first], rest))


def load_known(path: Path | None) -> Known | None:
    """The user's list of people and bodies, if there is one; raises ``InputError``."""
    if path is None:
        return None
    from sayso.speakers import Known

    return Known.load(path)


def progress(readings: Iterator[Reading], total: int | None = None) -> Iterator[Reading]:
    """The readings, counted on standard error where somebody watches it and not the output."""
    if not sys.stderr.isatty() or sys.stdout.isatty():
        return readings
    from rich.console import Console
    from rich.progress import track

    return iter(
        track(readings, "Reading", total=total, console=Console(stderr=True), transient=True)
    )


def output() -> IO[str]:
    """Standard output, in UTF-8, with lone surrogates as they are escaped."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    return sys.stdout


@contextmanager
def destination(path: Path | None) -> Iterator[IO[str]]:
    """Standard output, or the file; as ``output``."""
    if path is None:
        yield output()
        return
    try:
        with path.open("w", encoding="utf-8", errors="backslashreplace") as file:
            yield file
    except OSError as error:
        raise SaysoError(f"{path}: cannot be written ({error.strerror})") from error


def in_colour(out: IO[str]) -> bool:
    """Whether to write in colour (https://no-color.org)."""
    return out.isatty() and not os.environ.get("NO_COLOR")


def check_date(published: str | None) -> None:
    """Wrong usage, unless it is an ISO 8601 date or none."""
    from datetime import datetime

    try:
        datetime.fromisoformat(published or "2000-01-01")
    except ValueError:
        raise click.BadParameter(
            f"{published!r} is not an ISO 8601 date, such as 2024-10-29", param_hint="--published"
        ) from None
