"""Arguments to stories."""

from __future__ import annotations

import gzip
import io
import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.data import Story
from sayso.errors import InputError, NotAStory, NotEnglish, NotFound, TooLarge
from sayso.reading import read_bytes, stories

from .scraped import check_story
from .strategies import texts

SENTENCE = "The mayor said on Monday that the bridge would stay closed."
PAGE = f"<html><body><h1>Bridge stays closed</h1><p>{SENTENCE}</p></body></html>"
LINE = json.dumps({"id": "own", "text": SENTENCE}) + "\n"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(path: str, data: str | bytes) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    data = data.encode() if isinstance(data, str) else data
    Path(path).write_bytes(gzip.compress(data) if path.endswith(".gz") else data)


def ids(found: list[Story | InputError]) -> list[str]:
    return [f.id if isinstance(f, Story) else type(f).__name__ for f in found]


def test_each_kind_of_file_plain_and_gzipped() -> None:
    for path, data in (("a.html", PAGE), ("b.htm", PAGE), ("c.txt", SENTENCE), ("d.jsonl", LINE)):
        for name in (path, path + ".gz", path.upper()):
            write(name, data)
            (story,) = stories([name])
            assert isinstance(story, Story)
            assert story.id == ("own" if "d.jsonl" in name.lower() else name)
            assert story.input == name
            assert story.language == "en"
            check_story(story)


def test_a_folder_is_read_in_order_without_what_is_not_a_story() -> None:
    for name in ("z.txt", "b/2.html", "b/1.txt.gz", "a/x.jsonl", "b/c/3.htm", ".hidden/h.txt"):
        write(f"in/{name}", PAGE if ".htm" in name else LINE if "jsonl" in name else SENTENCE)
    for name in ("skip.pdf", "b/skip.md", "b/.x.txt", "feed.json", "page.wacz"):
        write(f"in/{name}", "no")
    found = list(stories(["in"]))
    assert ids(found) == ["own", "b/1.txt.gz", "b/2.html", "b/c/3.htm", "z.txt"]
    assert isinstance(found[-1], Story)
    assert found[-1].input == "in/z.txt"
    assert found == list(stories(["in"]))


def test_ids_do_not_collide() -> None:
    for name in ("a/x.txt", "b/x.txt", "c/x.txt"):
        write(name, f"{SENTENCE} It is {name}.")
    assert ids(list(stories(["a/x.txt", "b/x.txt"]))) == ["x.txt", "b/x.txt"]
    assert ids(list(stories(["a", "./b/", "c/x.txt"]))) == ["x.txt", "b/x.txt", "c/x.txt"]
    assert ids(list(stories(["a/x.txt", "./a/x.txt", "a"]))) == ["x.txt"] * 3
    assert ids(list(stories(["a", "."]))) == ["x.txt", "a/x.txt", "b/x.txt", "c/x.txt"]


def test_failures_are_yielded_and_the_rest_is_read() -> None:
    write("ok.txt", SENTENCE)
    write("empty.txt", "")
    write("bad.pdf", b"%PDF-1.7")
    write("no.txt", b"\x89PNG\r\n\x1a\n" + b"\0" * 50)
    write("cut.txt", "")
    Path("cut.txt.gz").write_bytes(gzip.compress(SENTENCE.encode())[:-6])
    write("big.txt", b"word " * 2_200_000)
    write("de.txt", "Der Minister sagte am Montag, dass der Plan sich nicht ändern werde.")
    Path("none").mkdir()
    arguments = [
        "gone.txt", "empty.txt", "bad.pdf", "no.txt", "cut.txt.gz", "big.txt", "de.txt", "none",
        "feed.xml", "ftp://a.example/x.txt", "a\0b.txt", "ok.txt",
    ]  # fmt: skip
    found = list(stories(arguments))
    assert [type(f) for f in found] == [
        NotFound, NotAStory, NotAStory, NotAStory, NotAStory, TooLarge, NotEnglish, NotFound,
        NotFound, NotFound, NotFound, Story,
    ]  # fmt: skip
    for argument, error in zip(arguments[:-2], found, strict=False):
        assert str(error).startswith(f"{argument}: ")
        assert "\n" not in str(error)


