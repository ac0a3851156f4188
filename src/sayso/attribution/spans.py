"""Word tags to spans: the best legal sequence of tags of each paragraph (Viterbi 1967)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.attribution.labels import LAYERS, OUTSIDE, ROLES, TAGS, begin, legal_moves

Floats = NDArray[np.float32]
_MOVES = np.where(legal_moves(), 0.0, -1e4).astype(np.float32)
_ENTER = _MOVES[OUTSIDE]


@dataclass(frozen=True, slots=True)
class WordSpan:
    """Words [first, last] carry ``role`` in ``layer``; ``score`` is their mean probability."""

    role: str
    layer: int
    first: int
    last: int
    score: float


def best_tags(scores: Floats, line: NDArray[np.int64]) -> NDArray[np.int64]:
    """Tags [w, LAYERS] of the highest total ``scores`` [w, LAYERS, TAGS] (log-probabilities).

    No span crosses a line; ``line`` [w] is each word's line number.
    """
    words = len(line)
    if not words:
        return np.zeros((0, LAYERS), dtype=np.int64)
    starts = np.flatnonzero(np.diff(line, prepend=line[0] - 1))
    lengths = np.diff(np.append(starts, words))
    tags = np.zeros((words, LAYERS), dtype=np.int64)
    # Lines of like length go through together, so that the loop is over positions, not words.
    order = np.argsort(lengths, kind="stable")
    for group in np.array_split(order, -(-len(order) // 64)):
        most = int(lengths[group].max())
        index = starts[group][:, None] + np.arange(most)
        there = np.arange(most) < lengths[group][:, None]
        padded = scores[np.where(there, index, 0)]
        found = _viterbi(padded, lengths[group])
        tags[index[there]] = found[there]
    return tags


def _viterbi(scores: Floats, lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """scores [n, t, LAYERS, TAGS] of n lines padded at the end; tags [n, t, LAYERS]."""
    n, t = scores.shape[:2]
    back = np.zeros((n, t, LAYERS, TAGS), dtype=np.int8)
    best = scores[:, 0] + _ENTER
    for i in range(1, t):
        ways = best[..., None] + _MOVES
        back[:, i] = ways.argmax(-2)
        ahead = ways.max(-2) + scores[:, i]
        best = np.where((i < lengths)[:, None, None], ahead, best)
    tags = np.zeros((n, t, LAYERS), dtype=np.int64)
    current = best.argmax(-1)
    for i in range(t - 1, -1, -1):
        within = (i < lengths)[:, None]
        tags[:, i] = np.where(within, current, OUTSIDE)
        before = np.take_along_axis(back[:, i], current[..., None], -1)[..., 0]
        current = np.where(within & (i > 0), before, current)
    return tags


def word_spans(tags: NDArray[np.int64], scores: Floats, line: NDArray[np.int64]) -> list[WordSpan]:
    """The spans that ``tags`` [w, LAYERS] mark, by layer and then in order."""
    found: list[WordSpan] = []
    words = len(tags)
    for layer in range(LAYERS):
        row = tags[:, layer]
        for role, name in enumerate(ROLES):
            for first in np.flatnonzero(row == begin(role)):
                last = int(first)
                while last + 1 < words and row[last + 1] == begin(role) + 1:
                    if line[last + 1] != line[first]:
                        break
                    last += 1
                index = np.arange(first, last + 1)
                chosen = scores[index, layer, row[index]]
                score = float(np.exp(chosen).mean())
                found.append(WordSpan(name, layer, int(first), last, score))
    found.sort(key=lambda s: (s.layer, s.first))
    return found
