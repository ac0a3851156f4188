"""The claims of a library, kept up: what new stories touch is made again, the rest stays.

First each version that is new gives its pieces and their ties to earlier ones, which depend on
nothing else; then what hangs together with a piece that no claim has yet is gathered anew.  Both
steps can be cut off at any moment and gone on with.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Literal

from sayso.claims import echoing, gathering, own_voice, pairs, registry
from sayso.claims.attributions_corrected import kept, rejections
from sayso.claims.claims_corrected import SAME, Ruling, corrected
from sayso.claims.contents import Piece, pieces
from sayso.claims.keeping import claim_text, from_light, light, pack, unpack
from sayso.claims.rulings import reject, rule
from sayso.claims.settling import settle
from sayso.claims.sheets import Sheet, sheet
from sayso.library import Library
from sayso.library.derived import ClaimRow, Content, Derived, Edge

RULES = "5"
"""Counted up where the rules give other claims, so that libraries derive theirs again."""
_HELD = 2000  # versions whose pieces are kept at hand

Told = Callable[[Literal["stories", "contents"], int], object]


class Update:
    """Claims being brought up to date: versions may be entered as they are put, and the rest, and
    the claims themselves, when all are there."""

    def __init__(self, library: Library) -> None:
        self._library = library
        d = self._derived = library.derived
        if d.note("claims") != RULES:
            with d.writing():
                d.clear()
                d.save_note("claims", RULES)
        self._gone = rejections(library.corrections.standing())
        self._held: dict[tuple[str, int], tuple[Piece, ...]] = {}
        self._sheets: dict[tuple[str, int], Sheet | None] = {}

    def enter(self, key: str, number: int) -> None:
        """Keeps what one version gives, unless that is there.

        All in one transaction: another process may be about the same, and two versions that are
        entered at once must see each other.
        """
        with self._derived.writing():
            if self._derived.is_pending(key, number):
                self._enter(key, number)

    def _enter(self, key: str, number: int) -> None:
        d = self._derived
        stored = kept(self._library.story(key, number), self._gone)
        own = pieces(stored)
        mine = own_voice.pieces(self._library.story(key, number), len(own))
        marks = pairs.marks(stored.reading.story.text)
        shared = d.sheets_marked("pieces", marks)
        beside = [
            p for p, common in shared.items() if common >= pairs.SHARED and p != (key, number)
        ]
        others = [p for place in beside for p in self._pieces(place)]
        said = [p for p in others if p.attribution is not None]
        like = [
            *own_voice.ties(mine, said),
            *own_voice.ties([p for p in others if p.attribution is None], own),
        ]
        words = sheet(stored)
        wanted = gathering.gatherable(own)
        d.save_sheet(key, number, "pieces", pack([*own, *mine]), marks)
        echoing.enter(d, words, self._sheet)
        registry.enter(d, stored)
        d.save_contents(Content(p.id, key, number, p.text, data=light(p)) for p in wanted)
        d.save_edges(Edge(t.a, t.b, t.kind, t.weight) for t in pairs.ties(own, said))
        d.save_edges(_answers(wanted))
        self._join([*mine, *others], like)
        d.done([(key, number)])
        # By that number it may have been another version a moment ago.
        self._hold((key, number), (*own, *mine))
        self._sheets.pop((key, number), None)

    def _join(self, found: Sequence[Piece], like: Sequence[pairs.Tie]) -> None:
        """Keeps outlets' own sentences where they are like something, since they only join."""
        tied = {t.a for t in like}
        there = {c.id for c in self._derived.contents(tied)}
        self._derived.save_contents(
            Content(p.id, p.story, p.version, p.text, data=light(p))
            for p in found
            if p.id in tied - there
        )
        self._derived.save_edges(Edge(t.a, t.b, t.kind, t.weight) for t in like)

    def finish(self, told: Told | None = None) -> bool:
        """Enters what is left and gathers the claims; ``told`` hears how many stories or contents
        are left.  Whether there was anything to do."""
        told = told or _tell_nobody
        self._gone = reject(self._library)
        left = list(self._derived.pending(every=True))
        for n, place in enumerate(left):
            told("stories", len(left) - n)
            self.enter(*place)
        rulings = rule(self._library)
        waiting = self._derived.loose()
        _gather(self._derived, waiting, rulings, told)
        settle(self._library)
        return bool(left or waiting)

    def _pieces(self, place: tuple[str, int]) -> tuple[Piece, ...]:
        if place not in self._held:
            data = self._derived.sheet(*place, "pieces")
            self._hold(place, unpack(data) if data else ())
        return self._held[place]

    def _hold(self, place: tuple[str, int], own: tuple[Piece, ...]) -> None:
        if len(self._held) >= _HELD:
            self._held.clear()
        self._held[place] = own

    def _sheet(self, key: str, number: int) -> Sheet | None:
        place = key, number
        if place not in self._sheets:
            if len(self._sheets) >= _HELD:
                self._sheets.clear()
            self._sheets[place] = echoing.held(self._derived, key, number)
        return self._sheets[place]


