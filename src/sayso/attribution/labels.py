"""What the network's heads mean: tags by layer of nesting, and distance buckets for links."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

ROLES = ("source", "cue", "content")
LAYERS = 3
"""Depths that get tags of their own: what the outlet reports, what is inside, and inside that."""
OUTSIDE = 0
TAGS = 1 + 2 * len(ROLES)
"""O, then B and I for each role."""

_EDGES = np.array([1, 2, 3, 4, 6, 9, 17, 33, 65, 129])
BUCKETS = 2 * len(_EDGES) + 1


def begin(role: int) -> int:
    """The tag of a role's first word; its further words have the next tag."""
    return 1 + 2 * role


def legal_moves() -> NDArray[np.bool_]:
    """[from, to]: inside follows only the same role's begin or inside."""
    legal = np.ones((TAGS, TAGS), dtype=bool)
    for role in range(len(ROLES)):
        inside = begin(role) + 1
        legal[:, inside] = False
        legal[[begin(role), inside], inside] = True
    return legal


def bucket(words: NDArray[np.int64]) -> NDArray[np.int64]:
    """The distance bucket of signed distances in words: near ones apart, far ones together."""
    size = np.searchsorted(_EDGES, np.abs(words), side="right")
    return np.sign(words) * size + len(_EDGES)
