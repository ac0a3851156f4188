"""Where in a scraped text the body is."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.data import BlockKind
from sayso.reading import datelines
from sayso.reading.lines import Line

# How many lines at the top are looked at for a byline or dateline that the body must follow.
_OPENING_LINES = 12
# In words: the most that one line of the body counts, and what a line of another kind costs.
_MOST_WORTH = 60
_COST_OF_OTHERS = 6
# Sentences this near to the densest stretch still belong to it.
_NEAR = 3


def body_of(lines: Sequence[Line], own: Sequence[BlockKind | None]) -> tuple[int, int]:
    """The first and the last line of the body; (1, 0) if nothing reads like one.

    It is the stretch with the most words in sentences, each line of another kind taking some off.
    """
    prose = [
        kind is None and (line.is_sentence or datelines.dateline_end(line.text) > 0)
        for line, kind in zip(lines, own, strict=True)
    ]
    if not any(prose):
        prose = [kind is None and line.is_long for line, kind in zip(lines, own, strict=True)]
    if not any(prose):
        return 1, 0
    first, last = _densest([_worth(*each) for each in zip(lines, own, prose, strict=True)])
    while above := [i for i in range(max(0, first - _NEAR), first) if prose[i]]:
        first = above[0]
    while below := [i for i in range(last + 1, min(len(lines), last + 1 + _NEAR)) if prose[i]]:
        last = below[-1]
    # A headline may be a sentence, and so may what stands under it: the body starts after the
    # byline, and where a dateline is.
    for i in range(first, min(first + _OPENING_LINES, last + 1)):
        before = [k for k in range(first, i) if prose[k]]
        if len(before) > 2 or any(lines[k].count > 30 for k in before):
            break
        if datelines.dateline_end(lines[i].text):
            return i, last
        if own[i] == "byline":
            return next((k for k in range(i, last + 1) if prose[k]), first), last
    return first, last


def _worth(line: Line, kind: BlockKind | None, prose: bool) -> int:
    """What a line adds to a stretch of the body."""
    if prose:
        return min(line.count, _MOST_WORTH)
    if kind is None and (line.is_item or line.is_clock):
        return 0
    return -_COST_OF_OTHERS if kind in (None, "boilerplate") else 0


def _densest(worth: Sequence[int]) -> tuple[int, int]:
    """The first and last index of the stretch of the greatest sum."""
    best, first, last = 0, 0, 0
    total, start = 0, 0
    for i, value in enumerate(worth):
        if total <= 0:
            total, start = 0, i
        total += value
        if total > best:
            best, first, last = total, start, i
    return first, last
