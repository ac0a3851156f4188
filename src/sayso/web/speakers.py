"""The speakers: their list, and one of them with all that he, she or it has said."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import RedirectResponse

from sayso.claims import listed as claims
from sayso.claims.identity import Parties, Profile
from sayso.claims.people import People, Person
from sayso.claims.rows import face_from
from sayso.library import Library
from sayso.library.derived import Asked
from sayso.report.entries import Entry
from sayso.web.corrections import standing_rejections
from sayso.web.pages import Opened, page, speaker_address
from sayso.web.shelf import Shelf
from sayso.web.storyview import StoryView

router = APIRouter()

PAGE = 100
_STORIES = 20
"""So many stories are on one part of a speaker's page."""
_CLAIMS, _BODIES = 40, 8


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
    people, part, q = People(library), max(part, 1), q[:400]
    total = people.count(q)
    start = (part - 1) * PAGE
    rows = [(p, _about(p, people.parties)) for p in people.named(q, PAGE, start)]
    return page(
        request,
        "speakers.html.jinja",
        rows=rows,
        total=total,
        part=part,
        more=total > start + PAGE,
        asked=q,
        waiting=shelf.busy and not (total or people.count("")),
        stories=library.count().stories,
    )


@router.get("/speaker")
def speaker(request: Request, library: Opened, id: str, part: int = 1) -> Response:
    """One speaker; for one that was merged into another, that other."""
    people, part = People(library), max(part, 1)
    person = people.person(id)
    if person is None:
        heir = people.heir(id)
        if heir is not None:
            return RedirectResponse(speaker_address(heir.profile.party.id))
        raise HTTPException(404, "The library knows no such speaker, or not any more.")
    said, more = _said(library, id, part)
    profile = person.profile
    return page(
        request,
        "speaker.html.jinja",
        profile=profile,
        about=_about(person, people.parties),
        stories=person.stories,
        said=said,
        tally=Counter(s.view.manner(s.entry) or "says" for s in said).most_common(6),
        part=part,
        more=more,
        rows=claims(library, Asked(party=id), _CLAIMS),
        contradictions=[face_from(data) for data in library.derived.on_both_sides(id)],
        corrections=[c for c in library.corrections.standing() if _names(c.about, profile)],
    )


def _said(library: Library, id: str, part: int) -> tuple[list[Saying], bool]:
    """What is on that part of the page, and whether there is more."""
    places = library.derived.places_of(id, _STORIES + 1, (part - 1) * _STORIES)
    own: dict[tuple[str, int], set[str]] = {}
    for key, version, name in places[:_STORIES]:
        own.setdefault((key, version), set()).add(name)
    gone = standing_rejections(library)
    found: list[Saying] = []
    for (key, version), ids in own.items():
        view = StoryView(library.story(key, version), gone, {})
        day = (view.story.published_at or "")[:10]
        for number, a in enumerate(view.reading.attributions):
            at = a.said_at
            if a.speaker in ids and view.rejection(entry := view.entries[number]) is None:
                found.append(Saying(view, entry, (at and at.start) or day))
    found.sort(key=lambda s: (s.date, s.view.stored.key, s.entry.number))
    return found, len(places) > _STORIES


def _about(person: Person, parties: Parties) -> list[str]:
    """What all stories tell of it: kind, the bodies for which it speaks, country."""
    profile = person.profile
    told = [e for e in profile.entries if e.body_id][:_BODIES]
    bodies = [parties.of(e.story, e.body_id or "", e.version) for e in told]
    names = [b.name for b in bodies if b]
    return [f for f in (profile.kind, *dict.fromkeys(names), profile.country) if f]


def _names(about: object, profile: Profile) -> bool:
    """Whether a correction about speakers names it."""
    named = about.get("speakers", ()) if isinstance(about, dict) else ()
    return any(n["name"] in profile.names for n in named)
