"""What the network's heads mean: the tags of each, and distance buckets for links."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from sayso.data import MentionKind

OUTSIDE = 0
LAYERS = 3
"""Depths at which contents get tags of their own: what the outlet reports, what is inside, and
inside that.  Sources and cues hardly ever overlap, so theirs is one head for any depth."""
CIRCUMSTANCES = ("said_at", "channel", "addressee", "place")


@dataclass(frozen=True, slots=True)
class Head:
    """One sequence of tags: O, then B and I for each of ``roles``; ``start``: its first column in
    the network's output; ``layer``: of contents, how deep they lie."""

    roles: tuple[str, ...]
    start: int
    layer: int = 0

    @property
    def size(self) -> int:
        return 1 + 2 * len(self.roles)

    @property
    def columns(self) -> slice:
        return slice(self.start, self.start + self.size)


def _heads() -> tuple[Head, ...]:
    roles: list[tuple[tuple[str, ...], int]] = [(("source", "cue"), 0)]
    roles += [(("content",), layer) for layer in range(LAYERS)]
    roles += [(CIRCUMSTANCES, 0), (get_args(MentionKind), 0)]
    found: list[Head] = []
    for names, layer in roles:
        found.append(Head(names, found[-1].start + found[-1].size if found else 0, layer))
    return tuple(found)


HEADS = _heads()
VOICES, CONTENTS, AROUND, NAMES = 0, range(1, 1 + LAYERS), 1 + LAYERS, 2 + LAYERS
"""Places in HEADS: sources and cues; contents by layer; circumstances; names and dates (learned for
the encoder's sake, not read: speakers are found as well without them)."""
CHAINED = (VOICES, *CONTENTS)
"""The heads that are decoded as chains, with learned moves between tags."""
WIDEST = max(HEADS[i].size for i in CHAINED)
TAGS = sum(head.size for head in HEADS)

_EDGES = np.array([1, 2, 3, 4, 6, 9, 17, 33, 65, 129])
BUCKETS = 2 * len(_EDGES) + 1


def begin(role: int) -> int:
    """The tag of a role's first word within its head; its further words have the next tag."""
    return 1 + 2 * role


def legal_moves(size: int) -> NDArray[np.bool_]:
    """[from, to] in a head of ``size`` tags: inside follows only its role's begin or inside."""
    legal = np.ones((size, size), dtype=bool)
    for inside in range(2, size, 2):
        legal[:, inside] = False
        legal[[inside - 1, inside], inside] = True
    return legal


def bucket(words: NDArray[np.int64]) -> NDArray[np.int64]:
    """The distance bucket of signed distances in words: near ones apart, far ones together."""
    size = np.searchsorted(_EDGES, np.abs(words), side="right")
    return np.sign(words) * size + len(_EDGES)
