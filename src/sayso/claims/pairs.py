"""Pairs of pieces that may say the same: which are looked at, and what they weigh.

What is found of two stories depends on these two alone, so that it is found once and kept.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from sayso.claims import vectors
from sayso.claims.contents import Piece
from sayso.claims.gathering import compares
from sayso.claims.matching import FEATURES, Doubles, Matrix, scores, weight_of

EDGE = 250
"""The least weight, in thousandths, at which a pair is kept."""
RIVAL = 450
"""The least weight, but for the clash, at which two pieces that clash cannot both be true."""
MARKS = 32
SHARED = 3
"""How many of their MARKS two stories must share to be compared."""
TOPIC = 0.35
"""How like two stories must be on the whole, their words taken together, to be compared."""
_PLACES = {name: n for n, name in enumerate(FEATURES)}
_WORD = re.compile(r"[^\W\d_]{3,}")
_Story = TypeVar("_Story")


@dataclass(frozen=True, slots=True)
class Tie:
    """Two pieces' ids, the smaller first; ``kind``: same or rival; ``weight`` in thousandths."""

    a: str
    b: str
    kind: str
    weight: int


def marks(text: str) -> tuple[str, ...]:
    """The words that a story is about: often used and rare, by their beginnings."""
    counts = Counter(w.lower()[:7] for w in _WORD.findall(text))
    heavy = {w: n * int(vectors.weights(vectors.pieces(w)).max()) for w, n in counts.items()}
    return tuple(sorted(heavy, key=lambda w: (-heavy[w], w))[:MARKS])


def topic(own: Sequence[Piece]) -> bytes:
    """The pooled vector of the story whose pieces these are; nothing where there are none."""
    return own[0].topic if own else b""


def of_topic(topic: bytes, others: Mapping[_Story, bytes]) -> list[_Story]:
    """Those of the ``others``, by their stories' vectors, that are of one topic with a story."""
    told = [(place, held) for place, held in others.items() if held and topic]
    if not told:
        return []
    held = np.frombuffer(b"".join(held for _, held in told), np.int8).astype(np.float32)
    like = held.reshape(len(told), -1) @ np.frombuffer(topic, np.int8).astype(np.float32)
    return [told[n][0] for n in np.flatnonzero(like >= TOPIC * vectors.SCALE**2)]


def ties(new: Sequence[Piece], others: Sequence[Piece]) -> Iterator[Tie]:
    """The ties within ``new``, the pieces of one version of a story, and of it with ``others``."""
    mine = [p for p in new if compares(p)]
    matrix = Matrix([*mine, *(p for p in others if compares(p))])
    for i, p in enumerate(mine):
        at = [j for j in matrix.close(p) if j > i]
        features = matrix.features(p, at)
        fair = scores(features)
        heavy = weight(fair)
        for name in ("other number", "other time"):
            fair = fair - weight_of(name) * features[_PLACES[name]]
        like = weight(fair)
        for n in np.flatnonzero((heavy >= EDGE) | (like >= RIVAL)):
            q = matrix.pieces[at[n]]
            a, b = sorted((p.id, q.id))
            if part_of(p, q):
                continue
            if clashes(p, q):
                if like[n] >= RIVAL:
                    yield Tie(a, b, "rival", int(like[n]))
            elif heavy[n] >= EDGE:
                yield Tie(a, b, "same", int(heavy[n]))


def part_of(p: Piece, q: Piece) -> bool:
    """Whether the words of one stand within the other's: a part is not the whole."""
    if (p.story, p.version) != (q.story, q.version):
        return False
    return any(a < d and c < b for a, b in p.span for c, d in q.span)


def clashes(p: Piece, q: Piece) -> bool:
    """Whether the two give other numbers of one thing, other times or other days."""
    if _apart(p.times, q.times) or _apart(p.dates, q.dates):
        return True
    mine, other = _counted(p), _counted(q)
    return any(_apart(mine[noun], other[noun]) for noun in mine.keys() & other.keys() if noun)


def _counted(p: Piece) -> dict[str, set[float]]:
    found: dict[str, set[float]] = defaultdict(set)
    for value, noun in p.numbers:
        found[noun].add(value)
    return found


def _apart(a: Set[object], b: Set[object]) -> bool:
    return bool(a) and bool(b) and not a & b


def weight(scores: Doubles) -> np.ndarray[tuple[int, ...], np.dtype[np.int64]]:
    """Pairs' weights in thousandths, from their logits: 0 at -4, 500 at 0, 1000 at 4."""
    found: np.ndarray[tuple[int, ...], np.dtype[np.int64]]
    found = np.clip(np.round((scores + 4) * 125), 0, 1000).astype(np.int64)
    return found


def compared(
    marked: Sequence[tuple[str, ...]], topics: Sequence[bytes]
) -> Iterator[tuple[int, list[int]]]:
    """For each story, by its marks and its vector, the ones before it that it is compared with."""
    seen: dict[str, list[int]] = defaultdict(list)
    for n, found in enumerate(marked):
        common = Counter(m for mark in set(found) for m in seen[mark])
        shared = {m: topics[m] for m, count in sorted(common.items()) if count >= SHARED}
        yield n, of_topic(topics[n], shared)
        for mark in set(found):
            seen[mark].append(n)
