"""Search over words, speakers and claims, with the matched words in context."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fastapi import APIRouter, Request, Response

from sayso.claims import listed
from sayso.claims.keys import name_key
from sayso.data import Span
from sayso.library import Hit
from sayso.library.derived import Asked
from sayso.report.entries import Entry
from sayso.report.view import View
from sayso.web.pages import Opened, page

router = APIRouter()

_STORIES = 20
_OTHERS = 8
# So much is shown of a passage, around its matches.
_WIDTH = 300


@dataclass(frozen=True, slots=True)
class Found:
    """A story that was found: ``passages`` are its places and pieces of text, matched or not;
    ``said`` its attributions that the words are in."""

    hit: Hit
    view: View
    passages: list[tuple[int, list[tuple[bool, str]]]]
    said: list[Entry]


@router.get("/search")
def search(request: Request, library: Opened, q: str = "") -> Response:
    """What has all words of ``q``."""
    q = q[:400]
    words = name_key(q)
    return page(
        request,
        "search.html.jinja",
        found=[_found(hit) for hit in library.search(q, _STORIES)] if q else [],
        speakers=library.derived.parties_listed(words, _OTHERS) if words else [],
        claims=listed(library, Asked(q), _OTHERS) if q.strip() else [],
        empty=not library.count().stories,
    )


def _found(hit: Hit) -> Found:
    view = View(hit.stored.reading, "r1", False)
    wanted = set(hit.attributions)
    said = [i for i, a in enumerate(hit.stored.reading.attributions) if a.id in wanted][:3]
    passages = [(_place(hit, p), list(_pieces(hit, p))) for p in hit.passages]
    return Found(hit, view, passages, [view.entries[i] for i in said])


def _place(hit: Hit, passage: Span) -> int:
    """Where its first match is."""
    return next((a for a, b in hit.matches if passage[0] <= a and b <= passage[1]), passage[0])


def _pieces(hit: Hit, passage: Span) -> Iterator[tuple[bool, str]]:
    """The passage in pieces: (whether it matched, the words), cut around its matches."""
    text = hit.stored.reading.story.text
    start, end = passage
    inside = [(a, b) for a, b in hit.matches if start <= a and b <= end]
    if inside and inside[0][0] - start > _WIDTH // 2:
        start = text.rfind(" ", start, inside[0][0] - _WIDTH // 4) + 1 or inside[0][0]
        yield False, "… "
    cut = end if end - start <= _WIDTH else max(text.rfind(" ", start, start + _WIDTH), start)
    cut = cut if cut > start else min(end, start + _WIDTH)
    at = start
    for a, b in inside:
        if b > cut:
            break
        yield False, text[at:a]
        yield True, text[a:b]
        at = b
    yield False, text[at:cut] + (" …" if cut < end else "")
