"""Saying that two claims are one, or that a member of one is another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Form, HTTPException, Request, Response
from fastapi.responses import RedirectResponse

from sayso.claims import count, listed, rivals, row
from sayso.claims.claims_corrected import DIFFERENT, SAME, about, anchor
from sayso.claims.showing import Row, Voice
from sayso.data import Member, Story
from sayso.library import Library
from sayso.library.derived import Asked
from sayso.web.corrections import Field, back_to
from sayso.web.pages import Opened, claim_address, page

router = APIRouter()

_SHOWN = 40


def home_address(member: Member) -> str:
    """The address of the claim in which these words are, whatever it is called by now."""
    at = {"story": member.story, "version": member.version, "start": member.span[0][0]}
    return f"/claim/of?{urlencode(at)}"


@router.get("/claim/of")
def home(library: Opened, story: str, version: int, start: int) -> Response:
    """To the claim in which a story's words are."""
    found = library.derived.claim_at(story, version, start)
    if found is None:
        raise HTTPException(404, "These words are in no claim, or not any more.")
    return RedirectResponse(claim_address(found), 303)


@router.get("/claim/same")
def choose(request: Request, library: Opened, id: str, q: str = "") -> Response:
    """Claims to choose from: those that rival this one, or have the words that are asked for."""
    own = claim_row(request, library, id)
    if q.strip():
        found, total = listed(library, Asked(q[:400]), _SHOWN), count(library, Asked(q[:400]))
    else:
        found = rivals(library, own.claim)
        total = len(found)
    found = [face for face in found if face.id != id][:_SHOWN]
    return page(request, "same.html.jinja", row=own, found=found, total=total, asked=q)


@router.post("/corrections/claims/same")
def merge(request: Request, library: Opened, claim: Field, other: Field) -> Response:
    """Two claims say the same."""
    first, second = (claim_row(request, library, id) for id in (claim, other))
    if claim == other:
        raise HTTPException(422, "These are one claim already.")
    return _say(request, library, SAME, _anchor(first.voices), _anchor(second.voices))


@router.post("/corrections/claims/part")
def part(
    request: Request, library: Opened, claim: Field, story: Field,
    version: Annotated[int, Form()], start: Annotated[int, Form()],
) -> Response:  # fmt: skip
    """These words of a claim say something else than the rest."""
    voices = claim_row(request, library, claim).voices
    own = [v for v in voices if _is(v, story, version, start)]
    rest = [v for v in voices if v not in own]
    if not own or not rest:
        raise HTTPException(422, "There is nothing in the claim to part these words from.")
    return _say(request, library, DIFFERENT, _anchor(rest), own[0].member)


def _say(request: Request, library: Library, kind: str, first: Member, second: Member) -> Response:
    said: list[tuple[Story, Member]] = []
    for m in (first, second):
        try:
            said.append((library.story(m.story, m.version).reading.story, m))
        except KeyError:
            raise HTTPException(404, "The library holds no such story any more.") from None
    what: dict[str, Any] = about(*said)
    library.corrections.add(kind, what, [first.story, second.story])
    return back_to(request, home_address(first))


def _anchor(voices: Sequence[Voice]) -> Member:
    return anchor([v.member for v in voices])


def _is(v: Voice, story: str, version: int, start: int) -> bool:
    m = v.member
    return (m.story, m.version, m.span[0][0]) == (story, version, start)


def claim_row(request: Request, library: Library, id: str) -> Row:
    """One claim, which may still be in the making."""
    for _ in range(2):
        try:
            return row(library, id)
        except KeyError:
            request.app.state.shelf.wait(5)
    raise HTTPException(404, "There is no such claim, or not any more: claims change with the "
                        "stories of the library and with corrections.")  # fmt: skip
