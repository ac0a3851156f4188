"""A story's own words, cut to be shown; a speaker's name."""

from __future__ import annotations

import unicodedata

from sayso.data import Spans, Speaker

GAP = " … "
NOBODY = "nobody named"
_JOINERS = "\u200d\ufe0e\ufe0f"


def words(text: str, spans: Spans, limit: int | None = None) -> str:
    """The spans' own words, parts joined by an ellipsis, cut at a word to ``limit`` characters."""
    found: list[str] = []
    room = limit
    for index, (start, end) in enumerate(spans):
        if room is None:
            found.append(text[start:end])
        elif end - start <= room:
            found.append(text[start:end])
            room -= end - start + len(GAP)
            if room <= 0 and index + 1 < len(spans):
                return GAP.join(found) + " …"
        else:
            return GAP.join([*found, text[start : _cut(text, start, start + room)].rstrip() + "…"])
    return GAP.join(found)


def _cut(text: str, start: int, end: int) -> int:
    """Where to cut ``text[start:]`` at or before ``end``: between words if it can."""
    for at in range(end, start + (end - start) // 2, -1):
        if text[at].isspace():
            return at
    while end > start + 1 and (unicodedata.combining(text[end]) or text[end] in _JOINERS):
        end -= 1
    return end


def label(speaker: Speaker, by_id: dict[str, Speaker], limit: int) -> str:
    """The speaker's name, or the members', or the story's words for an unnamed one."""
    found = speaker.name or speaker.description
    if not found:
        named = [by_id[m].name or by_id[m].description for m in speaker.members if m in by_id]
        found = " and ".join(name for name in named if name)
    return words(found, ((0, len(found)),), limit) if found else ""
