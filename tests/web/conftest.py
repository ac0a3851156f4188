"""A room over a library of its own, called directly or served to a browser."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import uvicorn
from fastapi import FastAPI
from playwright.sync_api import Browser, BrowserContext, Error, Page, sync_playwright
from starlette.testclient import TestClient

from sayso.claims import listed, row
from sayso.claims.people import People, Person
from sayso.claims.showing import Row
from sayso.library import Library
from sayso.web import application

from .invented import fill, readings, shelf

CHROMIUM = Path("/usr/bin/chromium")
ORIGIN = {"origin": "http://127.0.0.1"}


def client_of(app: FastAPI) -> TestClient:
    return TestClient(app, base_url="http://127.0.0.1", headers=ORIGIN, follow_redirects=True)


def rows_of(app: FastAPI) -> list[Row]:
    """The claims as they are now."""
    app.state.shelf.wait(60)
    with Library.open(app.state.path) as library:
        return [row(library, face.id) for face in listed(library, limit=1000)]


def speakers_of(app: FastAPI, name: str) -> list[Person]:
    """The speakers of that name as they are now."""
    app.state.shelf.wait(60)
    with Library.open(app.state.path) as library:
        return list(People(library).named(name))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "library.sqlite"


@pytest.fixture
def empty(file: Path) -> TestClient:
    """A room whose library holds nothing."""
    return client_of(application(file, shelf=shelf(file)))


@pytest.fixture
def app(file: Path) -> FastAPI:
    with Library.open(file) as library:
        fill(library, readings())
    made = application(file, shelf=shelf(file))
    made.state.shelf.wait(60)
    return made


@pytest.fixture
def room(app: FastAPI) -> TestClient:
    return client_of(app)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.skip("needs Debian's chromium (apt-get install chromium)")
    with sync_playwright() as playwright:
        try:
            found = playwright.chromium.launch(
                executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
            )
        except Error as error:
            pytest.skip(f"chromium does not start here ({error.message.splitlines()[0]})")
        yield found
        found.close()


@pytest.fixture
def serve() -> Iterator[Callable[[FastAPI], str]]:
    """Serves an application; gives back its address."""
    running: list[tuple[uvicorn.Server, threading.Thread]] = []

    def start(app: FastAPI) -> str:
        listening = socket.socket()
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.02)
        running.append((server, thread))
        return f"http://127.0.0.1:{listening.getsockname()[1]}"

    yield start
    for server, thread in running:
        server.should_exit = True
        thread.join(10)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    found = browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    yield found
    found.close()


@pytest.fixture
def page(context: BrowserContext, app: FastAPI, serve: Callable[[FastAPI], str]) -> Iterator[Page]:
    """A page at the room's door, in which nothing may go wrong unseen."""
    page, wrong = context.new_page(), []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.on("dialog", lambda dialog: wrong.append(dialog.message) or dialog.dismiss())
    page.goto(serve(app))
    yield page
    assert wrong == []
