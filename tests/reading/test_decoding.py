"""Bytes to text, and what is refused."""

from __future__ import annotations

import gzip
import random
import tracemalloc
from collections.abc import Iterator

import pytest

from sayso.errors import NotAStory, TooLarge
from sayso.reading.decoding import LIMIT, decode, gather, gunzip, sniff

WORDS = "Señora Núñez said “no” — twice — at the café in Málaga, where she lives."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_text_is_read_in_the_encoding_that_its_bytes_tell(encoding: str) -> None:
    assert decode(WORDS.encode(encoding), "x") == WORDS


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark(encoding: str) -> None:
    assert decode(WORDS.encode(encoding), "x") == WORDS


def test_a_declared_charset_is_used() -> None:
    russian = "Мэр сказал, что мост закрыт."
    page = f'<html><head><meta charset="windows-1251"></head><body>{russian}</body></html>'
    assert russian in decode(page.encode("cp1251"), "x", "html")
    assert decode(russian.encode("koi8-r"), "x", "text", "koi8-r") == russian
    older = '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">'
    assert "“no”" in decode((older + WORDS).encode("cp1252"), "x", "html")


def test_a_wrong_or_unknown_declaration_does_not_spoil_utf_8() -> None:
    page = f'<meta charset="iso-8859-1">{WORDS}'
    assert WORDS in decode(page.encode(), "x", "html")
    for charset in ("latin-1", "no-such-charset", "idna", "hex", "x" * 1000, ""):
        assert decode(WORDS.encode(), "x", "text", charset) == WORDS


def test_a_few_broken_bytes_are_shown_as_such() -> None:
    data = (WORDS * 20).encode()
    assert decode(data[:50] + b"\xff" + data[50:], "x").count("�") == 1


def test_nothing_is_altered() -> None:
    text = " one\r\ntwo\x00\x0c three \u2028\n\n\t"
    assert decode(text.encode(), "x") == text


@pytest.mark.parametrize("data", [b"", b" \r\n\t", "\ufeff \u2003\n".encode(), b"\xef\xbb\xbf"])
def test_empty_data(data: bytes) -> None:
    with pytest.raises(NotAStory, match="x: is empty"):
        decode(data, "x")


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n1 0 obj",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"PK\x03\x04\x14\0\x06\0word/document.xml",
        b"\0" * 500 + b"some words" * 5,
        random.Random(1).randbytes(50_000),
        bytes(range(256)) * 20,
    ],
)
def test_binary_data(data: bytes) -> None:
    with pytest.raises(NotAStory, match="text") as error:
        decode(data, "x")
    assert "\n" not in str(error.value)


def test_gzip_in_pieces_and_members() -> None:
    packed = gzip.compress(b"one ") + gzip.compress(b"two") + b"\0" * 30
    for size in (1, 7, 1000):
        pieces = iter([packed[i : i + size] for i in range(0, len(packed), size)])
        assert b"".join(gunzip(pieces, "x")) == b"one two"


@pytest.mark.parametrize("cut", [0, 5, 12, -9, -1])
def test_truncated_gzip(cut: int) -> None:
    packed = gzip.compress(WORDS.encode())
    with pytest.raises(NotAStory, match="ends too early"):
        list(gunzip(iter((packed[:cut],)), "x"))


def test_damaged_gzip() -> None:
    for data in (b"plain words", gzip.compress(WORDS.encode())[:-8] + b"\1" * 8):
        with pytest.raises(NotAStory, match="gzip"):
            list(gunzip(iter((data,)), "x"))


def test_a_bomb_is_read_to_the_limit_and_no_further() -> None:
    packed = gzip.compress(bytes(6 * LIMIT), 9)
    tracemalloc.start()
    with pytest.raises(TooLarge):
        gather(gunzip(iter((packed,)), "x"), "x")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 3 * LIMIT


def test_the_limit_counts_pieces_without_end() -> None:
    def endless() -> Iterator[bytes]:
        while True:
            yield b"x" * 100_000

    with pytest.raises(TooLarge, match="x: is over 10 MB"):
        gather(endless(), "x")
    assert len(gather(iter((b"x" * LIMIT,)), "x")) == LIMIT


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (b"<!DOCTYPE html><html>", "html"),
        (b"\xef\xbb\xbf\n <HTML lang=en>", "html"),
        (b'<?xml version="1.0"?><!DOCTYPE html><html>', "html"),
        (b"<!-- saved -->\n<html>", "html"),
        (b"<p>The mayor said no.", "html"),
        (b'{"id": "a", "text": "b"}\n', "jsonl"),
        (b"{curly} words", "text"),
        (b"The mayor said 2 < 3.", "text"),
        (b"<angry> he said", "text"),
        (b"", "text"),
    ],
)
def test_sniffing(start: bytes, kind: str) -> None:
    assert sniff(start) == kind
