"""What the library's corrections mean for its claims, and what to make again where that changed.

What each correction meant when the claims were made is noted beside them.  What means something
else by now (it is new, or was taken back, or a story was read again or deleted) is made again.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from sayso.claims.attributions_corrected import rejected, rejections
from sayso.claims.claims_corrected import Ruling, Told, of_claims, ruling
from sayso.claims.keeping import from_light
from sayso.library import Correction, Library
from sayso.library.derived import Derived

Noted = dict[str, list[str]]


def reject(library: Library) -> tuple[Correction, ...]:
    """The standing rejections; versions in which they mean something else than before become
    pending."""
    standing = rejections(library.corrections.standing())
    found: Noted = {}
    for c in standing:
        places = library.corrections.versions(c.about["story"], c.about["text_sha256"])
        found[str(c.id)] = [
            json.dumps([key, number, id])
            for key, number in places
            for id in rejected(library.story(key, number), [c])
        ]
    d = library.derived
    with d.writing():
        news = map(json.loads, _noted(d, "rejected", found))
        changed = {(key, number) for key, number, _ in news}
        there = {v for key, _ in changed for v in library.corrections.versions(key, "")}
        d.forget(sorted(changed & there))
    return standing


def rule(library: Library) -> tuple[Ruling, ...]:
    """The standing corrections of claims; claims of which they mean something else than before are
    dropped."""
    d = library.derived
    found = [
        (c, ruling(c, _versions(library, c))) for c in of_claims(library.corrections.standing())
    ]
    with d.writing():
        noted = {str(c.id): sorted({*r.first, *r.second}) for c, r in found}
        d.drop_claims(d.claims_of(_noted(d, "corrected", noted)))
    return tuple(r for _, r in found)


def _versions(library: Library, c: Correction) -> list[Told]:
    """The versions in which a correction can mean something, with what they say."""
    places = {
        place
        for ref in c.about["claims"]
        for place in library.corrections.versions(ref["story"], ref["text_sha256"])
    }
    found = []
    for key, number in sorted(places):
        own = [from_light(r.data) for r in library.derived.contents_of(key) if r.version == number]
        pieces = sorted(own, key=lambda p: p.place)
        found.append(Told(key, library.story(key, number).reading.story, pieces))
    return found


def _noted(d: Derived, name: str, now: Noted) -> Sequence[str]:
    """What is not as it was noted before, in order; notes how it is."""
    before: Noted = json.loads(d.note(name) or "{}")
    if before == now:
        return []
    d.save_note(name, json.dumps(now, sort_keys=True))
    return sorted(
        {id for c in before.keys() | now.keys() for id in {*before.get(c, ())} ^ {*now.get(c, ())}}
        | {id for c in before.keys() ^ now.keys() for id in (before | now)[c]}
    )
