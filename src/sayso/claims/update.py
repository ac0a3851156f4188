"""The claims of a library, kept up: what new stories touch is made again, the rest stays.

First each version that is new gives its pieces and their ties to earlier ones, which depend on
nothing else; then the blocks that this changes are gathered anew.  Both
steps can be cut off at any moment and gone on with.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from sayso.claims import echoing, gathering, own_voice, pairs, registry, tying
from sayso.claims.attributions_corrected import kept, rejections
from sayso.claims.contents import Piece, pieces
from sayso.claims.keeping import light, pack, unpack
from sayso.claims.regathering import LINKED, regather
from sayso.claims.rulings import reject, rule
from sayso.claims.settling import settle
from sayso.claims.sheets import Sheet, sheet
from sayso.library import Library
from sayso.library.derived import Content, Edge

RULES = "6"
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
        topic = pairs.topic([*own, *mine])
        shared = d.sheets_sharing("pieces", marks, pairs.SHARED, "topic")
        beside = [p for p in pairs.of_topic(topic, shared) if p != (key, number)]
        others = [p for place in beside for p in self._pieces(place)]
        ties = tying.ties(own, mine, others)
        words = sheet(stored)
        wanted = gathering.gatherable(own)
        d.save_sheet(key, number, "pieces", pack([*own, *mine]), marks)
        d.save_sheet(key, number, "topic", topic)
        echoing.enter(d, words, self._sheet)
        registry.enter(d, stored)
        d.save_contents(Content(p.id, key, number, p.text, data=light(p)) for p in wanted)
        self._join([*mine, *others], [t for t in ties if t.kind == "own"])
        d.save_edges(Edge(t.a, t.b, t.kind, t.weight) for t in ties)
        d.save_edges(gathering.answers(wanted))
        linked = [t for t in ties if t.kind == "same" and gathering.links(t.weight)]
        d.stir(LINKED, {id for t in linked for id in (t.a, t.b)})
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
        self._derived.loosen(tied)

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
        gathered = regather(self._derived, rulings, lambda n: told("contents", n))
        settle(self._library)
        return bool(left or gathered)

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


def _tell_nobody(what: str, left: int) -> None:
    del what, left
