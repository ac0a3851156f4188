"""Web archives: the pages in them, and what is wrong with the others."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

import pytest

from sayso.data import Story
from sayso.errors import InputError, NotAStory, TooLarge
from sayso.reading import stories
from sayso.reading.warc import read_records

from .scraped import check_story

SENTENCE = "The mayor said on Monday that the bridge would stay closed."
PAGE = f"<html><body><h1>Bridge stays closed</h1><p>{SENTENCE}</p></body></html>".encode()


def record(
    url: str,
    body: bytes = PAGE,
    media: str = "text/html; charset=utf-8",
    *,
    status: str = "200 OK",
    kind: str = "response",
    heads: str = "",
    about: str = "",
) -> bytes:
    """One record; those that are no response have no head of HTTP."""
    if kind == "response":
        body = f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n{heads}\r\n".encode() + body
        media = "application/http; msgtype=response"
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{abs(hash(url))}>\r\n"
        f"WARC-Date: 2025-03-14T10:00:00Z\r\nWARC-Target-URI: {url}\r\n{about}"
        f"Content-Type: {media}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def read(data: bytes) -> list[Story | InputError]:
    pieces = (data[i : i + 100] for i in range(0, len(data), 100))
    return list(read_records(pieces, "in.warc"))


def test_a_page_is_a_story_under_its_address() -> None:
    (story,) = read(record("https://ledger.example/1"))
    assert isinstance(story, Story)
    assert story.id == story.url == "https://ledger.example/1"
    assert story.input == "in.warc"
    assert story.text == f"Bridge stays closed\n{SENTENCE}"
    check_story(story)


def test_what_is_no_page_is_passed_over() -> None:
    found = read(
        record("https://a.example/x.png", b"\x89PNG", "image/png")
        + record("https://a.example/old", b"", status="301 Moved", heads="Location: /new\r\n")
        + record("https://a.example/gone", status="404 Not Found")
        + record("dns:a.example", b"1.2.3.4", "text/dns", kind="resource")
        + record("https://a.example/1", b"GET / HTTP/1.1\r\n\r\n", kind="request")
        + record("https://a.example/meta", b"a: b", "application/warc-fields", kind="metadata")
        + record("<https://a.example/2>")
    )
    assert [s.id for s in found if isinstance(s, Story)] == ["https://a.example/2"]
    assert len(found) == 1


def test_pages_without_a_head_and_texts_of_pages() -> None:
    found = read(
        record("https://a.example/1", kind="resource", media="text/html")
        + record("https://a.example/2", SENTENCE.encode(), "text/plain", kind="conversion")
    )
    assert [s.text.splitlines()[-1] for s in found if isinstance(s, Story)] == [SENTENCE] * 2


def test_what_was_packed_for_the_way() -> None:
    chunked = b"%x\r\n%b\r\n0\r\n\r\n" % (len(PAGE), PAGE)
    found = read(
        record("https://a.example/1", chunked, heads="Transfer-Encoding: chunked\r\n")
        + record("https://a.example/2", gzip.compress(PAGE), heads="Content-Encoding: gzip\r\n")
        + record("https://a.example/3", b"x", heads="Content-Encoding: zstd\r\n")
    )
    assert [type(f) for f in found] == [Story, Story, NotAStory]
    assert "compressed with zstd" in str(found[2])


def test_the_charset_is_the_server_s() -> None:
    page = PAGE.replace(b"Bridge stays", "Brücke bleibt:".encode("latin-1"))
    (story,) = read(record("https://a.example/1", page, "text/html; charset=ISO-8859-1"))
    assert isinstance(story, Story)
    assert story.text.startswith("Brücke")


def test_a_page_that_is_no_story_is_one_line_and_the_others_are_read() -> None:
    bomb = gzip.compress(b"a " * 6_000_000)
    found = read(
        record("https://a.example/empty", b"<html></html>")
        + record("https://a.example/bomb", bomb, heads="Content-Encoding: gzip\r\n")
        + record("https://a.example/cut", about="WARC-Truncated: length\r\n")
        + record("https://a.example/4")
    )
    assert [type(f) for f in found] == [NotAStory, TooLarge, NotAStory, Story]
    errors = [f for f in found if isinstance(f, InputError)]
    assert [e.name for e in errors] == ["in.warc:1", "in.warc:2", "in.warc:3"]
    assert "https://a.example/empty" in str(errors[0])
    assert all("\n" not in str(e) for e in errors)


@pytest.mark.parametrize("zipped", [False, True])
def test_an_archive_that_breaks_off(tmp_path: Path, zipped: bool) -> None:
    one, two = record("https://a.example/1"), record("https://a.example/2")
    path = tmp_path / ("in.warc.gz" if zipped else "in.warc")
    data = gzip.compress(one) + gzip.compress(two) if zipped else one + two
    path.write_bytes(data[:-60])
    first, last = stories([str(path)])
    assert isinstance(first, Story)
    assert isinstance(last, NotAStory)


def test_what_is_no_archive() -> None:
    for data in (b"", b"no", b"<html>" * 500, b"WARC/1.0\r\n", b"\x00\xff" * 300):
        (error,) = read(data)
        assert isinstance(error, NotAStory)
        assert error.name == "in.warc"
        assert "\n" not in str(error)
        assert len(str(error)) < 200


def test_damage_in_the_middle() -> None:
    first, last = read(
        record("https://a.example/1") + b"rubbish\r\n" * 9 + record("https://b.example/")
    )
    assert isinstance(first, Story)
    assert "damaged after record 1" in str(last)


def test_files_and_pipes(tmp_path: Path) -> None:
    data = record("https://a.example/1")
    for name, packed in (("a.warc", data), ("b.warc.gz", gzip.compress(data))):
        (tmp_path / name).write_bytes(packed)
        (found,) = stories([str(tmp_path / name)])
        (piped,) = stories(["-"], stdin=io.BytesIO(packed))
        assert isinstance(found, Story)
        assert isinstance(piped, Story)
        assert found.id == piped.id == "https://a.example/1"