def update(library: Library, told: Told | None = None) -> bool:
    """Brings the claims up to date, as ``Update.finish`` says."""
    return Update(library).finish(told)


def _answers(wanted: list[Piece]) -> Iterator[Edge]:
    by_place = {p.place: p for p in wanted}
    for p in wanted:
        if p.answers is not None and p.answers in by_place:
            yield Edge(p.id, by_place[p.answers].id, "answer", 0)


def _gather(d: Derived, waiting: Sequence[str], rulings: Sequence[Ruling], told: Told) -> None:
    done: set[str] = set()
    for n, id in enumerate(waiting):
        if id in done:
            continue
        told("contents", len(waiting) - n)
        with d.writing():
            done |= _gather_one(d, id, rulings)


def _gather_one(d: Derived, id: str, rulings: Sequence[Ruling]) -> set[str]:
    """Makes the claims of all that hangs together with one content; their ids."""
    ids, weights, like = _together(d, id, rulings)
    found = sorted(
        (from_light(c.data) for c in d.contents(ids)),
        key=lambda p: (p.story, p.version, p.place),
    )
    said = [p for p in found if p.attribution is not None]
    own = [p for p in found if p.attribution is None]
    groups = corrected(gathering.gathered(said, weights), rulings)
    made = own_voice.claims(groups, own, like, rulings)
    now = {ClaimRow(g.claim.id, tuple(sorted(g.pieces)), claim_text(g.claim)): None for g in made}
    before = {d.claim(id) for id in d.claims_of(ids)}
    # What is told of a claim that is as it was stays.
    d.drop_claims(row.id for row in before - now.keys())
    d.save_claims(row for row in now if row not in before)
    # What it was like is gone; it is tied again when it is like something else.
    d.drop_contents(p.id for p in own if p.id not in {a for a, _ in like})
    return ids


def _tell_nobody(what: str, left: int) -> None:
    del what, left


def _together(
    d: Derived, id: str, rulings: Sequence[Ruling]
) -> tuple[set[str], dict[tuple[str, str], int], dict[tuple[str, str], int]]:
    """What hangs together with a piece: the ids, the weights of the pairs, and those of outlets'
    own sentences."""
    joined = [r.ids for r in rulings if r.kind == SAME]
    ids, front = {id}, {id}
    edges: set[Edge] = set()
    while front:
        reached: set[str] = set()
        for e in d.edges_of(front):
            edges.add(e)
            if e.kind in ("answer", "own") or (e.kind == "same" and gathering.links(int(e.weight))):
                reached |= {e.a, e.b}
        reached |= {i for own in joined if own & front for i in own}
        front = reached - ids
        ids |= front
    inside = [(e.a, e.b, e.kind, e.weight) for e in edges if e.a in ids and e.b in ids]
    return ids, *gathering.weighed(sorted(inside))
