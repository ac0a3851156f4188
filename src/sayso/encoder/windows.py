"""A story longer than one pass of the encoder is cut into windows that overlap.

They are cut where a line ends, if one does nearby: a paragraph's scores then come from one pass,
with some text before it in view.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

AFTER = 4
"""How many pieces a window shows at least of the line after the last that is kept."""


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces [start, end) go through the encoder; those of [keep_from, keep_to) are kept."""

    start: int
    end: int
    keep_from: int
    keep_to: int


def windows(pieces: int, size: int, overlap: int, slack: int, lines: Sequence[int]) -> list[Window]:
    """Windows of at most ``size`` pieces that together keep each of ``pieces`` exactly once.

    What is kept ends before the last of ``lines`` (pieces at which a line begins, in order) among
    the window's last ``slack`` pieces, else ``overlap`` pieces before the window's end; the next
    window begins ``overlap`` pieces before that.  ``slack`` + ``overlap`` is less than ``size``,
    2 * ``overlap`` also.
    """
    found: list[Window] = []
    start = kept = 0
    while kept < pieces:
        end = min(start + size, pieces)
        border = end
        if end < pieces:
            before = bisect_right(lines, end - AFTER) - 1
            near = lines[before] if before >= 0 else 0
            border = near if near > end - slack else end - overlap
        found.append(Window(start, end, kept, border))
        start, kept = max(0, border - overlap), border
    return found
