"""What a search found, to read in a terminal or as JSON lines."""

from __future__ import annotations

import json
from collections.abc import Iterator

from sayso.data import Span
from sayso.library import Hit
from sayso.report.display import visible

_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"
# So much of a passage is shown, around its matches.
_WIDTH = 240


def as_json(hit: Hit) -> str:
    """One line; spans are offsets into the story's text."""
    story = hit.stored.reading.story
    told = {
        "story": hit.stored.key,
        "id": story.id,
        "version": hit.stored.version,
        "url": story.url,
        "title": story.title,
        "outlet": story.outlet,
        "published_at": story.published_at,
        "passages": [list(span) for span in hit.passages],
        "words": [story.text[a:b] for a, b in hit.passages],
        "matches": [list(span) for span in hit.matches],
        "attributions": list(hit.attributions),
    }
    return json.dumps(told, ensure_ascii=False) + "\n"


def as_text(hit: Hit, *, colour: bool) -> str:
    """The story's id and title, and passages of it with the matched words in bold, or in brackets
    where there is no colour."""
    story = hit.stored.reading.story
    about = (story.title, story.outlet, (story.published_at or "")[:10])
    line = _line(hit.stored.key)
    head = " · ".join(_line(part) for part in about if part)
    marks = (_BOLD, _PLAIN) if colour else ("[", "]")
    if colour:
        line = f"{_BOLD}{line}{_PLAIN}"
    lines = ["".join(_passage(hit, span, marks)) for span in hit.passages]
    return "\n    ".join([f"{line}  {head}".rstrip(), *lines]) + "\n"


def _passage(hit: Hit, passage: Span, marks: tuple[str, str]) -> Iterator[str]:
    text = hit.stored.reading.story.text
    start, end = passage
    inside = [(a, b) for a, b in hit.matches if start <= a and b <= end]
    if inside and inside[0][0] - start > _WIDTH // 2:
        start = text.rfind(" ", start, inside[0][0] - _WIDTH // 4) + 1 or inside[0][0]
        yield "… "
    cut = end
    if end - start > _WIDTH:
        cut = text.rfind(" ", start, start + _WIDTH)
        cut = cut if cut > start else start + _WIDTH
    at = start
    for a, b in inside:
        if b > cut:
            break
        yield _line(text[at:a])
        yield f"{marks[0]}{_line(text[a:b])}{marks[1]}"
        at = b
    yield _line(text[at:cut])
    if cut < end:
        yield " …"


def _line(text: str) -> str:
    """Safe to show, on one line."""
    return visible(text).replace("\n", " ").replace("\r", " ").replace("\t", " ")
