"""Whether two pieces say the same: one number for a pair, from what they have in common.

A logistic model over a few features.  The number depends on the two pieces alone (and the stories
they stand in), is the same either way round, and is reckoned in whole numbers where an order of
summing could change it, so that a pair has one weight for good.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from sayso.claims import likeness, vectors
from sayso.claims.contents import Piece
from sayso.errors import ModelError

Doubles = NDArray[np.float64]

_VECTORS = ("words", "around", "least", "most", "both")
_LAST = ("topic", "length", "other length", "central", "less central")
FEATURES = (*_VECTORS, *likeness.NAMES, *_LAST)
TOPIC = 0.75
"""The likeness of two stories above which they are of one topic."""
LIKE = 0.15
"""The least likeness, alone or with what stands before, at which pieces are compared."""


class Matrix:
    """Pieces side by side, to be compared with one."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.pieces = list(pieces)
        self._own = stack([p.own for p in self.pieces])
        self._near = stack([p.near for p in self.pieces])
        self._topic = stack([p.topic for p in self.pieces])

    def close(self, p: Piece) -> list[int]:
        """The places of the pieces that are like enough to ``p`` to be compared with it."""
        own, near = self._own @ vector(p.own), self._near @ vector(p.near)
        return [int(i) for i in np.flatnonzero(np.maximum(own, near) >= LIKE * vectors.SCALE**2)]

    def features(self, p: Piece, at: Sequence[int]) -> Doubles:
        """The features [f, n] of ``p`` with each piece ``at`` these places, as in FEATURES."""
        found = np.zeros((len(FEATURES), len(at)))
        if not at:
            return found
        others = [self.pieces[i] for i in at]
        places = list(at)
        size = vectors.SCALE**2
        found[0] = self._own[places] @ vector(p.own) / size
        found[1] = self._near[places] @ vector(p.near) / size
        # Within a story what stands before one is the other itself, or the like.
        same = np.array([(q.story, q.version) == (p.story, p.version) for q in others])
        found[1] = np.where(same, found[0], found[1])
        found[2], found[3] = _soft(p, others)
        found[4] = found[2] * found[3]
        n = len(likeness.NAMES)
        found[5 : 5 + n] = np.array([likeness.told(p, q) for q in others]).T
        found[5 + n] = np.minimum(self._topic[places] @ vector(p.topic) / size, TOPIC)
        sizes = [
            (min(a, b), max(a, b)) for q in others for a, b in [(sum(p.counts), sum(q.counts))]
        ]
        found[6 + n] = [min(least, 500) / 500 for least, _ in sizes]
        found[7 + n] = [least / max(1, most) for least, most in sizes]
        # How much each is what the other's story is about.
        to = self._topic[places] @ vector(p.own) / size
        back = self._own[places] @ vector(p.topic) / size
        found[8 + n], found[9 + n] = np.maximum(to, back), np.minimum(to, back)
        return found


def scores(features: Doubles) -> Doubles:
    """How likely two pieces say the same, as logits [n], from their features [f, n]."""
    model = _model()
    total = np.full(features.shape[1], model["bias"])
    for name, feature in zip(FEATURES, features, strict=True):
        total = total + model[name] * feature
    return total


@cache
def _model() -> dict[str, float]:
    """The weight of each feature, and the bias."""
    where = files("sayso.claims") / "weights" / "pairs.json"
    try:
        found: dict[str, float] = json.loads(where.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError("pairs.json: the claims' weights are missing; reinstall sayso") from error
    return found


def weight_of(name: str) -> float:
    """The weight of a feature."""
    return _model()[name]


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


def vector(held: bytes) -> vectors.Floats:
    """A pooled vector [WIDTH] as it is kept in a piece."""
    return np.frombuffer(held, np.int8).astype(np.float32)


def stack(rows: Sequence[bytes]) -> vectors.Floats:
    """The same of several pieces [n, WIDTH]."""
    held = np.frombuffer(b"".join(rows), np.int8).astype(np.float32)
    return held.reshape(len(rows), vectors.WIDTH)
