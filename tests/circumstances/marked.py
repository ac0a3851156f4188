"""Stories with their attributions marked, for tests: ``{a1:s Mara Quell} {a1:c said} ...``."""

from __future__ import annotations

import re
from collections import defaultdict

from sayso.data import Attribution, Span, Spans, Story

_MARK = re.compile(r"\{(?P<id>\w+)(?:<(?P<parent>\w+))?:(?P<role>[scxatvp]) |\}")
_ROLES = {"s": "source", "c": "cue", "x": "content"}


def marked(
    text: str, published: str | None = None, outlet: str | None = None
) -> tuple[Story, tuple[Attribution, ...]]:
    """The story without its marks, and its attributions in the order in which they open.

    ``{a2<a1:x ...}`` is a content of a2, whose parent is a1; marks may nest.
    """
    plain, at = "", 0
    spans: dict[tuple[str, str], list[Span]] = defaultdict(list)
    parents: dict[str, str | None] = {}
    opened: list[tuple[str, str, int]] = []
    for match in _MARK.finditer(text):
        plain += text[at : match.start()]
        at = match.end()
        if match["id"]:
            parents.setdefault(match["id"], None)
            parents[match["id"]] = match["parent"] or parents[match["id"]]
            opened.append((match["id"], _ROLES[match["role"]], len(plain)))
        else:
            name, role, start = opened.pop()
            spans[name, role].append((start, len(plain)))
    plain += text[at:]

    def of(name: str, role: str) -> Spans:
        return tuple(sorted(spans[name, role]))

    story = Story("story", plain, (), published_at=published, outlet=outlet)
    return story, tuple(
        Attribution(i, of(i, "source"), of(i, "cue"), of(i, "content"), parent=parents[i])
        for i in parents
    )


def words(story: Story, spans: Spans) -> list[str]:
    return [story.text[start:end] for start, end in spans]
