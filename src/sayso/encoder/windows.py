"""A story longer than one pass of the encoder is cut into windows that overlap; each word's scores
come from the window in which it stands further from an edge."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces [start, end) go through the encoder; those of [keep_from, keep_to) are kept."""

    start: int
    end: int
    keep_from: int
    keep_to: int


def windows(pieces: int, size: int, overlap: int) -> list[Window]:
    """Windows of at most ``size`` pieces that together keep each of ``pieces`` exactly once.

    Neighbours share at least ``overlap`` pieces, and all are of nearly one length.
    """
    if pieces <= size:
        return [Window(0, pieces, 0, pieces)] if pieces else []
    count = -(-(pieces - overlap) // (size - overlap))
    starts = [(pieces - size) * i // (count - 1) for i in range(count)]
    borders = [0]
    borders += [(a + size + b) // 2 for a, b in pairwise(starts)]
    borders.append(pieces)
    return [Window(start, start + size, *borders[i : i + 2]) for i, start in enumerate(starts)]
