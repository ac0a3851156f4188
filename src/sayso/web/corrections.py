"""What a person says about the machine's work: kept, shown as a person's, and taken back."""

from __future__ import annotations

import json
from typing import Annotated, Any

from fastapi import APIRouter, Form, HTTPException, Request, Response
from fastapi.responses import RedirectResponse

from sayso.claims.origins_corrected import NOT_INDEPENDENT
from sayso.claims.speakers_corrected import DIFFERENT, SAME
from sayso.data import Attribution, Story
from sayso.library import Correction, Library
from sayso.web.pages import Opened, page

router = APIRouter()

REJECTED = "attribution-rejected"
"""``about``: the hash of the story's text, and the spans: they outlive a new reading's ids."""

Field = Annotated[str, Form()]


def reference(story: Story, a: Attribution) -> str:
    """By what an attribution is known again in another reading of the same text."""
    return _key({"text_sha256": story.text_sha256, **_spans(a)})


def rejections(library: Library) -> dict[str, Correction]:
    """The standing rejections of attributions, by their ``reference``."""
    standing = library.corrections.standing()
    return {_key({k: v for k, v in c.about.items() if k != "words"}): c
            for c in standing if c.kind == REJECTED}  # fmt: skip


def _spans(a: Attribution) -> dict[str, list[list[int]]]:
    return {
        role: [list(span) for span in getattr(a, role)] for role in ("source", "cue", "content")
    }


def _key(about: dict[str, Any]) -> str:
    return json.dumps(about, sort_keys=True)


@router.get("/corrections")
def listed(request: Request, library: Opened) -> Response:
    """All that was corrected, newest first."""
    found = reversed(list(library.corrections))
    return page(request, "corrections.html.jinja", corrections=list(found))


@router.post("/corrections/reject")
def reject(
    request: Request, library: Opened, story: Field, version: Annotated[int, Form()],
    attribution: Field, back: Field,
) -> Response:  # fmt: skip
    """Nobody says this here."""
    try:
        stored = library.story(story, version)
        a = next(a for a in stored.reading.attributions if a.id == attribution)
    except (KeyError, StopIteration):
        raise HTTPException(404, "The story has no such attribution any more.") from None
    if reference(stored.reading.story, a) not in rejections(library):
        text = stored.reading.story.text
        about = {
            "text_sha256": stored.reading.story.text_sha256,
            **_spans(a),
            "words": " … ".join(text[x:y] for x, y in a.content)[:200],
        }
        library.corrections.add(REJECTED, about, [stored.key])
    return _back(request, back)


@router.post("/corrections/speakers")
def speakers(
    request: Request, library: Opened, name: Field, other: Field, back: Field,
    same: Annotated[bool, Form()] = False, story: Field = "",
) -> Response:  # fmt: skip
    """Two names mean one party; or the one in ``story`` is another than the rest."""
    if not name.strip() or not other.strip():
        raise HTTPException(422, "A correction about speakers needs both their names.")
    second = {"name": other} | ({"story": story} if story else {})
    about = {"speakers": [{"name": name}, second]}
    try:
        library.corrections.add(SAME if same else DIFFERENT, about, [story] if story else [])
    except KeyError:
        raise HTTPException(404, "The library holds no such story.") from None
    return _back(request, back)


@router.post("/corrections/origin")
def origin(request: Request, library: Opened, name: Field, claim: Field, back: Field) -> Response:
    """This one's word on the claim rests on that of the others who say the same."""
    if not name.strip():
        raise HTTPException(422, "A correction about an origin needs its name.")
    library.corrections.add(NOT_INDEPENDENT, {"speaker": {"name": name}, "claim": claim})
    return _back(request, back)


@router.post("/corrections/undo")
def undo(
    request: Request, library: Opened, id: Annotated[int, Form()], back: Field = "/corrections"
) -> Response:
    """Takes one back."""
    try:
        library.corrections.undo(id)
    except KeyError:
        raise HTTPException(404, "There is no such correction any more.") from None
    return _back(request, back)


def _back(request: Request, path: str) -> Response:
    """To the page that it came from, which must be one of ours."""
    # Who has corrected something wants to see it; newer claims may take longer.
    request.app.state.shelf.wait(2)
    own = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable()
    return RedirectResponse(path if own else "/corrections", 303)
