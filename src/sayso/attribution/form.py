"""Direct, indirect or mixed: how much of a content stands between quotation marks."""

from __future__ import annotations

from bisect import bisect_left

from sayso.data import Form, Spans
from sayso.encoder.quotations import Quotation


def form(content: Spans, text: str, quotations: list[Quotation]) -> Form:
    """direct where all letters of ``content`` are quoted, indirect where none are, else mixed.

    A quotation that holds the content and much more (a nested content inside somebody's quoted
    words) does not make it direct: only quotations that begin and end within it, or within a mark
    of its edges, count.  ``quotations`` are those of ``text``, in order.
    """
    letters = quoted = 0
    for start, end in content:
        here = [q for q in _near(quotations, start, end) if _fits(q, start, end, text)]
        for i in range(start, end):
            if text[i].isalnum():
                letters += 1
                quoted += any(q.start <= i < q.end for q in here)
    if not quoted:
        return "indirect"
    return "direct" if quoted == letters else "mixed"


def _near(quotations: list[Quotation], start: int, end: int) -> list[Quotation]:
    first = bisect_left(quotations, start - 2, key=lambda q: q.start)
    found = []
    for q in quotations[first:]:
        if q.start >= end:
            break
        found.append(q)
    return found


def _fits(q: Quotation, start: int, end: int, text: str) -> bool:
    """Whether the quotation lies in [start, end), give or take what is no letter."""
    before, after = text[q.start : start], text[end : q.end]
    return not any(ch.isalnum() for ch in before + after)
