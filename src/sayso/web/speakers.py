"""The speakers: their list, and one of them with all that he, she or it has said."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from fastapi import APIRouter, HTTPException, Request, Response

from sayso.claims.identity import Parties, Profile
from sayso.library import Library
from sayso.report.entries import Entry
from sayso.web.corrections import standing_rejections
from sayso.web.pages import Opened, page
from sayso.web.shelf import Shelf
from sayso.web.storyview import StoryView

router = APIRouter()

PAGE = 100
_STORIES = 60
"""So many stories are looked through for one speaker's page, the newest."""


@dataclass(frozen=True, slots=True)
class Saying:
    """What was said in one story."""

    view: StoryView
    entry: Entry
    date: str


@router.get("/speakers")
def listed(request: Request, library: Opened, q: str = "", part: int = 1) -> Response:
    """The speakers with a name, those first who are in most stories."""
    shelf: Shelf = request.app.state.shelf
    if shelf.parties() is None:
        shelf.wait(5)
    parties, part = shelf.parties(), max(part, 1)
    found = parties.named(q) if parties else []
    found = [p for p in found if p.kind != "outlet" or any(e.speaker for e in p.entries)]
    found.sort(key=lambda p: (-_stories(p), (p.party.name or "").casefold()))
    shown = found[(part - 1) * PAGE : part * PAGE]
    rows = [(p, _stories(p), _about(p, parties)) for p in shown] if parties else []
    return page(
        request,
        "speakers.html.jinja",
        rows=rows,
        total=len(found),
        part=part,
        more=len(found) > part * PAGE,
        asked=q,
        waiting=parties is None,
        stories=library.count().stories,
    )


@router.get("/speaker")
def speaker(request: Request, library: Opened, id: str) -> Response:
    """One speaker."""
    shelf: Shelf = request.app.state.shelf
    if shelf.parties() is None:
        shelf.wait(5)
    parties = shelf.parties()
    profile = parties.profiles.get(id) if parties else None
    if parties is None or profile is None:
        raise HTTPException(404, "The library knows no such speaker, or not any more.")
    said = _said(library, shelf, profile)
    board = shelf.board()
    rows = board.of(id) if board else []
    both = [
        row
        for row in rows
        if {"supports", "denies"} <= {v.position for v in row.voices if v.party.id == id}
    ]
    return page(
        request,
        "speaker.html.jinja",
        profile=profile,
        about=_about(profile, parties),
        stories=_stories(profile),
        said=said,
        tally=Counter(s.view.manner(s.entry) or "says" for s in said).most_common(6),
        cut=_stories(profile) > _STORIES,
        rows=rows[:PAGE],
        contradictions=both,
        corrections=[c for c in library.corrections.standing() if _names(c.about, profile)],
    )


def _said(library: Library, shelf: Shelf, profile: Profile) -> list[Saying]:
    gone, parties = standing_rejections(library), shelf.parties()
    own: dict[tuple[str, int], set[str]] = {}
    for key, version, name in profile.where:
        if name:
            own.setdefault((key, version), set()).add(name)
    found: list[Saying] = []
    for (key, version), ids in sorted(own.items())[:_STORIES]:
        try:
            stored = library.story(key, version)
        except KeyError:
            continue
        view = StoryView(stored, gone, parties)
        day = (stored.reading.story.published_at or "")[:10]
        for entry in view.entries:
            at = entry.attribution.said_at
            if entry.attribution.speaker in ids and view.rejection(entry) is None:
                found.append(Saying(view, entry, (at and at.start) or day))
    return sorted(found, key=lambda s: (s.date, s.view.stored.key, s.entry.number))


def _stories(profile: Profile) -> int:
    return len({e.story for e in profile.entries if e.speaker})


def _about(profile: Profile, parties: Parties) -> list[str]:
    """What all stories tell of it: kind, the bodies for which it speaks, country."""
    bodies = [parties.of(e.story, e.body_id, e.version) for e in profile.entries if e.body_id]
    names = [profile.body, *(b.name for b in bodies if b)]
    return [f for f in (profile.kind, *dict.fromkeys(names), profile.country) if f]


def _names(about: object, profile: Profile) -> bool:
    """Whether a correction about speakers names it."""
    named = about.get("speakers", ()) if isinstance(about, dict) else ()
    return any(n["name"] in profile.names for n in named)
