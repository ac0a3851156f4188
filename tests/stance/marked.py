"""Stories written as marked sentences: ``{s:source} {c:cue} {x:content}``, for the tests.

A letter may carry an attribution's number ("{x2:...}"), and marks nest; a content that lies in
another's makes that one its parent.
"""

from __future__ import annotations

import re

from sayso.data import Attribution, Span, Story

_MARK = re.compile(r"\{([scx])(\d*):|\}")
_ROLES = {"s": "source", "c": "cue", "x": "content"}


def read(marked: str) -> tuple[Story, tuple[Attribution, ...]]:
    """The story and its attributions, a1, a2 ... in the order of their numbers."""
    text = ""
    open_marks: list[tuple[str, str, int]] = []
    spans: dict[int, dict[str, list[Span]]] = {}
    at = 0
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        if mark.group(1):
            open_marks.append((_ROLES[mark.group(1)], mark.group(2), len(text)))
            continue
        role, number, start = open_marks.pop()
        found = spans.setdefault(int(number or 1), {"source": [], "cue": [], "content": []})
        found[role].append((start, len(text)))
    text += marked[at:]
    bare = [
        Attribution(f"a{n}", *(tuple(sorted(spans[n][role])) for role in _ROLES.values()))
        for n in sorted(spans)
    ]
    story = Story("invented", text, ())
    return story, tuple(_with_parent(a, bare) for a in bare)


def _with_parent(a: Attribution, others: list[Attribution]) -> Attribution:
    holding = [
        (end - start, b.id)
        for b in others
        for start, end in b.content
        if b is not a and start <= a.content[0][0] and a.content[-1][1] <= end
    ]
    parent = min(holding)[1] if holding else None
    return Attribution(a.id, a.source, a.cue, a.content, parent=parent)
