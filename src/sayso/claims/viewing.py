"""The library's claims, as they are asked for: from what is kept of them, no more than is shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sayso.claims.attributions_corrected import kept, rejections
from sayso.claims.contents import Piece
from sayso.claims.keeping import from_light
from sayso.claims.rows import face_from, row_from
from sayso.claims.showing import Face, Row
from sayso.data import Claim
from sayso.library import Library, Stored
from sayso.library.derived import Asked

Place = tuple[str, int]


@dataclass(frozen=True, slots=True)
class View:
    """Some claims with all that is told of them, and the stories that they are made in."""

    claims: tuple[Claim, ...]
    stories: dict[Place, Stored]


def listed(
    library: Library, asked: Asked | None = None, limit: int = 20, offset: int = 0,
    *, by_stories: bool = False,
) -> list[Face]:  # fmt: skip
    """Some of the claims that are asked for: disputed ones first, then those that many outlets have
    from one origin, then those of most stories; or ``by_stories`` alone."""
    found = library.derived.faces(asked or Asked(), limit, offset, by_stories=by_stories)
    return [face_from(data) for data in found]


def count(library: Library, asked: Asked | None = None) -> int:
    """How many claims are asked for."""
    return library.derived.told_counted(asked or Asked())


def whole(library: Library, asked: Asked | None = None) -> Iterator[Claim]:
    """All claims that are asked for, whole, by id."""
    d = library.derived
    apart: dict[str, set[str]] = defaultdict(set)
    for a, b in d.rivals():
        apart[a].add(b)
        apart[b].add(a)
    for id, data in d.told_all(asked or Asked()):
        yield replace(row_from(data).claim, rivals=tuple(sorted(apart[id])))


def row(library: Library, id: str) -> Row:
    """One claim with its voices, by its id; raises KeyError where there is none."""
    d = library.derived
    data = d.told_data(id)
    if data is None:
        raise KeyError(id)
    found = row_from(data)
    return replace(found, claim=replace(found.claim, rivals=tuple(d.rivals_of(id))))


def claim(library: Library, id: str) -> View:
    """One claim, by its id or the beginning of it, with its stories; raises KeyError where there is
    not one."""
    named = library.derived.claims_beginning(id)
    if id not in named and len(named) != 1:
        raise KeyError(id)
    found = row(library, id if id in named else named[0]).claim
    gone = rejections(library.corrections.standing())
    places = {(m.story, m.version) for m in (*found.supports, *found.denies, *found.doubts)}
    return View((found,), {p: kept(library.story(*p), gone) for p in sorted(places)})


def rivals(library: Library, claim: Claim) -> list[Face]:
    """The claims that cannot be true with it."""
    return [face_from(data) for data in library.derived.faces_of(claim.rivals)]


def pieces(library: Library, id: str) -> list[Piece]:
    """What a claim is made of, in the order of the stories' days."""
    from sayso.claims.gathering import when

    found = library.derived.claim(id)
    return sorted((from_light(c.data) for c in library.derived.contents(found.contents)), key=when)
