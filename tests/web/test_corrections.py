"""What a person says is kept, shown as a person's, and can be taken back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from fastapi import FastAPI
from starlette.testclient import TestClient

from sayso.claims.people import People
from sayso.library import Library

from .conftest import client_of, rows_of, speakers_of
from .invented import fill, told

REJECT = {"story": "post-1", "version": "1", "attribution": "s1", "back": "/story?id=post-1#c-s1"}


def test_an_attribution_is_rejected_and_taken_back(app: FastAPI) -> None:
    room = client_of(app)
    answer = room.post("/corrections/reject", data=REJECT)
    assert answer.url.path == "/story"
    assert "Rejected by a person" in answer.text
    assert not rows_of(app)[0].claim.disputed
    assert "nobody says" in room.get("/corrections").text

    room.post("/corrections/undo", data={"id": "1"})
    app.state.shelf.wait(60)
    assert "Rejected by a person" not in room.get("/story?id=post-1").text
    assert rows_of(app)[0].claim.disputed
    assert "taken back" in room.get("/corrections").text


def test_a_rejection_outlives_a_new_reading(room: TestClient, file: Path) -> None:
    room.post("/corrections/reject", data=REJECT)
    again = told("post-1", "Evening Post", 6, denied=True)
    renamed = tuple(replace(a, id=f"x{a.id}") for a in again.attributions)
    with Library.open(file) as library:
        fill(library, [replace(again, attributions=renamed)])
    text = room.get("/story?id=post-1").text
    assert text.count("Rejected by a person") == 1
    assert 'id="c-xs1"' in text


def test_rejecting_twice_is_one_correction(room: TestClient) -> None:
    room.post("/corrections/reject", data=REJECT)
    assert "1" in room.post("/corrections/reject", data=REJECT).text
    assert room.get("/corrections").text.count("nobody says") == 1


def test_speakers_are_merged_and_parted(app: FastAPI) -> None:
    room = client_of(app)
    merge = {"name": "Ines Okafor", "other": "Zoë Brandt", "same": "true", "back": "/speakers"}
    room.post("/corrections/speakers", data=merge)
    (one,) = speakers_of(app, "Okafor")
    assert "Zoë Brandt" in one.profile.names
    assert "A person said" in room.get("/speaker", params={"id": one.profile.party.id}).text

    room.post("/corrections/undo", data={"id": "1"})
    part = {"name": "Ines Okafor", "other": "Ines Okafor", "story": "quay-1", "back": "/speakers"}
    room.post("/corrections/speakers", data=part)
    with Library.open(app.state.path) as library:
        people = People(library)
        found = sorted(people.stories(p) for p in speakers_of(app, "Ines Okafor"))
    assert found == [["gazette-1", "nested", "post-1"], ["quay-1"]]


def test_who_was_merged_away_leads_to_whom_it_went_into(app: FastAPI) -> None:
    room = client_of(app)
    ids = [speakers_of(app, name)[0].profile.party.id for name in ("Ines Okafor", "Zoë Brandt")]
    merge = {"name": "Ines Okafor", "other": "Zoë Brandt", "same": "true", "back": "/speakers"}
    room.post("/corrections/speakers", data=merge)
    (one,) = speakers_of(app, "Okafor")
    for id in ids:
        answer = room.get("/speaker", params={"id": id})
        assert answer.status_code == 200
        assert answer.url.params["id"] == one.profile.party.id
    for other in ("", "okafor", "ines-okafor-brandt", "ines-" * 400):
        assert room.get("/speaker", params={"id": other}).status_code == 404

    room.post("/corrections/undo", data={"id": "1"})
    for id in ids:
        assert room.get("/speaker", params={"id": id}).url.params["id"] == id


def test_an_origin_that_is_not_independent_is_noted_with_its_claim(room: TestClient) -> None:
    about = {"name": "Ines Okafor", "claim": "c1", "back": "/claim?id=c1"}
    answer = room.post("/corrections/origin", data=about)
    assert answer.url.path == "/claim"
    assert "is not independent" in answer.text
    assert "is not independent" in room.get("/corrections").text
    room.post("/corrections/undo", data={"id": "1"})
    assert "is not independent" not in room.get("/claim?id=c1").text


def test_what_is_gone_cannot_be_corrected(room: TestClient) -> None:
    assert room.post("/corrections/reject", data=REJECT | {"attribution": "no"}).status_code == 404
    assert room.post("/corrections/undo", data={"id": "99"}).status_code == 404
    blank = {"name": "Ines Okafor", "other": " ", "back": "/"}
    assert room.post("/corrections/speakers", data=blank).status_code == 422
