"""The claims: the board, one claim, and its evidence sheet."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, Request, Response

from sayso.claims import count, listed, rivals
from sayso.claims.references import among
from sayso.claims.showing import Row, Voice, face_of
from sayso.data import Party
from sayso.excerpts import NOBODY
from sayso.library import Correction, Library
from sayso.web.board import asked_for
from sayso.web.drawings import funnel, timeline
from sayso.web.merging import claim_row, home_address
from sayso.web.pages import Opened, page
from sayso.web.shelf import Shelf

router = APIRouter()

PAGE = 40
"""So many claims are on one page of the board."""
_SPEAKERS = 500
"""So many can be chosen from, those in most stories."""


@router.get("/")
def board(
    request: Request, library: Opened, q: str = "", only: str = "", speaker: str = "",
    since: str = "", until: str = "", part: int = 1,
) -> Response:  # fmt: skip
    """The board: by default what more than one story tells, or somebody denies."""
    wanted, part = asked_for(q, only, speaker, since, until), max(part, 1)
    rows = listed(library, wanted, PAGE + 1, (part - 1) * PAGE)
    shelf: Shelf = request.app.state.shelf
    all = count(library)
    return page(
        request,
        "board.html.jinja",
        rows=[(face, funnel(face)) for face in rows[:PAGE]],
        total=count(library, wanted),
        all=all,
        part=part,
        more=len(rows) > PAGE,
        asked={"q": q, "only": only, "speaker": speaker, "since": since, "until": until},
        speakers=[Party(id, name) for id, name in library.derived.sided(_SPEAKERS)],
        waiting=shelf.busy and not all,
        busy=shelf.busy,
        stories=library.count().stories,
    )


@router.get("/claim")
def claim(request: Request, library: Opened, id: str) -> Response:
    """One claim."""
    row = claim_row(request, library, id)
    return page(
        request,
        "claim.html.jinja",
        row=row,
        funnel=funnel(face_of(row)),
        timeline=timeline(row.voices),
        branches=_branches(row),
        rivals=rivals(library, row.claim),
        corrections=[c for c in library.corrections.standing() if _about(c, row, library)],
        home=home_address(row.voices[0].member),
    )


@router.get("/claim/sheet")
def sheet(request: Request, library: Opened, id: str) -> Response:
    """All the evidence on one sheet, to print or save."""
    row = claim_row(request, library, id)
    return page(request, "sheet.html.jinja", row=row, branches=_branches(row))


@dataclass(frozen=True, slots=True)
class Branch:
    """One origin at most, why, and the voices that come down to it; ``shown``: the speakers, those
    without a name in their story's words."""

    speakers: tuple[Party, ...]
    shown: tuple[Party, ...]
    why: str
    voices: list[Voice]


def _branches(row: Row) -> list[Branch]:
    """The supporters' voices by origin; by speaker where no origins were counted."""
    called = {v.origin.id: v.origin.name for v in row.voices}

    def shown(p: Party) -> Party:
        return Party(p.id, p.name or called.get(p.id) or NOBODY)

    groups = [
        Branch(g.speakers, tuple(map(shown, g.speakers)), g.why, [])
        for g in row.claim.origins.groups
    ]
    home = {p.id: branch for branch in groups for p in branch.speakers}
    for voice in row.side("supports"):
        branch = home.get(voice.origin.id)
        if branch is None:
            branch = Branch((voice.origin,), (voice.origin,), "", [])
            groups.append(branch)
            if voice.origin.id:
                home[voice.origin.id] = branch
        branch.voices.append(voice)
    return [branch for branch in groups if branch.voices]


def _about(c: Correction, row: Row, library: Library) -> bool:
    """Whether a correction is about this claim's words."""
    refs = [*c.about.get("claims", ()), *([c.about["claim"]] if c.about.get("claim") else [])]
    return among(
        refs, [v.member for v in row.voices], lambda *place: library.story(*place).reading.story
    )
