"""axe-core finds nothing on any page, light or dark, wide or narrow (https://www.deque.com/axe)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from fastapi import FastAPI
from playwright.sync_api import Browser

PAGES = (
    "", "stories", "story?id=nested", "story?id=nested#c-s3", "speakers", "speaker?id=ines-okafor",
    "search", "search?q=pier", "claim?id=c1", "claim/sheet?id=c1", "add", "corrections", "nowhere",
)  # fmt: skip


@pytest.mark.parametrize("width", [1280, 380])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_barrier_on_any_page(
    browser: Browser,
    app: FastAPI,
    serve: Callable[[FastAPI], str],
    scheme: Literal["light", "dark"],
    width: int,
) -> None:
    home = serve(app)
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    found = []
    for path in PAGES:
        page.goto(f"{home}/{path}")
        results = Axe().run(page)
        found += [
            f"{path}: {v['id']}: {node['html'][:120]} {node['failureSummary'][:300]}"
            for v in results.response["violations"]
            for node in v["nodes"]
        ]
    page.goto(f"{home}/")
    page.keyboard.press("?")
    found += [f"keys: {v['id']}" for v in Axe().run(page).response["violations"]]
    context.close()
    assert found == []
