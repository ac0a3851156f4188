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
def story(
    request: Request, library: Opened, id: str, version: int | None = None, part: int = 1,
    at: str = "", char: int | None = None,
) -> Response:  # fmt: skip
    """One story, a long one in parts; each attribution is a place in it: ``#c-`` and its id.

    Shows the part that has the attribution ``at``, or else the character ``char``, or else the
    part that is asked for by its number.
    """

    def opened() -> StoryView:
        stored = library.story(id, version)
        parties = library.derived.parties_in(stored.key, stored.version)
        return StoryView(stored, standing_rejections(library), parties)

    state = request.app.state
    try:
        view = state.desk.view((id, version, state.shelf.stamp()), opened)
    except KeyError:
        raise HTTPException(404, "The library holds no such story.") from None
    view.turn_to(part, at, char, version)
    return long_page(request, "story.html.jinja", view=view, stored=view.stored)
