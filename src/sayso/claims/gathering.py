"""From the pieces of many stories to claims: pure, the same whatever the order."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from sayso.claims.clusters import Pair, average_linkage, components
from sayso.claims.contents import Piece
from sayso.claims.matching import Doubles, Matrix
from sayso.claims.positions import positions
from sayso.claims.sentences import sentence
from sayso.data import Claim, FirstSaid, Member, Origins

EDGE = 200
"""The least weight, in thousandths, at which a pair is kept."""
JOIN = 330
"""The least mean weight at which two groups of pieces become one."""


def weight(scores: Doubles) -> NDArray[np.int64]:
    """Pairs' weights in thousandths, from their logits: 0 at -4, 500 at 0, 1000 at 4."""
    return np.clip(np.round((scores + 4) * 125), 0, 1000).astype(np.int64)


def edges(pieces: Sequence[Piece]) -> dict[Pair, int]:
    """The weights of all pairs that have any, by the places in ``pieces``."""
    found: dict[Pair, int] = {}
    matrix = Matrix(pieces)
    for i, p in enumerate(pieces):
        weights = weight(matrix.scores(p)[:i])
        found |= {(int(j), i): int(weights[j]) for j in np.flatnonzero(weights >= EDGE)}
    return found


def groups(pieces: Sequence[Piece], weights: dict[Pair, int]) -> list[list[Piece]]:
    """The pieces that say one thing, by the weights of their pairs."""
    found = []
    for part in components(len(pieces), weights):
        inside = set(part)
        own = {pair: w for pair, w in weights.items() if pair[0] in inside}
        for group in average_linkage(part, own, JOIN):
            found.append([pieces[i] for i in group])
    return found


def compares(p: Piece) -> bool:
    """Whether a piece is compared by its own words: not where it answers another or says little."""
    return p.answers is None and not p.thin


def claim(group: Sequence[Piece], answers: Sequence[Piece]) -> Claim:
    """The claim that a group of pieces makes, with what answers them; no origins yet."""
    side = positions(group, answers)
    known = [p for p in (*group, *answers) if p.id in side]
    known.sort(key=lambda p: (p.date == "", p.date, p.story, p.version, p.place))
    for_it = [p for p in known if side[p.id] == "supports"] or known
    first = for_it[0]
    return Claim(
        claim_id(min(group, key=lambda p: (p.date == "", p.date, p.story, p.version, p.place))),
        sentence([p for p in group if side[p.id] == "supports"] or group),
        _members(p for p in known if side[p.id] == "supports"),
        _members(p for p in known if side[p.id] == "denies"),
        _members(p for p in known if side[p.id] == "doubts"),
        Origins(0, 0),
        Origins(0, 0),
        FirstSaid(first.date or None, first.story, first.attribution),
    )


def claim_id(first: Piece) -> str:
    """An id from the earliest of its words."""
    return "c" + hashlib.sha256(first.id.encode("utf-8", "surrogatepass")).hexdigest()[:10]


def _members(pieces: Iterable[Piece]) -> tuple[Member, ...]:
    """One member for each attribution, with the spans of all its pieces."""
    found: dict[tuple[str, int, str | None], Member] = {}
    for p in pieces:
        at = (p.story, p.version, p.attribution)
        if at in found:
            spans = tuple(sorted((*found[at].span, *p.span)))
        else:
            spans = p.span
        found[at] = Member(p.story, p.version, p.attribution, spans)
    return tuple(found.values())
