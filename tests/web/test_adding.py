"""What is pasted, named or dropped comes into the library; nothing else is read or fetched."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sayso.library import Library

STORY = "The ferry to Lunde was late again on Monday, the harbour master said.\n" * 2


def finished(room: TestClient, url: str) -> str:
    for _ in range(600):
        text = room.get(url).text
        if "data-running" not in text:
            return text
        time.sleep(0.2)
    raise AssertionError("not read within two minutes")


def added(room: TestClient, **form: object) -> str:
    answer = room.post("/add", **form)  # type: ignore[arg-type]
    assert answer.url.path == "/add/job"
    return finished(room, str(answer.url))


def test_a_pasted_text_is_read_once(empty: TestClient, file: Path) -> None:
    assert "Added" in added(empty, data={"text": STORY.replace("\n", "\r\n")})
    assert "in the library already" in added(empty, data={"text": STORY})
    with Library.open(file) as library:
        (stored,) = library.stories()
    assert stored.reading.story.text == STORY
    assert stored.key.startswith("pasted-")


def test_a_file_of_several_is_read(empty: TestClient, file: Path) -> None:
    lines = "".join(f'{{"id": "f{i}", "text": "{STORY[:-1].splitlines()[0]}"}}\n' for i in (1, 2))
    text = added(empty, files={"file": ("../../x.jsonl", lines.encode())})
    assert "f1" in text
    assert "x.jsonl" in text
    with Library.open(file) as library:
        assert library.count().stories == 2


def test_what_cannot_be_read_says_why(empty: TestClient) -> None:
    text = added(empty, files={"file": ("x.bin", b"\x00\x01\x02" * 500)})
    assert "could not be read" in text
    assert 'href="/add"' in text


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1:1/x", "http://localhost/", "http://[::1]/", "http://169.254.169.254/latest"],
)
def test_no_private_address_is_fetched(empty: TestClient, address: str) -> None:
    assert "not a public address" in added(empty, data={"address": address})


@pytest.mark.parametrize("address", ["/etc/passwd", "file:///etc/passwd", "-", "stories/"])
def test_no_file_of_the_machine_is_read(empty: TestClient, file: Path, address: str) -> None:
    answer = empty.post("/add", data={"address": address})
    assert answer.status_code == 422
    assert "no address" in answer.text
    with Library.open(file) as library:
        assert library.count().stories == 0


def test_nothing_given_asks_for_something(empty: TestClient) -> None:
    assert "choose a file first" in empty.post("/add", data={"text": " "}).text
