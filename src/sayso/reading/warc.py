"""Web archives (WARC, ISO 28500): a story a page, streamed."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from typing import Any

from sayso.data import Story
from sayso.errors import InputError, NotAStory, TooLarge
from sayso.reading.addresses import is_address
from sayso.reading.decoding import LIMIT, Kind
from sayso.reading.story import read_bytes

_KINDS: dict[str, Kind] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
}
# A page as it was answered; a page kept without the answer's head; a page's text (WET).
_TYPES = ("response", "resource", "conversion")
_READ = frozenset(("", "identity", "gzip", "x-gzip", "deflate"))


def read_records(
    pieces: Iterator[bytes], name: str, *, published: str | None = None, any_language: bool = False
) -> Iterator[Story | InputError]:
    """The story of each page, or the error that names its record (``name:7``, the seventh).

    ``pieces`` are the archive's bytes in order, decompressed.  Pictures, scripts, redirects, errors
    of the server and the like are passed over.  A page's address is its story's id.  Where the
    archive breaks off or is damaged, the error of that comes last.
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    # It says on a logger what it finds odd; we tell it ourselves.
    logging.getLogger("warcio").addHandler(logging.NullHandler())
    number = pages = 0
    try:
        for number, record in enumerate(ArchiveIterator(_Stream(pieces)), 1):
            if (page := _page(record)) is None:
                continue
            pages += 1
            where = f"{name}:{number}"
            try:
                yield _story(record, page, name, where, published, any_language)
            except InputError as error:
                url = record.rec_headers.get_header("WARC-Target-URI")
                yield type(error)(where, f"{error.reason} ({url})")
    except InputError as error:
        yield error
    except (ArchiveLoadFailed, EOFError, OSError, ValueError) as error:
        what = "is no web archive" if number == 0 else f"is damaged after record {number}"
        yield NotAStory(name, f"{what} ({str(error)[:80]})")
    else:
        if not pages:
            yield NotAStory(name, "has no pages in it")


def _page(record: Any) -> tuple[Kind, str | None] | None:
    """Kind and charset of a record that is a page of text, else None."""
    if record.rec_type not in _TYPES or not is_address(_url(record)):
        return None
    told = record.rec_headers.get_header("Content-Type") or ""
    if (answer := record.http_headers) is not None:
        if answer.get_statuscode() != "200":
            return None
        told = answer.get_header("Content-Type") or ""
    elif record.rec_type == "response":
        return None
    media, _, parameters = told.partition(";")
    kind = _KINDS.get(media.strip().lower())
    return kind and (kind, _charset(parameters))


def _story(
    record: Any,
    page: tuple[Kind, str | None],
    name: str,
    where: str,
    published: str | None,
    any_language: bool,
) -> Story:
    packed = record.http_headers and record.http_headers.get_header("Content-Encoding")
    if (packed or "").strip().lower() not in _READ:
        raise NotAStory(where, f"is compressed with {packed}, which is not read")
    data = record.content_stream().read(LIMIT + 1)
    if len(data) > LIMIT:
        raise TooLarge(where, f"is over {LIMIT // 1024 // 1024} MB")
    while record.raw_stream.read(1 << 16):
        pass  # what stands behind the page's end, if anything
    if record.rec_headers.get_header("WARC-Truncated") or record.raw_stream.limit > 0:
        raise NotAStory(where, "was cut off")
    url = _url(record)
    return read_bytes(
        data, name, kind=page[0], id=url, url=url, charset=page[1],
        published=published, any_language=any_language,
    )  # fmt: skip


def _url(record: Any) -> str:
    # WARC 1.0's grammar had the address in angle brackets.
    return (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<> ")


def _charset(parameters: str) -> str | None:
    for parameter in parameters.split(";"):
        key, _, value = parameter.partition("=")
        if key.strip().lower() == "charset":
            return value.strip().strip("\"'") or None
    return None


class _Stream(io.RawIOBase):
    """The pieces as something to read from."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._piece = b""

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        if not self._piece:
            self._piece = next(self._pieces, b"")
        if size < 0:
            size = len(self._piece)
        found, self._piece = self._piece[:size], self._piece[size:]
        return found
