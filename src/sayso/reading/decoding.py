"""Bytes to text: decompression within a limit, encodings, and what is no text at all."""

from __future__ import annotations

import codecs
import re
import unicodedata
import zlib
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO, Literal

from sayso.errors import NotAStory, TooLarge

# The most that one story may have, decompressed.
LIMIT = 10 * 1024 * 1024
_CHUNK = 64 * 1024

Kind = Literal["html", "text", "jsonl", "warc", "feed"]

_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
    (b"Rar!", "an archive"),
    (b"7z\xbc\xaf", "an archive"),
    (b"BZh", "compressed in a way that sayso does not read"),
    (b"\xfd7zXZ", "compressed in a way that sayso does not read"),
    (b"(\xb5/\xfd", "compressed in a way that sayso does not read"),
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"^\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})", re.IGNORECASE)
# As browsers read them: who declares these means Windows' superset.
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}
_NEVER = frozenset(
    {"idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape", "utf-7"}
)
_GUESSES = [
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "koi8_r", "shift_jis",
    "euc_jp", "gb18030", "big5", "euc_kr",
]  # fmt: skip
_MARKUP = re.compile(
    rb"\s*(?:<!doctype\s+html|<\?xml\b.{0,200}<html|<!--.{0,2000}?-->\s*<!?(?:doctype|html)"
    rb"|<(?:html|head|body|meta|title|article|main|section|div|p|h[1-6]|table|script)\b)",
    re.IGNORECASE | re.DOTALL,
)

_FEED = re.compile(
    rb"\s*(?:<\?[^>]{0,300}>\s*|<!--.{0,2000}?-->\s*|<!DOCTYPE[^>\[]{0,300}>\s*){0,9}"
    rb"<(?:rss|feed|rdf:RDF)[\s>]",
    re.DOTALL,
)


def chunks(stream: BinaryIO) -> Iterator[bytes]:
    """The stream in pieces."""
    while piece := stream.read(_CHUNK):
        yield piece


def gunzip(pieces: Iterator[bytes], name: str) -> Iterator[bytes]:
    """The pieces decompressed, each bounded, however much is packed in them.

    Raises NotAStory where the data is not gzip, is damaged, or ends too early.
    """
    unzip = zlib.decompressobj(zlib.MAX_WBITS | 16)
    started = False
    try:
        for piece in pieces:
            while piece:
                if unzip.eof:
                    # Another member follows, or zeros that pad the last.
                    piece = piece.lstrip(b"\0")
                    if not piece:
                        break
                    unzip = zlib.decompressobj(zlib.MAX_WBITS | 16)
                started = True
                if out := unzip.decompress(piece, _CHUNK):
                    yield out
                piece = unzip.unused_data if unzip.eof else unzip.unconsumed_tail
    except zlib.error as error:
        raise NotAStory(name, "is not gzip data, or is damaged") from error
    if not started or not unzip.eof:
        raise NotAStory(name, "its gzip data ends too early")


def gather(pieces: Iterator[bytes], name: str) -> bytes:
    """All of the pieces; raises TooLarge, reading no further, when they pass the limit."""
    data = bytearray()
    for piece in pieces:
        data += piece
        if len(data) > LIMIT:
            raise TooLarge(name, f"is over {LIMIT // 1024 // 1024} MB")
    return bytes(data)


def sniff(start: bytes) -> Kind:
    """What the data that begin with ``start`` most likely are."""
    for bom, _ in _BOMS[:1]:
        start = start.removeprefix(bom)
    if start.startswith(b"WARC/"):
        return "warc"
    if _FEED.match(start[:8192]):
        return "feed"
    if _MARKUP.match(start[:4096]):
        return "html"
    if re.match(rb"\s*\{\s*\"", start):
        return "jsonl"
    return "html" if re.search(rb"<html[\s>]", start[:4096], re.IGNORECASE) else "text"


def decode(data: bytes, name: str, kind: Kind = "text", charset: str | None = None) -> str:
    """The text of ``data``: byte order mark, declared charset, UTF-8, and only then a guess.

    ``charset`` is what the server declared.  A charset of one byte a character fits any data, so
    that it is believed only where UTF-8 does not fit.  Raises NotAStory for what is empty or no
    text.
    """
    if not data.strip(b" \t\r\n\x0b\x0c"):
        raise NotAStory(name, "is empty")
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise NotAStory(name, f"is {what}, not text")
    text = _decoded(data, kind, charset)
    if text is None or _is_noise(text):
        raise NotAStory(name, "is not text")
    if not text.strip():
        raise NotAStory(name, "is empty")
    return text


def _decoded(data: bytes, kind: Kind, charset: str | None) -> str | None:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(encoding, "replace")
    declared = [charset] if charset else []
    if kind == "html" and (found := _META.search(data[:4096]) or _XML.match(data[:300])):
        declared.append(found.group(1).decode("ascii"))
    known = [codec for name in declared if (codec := _codec(name))]
    for codec in known:
        if not codec.startswith(("cp125", "iso8859", "koi8", "mac")) and (
            text := _strictly(data, codec)
        ):
            return text
    if (wide := _wide(data)) and (text := _strictly(data, wide)) is not None:
        return text
    if (text := _strictly(data, "utf-8")) is not None:
        return text
    for codec in known:
        if (text := _strictly(data, codec)) is not None:
            return text
    return _mostly_utf8(data) or _guessed(data)


def _codec(name: str) -> str | None:
    """Python's name of a declared charset, or None if it is unknown or no charset of text."""
    try:
        found = codecs.lookup(name.strip().strip("\"'"))
    except (LookupError, ValueError):
        return None
    return None if found.name in _NEVER else _MEANT.get(found.name, found.name)


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError, ValueError):
        return None


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: Western text has a NUL in every second byte."""
    start = data[:2000]
    half = len(start) // 2
    if half < 4:
        return None
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if start[first::2].count(0) > 0.8 * half and start[1 - first :: 2].count(0) < 0.1 * half:
            return encoding
    return None


def _mostly_utf8(data: bytes) -> str | None:
    """UTF-8 with a few bytes broken, shown as such; None if other encodings are likelier."""
    text = data.decode("utf-8", "replace")
    broken = text.count("�")
    sound = sum(not c.isascii() for c in text) - broken
    return text if broken <= max(1, len(text) // 200) and sound > 2 * broken else None


def _guessed(data: bytes) -> str | None:
    start = data[: 4 * _CHUNK]
    foreign = sum(byte > 127 for byte in start)
    # Hardly anything but ASCII: Western text, whatever statistics make of its few other bytes, the
    # more so where there is little of it.
    if (
        foreign < (0.1 if len(start) > 300 else 0.25) * len(start)
        and (text := _strictly(data, "cp1252")) is not None
    ):
        return text
    from charset_normalizer import from_bytes

    best = from_bytes(start, cp_isolation=_GUESSES).best()
    if best is not None and (text := _strictly(data, best.encoding)) is not None:
        return text
    text = data.decode("utf-8", "replace")
    return text if text.count("�") <= len(text) // 200 else None


def _is_noise(text: str) -> bool:
    """Whether too much of the text is control characters and the like for it to be words."""
    counts = Counter(text[:_CHUNK])
    noise = sum(
        count
        for c, count in counts.items()
        if c == "�" or (unicodedata.category(c) in ("Cc", "Cn", "Co") and not c.isspace())
    )
    return noise > 0.1 * counts.total()
