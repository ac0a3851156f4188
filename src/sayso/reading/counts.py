"""How many stories inputs hold, told without reading them: for progress."""

from __future__ import annotations

import stat
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath

from sayso.errors import InputError
from sayso.reading.addresses import is_address
from sayso.reading.decoding import Kind, chunks, gunzip
from sayso.reading.paths import kind_of, walk

# What begins a story in a container, once in each.
_BEGINS = {"jsonl": (b"\n",), "feed": (b"<item>", b"<item ", b"<entry>", b"<entry ")}


def count(arguments: Sequence[str]) -> int | None:
    """About how many stories the arguments of ``stories`` hold; None where nothing short of reading
    would tell (standard input, web archives)."""
    total = 0
    for argument in arguments:
        found = _count(argument)
        if found is None:
            return None
        total += found
    return total


def _count(argument: str) -> int | None:
    if argument == "-":
        return None
    if is_address(argument):
        return 1
    try:
        if not Path(argument).is_dir():
            return _in_file(argument)
        counts = [
            _in_file(str(PurePath(argument, f))) for f in walk(argument) if isinstance(f, str)
        ]
    except (OSError, ValueError, InputError):
        return None
    return None if None in counts else sum(filter(None, counts))


def _in_file(path: str) -> int | None:
    kind, zipped = kind_of(path)
    if kind not in ("jsonl", "feed", "warc"):
        return 1
    if kind == "warc" or not stat.S_ISREG(Path(path).stat().st_mode):
        return None
    with Path(path).open("rb") as stream:
        pieces = gunzip(chunks(stream), path) if zipped else chunks(stream)
        return _begun(pieces, kind)


def _begun(pieces: Iterator[bytes], kind: Kind) -> int:
    total, last = 0, b"\n"
    for last in pieces:
        total += sum(map(last.count, _BEGINS[kind]))
    # The last line may have no end.
    return total + (kind == "jsonl" and not last.endswith(b"\n"))
