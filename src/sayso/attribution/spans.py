"""Word tags to spans: the best legal sequence of tags of each paragraph (Viterbi 1967)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.attribution.labels import OUTSIDE, Head, begin, legal_moves

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class WordSpan:
    """Words [first, last] carry ``role`` in ``layer``; ``score`` is their mean probability."""

    role: str
    layer: int
    first: int
    last: int
    score: float


def best_tags(scores: Floats, line: Ints) -> Ints:
    """Tags [w] of the highest total ``scores`` [w, tags] (log-probabilities) that are legal.

    No span crosses a line; ``line`` [w] is each word's line number.
    """
    if not len(line):
        return np.zeros(0, dtype=np.int64)
    moves = legal_moves(scores.shape[1])
    tags: Ints = scores.argmax(axis=1)
    starts = np.flatnonzero(np.diff(line, prepend=line[0] - 1))
    before = np.roll(tags, 1)
    before[starts] = OUTSIDE
    # Where the best tag of each word makes a legal sequence it is the best one; few lines remain.
    wrong = np.unique(line[~moves[before, tags]])
    ends = np.append(starts[1:], len(line))
    for number in np.searchsorted(line[starts], wrong):
        here = slice(int(starts[number]), int(ends[number]))
        tags[here] = _viterbi(scores[here], np.where(moves, 0.0, -1e4).astype(np.float32))
    return tags


def _viterbi(scores: Floats, moves: Floats) -> Ints:
    """scores [t, tags] of one line, moves [tags, tags]; the best tags [t]."""
    back = np.zeros(scores.shape, dtype=np.int64)
    best = scores[0] + moves[OUTSIDE]
    for i in range(1, len(scores)):
        ways = best[:, None] + moves
        back[i] = ways.argmax(0)
        best = ways.max(0) + scores[i]
    tags = np.zeros(len(scores), dtype=np.int64)
    tags[-1] = best.argmax()
    for i in range(len(scores) - 1, 0, -1):
        tags[i - 1] = back[i, tags[i]]
    return tags


def word_spans(scores: Floats, line: Ints, head: Head) -> list[WordSpan]:
    """The spans that the best tags of ``scores`` [w, head.size] mark, in order."""
    tags = best_tags(scores, line)
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
