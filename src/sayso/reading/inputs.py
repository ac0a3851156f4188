"""Arguments to stories: files, folders, addresses, standard input."""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath
from typing import BinaryIO, TypedDict

from sayso.data import Story
from sayso.errors import InputError, NotAStory, NotFound
from sayso.reading.addresses import is_address
from sayso.reading.decoding import Kind, chunks, gather, gunzip, sniff
from sayso.reading.feeds import read_feed
from sayso.reading.jsonl import read_lines
from sayso.reading.paths import kind_of, readable, shown, unreadable, walk
from sayso.reading.story import read_bytes
from sayso.reading.warc import read_records

_CONTAINERS = frozenset(("jsonl", "warc", "feed"))
_STDIN = "-"
_SNIFFED = 64 * 1024


def stories(
    arguments: Sequence[str],
    *,
    any_language: bool = False,
    allow_private: bool = False,
    published: str | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Story | InputError]:
    """The stories of all arguments, in order; what cannot be read is yielded as the error it is.

    An argument is a file (``.html .htm .txt .jsonl .warc .xml``, each also ``.gz``), a folder with
    such files (read in the order of their paths, hidden ones left out), an http(s) address, or
    ``-`` for standard input, whose kind is told from what it begins with.  ``published``: an ISO
    8601 date for stories that tell none.  ``allow_private``: addresses that are not public are read
    as well.

    A story's id is its own (JSON lines); else the address (also of a page in a web archive, and the
    link of a feed's entry); else the path below the folder given, or the name of the file given.
    Where another file of the same run has that id, it is the path as given.  Standard input has its
    canonical link as id, else ``stdin-`` and the text's first digits of SHA-256, so that different
    texts do not pass for versions of one story.
    """
    run = _Run(any_language, allow_private, published)
    for argument in arguments:
        yield from run.read(argument, stdin)


class _Options(TypedDict):
    published: str | None
    any_language: bool


@dataclass(slots=True)
class _Run:
    """What holds for all arguments of one call, and the ids that files have taken so far."""

    any_language: bool
    allow_private: bool
    published: str | None
    taken: dict[str, str] = field(default_factory=dict)

    def read(self, argument: str, stdin: BinaryIO | None) -> Iterator[Story | InputError]:
        try:
            if argument == _STDIN:
                yield from self._stdin(stdin if stdin is not None else sys.stdin.buffer)
            elif is_address(argument):
                yield from self._address(argument)
            elif "://" in argument[:12]:
                raise NotFound(shown(argument), "only http and https addresses are read")
            elif os.path.isdir(argument):  # noqa: PTH112
                yield from self._folder(argument)
            else:
                yield from self._file(argument, PurePath(argument).name)
        except InputError as error:
            yield error
        except (OSError, ValueError) as error:
            yield unreadable(argument, error)

    def _folder(self, argument: str) -> Iterator[Story | InputError]:
        none = True
        for found in walk(argument):
            none = False
            if isinstance(found, InputError):
                yield found
                continue
            given = str(PurePath(argument, found))
            try:
                yield from self._file(given, found)
            except InputError as error:
                yield error
            except OSError as error:
                yield unreadable(given, error)
        if none:
            raise NotFound(shown(argument), f"no stories in this folder ({readable()})")

    def _file(self, path: str, id: str) -> Iterator[Story | InputError]:
        name = shown(path)
        kind, zipped = kind_of(path)
        if not Path(path).exists():
            raise NotFound(name, "no such file or folder")
        if kind is None:
            raise NotAStory(name, f"is not a kind of file that sayso reads ({readable()})")
        if not stat.S_ISREG(Path(path).stat().st_mode):
            raise NotAStory(name, "is not a regular file")
        with Path(path).open("rb") as stream:
            pieces = gunzip(chunks(stream), name) if zipped else chunks(stream)
            if kind in _CONTAINERS:
                yield from self._contained(kind, pieces, name)
            else:
                yield self._story(gather(pieces, name), name, kind, id=self._free(id, path))

    def _stdin(self, stream: BinaryIO) -> Iterator[Story | InputError]:
        pieces = chunks(stream)
        start = b""
        while len(start) < _SNIFFED and (piece := next(pieces, b"")):
            start += piece
            if start[:2] == b"\x1f\x8b" and len(start) == len(piece):
                pieces = gunzip(_joined(start, pieces), _STDIN)
                start = b""
        pieces = _joined(start, pieces)
        kind = sniff(start)
        if kind in _CONTAINERS:
            yield from self._contained(kind, pieces, _STDIN)
            return
        story = self._story(gather(pieces, _STDIN), _STDIN, kind)
        digits = hashlib.sha256(story.text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
        yield replace(story, id=story.url or f"stdin-{digits}")

    def _address(self, url: str) -> Iterator[Story | InputError]:
        from sayso.reading.fetch import fetch

        fetched = fetch(url, allow_private=self.allow_private)
        if fetched.kind in _CONTAINERS:
            yield from self._contained(fetched.kind, iter((fetched.data,)), url)
        else:
            yield self._story(fetched.data, url, fetched.kind, url=url, charset=fetched.charset)

    def _contained(
        self, kind: Kind, pieces: Iterator[bytes], name: str
    ) -> Iterator[Story | InputError]:
        options: _Options = {"published": self.published, "any_language": self.any_language}
        if kind == "jsonl":
            return read_lines(pieces, name, **options)
        if kind == "warc":
            return read_records(pieces, name, **options)
        return read_feed(gather(pieces, name), name, **options)

    def _story(
        self,
        data: bytes,
        name: str,
        kind: Kind,
        *,
        id: str | None = None,
        url: str | None = None,
        charset: str | None = None,
    ) -> Story:
        return read_bytes(
            data, name, kind=kind, id=id, url=url, charset=charset,
            published=self.published, any_language=self.any_language,
        )  # fmt: skip

    def _free(self, id: str, path: str) -> str:
        """``id``, or the path as given where another file has it."""
        id, real = shown(PurePath(id).as_posix()), os.path.realpath(path)
        if self.taken.setdefault(id, real) == real:
            return id
        return shown(PurePath(os.path.normpath(path)).as_posix())


def _joined(start: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    if start:
        yield start
    yield from rest
