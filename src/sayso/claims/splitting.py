"""A content's sentences, and its words without the marks around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from sayso.data import Span, Spans

_END = re.compile(
    r"(?<![A-Z][.])(?<!\b(?:Mr|Dr|St|No)[.])(?<!\b(?:Mrs|Gen|Sen|Rep|Gov)[.])"
    r"(?<!\b(?:Jan|Feb|Aug|Oct|Nov|Dec)[.])"
    r"(?<=[.!?…])[\"”’»]*\s+(?=[\"“‘«(]?[A-Z0-9])"
)
_OPENING = re.compile(
    r"^[\s\"“”‘’'«»(–—-]*(?:(?:that|whether)\s+)?(?:(?:but|and|so|yet)\s+)?", re.I
)
_STOP = re.compile(r"[.!?…](?=[\s\"”’»]|$)|\n")
_LEAST = 3  # words
_NEAR = 5  # letters between two sentences of one quotation
_CLOSING = re.compile(r"[\s\"“”‘’'«»),;:–—-]+$")


def sentences(text: str, spans: Spans) -> Iterator[Spans]:
    """The sentences of a content, each with its spans: one that is broken off ("We", he said,
    "shall go") is one; very short ones stay with the one before."""
    parts: list[Spans] = []
    for start, end in spans:
        cuts = [start, *(m.end() for m in _END.finditer(text, start, end)), end]
        goes_on = bool(parts) and _goes_on(text, parts[-1][-1], start)
        for a, b in pairwise(cuts):
            a, b = _trimmed(text, a, b)
            if a >= b:
                continue
            if goes_on or (parts and _short(text, parts[-1], (a, b))):
                parts[-1] = _joined(parts[-1], (a, b), start)
            else:
                parts.append(((a, b),))
            goes_on = False
    yield from parts


def _goes_on(text: str, last: Span, start: int) -> bool:
    """Whether no sentence ends between a content's part and its next, which begins at ``start``."""
    return _STOP.search(text[last[1] - 2 : start]) is None


def _short(text: str, before: Spans, span: Span) -> bool:
    """Whether one of two sentences in a row is too short to stand by itself."""
    words = sum(len(text[a:b].split()) for a, b in before)
    return min(words, len(text[span[0] : span[1]].split())) < _LEAST and _near(before, span)


def _near(before: Spans, span: Span) -> bool:
    return span[0] - before[-1][1] < _NEAR


def _joined(before: Spans, span: Span, start: int) -> Spans:
    """A sentence with one more part, which is in the span that begins at ``start``."""
    if before[-1][0] >= start:
        return (*before[:-1], (before[-1][0], span[1]))
    return (*before, span)


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def readable(text: str, spans: Spans) -> str:
    """The words of ``spans`` without "that" and the marks around them."""
    words = " ".join(text[start:end] for start, end in spans)
    words = _CLOSING.sub("", _OPENING.sub("", " ".join(words.split())))
    return words.rstrip(".").strip() or words
