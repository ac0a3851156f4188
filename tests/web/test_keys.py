"""Everything by keyboard alone, in a real browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.report.invented import nested


def keys(page: Page, *pressed: str) -> None:
    for key in pressed:
        page.keyboard.press(key)


def chosen(page: Page) -> str | None:
    card = page.locator(".card[aria-current]")
    return card.get_attribute("id") if card.count() else None


def test_attributions_are_stepped_through(page: Page) -> None:
    page.goto(page.url + "story?id=nested")
    keys(page, "j")
    assert chosen(page) == "c-s0"
    keys(page, "j", "j", "j")
    assert chosen(page) == "c-s3"
    assert page.url.endswith("#c-s3")
    keys(page, "k")
    assert chosen(page) == "c-s2"
    for _ in nested().attributions:
        keys(page, "j")
    assert chosen(page) == "c-s5"


def test_only_the_chosen_ones_words_are_marked_tied_and_named(page: Page) -> None:
    page.goto(page.url + "story?id=nested#c-s3")
    on = page.locator(".story .on")
    words = "".join(on.all_inner_texts())
    assert "Ines Okafor" in words
    assert "Harbour bridge" not in words
    assert page.locator(".ties path").count() == 2
    labels = page.locator(".story [data-label]").evaluate_all(
        "all => all.map(e => e.dataset.label)"
    )
    assert sorted(labels) == ["how", "what", "who"]
    # It is inside what the Gazette reported.
    assert "that " in "".join(page.locator(".story .around").all_inner_texts())
    keys(page, "Escape")
    assert on.count() == 0
    assert page.locator(".ties").count() == 0
    assert "#" not in page.url


def test_an_attributions_own_address_opens_at_it(page: Page) -> None:
    page.goto(page.url + "story?id=nested#c-s4")
    assert chosen(page) == "c-s4"
    expect(page.locator("#c-s4")).to_be_in_viewport()


def test_enter_opens_the_speaker(page: Page) -> None:
    page.goto(page.url + "story?id=post-1")
    keys(page, "j", "Enter")
    page.wait_for_url(re.compile(r"/speaker\?id=ines-okafor"))
    expect(page.locator("h1")).to_have_text("Ines Okafor")


def test_slash_searches(page: Page) -> None:
    keys(page, "/")
    page.keyboard.type("pier 1 j")
    expect(page.locator("#find")).to_have_value("pier 1 j")
    keys(page, "Escape", "/")
    page.keyboard.type("pier")
    keys(page, "Enter")
    page.wait_for_url(re.compile("/search"))
    assert page.locator("mark").count() > 0


def test_lists_are_stepped_through_and_opened(page: Page) -> None:
    page.goto(page.url + "stories")
    keys(page, "j", "j", "k", "j")
    second = page.locator("[data-step]").nth(1)
    expect(second).to_be_focused()
    keys(page, "Enter")
    page.wait_for_url(re.compile(r"/story\?"))


def test_the_board_leads_to_the_words(page: Page) -> None:
    keys(page, "j", "Enter")
    page.wait_for_url(re.compile(r"/claim\?id=c1"))
    keys(page, "Tab")
    assert page.locator(".timeline a").count() == 4
    page.locator(".timeline a").first.focus()
    keys(page, "Enter")
    page.wait_for_url(re.compile(r"/story\?.*#c-s0"))


def test_question_mark_shows_the_keys(page: Page) -> None:
    keys(page, "?")
    expect(page.locator("#keys")).to_be_visible()
    keys(page, "j", "Escape")
    expect(page.locator("#keys")).to_be_hidden()
    assert page.url.endswith("/")


def test_digits_toggle_the_roles(page: Page) -> None:
    page.goto(page.url + "story?id=nested")
    source = page.locator(".story .s").first
    colour = "e => getComputedStyle(e).textDecorationColor"
    before = source.evaluate(colour)
    keys(page, "1")
    assert source.evaluate(colour) != before
    expect(page.locator('[data-role="s"]')).to_have_attribute("aria-pressed", "false")
    keys(page, "1", "2", "3")
    assert source.evaluate(colour) == before
    expect(page.locator('[data-role="c"]')).to_have_attribute("aria-pressed", "false")


def test_a_correction_is_made_and_taken_back_by_keyboard(page: Page) -> None:
    page.goto(page.url + "story?id=post-1#c-s1")
    page.locator("#c-s1 button").focus()
    keys(page, "Enter")
    person = page.locator("#c-s1 .person")
    expect(person).to_be_visible()
    person.locator("button").focus()
    keys(page, "Enter")
    expect(page.locator(".person")).to_have_count(0)


@pytest.mark.parametrize("path", ["story?id=nested", "", "stories", "search?q=pier", "claim?id=c1"])
def test_it_fits_a_phone(page: Page, path: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(page.url + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
