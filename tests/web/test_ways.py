"""The ways through the room that write or choose, by keyboard alone, in a real browser."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect


def tab_to(page: Page, selector: str) -> None:
    """Tabs on until what has the focus is what is looked for."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
    raise AssertionError(f"no tab leads to {selector}")


def test_the_board_is_narrowed_down_and_a_sheet_opened(page: Page) -> None:
    tab_to(page, "#q")
    page.keyboard.type("pier")
    tab_to(page, "#only")
    page.keyboard.type("disp")
    tab_to(page, ".filters button")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("q=pier&only=disputed"))
    for key in ("j", "Enter"):
        page.keyboard.press(key)
    page.wait_for_url(re.compile(r"/claim\?"))
    tab_to(page, "a[href^='/claim/sheet']")
    page.keyboard.press("Enter")
    expect(page.locator(".sheet tbody tr")).to_have_count(4)


def test_what_is_found_is_opened_at_its_place(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("denied")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/search"))
    tab_to(page, ".passage a")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/story.*#here"))
    expect(page.locator("#here")).to_contain_text("denied")


def test_speakers_are_merged_and_parted_again(page: Page) -> None:
    page.goto(page.url + "speaker?id=ines-okafor")
    tab_to(page, "#other")
    page.keyboard.type("Zoë Brandt")
    page.keyboard.press("Enter")
    person = page.locator(".person")
    expect(person).to_contain_text("is also Zoë Brandt")
    tab_to(page, ".person button")
    page.keyboard.press("Enter")
    expect(person).to_have_count(0)


def test_a_text_is_added_and_opened(page: Page) -> None:
    page.goto(page.url + "add")
    tab_to(page, "#text")
    page.keyboard.type("The ferry to Lunde was late again on Monday, the harbour master said.")
    tab_to(page, ".add button")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/add/job"))
    expect(page.locator("h1")).to_contain_text("Added", timeout=180_000)
    for key in ("j", "Enter"):
        page.keyboard.press(key)
    page.wait_for_url(re.compile(r"/story\?"))
    expect(page.locator(".story")).to_contain_text("The ferry to Lunde")
