"""The claims: the board, one claim, and its evidence sheet."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, HTTPException, Request, Response

from sayso.claims.identity import Parties
from sayso.claims.references import among
from sayso.data import Party
from sayso.library import Correction, Library
from sayso.web.board import Board, Row, Voice
from sayso.web.drawings import funnel, timeline
from sayso.web.merging import home_address
from sayso.web.pages import Opened, page
from sayso.web.shelf import Shelf

router = APIRouter()

PAGE = 40
"""So many claims are on one page of the board."""


@router.get("/")
def board(
    request: Request, library: Opened, q: str = "", only: str = "", speaker: str = "",
    since: str = "", until: str = "", part: int = 1,
) -> Response:  # fmt: skip
    """The board: by default what more than one story tells, or somebody denies."""
    shelf: Shelf = request.app.state.shelf
    found, part = shelf.board(), max(part, 1)
    rows = [
        row
        for row in (found.rows if found else ())
        if (only == "all" or q or speaker or row.claim.disputed or row.stories > 1)
        and (only != "disputed" or row.claim.disputed)
        and (only != "narrow" or row.narrow)
        and row.has(q)
        and (not speaker or any(speaker == v.party.id for v in row.voices))
        and _within(row, since, until)
    ]
    start = (part - 1) * PAGE
    return page(
        request,
        "board.html.jinja",
        status=200,
        rows=[(row, funnel(row)) for row in rows[start : start + PAGE]],
        total=len(rows),
        all=len(found.rows) if found else 0,
        part=part,
        more=len(rows) > start + PAGE,
        asked={"q": q, "only": only, "speaker": speaker, "since": since, "until": until},
        speakers=_speakers(found, shelf.parties()),
        waiting=found is None,
        busy=shelf.busy,
        stories=library.count().stories,
    )


@router.get("/claim")
def claim(request: Request, library: Opened, id: str) -> Response:
    """One claim."""
    row = _claim(request, id)
    return page(
        request,
        "claim.html.jinja",
        row=row,
        funnel=funnel(row),
        timeline=timeline(row.voices),
        branches=_branches(row),
        rivals=_rivals(request, row),
        corrections=[c for c in library.corrections.standing() if _about(c, row, library)],
        home=home_address(row.voices[0].member),
    )


@router.get("/claim/sheet")
def sheet(request: Request, id: str) -> Response:
    """All the evidence on one sheet, to print or save."""
    row = _claim(request, id)
    return page(request, "sheet.html.jinja", row=row, branches=_branches(row))


@dataclass(frozen=True, slots=True)
class Branch:
    """One origin at most, why, and the voices that come down to it."""

    speakers: tuple[Party, ...]
    why: str
    voices: list[Voice]


def _branches(row: Row) -> list[Branch]:
    """The supporters' voices by origin; by speaker where no origins were counted."""
    groups = [Branch(g.speakers, g.why, []) for g in row.claim.origins.groups]
    home = {p.id: branch for branch in groups for p in branch.speakers}
    for voice in row.side("supports"):
        branch = home.get(voice.origin.id)
        if branch is None:
            branch = Branch((voice.origin,), "", [])
            groups.append(branch)
            if voice.origin.id:
                home[voice.origin.id] = branch
        branch.voices.append(voice)
    return [branch for branch in groups if branch.voices]


def _rivals(request: Request, row: Row) -> list[Row]:
    found = request.app.state.shelf.board()
    return [found.by_id[id] for id in row.claim.rivals if id in found.by_id] if found else []


def _claim(request: Request, id: str) -> Row:
    shelf: Shelf = request.app.state.shelf
    if shelf.board() is None:
        shelf.wait(20)
    found = shelf.board()
    if found is None or id not in found.by_id:
        raise HTTPException(404, "There is no such claim, or not any more: claims change with the "
                            "stories of the library and with corrections.")  # fmt: skip
    return found.by_id[id]


def _about(c: Correction, row: Row, library: Library) -> bool:
    """Whether a correction is about this claim's words."""
    refs = [*c.about.get("claims", ()), *([c.about["claim"]] if c.about.get("claim") else [])]
    return among(
        refs, [v.member for v in row.voices], lambda *place: library.story(*place).reading.story
    )


def _within(row: Row, since: str, until: str) -> bool:
    """Whether anybody had a side on it in that time; days as ISO 8601 dates."""
    if not (since or until):
        return True
    return any(since <= v.date <= (until or "9999") for v in row.voices if v.date)


def _speakers(found: Board | None, parties: Parties | None) -> list[Party]:
    """Whom one can choose: those with a name who have a side on what the board shows."""
    if found is None or parties is None:
        return []
    shown = {
        v.party.id
        for row in found.rows
        if row.claim.disputed or row.stories > 1
        for v in row.voices
    }
    named = [parties.profiles[id].party for id in shown if id in parties.profiles]
    return sorted((p for p in named if p.name), key=lambda p: (p.name or "").casefold())[:500]
