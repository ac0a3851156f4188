"""Files and folders by their names: which are read, and how they are shown."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import PurePath

from sayso.errors import InputError
from sayso.reading.decoding import Kind

_KINDS: dict[str, Kind] = {
    ".html": "html",
    ".htm": "html",
    ".txt": "text",
    ".jsonl": "jsonl",
    ".warc": "warc",
    ".xml": "feed",
}


def walk(folder: str, below: str = "") -> Iterator[str | InputError]:
    """The readable files below a folder, by their paths relative to it, in order of their parts."""
    try:
        with os.scandir(PurePath(folder, below)) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        yield unreadable(str(PurePath(folder, below)), error)
        return
    for entry in entries:
        path = str(PurePath(below, entry.name))
        if entry.name.startswith("."):
            continue
        # Links to folders are not followed: they may lead in a circle.
        if entry.is_dir(follow_symlinks=False):
            yield from walk(folder, path)
        elif kind_of(entry.name)[0] is not None and not entry.is_dir():
            yield path


def kind_of(path: str) -> tuple[Kind | None, bool]:
    """What the file's name says that it is, and whether it is gzipped."""
    lower = path.lower()
    bare = lower.removesuffix(".gz")
    return _KINDS.get(PurePath(bare).suffix), bare != lower


def readable() -> str:
    return f"{' '.join(_KINDS)}, each also .gz"


def shown(path: str) -> str:
    """The path as text that can be written on one line, anywhere.

    Bytes of it that are no UTF-8, and control characters, are shown as the replacement character.
    """
    return re.sub(r"[\x00-\x1f\x7f-\x9f]", "�", os.fsencode(path).decode("utf-8", "replace"))


def unreadable(path: str, error: Exception) -> InputError:
    why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return InputError(shown(path), f"cannot be read ({why})")
