"""Where the clause around a reported noun goes on: "claims about the bridge *were groundless*".

The network is prone to take the predicate of such a clause into the inner content.  It belongs to
who speaks around it, and is often his verdict.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.data import Attribution

_TOPIC = re.compile(r"(?:about|of|over|on|regarding|concerning|against)\s", re.I)
_FINITE = re.compile(r"\s(?:is|are|was|were|has been|have been|had been|remains?|remained)\s")
_CLAUSE = re.compile(
    r"\b(?:that|who|whom|whose|which|what|how|why|when|where|whether|if|as|because|while|and|but)\b"
    r"|[“”\"‘:;]"
)


def without_predicates(text: str, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions; inner contents that are a topic and run on to the end of their parent's
    are cut before the first finite verb that no clause of theirs can own."""
    by_id = {a.id: a for a in attributions}
    return tuple(_cut(text, a, by_id.get(a.parent or "")) for a in attributions)


def _cut(text: str, a: Attribution, parent: Attribution | None) -> Attribution:
    if parent is None or len(a.content) != 1:
        return a
    start, end = a.content[0]
    held = next((s for s in parent.content if s[0] <= start and end <= s[1]), None)
    words = text[start:end]
    if held is None or not _TOPIC.match(words) or text[end : held[1]].strip(' .,”"’'):
        return a
    finite = _FINITE.search(words)
    if finite is None or _CLAUSE.search(words[: finite.start()]):
        return a
    return replace(a, content=((start, start + finite.start()),))
