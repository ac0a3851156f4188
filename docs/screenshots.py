"""Makes the pictures in docs/images: the reading room over the example stories, in Chromium.

    python docs/screenshots.py [--chromium /usr/bin/chromium]

Needs the development tools (make check installs them) and Debian's chromium.
"""

from __future__ import annotations

import argparse
import socket
import tempfile
import threading
import time
from importlib.resources import files
from pathlib import Path

import uvicorn
from playwright.sync_api import BrowserContext, Page, sync_playwright

from sayso.library import Library
from sayso.library.adding import add
from sayso.reading import stories
from sayso.web import application

IMAGES = Path(__file__).parent / "images"
STORY = "northlight-blast-2"
LOOKS = {
    "light": {"viewport": {"width": 1280, "height": 860}, "color_scheme": "light"},
    "dark": {"viewport": {"width": 1280, "height": 860}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 390, "height": 780}, "color_scheme": "light"},
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    parser.add_argument("--library", type=Path, help="Another library than the examples'.")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.library or examples(Path(folder) / "library.sqlite")
        home = serve(path)
        IMAGES.mkdir(exist_ok=True)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=options.chromium, args=["--no-sandbox", "--disable-gpu"]
            )
            for look, wanted in LOOKS.items():
                context = browser.new_context(**wanted, reduced_motion="reduce")
                take(context, home, look)
            browser.close()


def examples(path: Path) -> Path:
    """A library of the example stories."""
    with Library.open(path) as library:
        add(stories([str(files("sayso") / "examples" / "pile.jsonl")]), library)
    return path


def serve(path: Path) -> str:
    """The room's address, once its claims are made."""
    app = application(path)
    app.state.shelf.wait(600)
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off"))
    threading.Thread(target=server.run, args=([listening],), daemon=True).start()
    while not server.started:
        time.sleep(0.05)
    return f"http://127.0.0.1:{listening.getsockname()[1]}"


def take(context: BrowserContext, home: str, look: str) -> None:
    """All pages in one look."""
    page = context.new_page()

    def shot(name: str, path: str) -> Page:
        page.goto(home + path)
        page.screenshot(path=IMAGES / f"{name}-{look}.png")
        return page

    shot("claims", "/")
    claim = page.locator(".board .sentence a").first.get_attribute("href")
    for name, path in (("stories", "/stories"), ("search", "/search?q=drone"), ("add", "/add")):
        shot(name, path)
    shot("speakers", "/speakers")
    speaker = page.locator(".rows a").first.get_attribute("href")
    shot("speaker", speaker or "/speakers")
    shot("claim", claim or "/")
    page.goto(f"{home}/story?id={STORY}")
    for _ in range(3):
        page.keyboard.press("j")
    page.wait_for_timeout(300)
    page.screenshot(path=IMAGES / f"story-{look}.png")
    page.close()


if __name__ == "__main__":
    main()
