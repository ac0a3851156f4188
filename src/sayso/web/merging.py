"""Saying that two claims are one, or that a member of one is another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Form, HTTPException, Request, Response
from fastapi.responses import RedirectResponse

from sayso.claims.claims_corrected import DIFFERENT, SAME, about, anchor
from sayso.data import Member, Story
from sayso.library import Library
from sayso.web.board import Row, Voice
from sayso.web.corrections import Field, back_to
from sayso.web.pages import Opened, claim_address, page

router = APIRouter()

_SHOWN = 40


def home_address(member: Member) -> str:
    """The address of the claim in which these words are, whatever it is called by now."""
    at = {"story": member.story, "version": member.version, "start": member.span[0][0]}
    return f"/claim/of?{urlencode(at)}"


@router.get("/claim/of")
def home(request: Request, story: str, version: int, start: int) -> Response:
    """To the claim in which a story's words are."""
    board = request.app.state.shelf.board()
    for row in board.rows if board else ():
        for v in row.voices:
            m = v.member
            if (m.story, m.version) == (story, version) and start in [a for a, _ in m.span]:
                return RedirectResponse(claim_address(row.claim.id), 303)
    raise HTTPException(404, "These words are in no claim, or not any more.")


@router.get("/claim/same")
def choose(request: Request, id: str, q: str = "") -> Response:
    """Claims to choose from: those that rival this one, or have the words that are asked for."""
    row = _row(request, id)
    board = request.app.state.shelf.board()
    others = [r for r in board.rows if r is not row]
    found = [r for r in others if (r.has(q) if q.strip() else r.claim.id in row.claim.rivals)]
    return page(
        request, "same.html.jinja", row=row, found=found[:_SHOWN], total=len(found), asked=q,
    )  # fmt: skip


@router.post("/corrections/claims/same")
def merge(request: Request, library: Opened, claim: Field, other: Field) -> Response:
    """Two claims say the same."""
    first, second = _row(request, claim), _row(request, other)
    if first is second:
        raise HTTPException(422, "These are one claim already.")
    return _say(request, library, SAME, _anchor(first.voices), _anchor(second.voices))


@router.post("/corrections/claims/part")
def part(
    request: Request, library: Opened, claim: Field, story: Field,
    version: Annotated[int, Form()], start: Annotated[int, Form()],
) -> Response:  # fmt: skip
    """These words of a claim say something else than the rest."""
    voices = _row(request, claim).voices
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


def _row(request: Request, id: str) -> Row:
    board = request.app.state.shelf.board()
    row: Row | None = board.by_id.get(id) if board else None
    if row is None:
        raise HTTPException(404, "There is no such claim, or not any more.")
    return row
