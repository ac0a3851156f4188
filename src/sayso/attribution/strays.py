"""Scraps of another sentence that the network ties to a cue.

Where a content has a part in its cue's own sentence, a part in another sentence is its own only if
it is quoted: "The dam is old. “It will hold,” he said."
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.data import Span, Spans
from sayso.encoder.quotations import Quotation

_END = re.compile(
    r"(?<![A-Z])(?<!\b(?:Mr|Dr|St|No|vs))(?<!\b(?:Mrs|Gen|Sen|Rep|Gov))"
    r"(?<!\b(?:Jan|Feb|Aug|Oct|Nov|Dec))[.!?]\s+(?=[\"“‘']?[A-Z])|\n"
)


def without_strays(text: str, cue: Spans, content: Spans, quotations: Sequence[Quotation]) -> Spans:
    """The parts of ``content`` without scraps of other sentences than the cue's."""
    if len(content) < 2 or not cue:
        return content
    near = [c for c in content if _one_sentence(text, (*cue, c), quotations)]
    if not near:
        return content
    return tuple(c for c in content if c in near or _quoted(c, quotations))


def _one_sentence(text: str, spans: Spans, quotations: Sequence[Quotation]) -> bool:
    start, end = min(a for a, _ in spans), max(b for _, b in spans)
    stops = (m.start() for m in _END.finditer(text, start, end))
    return all(text[i] != "\n" and _quoted((i, i), quotations) for i in stops)


def _quoted(span: Span, quotations: Sequence[Quotation]) -> bool:
    return any(q.start <= span[0] < q.end for q in quotations)
