"""The claims of a library, kept up: what new stories touch is made again, the rest stays.

First each version that is new gives its pieces and their ties to earlier ones, which depend on
nothing else; then what hangs together with a piece that no claim has yet is gathered anew.  Both
steps can be cut off at any moment and gone on with.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from sayso.claims import gathering, pairs
from sayso.claims.attributions_corrected import kept
from sayso.claims.claims_corrected import SAME, Ruling, corrected
from sayso.claims.contents import Piece, pieces
from sayso.claims.keeping import claim_text, from_light, light, pack, unpack
from sayso.claims.roster import roster
from sayso.claims.rulings import reject, rule
from sayso.claims.sheets import sheet
from sayso.library import Correction, Library
from sayso.library.derived import ClaimRow, Content, Derived, Edge

RULES = "1"
"""Counted up where the rules give other claims, so that libraries derive theirs again."""


def update(library: Library, told: Callable[[int], None] | None = None) -> bool:
    """Brings the claims up to date; ``told`` hears how many versions are left.

    Whether there was anything to do.
    """
    d = library.derived
    if d.note("claims") != RULES:
        with d.writing():
            d.clear()
            d.save_note("claims", RULES)
    gone = reject(library)
    left = list(d.pending(every=True))
    held = lru_cache(maxsize=2000)(lambda key, number: _held(d, key, number))
    for n, (key, number) in enumerate(left):
        if told is not None:
            told(len(left) - n)
        _enter(library, key, number, held, gone)
    rulings = rule(library)
    waiting = d.loose()
    _gather(d, waiting, rulings)
    return bool(left or waiting)


def _held(d: Derived, key: str, number: int) -> tuple[Piece, ...]:
    data = d.sheet(key, number, "pieces")
    return unpack(data) if data else ()


def _enter(
    library: Library,
    key: str,
    number: int,
    held: Callable[[str, int], tuple[Piece, ...]],
    gone: Sequence[Correction],
) -> None:
    """Keeps what one version gives, all or nothing."""
    d = library.derived
    stored = kept(library.story(key, number), gone)
    own = pieces(stored)
    marks = pairs.marks(stored.reading.story.text)
    shared = d.sheets_marked("pieces", marks)
    others = [
        p
        for (k, n), common in shared.items()
        if common >= pairs.SHARED and (k, n) != (key, number)
        for p in held(k, n)
    ]
    words = sheet(stored)
    names = sorted({m for e in roster(stored) for m in e.marks()})
    wanted = gathering.gatherable(own)
    with d.writing():
        d.save_sheet(key, number, "pieces", pack(own), marks)
        d.save_sheet(key, number, "words", b"", words.marks)
        d.save_sheet(key, number, "names", b"", names)
        d.save_contents(Content(p.id, key, number, p.text, data=light(p)) for p in wanted)
        d.save_edges(Edge(t.a, t.b, t.kind, t.weight) for t in pairs.ties(own, others))
        d.save_edges(_answers(wanted))
        d.done([(key, number)])


def _answers(wanted: list[Piece]) -> Iterator[Edge]:
    by_place = {p.place: p for p in wanted}
    for p in wanted:
        if p.answers is not None and p.answers in by_place:
            yield Edge(p.id, by_place[p.answers].id, "answer", 0)


def _gather(d: Derived, waiting: list[str], rulings: Sequence[Ruling]) -> None:
    done: set[str] = set()
    for id in waiting:
        if id in done:
            continue
        ids, weights = _together(d, id, rulings)
        done |= ids
        found = sorted(
            (from_light(c.data) for c in d.contents(ids)),
            key=lambda p: (p.story, p.version, p.place),
        )
        groups = corrected(gathering.gathered(found, weights), rulings)
        made = [gathering.claim(*group) for group in groups]
        with d.writing():
            d.drop_claims(d.claims_of(ids))
            d.save_claims(ClaimRow(g.claim.id, g.pieces, claim_text(g.claim)) for g in made)


def _together(
    d: Derived, id: str, rulings: Sequence[Ruling]
) -> tuple[set[str], dict[tuple[str, str], int]]:
    """What hangs together with a piece: the ids, and the weights of the pairs."""
    joined = [r.ids for r in rulings if r.kind == SAME]
    ids, front = {id}, {id}
    weights: dict[tuple[str, str], int] = {}
    while front:
        reached: set[str] = set()
        for e in d.edges_of(front):
            if e.kind != "answer":
                same = e.kind == "same"
                weights[e.a, e.b] = int(e.weight) if same else gathering.APART
            if e.kind == "answer" or gathering.links(weights[e.a, e.b]):
                reached |= {e.a, e.b}
        reached |= {i for own in joined if own & front for i in own}
        front = reached - ids
        ids |= front
    return ids, {pair: w for pair, w in weights.items() if ids.issuperset(pair)}
