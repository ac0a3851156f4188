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
LIKE = 0.25
"""The least likeness, alone or with what stands before, at which pieces are compared."""


class Matrix:
    """Pieces side by side, to be compared with one."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.pieces = list(pieces)
        self._own = _stack([p.own for p in self.pieces])
        self._near = _stack([p.near for p in self.pieces])
        self._topic = _stack([p.topic for p in self.pieces])

    def close(self, p: Piece) -> list[int]:
        """The places of the pieces that are like enough to ``p`` to be compared with it."""
        own, near = self._own @ _vector(p.own), self._near @ _vector(p.near)
        return [int(i) for i in np.flatnonzero(np.maximum(own, near) >= LIKE * vectors.SCALE**2)]

    def features(self, p: Piece, at: Sequence[int]) -> Doubles:
        """The features [f, n] of ``p`` with each piece ``at`` these places, as in FEATURES."""
        found = np.zeros((len(FEATURES), len(at)))
        if not at:
            return found
        others = [self.pieces[i] for i in at]
        places = list(at)
        size = vectors.SCALE**2
        found[0] = self._own[places] @ _vector(p.own) / size
        found[1] = self._near[places] @ _vector(p.near) / size
        # Within a story what stands before one is the other itself, or the like.
        same = np.array([(q.story, q.version) == (p.story, p.version) for q in others])
        found[1] = np.where(same, found[0], found[1])
        found[2], found[3] = _soft(p, others)
        found[4] = found[2] * found[3]
        found[5:16] = np.array([_told(p, q) for q in others]).T
        found[16] = np.minimum(self._topic[places] @ _vector(p.topic) / size, TOPIC)
        found[17] = [min(sum(p.counts), sum(q.counts), 500) / 500 for q in others]
        return found


def scores(features: Doubles) -> Doubles:
    """How likely two pieces say the same, as logits [n], from their features [f, n]."""
    total = np.full(features.shape[1], BIAS)
    for weight, feature in zip(FEATURES.values(), features, strict=True):
        total = total + weight * feature
    return total


def _soft(p: Piece, others: Sequence[Piece]) -> tuple[Doubles, Doubles]:
    """The part of one's words that the other has or comes near to: the lesser of the two ways
    round, and the greater."""
    ids = tuple(i for q in others for i in q.ids)
    sizes = [len(q.ids) for q in others]
    ends = np.concatenate([[0], np.cumsum(sizes)[:-1]]).astype(np.int64)
    near = vectors.rows(p.ids) @ vectors.rows(ids).T
    near = near * (vectors.lengths(p.ids)[:, None] * vectors.lengths(ids)[None, :])
    near = np.clip(near, 0, 1)
    # Rounded, so that the sums are of whole numbers.
    counts = np.array(p.counts, np.int64)
    mine = np.maximum.reduceat(near, ends, axis=1)
    to = (np.round(mine * 1000).astype(np.int64) * counts[:, None]).sum(0)
    theirs = np.array([c for q in others for c in q.counts], np.int64)
    back = np.add.reduceat(np.round(near.max(0) * 1000).astype(np.int64) * theirs, ends)
    ours = to / (1000 * max(1, int(counts.sum())))
    its = back / (1000 * np.maximum(1, np.add.reduceat(theirs, ends)))
    return np.minimum(ours, its), np.maximum(ours, its)


def _vector(held: bytes) -> vectors.Floats:
    return np.frombuffer(held, np.int8).astype(np.float32)


def _stack(rows: Sequence[bytes]) -> vectors.Floats:
    held = np.frombuffer(b"".join(rows), np.int8).astype(np.float32)
    return held.reshape(len(rows), vectors.WIDTH)


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
