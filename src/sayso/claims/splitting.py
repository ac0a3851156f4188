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
_CLOSING = re.compile(r"[\s\"“”‘’'«»),;:–—-]+$")


def sentences(text: str, spans: Spans) -> Iterator[Span]:
    """The sentences of a content; very short ones stay with the one before."""
    for start, end in spans:
        cuts = [start, *(m.end() for m in _END.finditer(text, start, end)), end]
        parts: list[Span] = []
        for a, b in pairwise(cuts):
            a, b = _trimmed(text, a, b)
            if a >= b:
                continue
            short = parts and min(len(text[x:y].split()) for x, y in (parts[-1], (a, b))) < 3
            if short:
                parts[-1] = parts[-1][0], b
            else:
                parts.append((a, b))
        yield from parts


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
