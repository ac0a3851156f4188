"""The stories: their list, and one of them with its attributions."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Request, Response

from sayso.web.corrections import standing_rejections
from sayso.web.pages import Opened, long_page, page
from sayso.web.storyview import StoryView

router = APIRouter()

PAGE = 50
"""So many stories are on one page of the list."""


@router.get("/stories")
def listed(request: Request, library: Opened, part: int = 1) -> Response:
    """The stories, newest first."""
    part = max(part, 1)
    rows = library.listing(PAGE + 1, (part - 1) * PAGE)
    return page(
        request,
        "stories.html.jinja",
        rows=rows[:PAGE],
        part=part,
        more=len(rows) > PAGE,
        count=library.count(),
    )


@router.get("/story")
def story(request: Request, library: Opened, id: str, version: int | None = None) -> Response:
    """One story; each attribution is a place in it: ``#c-`` and its id."""
    try:
        stored = library.story(id, version)
    except KeyError:
        raise HTTPException(404, "The library holds no such story.") from None
    view = StoryView(
        stored, standing_rejections(library), library.derived.parties_in(stored.key, stored.version)
    )
    return long_page(request, "story.html.jinja", view=view, stored=stored)
