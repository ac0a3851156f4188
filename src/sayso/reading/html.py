"""HTML to a page: the headline, the body's blocks in reading order, and the page's metadata.

Trafilatura finds the body and the metadata; what it gives is put into our kinds of blocks, and what
site furniture it left is taken out.  Pages that it cannot be trusted with, for it is not linear in
their size, and pages in which it finds nothing are read line by line instead.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from sayso.data import Block, BlockKind
from sayso.errors import NotAStory, TooLarge
from sayso.reading import credits, datelines, furniture, plaintext
from sayso.reading.extraction import Piece, extract, pieces_of
from sayso.reading.headlines import bare
from sayso.reading.markup import (
    MOST_ELEMENTS,
    Links,
    Size,
    lines_in,
    links_in,
    measure,
    parse,
    squeeze,
    text_in,
)

_NOTHING = "has no story in it"
# Below this, trafilatura falls back to the text of the whole page.
_SHORTEST_BODY = 250


@dataclass(frozen=True, slots=True)
class Page:
    """A page read: its text, a line a block, and its metadata, None where it does not tell."""

    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published_at: str | None = None
    url: str | None = None


def read_page(markup: str, name: str, url: str | None = None) -> Page:
    """The page in ``markup``; ``url``: where it was read, if it was.

    Raises NotAStory if there is no story in it, TooLarge if it has more elements than can be worked
    on.  ``name`` is what errors call it.
    """
    tree = parse(markup)
    if tree is None:
        raise NotAStory(name, _NOTHING)
    size = measure(tree)
    if size is Size.BEYOND:
        raise TooLarge(name, f"has over {MOST_ELEMENTS:,} elements")
    document = extract(tree, url) if size is Size.USUAL else None
    told: str | None = document.title if document is not None else tree.findtext(".//title")
    pieces = list(pieces_of(document.body)) if document is not None else []
    if len(pieces) < 2 or sum(len(words) for _, words in pieces) < _SHORTEST_BODY:
        # It runs what little it finds together, menus included.
        pieces = _better(_by_lines(tree, told), pieces)
    title = _headline(tree, told, pieces)
    pieces = _cleaned(pieces, title, told, links_in(tree))
    if not pieces:
        raise NotAStory(name, _NOTHING)
    if (line := _byline_above(tree, pieces)) is not None:
        pieces.insert(0, ("byline", line))
    if title:
        pieces.insert(0, ("headline", title))
    text, blocks = _laid_out(pieces)
    signed = next((words for kind, words in pieces if kind == "byline"), "")
    return Page(
        text,
        blocks,
        title=title,
        outlet=_told(document, "sitename"),
        byline=_told(document, "author") or credits.named_in(signed),
        published_at=_told(document, "date"),
        url=_told(document, "url"),
    )


def _told(document: Any, name: str) -> str | None:
    value = getattr(document, name, None)
    return squeeze(value) or None if isinstance(value, str) else None


def _by_lines(tree: Any, title: str | None) -> list[Piece]:
    """The page as plain text, its furniture taken out."""
    text = "\n".join(lines_in(tree))
    return [
        (block.kind, squeeze(text[slice(*block.span)]))
        for block in plaintext.layout(text, title).blocks
        if block.kind != "boilerplate"
    ]


def _better(by_lines: list[Piece], found: list[Piece]) -> list[Piece]:
    """The page's lines, unless much of what trafilatura found is not among them."""
    shown = _words(" ".join(words for _, words in by_lines))
    wanted = _words(" ".join(words for _, words in found))
    return by_lines if len(wanted & shown) >= 0.7 * len(wanted) else found


def _headline(tree: Any, told: str | None, pieces: list[Piece]) -> str | None:
    """The headline: the page's h1 if it fits the title that the page tells, else that title."""
    told = squeeze(told) or None if told else None
    for kind, words in pieces[:3]:
        if kind == "headline":
            return words
    shown = [
        h1 for element in tree.iter("h1") if (h1 := " ".join(text_in(element))) and len(h1) < 400
    ]
    if told is None:
        return shown[0] if len(shown) == 1 else None
    wanted = _words(told)
    fitting = [
        h1 for h1 in shown if len(_words(h1) & wanted) >= 0.4 * min(len(wanted), len(_words(h1)))
    ]
    return max(fitting, key=lambda h1: len(_words(h1) & wanted), default=told)


def _cleaned(pieces: list[Piece], title: str | None, told: str | None, links: Links) -> list[Piece]:
    """The pieces without the headline said again, links to other stories, and site furniture."""
    again = {bare(words) for words in (title, told) if words}
    kept: list[Piece] = []
    for kind, words in pieces:
        if kind == "headline" or furniture.is_furniture(words):
            continue
        if words in (links.all if kind == "paragraph" else links.blocks):
            continue
        if len(kept) < 4 and bare(words) in again:
            continue
        if kind in ("paragraph", "subheading", "list") and len(words) < 500:
            kind = _told_by_words(words) or kind
        kept.append((kind, words))
    # Headings at the end head what was taken out.
    while kept and kept[-1][0] == "subheading":
        kept.pop()
    return kept


def _told_by_words(words: str) -> BlockKind | None:
    if credits.is_byline(words) or credits.is_credit(words):
        return "byline"
    if datelines.is_dateline(words):
        return "dateline"
    return "caption" if credits.is_caption(words) else None


def _byline_above(tree: Any, pieces: list[Piece]) -> str | None:
    """The byline that the page shows over its body, which trafilatura takes for furniture."""
    if any(kind == "byline" for kind, _ in pieces[:4]):
        return None
    first = next((words for kind, words in pieces if kind == "paragraph"), "")[:40]
    below = False
    for element in tree.iter("h1", "p", "div", "span", "a", "address", "li", "h2", "h3", "h4"):
        if element.tag == "h1":
            below = True
        elif below and len(element) <= 6:
            words = " ".join(text_in(element)) if _is_short(element) else ""
            if words and credits.is_byline(words):
                return datelines.before_date(words)
            if first and element.tag == "p" and " ".join(text_in(element)).startswith(first):
                return None
    return None


def _is_short(element: Any) -> bool:
    return sum(1 for _ in element.iter()) <= 12 and len("".join(element.itertext())) <= 300


def _laid_out(pieces: list[Piece]) -> tuple[str, tuple[Block, ...]]:
    """The text, a line a block, and the blocks over it."""
    lines: list[Piece] = []
    draft = "\n".join(words for _, words in pieces)
    at = 0
    spans: list[tuple[tuple[int, int], BlockKind]] = []
    for kind, words in pieces:
        spans.append(((at, at + len(words)), kind))
        at += len(words) + 1
    for block in plaintext.with_credits(draft, spans):
        lines.append((block.kind, draft[slice(*block.span)]))
    blocks = []
    at = 0
    for kind, words in lines:
        blocks.append(Block(kind, (at, at + len(words))))
        at += len(words) + 1
    return "\n".join(words for _, words in lines), tuple(blocks)


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))
