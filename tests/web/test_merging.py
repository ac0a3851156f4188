"""Claims are merged and parted on their pages, by hand and by keys, and taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from fastapi import FastAPI
from playwright.sync_api import Browser, expect
from starlette.testclient import TestClient

from sayso.claims.showing import Row
from sayso.library import Library
from sayso.web import application
from tests.claims.telling import FERRY

from .conftest import client_of, rows_of
from .invented import fill


@pytest.fixture
def app(file: Path) -> FastAPI:
    """A room with claims as they are made of its stories."""
    with Library.open(file) as library:
        fill(library, FERRY)
    made = application(file)
    made.state.shelf.wait(60)
    return made


def row_of(app: FastAPI, words: str, story: str) -> Row:
    [found] = [
        r
        for r in rows_of(app)
        if any(words in v.words and v.member.story == story for v in r.voices)
    ]
    return found


def twelve(app: FastAPI) -> Row:
    return row_of(app, "twelve", "post")


def fourteen(app: FastAPI) -> Row:
    return row_of(app, "ourteen", "gazette")


def test_two_claims_are_merged_and_parted_again(app: FastAPI, room: TestClient) -> None:
    one, other = twelve(app), fourteen(app)
    chosen = room.get("/claim/same", params={"id": one.claim.id})
    assert other.claim.text in chosen.text
    data = {"claim": one.claim.id, "other": other.claim.id}
    answer = room.post("/corrections/claims/same", data=data)
    assert answer.url.path == "/claim"
    merged = twelve(app)
    assert merged == fourteen(app)
    assert "A person said" in room.get("/claim", params={"id": merged.claim.id}).text
    listed = room.get("/corrections").text
    assert "say the same" in listed
    room.post("/corrections/undo", data={"id": "1"})
    assert twelve(app) == one
    assert fourteen(app) == other


@pytest.mark.parametrize("page", ["/claim", "/claim/sheet"])
def test_an_origin_without_a_name_is_shown_in_the_story_s_words(
    app: FastAPI, room: TestClient, page: str
) -> None:
    row = row_of(app, "lost its keys", "post")
    assert row.claim.origins.groups[0].speakers[0].name is None
    answer = room.get(page, params={"id": row.claim.id})
    assert "<bdi>a clerk</bdi>" in answer.text
    assert "is not independent" not in answer.text


def test_a_member_is_parted_from_its_claim(app: FastAPI, room: TestClient) -> None:
    row = row_of(app, "hit a rock", "gazette")
    m = next(
        v.member for v in row.voices if v.member.story == "gazette" and v.position == "supports"
    )
    data = {
        "claim": row.claim.id, "story": m.story, "version": m.version, "start": m.span[0][0],
    }  # fmt: skip
    answer = room.post("/corrections/claims/part", data=data)
    assert answer.status_code == 200
    assert row_of(app, "hit a rock", "gazette").claim.id != row_of(app, "sank", "post").claim.id
    left = room.get("/claim", params={"id": row_of(app, "sank", "post").claim.id}).text
    assert "do not say the same" in left


def test_what_is_not_there_is_not_merged(app: FastAPI, room: TestClient) -> None:
    id = twelve(app).claim.id
    same, part = "/corrections/claims/same", "/corrections/claims/part"
    assert room.post(same, data={"claim": id, "other": "cnone"}).status_code == 404
    assert room.post(same, data={"claim": id, "other": id}).status_code == 422
    at = {"story": "post", "version": "1", "start": "9999"}
    assert room.post(part, data={"claim": id, **at}).status_code == 422
    assert room.get("/claim/of", params=at).status_code == 404
    assert room.get("/claim/same", params={"id": "cnone"}).status_code == 404


@pytest.mark.parametrize("path", ["/corrections/claims/same", "/corrections/claims/part"])
def test_other_sites_correct_nothing(app: FastAPI, path: str) -> None:
    elsewhere = client_of(app)
    elsewhere.headers["origin"] = "https://elsewhere.example"
    assert elsewhere.post(path, data={"claim": "c", "other": "d"}).status_code == 403


def test_by_keys_alone_and_without_scripts(
    browser: Browser, app: FastAPI, serve: Callable[[FastAPI], str]
) -> None:
    id = twelve(app).claim.id
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{serve(app)}/claim?id={id}")
    page.get_by_role("link", name="The same as another claim").press("Enter")
    page.get_by_label("Words of it").fill("fourteen")
    page.get_by_label("Words of it").press("Enter")
    page.get_by_role("button", name="Says the same").press("Enter")
    expect(page.locator(".person")).to_contain_text("say the same")
    page.get_by_role("button", name="Another claim: fourteen").press("Enter")
    expect(page.locator(".person").last).to_contain_text("do not say the same")
    context.close()
    assert twelve(app).claim.id != fourteen(app).claim.id
