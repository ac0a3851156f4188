"""Who is answered, what is taken, what a page may do."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from sayso.web.guard import MOST

REJECT = {"story": "quay-1", "version": "1", "attribution": "s0", "back": "/"}


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", ""])
def test_a_foreign_host_is_refused_even_to_read(room: TestClient, host: str) -> None:
    answer = room.get("/stories", headers={"host": host})
    assert answer.status_code == 421
    assert "crack" not in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8765", "LOCALHOST:1", "[::1]:8765"])
def test_this_machine_is_answered(room: TestClient, host: str) -> None:
    assert room.get("/stories", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "", "http://127.0.0.1:1", "file://", "http://["]
)
def test_nothing_is_written_for_a_foreign_page(room: TestClient, origin: str) -> None:
    for path in ("reject", "speakers", "origin", "undo"):
        answer = room.post(f"/corrections/{path}", data=REJECT, headers={"origin": origin})
        assert answer.status_code == 403
    for path in ("/add", "/add/examples"):
        assert room.post(path, headers={"origin": origin}).status_code == 403
    assert "None yet" in room.get("/corrections").text


def test_nothing_is_written_without_an_origin(room: TestClient) -> None:
    room.headers.pop("origin")
    assert room.post("/corrections/reject", data=REJECT).status_code == 403


def test_nothing_is_written_by_reading(room: TestClient) -> None:
    for path in ("/corrections/reject", "/corrections/speakers", "/corrections/undo"):
        assert room.get(path, params=REJECT).status_code == 405
    assert room.get("/add/examples").status_code == 405


@pytest.mark.parametrize("path", ["/", "/story?id=quay-1", "/nowhere", "/static/room.js"])
def test_each_answer_says_what_a_page_may_do(room: TestClient, path: str) -> None:
    headers = room.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert headers["x-content-type-options"] == "nosniff"


def test_too_much_is_not_taken(room: TestClient) -> None:
    length = {"content-length": str(MOST + 1), "content-type": "application/x-www-form-urlencoded"}
    assert room.post("/add", content=b"text=x", headers=length).status_code == 413


@pytest.mark.parametrize(
    "back", ["//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)", ""]
)
def test_nobody_is_sent_elsewhere(room: TestClient, back: str) -> None:
    answer = room.post("/corrections/reject", data=REJECT | {"back": back}, follow_redirects=False)
    assert answer.headers.get("location", "/corrections") == "/corrections"
