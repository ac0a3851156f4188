"""Places: where it was said ("outside the court", "in Calder City")."""

from __future__ import annotations

import re

from sayso.circumstances.frames import Frame
from sayso.circumstances.position import distance
from sayso.data import Span

_NAME = r"[A-Z][\w’'-]+(?:\.(?=,| [A-Z]))?"
_NOT = (
    r"(?!(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|English|French|Spanish|Arabic|Russian"
    r"|German|Congress|Parliament|I|X|Twitter|Facebook|Instagram)\b)"
)
_SITE = (
    r"(?:court|courthouse|courtroom|ministry|hospital|cathedral|church|mosque|temple|scene|home|house"
    r"|headquarters|station|square|airport|hotel|embassy|palace|building|prison|jail|gates?|steps"
    r"|office|village|town|city|bank|market|stadium|port|camp|border|park|pub|bar|cafe|restaurant)"
)
PHRASE = re.compile(
    rf"\b(?:[Oo]utside|[Ii]nside|[Nn]ear) (?:the |his |her |their |a |an )?(?:[\w’'-]+ ){{0,3}}?"
    rf"(?:{_SITE}\b|{_NAME})(?: in {_NAME})?"
    rf"|\b(?:[Aa]t|[Ff]rom|[Ii]n) (?:the |his |her |their )(?:[\w’'-]+ ){{0,2}}?{_SITE}\b"
    rf"(?: (?:in|of|at) (?:the )?{_NAME}(?: {_NAME})*)?"
    rf"|\b(?:[Hh]ere )?[Ii]n {_NOT}(?:the town of |the city of )?{_NAME}(?: {_NAME})*"
    rf"(?:, {_NAME}(?: {_NAME})*)?"
)
NEAR = 3
"""Words at most between the place and the cue."""


def place(frame: Frame, taken: list[Span]) -> Span | None:
    """The place nearest to the cue that is no part of the ``taken`` phrases."""
    found = []
    for match in PHRASE.finditer(frame.text):
        span = frame.at(match)
        if any(start < span[1] and span[0] < end for start, end in taken):
            continue
        words = distance(frame, span, taken)
        if words is not None and words <= NEAR:
            found.append((words, span))
    return min(found)[1] if found else None
