"""Word tags to spans: the best legal sequence of tags of each paragraph (Viterbi 1967)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.attribution.labels import OUTSIDE, Head, begin, legal_moves

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
FORBIDDEN = -1e4


@dataclass(frozen=True, slots=True)
class WordSpan:
    """Words [first, last] carry ``role`` in ``layer``; ``score`` is their mean probability."""

    role: str
    layer: int
    first: int
    last: int
    score: float


@dataclass(frozen=True, slots=True)
class Chain:
    """Scores of a head's tags one after another: ``moves`` [tags, tags] (from, to) and ``enter``
    [tags] for a line's first word; illegal ones are far below all others."""

    moves: Floats
    enter: Floats

    @classmethod
    def legal(cls, size: int) -> Chain:
        """All legal moves alike."""
        moves = np.where(legal_moves(size), 0.0, FORBIDDEN).astype(np.float32)
        return cls(moves, moves[OUTSIDE])


def best_tags(scores: Floats, line: Ints, chain: Chain) -> Ints:
    """Tags [w] of the highest total of ``scores`` [w, tags] and the chain's (Viterbi 1967).

    No span crosses a line; ``line`` [w] is each word's line number.
    """
    words = len(scores)
    if not words:
        return np.zeros(0, dtype=np.int64)
    starts = np.flatnonzero(np.diff(line, prepend=line[0] - 1))
    lengths = np.diff(np.append(starts, words))
    # Lines of like length go through together, so that the loop is over positions, not words.
    order = np.argsort(lengths, kind="stable")
    tags = np.zeros(words, dtype=np.int64)
    for group in np.array_split(order, -(-len(order) // 64)):
        most = int(lengths[group].max())
        index = starts[group][:, None] + np.arange(most)
        there = np.arange(most) < lengths[group][:, None]
        found = _viterbi(scores[np.where(there, index, 0)], lengths[group], chain)
        tags[index[there]] = found[there]
    return tags


def _viterbi(scores: Floats, lengths: Ints, chain: Chain) -> Ints:
    """``scores`` [n, t, tags] of n lines padded at the end; their best tags [n, t]."""
    n, t, size = scores.shape
    back = np.zeros((n, t, size), dtype=np.int8)
    best = scores[:, 0] + chain.enter
    for i in range(1, t):
        ways = best[:, :, None] + chain.moves
        back[:, i] = ways.argmax(1)
        ahead = ways.max(1) + scores[:, i]
        best = np.where((i < lengths)[:, None], ahead, best)
    tags = np.zeros((n, t), dtype=np.int64)
    rows = np.arange(n)
    current = best.argmax(1)
    for i in range(t - 1, -1, -1):
        within = i < lengths
        tags[:, i] = np.where(within, current, OUTSIDE)
        current = np.where(within & (i > 0), back[rows, i, current], current)
    return tags


def word_spans(scores: Floats, line: Ints, head: Head, chain: Chain) -> list[WordSpan]:
    """The spans that the best tags of ``scores`` [w, head.size] mark, in order."""
    tags = best_tags(scores, line, chain)
    begins = tags % 2 == 1
    found: list[WordSpan] = []
    # A span ends before the next word that does not go on with it; no legal tag crosses a line.
    goes_on = (tags % 2 == 0) & (tags != OUTSIDE)
    chosen = np.exp(scores[np.arange(len(tags)), tags])
    breaks = np.append(np.flatnonzero(~goes_on), len(tags))
    for first in np.flatnonzero(begins):
        last = int(breaks[np.searchsorted(breaks, first, side="right")]) - 1
        role = head.roles[(int(tags[first]) - begin(0)) // 2]
        score = float(chosen[first : last + 1].mean())
        found.append(WordSpan(role, head.layer, int(first), last, score))
    return found
