"""Reports that rest on somebody by "according to": "Lee said that, according to the agency, X".

What the network leaves out is found by its form: "according to", a party, and the statement that it
leads or follows within the same content.  The party's own attribution lies inside the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.data import Attribution

QUOTATION_MARKS = '"“”'

_PARTY = r"(?P<cue>according to) (?P<source>(?:[^\W\d_][\w’'.&-]*)(?: [\w’'.&-]+){0,7})"
_LEADS = re.compile(rf"(?:that)?,? ?{_PARTY}, (?P<content>\S.*)", re.I | re.S)
_FOLLOWS = re.compile(rf"(?:that )?(?P<content>[^.;]*?\w),? {_PARTY}", re.I | re.S)


def with_according(
    text: str, found: list[tuple[int, Attribution]]
) -> list[tuple[int, Attribution]]:
    """``found``, each (layer, attribution), and what is "according to" another within a content."""
    taken = [cue for _, a in found for cue in a.cue]
    more = [
        (layer + 1, inner)
        for layer, a in found
        for inner in _inside(text, a)
        if not any(c[0] < inner.cue[0][1] and inner.cue[0][0] < c[1] for c in taken)
    ]
    return found + more


def _inside(text: str, a: Attribution) -> Iterator[Attribution]:
    for start, end in a.content:
        match = _LEADS.fullmatch(text, start, end) or _FOLLOWS.fullmatch(text, start, end)
        if match is None:
            continue
        content = match.span("content")
        quoted = any(mark in text[slice(*content)] for mark in QUOTATION_MARKS)
        yield Attribution(
            id="",
            source=(match.span("source"),),
            cue=(match.span("cue"),),
            content=(content,),
            form="mixed" if quoted else "indirect",
            confidence=a.confidence,
        )
