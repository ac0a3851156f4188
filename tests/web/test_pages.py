"""Each page, and what it says where there is nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from sayso.library import Library
from sayso.web import application
from tests.report.pages import VOID, Page

from .conftest import client_of, rows_of
from .invented import fill, readings, told

VOID.add("progress")
PAGES = [
    "/",
    "/?only=all",
    "/?q=crack&speaker=ines-okafor&since=2021-05-01&until=2021-06-01",
    "/stories",
    "/story?id=nested",
    "/story?id=post-1",
    "/speakers",
    "/speaker?id=ines-okafor",
    "/search",
    "/search?q=crack",
    "/search?q=nothinglikeit",
    "/claim?id=c1",
    "/claim/sheet?id=c1",
    "/add",
    "/corrections",
]


@pytest.mark.parametrize("path", PAGES)
def test_each_page_is_whole_and_its_own(room: TestClient, path: str) -> None:
    answer = room.get(path)
    assert answer.status_code == 200
    elements = Page(answer.text).elements
    tags = [tag for tag, _ in elements]
    assert tags.count("h1") == 1
    ids = [a["id"] for _, a in elements if "id" in a]
    assert len(ids) == len(set(ids))
    for tag, given in elements:
        assert "style" not in given
        assert not [name for name in given if name.startswith("on")]
        if tag in ("script", "link"):
            assert (given.get("src") or given.get("href") or "").startswith("/static/")


@pytest.mark.parametrize("path", ["/", "/stories", "/speakers", "/search", "/search?q=crack"])
def test_an_empty_library_says_how_to_begin(empty: TestClient, path: str) -> None:
    empty.app.state.shelf.wait(30)  # type: ignore[attr-defined]
    text = empty.get(path).text
    assert 'href="/add"' in text
    assert 'action="/add/examples"' in text


@pytest.mark.parametrize(
    "path", ["/story?id=no", "/speaker?id=no", "/claim?id=no", "/add/job?id=no", "/nowhere"]
)
def test_what_is_not_there_says_where_to_go_on(room: TestClient, path: str) -> None:
    answer = room.get(path)
    assert answer.status_code == 404
    assert 'href="/stories"' in answer.text


def test_a_story_shows_who_says_what_and_where_it_comes_from(room: TestClient) -> None:
    text = room.get("/story", params={"id": "post-1"}).text
    for shown in ("Ines Okafor", "engineer", "as probable", "denies it", "83%", "Evening Post"):
        assert shown in text
    assert 'id="c-s0"' in text
    assert 'href="/speaker?id=ines-okafor"' in text


def test_the_story_part_is_the_story(room: TestClient) -> None:
    story = told("post-1", "Evening Post", 6, denied=True).story
    shown = "".join(Page(room.get("/story", params={"id": "post-1"}).text).story)
    assert "".join(shown.split()) == "".join(story.text.split())


def test_an_older_version_has_its_page(app: FastAPI, file: Path) -> None:
    with Library.open(file) as library:
        fill(library, [told("quay-1", "Radio Quay", 5, denied=True)])
    room = client_of(app)
    assert "Version 2" in room.get("/story?id=quay-1").text
    assert "denied" not in "".join(Page(room.get("/story?id=quay-1&version=1").text).story)


def test_the_board_shows_both_sides_and_one_origin_behind_three_outlets(room: TestClient) -> None:
    text = room.get("/").text
    for shown in ("The north pier has a crack.", "disputed", "3 outlets", "Zoë Brandt"):
        assert shown in text
    assert "3 outlets, 1 independent origin" in text


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"only": "disputed"}, True),
        ({"only": "narrow"}, True),
        ({"q": "pier okafor"}, True),
        ({"q": "ferry"}, False),
        ({"speaker": "zoe-brandt"}, True),
        ({"speaker": "somebody"}, False),
        ({"since": "2021-05-06"}, True),
        ({"since": "2021-05-07"}, False),
        ({"until": "2021-05-02"}, False),
    ],
)
def test_the_board_is_filtered(room: TestClient, filters: dict[str, str], found: bool) -> None:
    text = room.get("/", params=filters).text
    assert ('href="/claim?id=c1"' in text) == found
    assert ("No claim is like that" in text) != found


def test_one_claim_has_its_words_with_links_and_its_reasons(room: TestClient) -> None:
    text = room.get("/claim?id=c1").text
    assert "All of them heard it from Okafor." in text
    assert "Radio Quay" in text
    assert 'href="/story?id=quay-1&amp;at=s0#c-s0"' in text
    sheet = room.get("/claim/sheet?id=c1").text
    assert "The north pier of the harbour bridge has a crack" in sheet
    assert "characters 22–70" in sheet


def test_a_speaker_has_what_was_said_by_date(room: TestClient) -> None:
    text = room.get("/speaker?id=ines-okafor").text
    assert "Port of Lowmere" in text
    assert text.index("2021-05-03") < text.index("2021-05-04") < text.index("2021-05-06")
    assert 'href="/claim?id=c1"' in text


def test_search_shows_the_words_in_context(room: TestClient) -> None:
    text = room.get("/search?q=pier").text
    assert "<mark>pier</mark>" in text
    assert 'href="/claim?id=c1"' in text
    assert "Ines Okafor" in room.get("/search?q=okafor").text


def test_a_file_that_is_no_library_is_refused(tmp_path: Path) -> None:
    from sayso.errors import LibraryError

    other = tmp_path / "notes.txt"
    other.write_text("no library\n" * 100)
    with pytest.raises(LibraryError):
        application(other)


def test_newer_claims_are_made_when_the_library_changes(app: FastAPI, file: Path) -> None:
    with Library.open(file) as library:
        library.delete([r.story.id for r in readings()])
    assert rows_of(app) == []