def test_kinds_that_are_not_read() -> None:
    write("story.pdf", "%PDF-1.7")
    (error,) = stories(["story.pdf"])
    assert isinstance(error, NotAStory)
    assert "not a kind of file that sayso reads" in str(error)


def test_special_files_are_not_waited_for() -> None:
    os.mkfifo("pipe.txt")
    (error,) = stories(["pipe.txt"])
    assert isinstance(error, NotAStory)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read() -> None:
    write("secret.txt", SENTENCE)
    Path("secret.txt").chmod(0)
    (error,) = stories(["secret.txt"])
    assert "Permission denied" in str(error)


def test_links_in_a_circle_end() -> None:
    write("in/a.txt", SENTENCE)
    Path("in/again").symlink_to("..", target_is_directory=True)
    assert ids(list(stories(["in"]))) == ["a.txt"]


def test_names_of_files_that_are_no_unicode() -> None:
    Path("in").mkdir()
    Path(os.fsdecode(b"in/caf\xe9.txt")).write_text(SENTENCE)
    (story,) = stories(["in"])
    assert isinstance(story, Story)
    story.id.encode()


@pytest.mark.parametrize(
    ("data", "first"),
    [
        (PAGE.encode(), "Bridge stays closed"),
        (SENTENCE.encode(), SENTENCE),
        (gzip.compress(SENTENCE.encode()), SENTENCE),
        (LINE.encode(), SENTENCE),
        (gzip.compress(LINE.encode()), SENTENCE),
    ],
)
def test_standard_input_is_sniffed(data: bytes, first: str) -> None:
    (story,) = stories(["-"], stdin=io.BytesIO(data))
    assert isinstance(story, Story)
    assert story.text.splitlines()[0] == first
    assert story.input == "-"


def test_standard_input_that_is_no_story() -> None:
    for data in (b"", b" \n", b"\x1f\x8b\x08", b"%PDF-1.4"):
        (error,) = stories(["-"], stdin=io.BytesIO(data))
        assert isinstance(error, NotAStory)
        assert error.name == "-"


def test_texts_from_standard_input_are_different_stories() -> None:
    one, two = (
        next(stories(["-"], stdin=io.BytesIO(text.encode()))) for text in (SENTENCE, SENTENCE * 2)
    )
    assert isinstance(one, Story)
    assert isinstance(two, Story)
    assert one.id != two.id
    link = PAGE.replace(
        "<body>", '<head><link rel="canonical" href="https://a.example/1"></head><body>'
    )
    (page,) = stories(["-"], stdin=io.BytesIO(link.encode()))
    assert isinstance(page, Story)
    assert page.id == page.url == "https://a.example/1"


def test_the_date_given_fills_gaps_only() -> None:
    dated = PAGE.replace(
        "<body>", '<head><meta property="article:published_time" content="2024-05-01"></head><body>'
    )
    write("a.html", dated)
    write("b.html", PAGE)
    write("c.txt", SENTENCE)
    found = stories(["a.html", "b.html", "c.txt"], published="2025-01-02")
    dates = [f.published_at for f in found if isinstance(f, Story)]
    assert dates == ["2024-05-01", "2025-01-02", "2025-01-02"]


def test_plain_text_stays_as_it_is() -> None:
    text = f"\r\n  Bridge\x0b closed \r\n{SENTENCE}\x00 \u2028\r\r\n"
    write("a.txt", text)
    (story,) = stories(["a.txt"])
    assert isinstance(story, Story)
    assert story.text == text


@given(texts, st.sampled_from(["html", "text"]))
def test_any_bytes_are_a_story_or_an_input_error(text: str, kind: str) -> None:
    try:
        story = read_bytes(text.encode(), "x", kind=kind, any_language=True)  # type: ignore[arg-type]
    except InputError:
        return
    check_story(story)
    assert kind == "html" or story.text == text.removeprefix("\ufeff")


@given(st.binary(max_size=300))
def test_no_bytes_break_it(data: bytes) -> None:
    try:
        story = read_bytes(data, "x", any_language=True)
    except InputError:
        return
    check_story(story)
