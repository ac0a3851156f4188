"""Whether two pieces say the same: one number for a pair, from what they have in common.

A logistic model over a few features.  The number depends on the two pieces alone (and the stories
they stand in), is the same either way round, and is reckoned in whole numbers where an order of
summing could change it, so that a pair has one weight for good.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.claims import vectors
from sayso.claims.contents import Piece

Doubles = NDArray[np.float64]

FEATURES = {
    "words": 0.86,
    "around": 4.43,
    "least": -0.08,
    "most": 2.39,
    "both": 1.15,
    "number": 1.22,
    "other number": -2.16,
    "time": 1.73,
    "other time": -0.24,
    "name": 0.75,
    "speaker": 1.46,
    "wants": -2.33,
    "same story": 0.81,
    "denied beside": 1.34,
    "contrary": 0.46,
    "own contrary": -0.92,
    "topic": 6.68,
    "length": -0.81,
}
"""The weight of each feature."""
BIAS = -10.08
TOPIC = 0.75
"""The likeness of two stories above which they are of one topic."""
CLOSE = 0.45
"""How much of an earlier sentence is taken with a piece's own words."""


class Matrix:
    """Pieces side by side, to be compared with one."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.pieces = list(pieces)
        self._own = _stack([own(p) for p in self.pieces])
        self._around = _stack([around(p) for p in self.pieces])
        self._topic = _stack([np.frombuffer(p.topic, np.int8) for p in self.pieces])
        sizes = [len(p.ids) for p in self.pieces]
        self._ends = np.concatenate([[0], np.cumsum(sizes)[:-1]]).astype(np.int64)
        ids = tuple(i for p in self.pieces for i in p.ids)
        self._rows, self._lengths = vectors.rows(ids), vectors.lengths(ids)
        self._counts = np.array([c for p in self.pieces for c in p.counts], np.int64)

    def features(self, p: Piece) -> Doubles:
        """The features [f, n] of ``p`` with each piece, in the order of FEATURES."""
        found = np.zeros((len(FEATURES), len(self.pieces)))
        if not self.pieces:
            return found
        size = vectors.SCALE**2
        found[0] = self._own @ own(p).astype(np.float32) / size
        found[1] = self._around @ around(p).astype(np.float32) / size
        # Within a story what stands before one is the other itself, or the like.
        same = np.array([(q.story, q.version) == (p.story, p.version) for q in self.pieces])
        found[1] = np.where(same, found[0], found[1])
        found[2], found[3] = self._soft(p)
        found[4] = found[2] * found[3]
        found[5:16] = np.array([_told(p, q) for q in self.pieces]).T
        topic = self._topic @ np.frombuffer(p.topic, np.int8).astype(np.float32) / size
        found[16] = np.minimum(topic, TOPIC)
        found[17] = [min(sum(p.counts), sum(q.counts), 500) / 500 for q in self.pieces]
        return found

    def scores(self, features: Doubles) -> Doubles:
        """How likely each piece says the same, as a logit [n]."""
        total = np.full(len(self.pieces), BIAS)
        for weight, feature in zip(FEATURES.values(), features, strict=True):
            total = total + weight * feature
        return total

    def _soft(self, p: Piece) -> tuple[Doubles, Doubles]:
        """The part of one's words that the other has or comes near to: the lesser of the two ways
        round, and the greater."""
        near = vectors.rows(p.ids) @ self._rows.T
        near = near * (vectors.lengths(p.ids)[:, None] * self._lengths[None, :])
        near = np.clip(near, 0, 1)
        # Rounded, so that the sums are of whole numbers.
        mine = np.maximum.reduceat(near, self._ends, axis=1)
        counts = np.array(p.counts, np.int64)
        to = (np.round(mine * 1000).astype(np.int64) * counts[:, None]).sum(0)
        there = np.round(near.max(0) * 1000).astype(np.int64) * self._counts
        back = np.add.reduceat(there, self._ends)
        ours = to / (1000 * max(1, int(counts.sum())))
        theirs = back / (1000 * np.maximum(1, np.add.reduceat(self._counts, self._ends)))
        return np.minimum(ours, theirs), np.maximum(ours, theirs)


def own(p: Piece) -> NDArray[np.int8]:
    """The pooled vector of the piece's words."""
    return vectors.pooled(p.ids, np.array(p.counts, np.int64))


def around(p: Piece) -> NDArray[np.int8]:
    """The same, with what stands before it."""
    counts = np.array(p.counts, np.int64)
    if not p.around:
        return vectors.pooled(p.ids, counts)
    before = vectors.weights(p.around)
    share = CLOSE * int(counts.sum()) / max(1, int(before.sum()))
    both = np.concatenate([counts * 16, np.round(before * 16 * share).astype(np.int64)])
    return vectors.pooled(p.ids + p.around, both)


def _stack(rows: list[NDArray[np.int8]]) -> vectors.Floats:
    return np.array(rows, np.float32).reshape(len(rows), vectors.WIDTH)


def _told(p: Piece, q: Piece) -> tuple[float, ...]:
    """The features that need no vectors."""
    mine, other = {n for n, _ in p.numbers}, {n for n, _ in q.numbers}
    number = len(mine & other) / max(1, min(len(mine), len(other)))
    when = (p.times | p.dates) & (q.times | q.dates)
    clash = _apart(p.times, q.times) or _apart(p.dates, q.dates)
    same = p.story == q.story and p.version == q.version
    contrary = p.said * q.said == 1 and bool(p.negative) != bool(q.negative)
    speaker = bool(p.speaker) and p.speaker == q.speaker
    beside = (p.said == 1) != (q.said == 1) and same
    return (
        number,
        float(_apart(mine, other)),
        float(bool(when)),
        float(clash),
        _shared_names(p, q),
        float(speaker),
        float(p.wants != q.wants),
        float(same),
        1 / (1 + abs(p.place - q.place)) if beside else 0.0,
        float(contrary),
        float(contrary and speaker),
    )


def _apart(a: Set[Any], b: Set[Any]) -> bool:
    """Whether both have some and none in common."""
    return bool(a) and bool(b) and not a & b


def _shared_names(p: Piece, q: Piece) -> float:
    a, b = {n[:5] for n in p.names}, {n[:5] for n in q.names}
    return len(a & b) / max(1, min(len(a), len(b)))
