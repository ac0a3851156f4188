"""Text that would like to be more than text."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlencode

import pytest
from fastapi import FastAPI
from playwright.sync_api import Page as Browsed

from sayso.data import Attribution, Block, Producer, Reading, Speaker, Story
from sayso.library import Library
from sayso.web import application
from tests.report.invented import hostile
from tests.report.pages import Page

from .conftest import client_of, speakers_of
from .invented import fill, named, readings, shelf, told

SCRIPT = "<script>document.title='owned'</script>"
KEY = f"javascript:alert(1)//\"'>{SCRIPT}"


def worst() -> Reading:
    """A story whose title, words, outlet, byline, id and speakers are all hostile."""
    made = told("worst", f"{SCRIPT}\u202e\u2066", 2, denied=True)
    speakers = tuple(
        replace(s, name=f'"><img src=x onerror=alert(1)>{s.name}\u202e') for s in made.speakers
    )
    story = replace(
        made.story,
        id=KEY,
        title=f"</title></head>{SCRIPT}",
        byline=SCRIPT,
        url="javascript:alert(2)",
    )
    return replace(made, story=story, speakers=speakers)


@pytest.fixture
def app(file: Path) -> FastAPI:
    with Library.open(file) as library:
        fill(library, [worst(), named(hostile(), "hostile"), *readings()])
    made = application(file, shelf=shelf(file))
    made.state.shelf.wait(60)
    return made


def pages(app: FastAPI) -> list[tuple[str, dict[str, str]]]:
    found = [*speakers_of(app, "okafor"), *speakers_of(app, "owned")]
    named = [p.profile.party.id for p in found]
    assert named
    return [
        ("/", {}), ("/", {"q": SCRIPT, "since": SCRIPT, "speaker": SCRIPT}), ("/stories", {}),
        ("/speakers", {"q": SCRIPT}), ("/speakers", {}), ("/search", {"q": "pier"}),
        ("/search", {"q": f'"{SCRIPT}'}), ("/claim", {"id": "c1"}), ("/claim/sheet", {"id": "c1"}),
        ("/story", {"id": KEY}), ("/story", {"id": "hostile"}), ("/corrections", {}),
        ("/claim", {"id": SCRIPT}), (f"/{SCRIPT}", {}), *(("/speaker", {"id": p}) for p in named),
    ]  # fmt: skip


def test_nothing_breaks_out_of_its_element(app: FastAPI) -> None:
    room = client_of(app)
    room.post("/corrections/reject", data={
        "story": KEY, "version": "1", "attribution": "s0", "back": "/",
    })  # fmt: skip
    room.post("/corrections/speakers", data={"name": SCRIPT, "other": SCRIPT, "back": "/"})
    for path, query in pages(app):
        text = room.get(path, params=query).text
        assert "<script>" not in text
        assert "<img" not in text
        for tag, given in Page(text).elements:
            assert not [name for name in given if name.startswith("on") or name == "style"]
            assert tag not in ("img", "iframe", "object", "embed", "base")
            for name in ("href", "src", "action"):
                value = given.get(name) or "/"
                assert value.startswith(("/", "#", "https://"))
                assert not value.startswith("//")


def test_nothing_runs(app: FastAPI, page: Browsed) -> None:
    """The page fixture fails on any dialog, error, or word of the policy."""
    home = page.url.rstrip("/")
    for path, query in pages(app):
        if path.startswith("/<") or query.get("id") == SCRIPT:
            continue
        page.goto(f"{home}{path}?{urlencode(query)}")
        assert page.title() != "owned"
        assert page.evaluate("document.querySelectorAll('script').length") == 1


def test_a_line_that_is_turned_round_turns_nothing_else(page: Browsed) -> None:
    page.goto(page.url + "stories")
    for title in page.locator(".rows .facts").all():
        assert title.evaluate("e => getComputedStyle(e).direction") == "ltr"
    assert page.locator("bdi").count() > 0


def test_a_story_of_five_megabytes_is_shown(file: Path) -> None:
    line = f"“{SCRIPT}” said Mayor Brandt of the harbour, and then nothing more was said.\n"
    count = 5_000_000 // len(line)
    text = line * count
    starts = [i * len(line) for i in range(count)]
    blocks = tuple(Block("paragraph", (s, s + len(line) - 1)) for s in starts)
    cue = line.index("said")
    attributions = tuple(
        Attribution(
            f"s{i}", ((s + cue + 5, s + cue + 17),), ((s + cue, s + cue + 4),),
            ((s, s + cue - 1),), speaker="m",
        )
        for i, s in enumerate(starts[::200])
    )  # fmt: skip
    story = Story("long", text, blocks, title="A long day", language="en")
    speakers = (Speaker("m", "Brandt", "person"),)
    with Library.open(file) as library:
        library.put(Reading(story, Producer("0", "0"), attributions, speakers))
    room = client_of(application(file, shelf=shelf(file)))
    first = room.get("/story?id=long").text
    parts = int(re.findall(r"Part 1 of (\d+)", first)[0])
    last = room.get(f"/story?id=long&part={parts}").text
    assert parts > 100
    for text, begins in ((first, 0), (last, len(starts) - 1)):
        assert "<script>" not in text
        assert text.count("&lt;script&gt;") > 100
        assert len(text) < 1_000_000
        assert text.rstrip().endswith("</html>")
        assert f'id="c-s{begins // 200}"' in text or "None in this part" in text
