"""The library's claims, as they are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sayso.claims.attributions_corrected import kept, rejections
from sayso.claims.contents import Piece
from sayso.claims.keeping import claim_of, from_light
from sayso.claims.rivals import rivals
from sayso.claims.roster import roster
from sayso.claims.sheets import sheet
from sayso.claims.telling import Teller, told
from sayso.data import Claim
from sayso.library import Library, Stored
from sayso.speakers.known import Known

Place = tuple[str, int]


@dataclass(frozen=True, slots=True)
class View:
    """Some claims with all that is told of them, and the stories that they are made in."""

    claims: tuple[Claim, ...]
    stories: dict[Place, Stored]
    teller: Teller


def listed(library: Library, query: str = "", *, disputed: bool = False) -> Iterator[Claim]:
    """The claims with all words of ``query`` in their sentence, bare, by id."""
    words = query.casefold().split()
    for row in library.derived.claims():
        if words and not all(word in row.data.casefold() for word in words):
            continue
        found = claim_of(row.data)
        if (found.disputed or not disputed) and all(w in found.text.casefold() for w in words):
            yield found


def whole(library: Library, known: Known | None = None) -> View:
    """All claims."""
    gone = rejections(library.corrections.standing())
    stories = [kept(s, gone) for s in library.stories(every=True)]
    claims = list(listed(library))
    return _view(library, claims, stories, known)


def some(library: Library, claims: Sequence[Claim], known: Known | None = None) -> View:
    """These claims; of the other stories only those are read that have to do with theirs: that
    share a speaker or words."""
    places = {(m.story, m.version) for c in claims for m in (*c.supports, *c.denies, *c.doubts)}
    gone = rejections(library.corrections.standing())
    own = [kept(library.story(*place), gone) for place in sorted(places)]
    d = library.derived
    names = sorted({m for s in own for e in roster(s) for m in e.marks()})
    words = sorted({m for s in own for m in sheet(s).marks})
    near = {*d.sheets_marked("names", names), *d.sheets_marked("words", words)} - places
    others = [kept(library.story(*place), gone) for place in sorted(near)]
    return _view(library, claims, [*own, *others], known)


def claim(library: Library, id: str, known: Known | None = None) -> View:
    """One claim, by its id or the beginning of it; raises KeyError where there is not one."""
    try:
        row = library.derived.claim(id)
    except KeyError:
        rows = [r for r in library.derived.claims() if r.id.startswith(id)]
        if len(rows) != 1:
            raise
        row = rows[0]
    return some(library, [claim_of(row.data)], known)


def pieces(library: Library, id: str) -> list[Piece]:
    """What a claim is made of, in the order of the stories' days."""
    from sayso.claims.gathering import when

    row = library.derived.claim(id)
    return sorted((from_light(c.data) for c in library.derived.contents(row.contents)), key=when)


def _view(
    library: Library, claims: Sequence[Claim], stories: Sequence[Stored], known: Known | None
) -> View:
    ordered = sorted(stories, key=lambda s: (s.key, s.version))
    teller = Teller(ordered, library.corrections.standing(), known)
    found = told(claims, _rivals(library, claims), teller)
    return View(found, {(s.key, s.version): s for s in ordered}, teller)


def _rivals(library: Library, claims: Iterable[Claim]) -> dict[str, set[str]]:
    d = library.derived
    contents = {id: c.id for c in claims for id in d.claim(c.id).contents}
    ties = [e for e in d.edges_of(contents) if e.kind == "rival"]
    for e in ties:
        for id in (e.a, e.b):
            if id not in contents:
                contents.update((id, of) for of in d.claims_of([id]))
    return rivals(((e.a, e.b) for e in ties), contents)
