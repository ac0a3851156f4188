"""What a person says about the machine's work: kept, shown as a person's, and taken back."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Form, HTTPException, Request, Response
from fastapi.responses import RedirectResponse

from sayso.claims import row
from sayso.claims.attributions_corrected import REJECTED, rejected, rejection, rejections
from sayso.claims.origins_corrected import NOT_INDEPENDENT
from sayso.claims.references import reference
from sayso.claims.speakers_corrected import DIFFERENT, SAME
from sayso.library import Correction, Library
from sayso.web.pages import Opened, page

router = APIRouter()

Field = Annotated[str, Form()]


def standing_rejections(library: Library) -> tuple[Correction, ...]:
    """The standing rejections of attributions."""
    return rejections(library.corrections.standing())


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
    if attribution not in rejected(stored, standing_rejections(library)):
        library.corrections.add(REJECTED, rejection(stored, a), [stored.key])
    return back_to(request, back)


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
    return back_to(request, back)


@router.post("/corrections/origin")
def origin(request: Request, library: Opened, name: Field, claim: Field, back: Field) -> Response:
    """This one's word on the claim rests on that of the others who say the same."""
    if not name.strip():
        raise HTTPException(422, "A correction about an origin needs its name.")
    try:
        m = row(library, claim).voices[0].member
    except KeyError:
        raise HTTPException(404, "There is no such claim any more.") from None
    about: dict[str, Any] = {"speaker": {"name": name}}
    about["claim"] = reference(m.story, library.story(m.story, m.version).reading.story, m.span)
    library.corrections.add(NOT_INDEPENDENT, about, [m.story])
    return back_to(request, back)


@router.post("/corrections/undo")
def undo(
    request: Request, library: Opened, id: Annotated[int, Form()], back: Field = "/corrections"
) -> Response:
    """Takes one back."""
    try:
        library.corrections.undo(id)
    except KeyError:
        raise HTTPException(404, "There is no such correction any more.") from None
    return back_to(request, back)


def back_to(request: Request, path: str) -> Response:
    """To the page that it came from, which must be one of ours."""
    # Who has corrected something wants to see it; newer claims may take longer.
    request.app.state.shelf.wait(2)
    own = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable()
    return RedirectResponse(path if own else "/corrections", 303)
