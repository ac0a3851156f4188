"""A long story is shown in parts; an attribution's address opens the one that it is in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from fastapi import FastAPI
from playwright.sync_api import Browser, expect
from playwright.sync_api import Page as Browsed
from starlette.testclient import TestClient

from sayso.data import Attribution, Block, Reading, Span
from sayso.library import Library
from sayso.report.parts import parts
from sayso.web import application
from sayso.web.shelf import Shelf
from tests.report.pages import Page

from .invented import fill, told

SIZE = 300_000
# A busy machine is no fault of the page.
expect.set_options(timeout=60_000)
MOST = 1_000_000
"""So many characters of HTML a browser lays out at once."""


def long(size: int = SIZE) -> Reading:
    """Days and days of the same crack: an attribution every two hundred letters or so."""
    day = told("long", "Evening Post", 6, denied=True)
    text = day.story.text
    count = size // len(text)
    attributions, blocks = [], []
    for i in range(count):

        def moved(spans: tuple[Span, ...], by: int = i * len(text)) -> tuple[Span, ...]:
            return tuple((start + by, end + by) for start, end in spans)

        attributions += [
            Attribution(
                f"d{i}-{a.id}", moved(a.source), moved(a.cue), moved(a.content), speaker=a.speaker
            )
            for a in day.attributions
        ]
        blocks += [Block("paragraph", moved((b.span,))[0]) for b in day.story.blocks]
    story = replace(day.story, text=text * count, blocks=tuple(blocks))
    return replace(day, story=story, attributions=tuple(attributions))


@pytest.fixture(scope="module")
def reading() -> Reading:
    return long()


@pytest.fixture
def app(file: Path, reading: Reading) -> FastAPI:
    with Library.open(file) as library:
        fill(library, [reading])
    return application(file, shelf=Shelf(file, lambda _: None))


def shown(room: TestClient, **asked: object) -> Page:
    answer = room.get("/story", params={"id": "long", **asked})  # type: ignore[arg-type]
    assert answer.status_code == 200
    assert len(answer.text) < MOST
    return Page(answer.text)


def test_the_parts_together_are_the_story(room: TestClient, reading: Reading) -> None:
    count = len(parts(reading))
    assert count > 8
    pages = [shown(room, part=part) for part in (1, 2, count)]
    runs = [parts(reading)[i].stretches for i in (0, 1, count - 1)]
    for page, run in zip(pages, runs, strict=True):
        own = reading.story.text[run[0].start : run[-1].end]
        assert "".join("".join(page.story).split()) == "".join(own.split())
        assert page.all("*", "id").count("r1-h") == 1
    for before, after in pairwise(pages[:2]):
        assert not set(before.all("li", "id")) & set(after.all("li", "id"))


def test_an_attributions_address_opens_its_part(room: TestClient, reading: Reading) -> None:
    for a in (reading.attributions[0], reading.attributions[-1], reading.attributions[1234]):
        page = shown(room, at=a.id)
        assert f"c-{a.id}" in page.all("li", "id")
        assert f"a-{a.id}" in page.all("a", "id")


@pytest.mark.parametrize(
    "asked", [{"part": 0}, {"part": 99999}, {"at": "nobody"}, {"char": 1 << 60}]
)
def test_what_is_not_there_shows_the_nearest(room: TestClient, asked: dict[str, object]) -> None:
    assert shown(room, **asked).story


def test_a_place_in_the_words_has_an_address(room: TestClient, reading: Reading) -> None:
    for char in (SIZE // 2, len(reading.story.text) - 5):
        assert shown(room, char=char).all("*", "id").count("here") == 1
    linked = Page(room.get("/search?q=crack").text).all("a", "href")
    found = next(h for h in linked if "char=" in h)
    assert "here" in Page(room.get(found.partition("#")[0]).text).all("*", "id")


def test_a_correction_leads_back_to_the_part(room: TestClient, reading: Reading) -> None:
    last = reading.attributions[-1].id
    form = shown(room, at=last)
    back = next(v for v in form.all("input", "value") if last in v and "/story" in v)
    answer = room.post(
        "/corrections/reject",
        data={"story": "long", "version": "1", "attribution": last, "back": back},
    )
    assert "Rejected by a person" in answer.text
    assert f'id="c-{last}"' in answer.text


def test_keys_step_from_part_to_part(page: Browsed, reading: Reading) -> None:
    first, second = (p.numbers for p in parts(reading)[:2])
    ids = [reading.attributions[n - 1].id for n in (first[-1], second[0])]
    page.goto(f"{page.url}story?id=long&at={ids[0]}#c-{ids[0]}")
    card = page.locator(".card[aria-current]")
    expect(card).to_have_attribute("id", f"c-{ids[0]}")
    page.keyboard.press("j")
    page.wait_for_url(f"**/story?id=long&at={ids[1]}#c-{ids[1]}")
    expect(card).to_have_attribute("id", f"c-{ids[1]}")
    page.keyboard.press("k")
    expect(card).to_have_attribute("id", f"c-{ids[0]}")
    page.keyboard.press("k")
    before = reading.attributions[first[-2] - 1].id
    # The address that is shown opens at it, too.
    expect(card).to_have_attribute("id", f"c-{before}")
    page.goto(page.url)
    page.reload()
    expect(card).to_have_attribute("id", f"c-{before}")


def test_parts_are_turned_without_script(
    browser: Browser, app: FastAPI, serve: Callable[[FastAPI], str], reading: Reading
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    last = reading.attributions[-1].id
    page.goto(f"{serve(app)}/story?id=long&at={last}#c-{last}")
    expect(page.locator(f"#c-{last}")).to_be_in_viewport()
    page.get_by_label("Part", exact=True).fill("2")
    page.get_by_role("button", name="Open").click()
    count = len(parts(reading))
    expect(page.locator(".pager").first).to_contain_text(f"Part 2 of {count}")
    page.get_by_role("link", name="The next part").first.click()
    expect(page.locator(".pager").first).to_contain_text(f"Part 3 of {count}")
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_barrier_in_a_part(
    browser: Browser,
    app: FastAPI,
    serve: Callable[[FastAPI], str],
    scheme: Literal["light", "dark"],
) -> None:
    context = browser.new_context(color_scheme=scheme, reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{serve(app)}/story?id=long&part=2")
    assert [v["id"] for v in Axe().run(page).response["violations"]] == []
    context.close()
