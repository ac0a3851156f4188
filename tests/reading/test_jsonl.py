"""JSON lines: a story a line, and an error a broken line."""

from __future__ import annotations

import json
import tracemalloc
from collections.abc import Iterator
from typing import Any

import pytest

from sayso.data import Story
from sayso.errors import InputError, NotAStory, NotEnglish, TooLarge
from sayso.reading.jsonl import read_lines

from .scraped import check_story

TEXT = "The mayor said on Monday that the bridge would stay closed."


def read(*lines: object, **options: Any) -> list[Story | InputError]:
    data = b"\n".join(x if isinstance(x, bytes) else json.dumps(x).encode() for x in lines)
    return list(read_lines(iter((data,)), "in.jsonl", **options))


def test_all_that_a_line_may_say() -> None:
    (story,) = read(
        {
            "id": "a1",
            "text": TEXT + "\r\n",
            "title": "Bridge stays closed",
            "url": "https://ledger.example/1",
            "outlet": "The Ledger",
            "published_at": "2025-03-14T10:00:00Z",
            "other": [1, 2],
        }
    )
    assert isinstance(story, Story)
    assert (story.id, story.text, story.input) == ("a1", TEXT + "\r\n", "in.jsonl")
    assert (story.title, story.url) == ("Bridge stays closed", "https://ledger.example/1")
    assert (story.outlet, story.published_at) == ("The Ledger", "2025-03-14T10:00:00Z")
    assert story.language == "en"
    check_story(story)


def test_ids_of_lines_that_have_none() -> None:
    stories = read(
        {"text": TEXT, "url": "https://a.example"}, {"text": TEXT}, {"id": 7, "text": TEXT}
    )
    assert [s.id for s in stories if isinstance(s, Story)] == [
        "https://a.example", "in.jsonl:2", "7",
    ]  # fmt: skip


def test_the_title_is_not_added_but_tells_the_headline() -> None:
    (story,) = read({"id": "a", "title": "Bridge closed", "text": f"Bridge closed\n{TEXT}"})
    assert isinstance(story, Story)
    assert [b.kind for b in story.blocks] == ["headline", "paragraph"]


def test_a_broken_line_is_one_error_and_the_others_are_read() -> None:
    found = read(
        {"id": "1", "text": TEXT},
        b'{"id": "2", "text": "cut off',
        b"",
        b"[1, 2]",
        {"id": "5"},
        {"id": "6", "text": 3},
        {"id": "7", "text": " \n"},
        b'{"id": "8", "text": "\xff"}',
        b"[" * 100_000,
        b'{"id": "10", "text": ' + b"1" * 10_000 + b"}",
        {"id": ["x"], "text": TEXT},
        {"id": "12", "text": TEXT},
    )
    assert [s.id for s in found if isinstance(s, Story)] == ["1", "12"]
    errors = [e for e in found if isinstance(e, InputError)]
    assert [e.name for e in errors] == [f"in.jsonl:{n}" for n in (2, 4, 5, 6, 7, 8, 9, 10, 11)]
    assert all(isinstance(e, NotAStory) and "\n" not in str(e) for e in errors)


def test_lone_surrogates_and_nul_stay() -> None:
    (story,) = read(b'{"id": "a", "text": "The mayor said \\ud800 that\\u0000 they were out."}')
    assert isinstance(story, Story)
    assert story.text == "The mayor said \ud800 that\0 they were out."


def test_dates() -> None:
    found = read(
        {"id": "1", "text": TEXT, "published_at": "2025-03-14"},
        {"id": "2", "text": TEXT, "published_at": "last Tuesday"},
        {"id": "3", "text": TEXT},
        published="2025-01-01",
    )
    dates = [s.published_at for s in found if isinstance(s, Story)]
    assert dates == ["2025-03-14", "2025-01-01", "2025-01-01"]


def test_other_languages() -> None:
    german = {
        "id": "a",
        "text": "Der Minister sagte am Montag, dass der Plan nicht geändert werde.",
    }
    (error,) = read(german)
    assert isinstance(error, NotEnglish)
    assert "(de)" in str(error)
    (story,) = read(german, any_language=True)
    assert isinstance(story, Story)
    assert story.language == "de"


@pytest.mark.parametrize("size", [1, 3, 64])
def test_pieces_may_break_anywhere(size: int) -> None:
    data = (
        "\ufeff".encode()
        + "\r\n".join(
            json.dumps({"id": str(i), "text": TEXT + " Café."}, ensure_ascii=False)
            for i in range(5)
        ).encode()
    )
    if size < 3:
        data = data[3:]
    pieces = (data[i : i + size] for i in range(0, len(data), size))
    assert [s.id for s in read_lines(pieces, "x") if isinstance(s, Story)] == list("01234")


def test_lines_are_streamed_and_a_giant_one_is_passed_over() -> None:
    line = json.dumps({"id": "a", "text": TEXT}).encode() + b"\n"

    def pieces() -> Iterator[bytes]:
        yield line
        yield b'{"id": "b", "text": "'
        for _ in range(2000):
            yield b"x" * 65536
        yield b'"}\n'
        yield line

    tracemalloc.start()
    first, giant, last = read_lines(pieces(), "x")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert isinstance(first, Story)
    assert isinstance(giant, TooLarge)
    assert giant.name == "x:2"
    assert isinstance(last, Story)
    assert peak < 70 * 1024 * 1024


def test_an_input_that_breaks_off_ends_with_its_error() -> None:
    def pieces() -> Iterator[bytes]:
        yield json.dumps({"id": "a", "text": TEXT}).encode() + b"\n{"
        raise NotAStory("x", "its gzip data ends too early")

    story, error = read_lines(pieces(), "x")
    assert isinstance(story, Story)
    assert isinstance(error, NotAStory)
