"""Reading, following and correcting work where scripts do not run."""

from __future__ import annotations

from collections.abc import Callable

from fastapi import FastAPI
from playwright.sync_api import Browser, expect


def test_a_story_is_read_followed_and_corrected(
    browser: Browser, app: FastAPI, serve: Callable[[FastAPI], str]
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(serve(app))
    page.get_by_role("link", name="The north pier has a crack.").click()
    page.locator(".branch a[href*='post-1']").first.click()
    expect(page.locator("h1")).to_have_text("A crack in the bridge")
    assert page.url.endswith("#c-s0")
    expect(page.locator(".legend")).to_be_visible()
    expect(page.locator(".toggles")).to_be_hidden()
    page.locator("#c-s1 button").click()
    expect(page.locator("#c-s1 .person")).to_be_visible()
    context.close()
