"""Markup to a tree that is safe to work on, and the words in its elements.

Trafilatura and the parser below it are not linear in everything: the attributes of one tag, the
elements of a page, the length of one paragraph.  What no page of news has is cut here.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

# Measured: 40,000 elements take trafilatura up to ten seconds and 200 MB; the largest page of the
# 80 that the benchmark reads has 5,000.
_MOST_FOR_TRAFILATURA = 40_000
MOST_ELEMENTS = 200_000
_LONGEST_TEXT = 200_000
_LONGEST_SCRIPT = 500_000
_LONGEST_TAG = 20_000

# One tag, quotation marks read as HTML does; possessive, so that it is linear in any input.
_TAG = re.compile(r"""<([a-zA-Z][a-zA-Z0-9]{0,20})(?:=\s*+"[^"]*+"|=\s*+'[^']*+'|[^>=]++|=)*+>?""")
_ENDS_OF_SENTENCES = '.!?…"”’)]'
_NEVER_IN_HTML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")

# The parser stops at an element 256 deep, and what follows it is lost.
_DEEPEST = 250
_END_TAG = re.compile(r"</([a-zA-Z][a-zA-Z0-9]{0,20})[^<>]*>")
_BREAKS = re.compile(r"(?:<br>\s*){2,}")
_FLAT_TAGS = "html head title body script style meta link p h1 h2 h3 h4 h5 h6 br"
_FLAT = frozenset(_FLAT_TAGS.split())

_UNSEEN_TAGS = """
head script style noscript template svg math iframe object nav header footer aside form button
select option textarea dialog menu canvas audio video map
"""
_INLINE_TAGS = """
a abbr acronym b bdi bdo big cite code data del dfn em font hi i img ins kbd mark q ref rp rt ruby
s samp small span strike strong sub sup time tt u var wbr graphic
"""
_UNSEEN = frozenset(_UNSEEN_TAGS.split())
_INLINE = frozenset(_INLINE_TAGS.split())


class Size(Enum):
    """Whether a tree can be given to trafilatura, can be read line by line, or neither."""

    USUAL = auto()
    LARGE = auto()
    BEYOND = auto()


def parse(markup: str) -> Any:
    """The tree of ``markup``, or None if there is nothing in it."""
    from trafilatura.utils import load_html

    markup = _NEVER_IN_HTML.sub("", markup)
    if len(markup) > _LONGEST_TAG:
        markup = _TAG.sub(_bounded, markup)
    try:
        tree = load_html(markup)
        if tree is None:
            # A fragment: it wants a document around it.
            tree = load_html(f"<html><body>{markup}</body></html>")
        elif _is_cut(tree):
            tree = load_html(_BREAKS.sub("<br>", _TAG.sub(_flat, _END_TAG.sub(_flat, markup))))
    except Exception:  # the parser's errors are of many kinds, and all mean the same
        return None
    if tree is None:
        return None
    for script in list(tree.iter("script", "style")):
        if len(script.text or "") > _LONGEST_SCRIPT:
            script.text = None
    return tree


def measure(tree: Any) -> Size:
    """How large the tree is."""
    size = Size.USUAL
    for count, element in enumerate(tree.iter()):
        if count > MOST_ELEMENTS:
            return Size.BEYOND
        if count > _MOST_FOR_TRAFILATURA:
            size = Size.LARGE
        for text in (element.text, element.tail):
            if text and len(text) > _LONGEST_TEXT and element.tag not in ("script", "style"):
                size = Size.LARGE
    return size


def squeeze(text: str) -> str:
    """The text on one line, its white space single spaces."""
    return " ".join(text.split())


def text_in(element: Any, without: str | None = None) -> list[str]:
    """The lines of text in an element, in reading order; ``without`` what is in such elements."""
    return list(_lines(element, frozenset((without,)) if without else frozenset()))


def lines_in(tree: Any) -> list[str]:
    """The lines of text that a page shows, without what navigates, asks or decorates."""
    for header in list(tree.iter("header")):
        # The site's header holds menus; an article's own holds its headline.
        if header.find(".//h1") is not None:
            header.tag = "div"
    return list(_lines(tree, _UNSEEN))


@dataclass(frozen=True, slots=True)
class Links:
    """The words of links that are no sentences, and of those that are a block from end to end."""

    all: frozenset[str]
    blocks: frozenset[str]


def links_in(tree: Any) -> Links:
    """The links of a page."""
    every, blocks = set(), set()
    for link in tree.iter("a"):
        words = squeeze("".join(link.itertext()))
        if not words or words[-1] in _ENDS_OF_SENTENCES:
            continue
        every.add(words)
        block = link.getparent()
        while block is not None and block.tag in _INLINE and len(block) <= 2:
            block = block.getparent()
        if block is not None and len(block) <= 3 and squeeze("".join(block.itertext())) == words:
            blocks.add(words)
    return Links(frozenset(every), frozenset(blocks))


def _bounded(tag: re.Match[str]) -> str:
    return tag.group() if len(tag.group()) <= _LONGEST_TAG else f"<{tag.group(1)}>"


def _is_cut(tree: Any) -> bool:
    """Whether the parser gave up: the tree ends in an element that is as deep as it goes."""
    last = deque(tree.iter(), maxlen=1)[0]
    return sum(1 for _ in last.iterancestors()) >= _DEEPEST


def _flat(tag: re.Match[str]) -> str:
    """A tag that does not hold others of its kind; for others, no more than the line break."""
    name = tag.group(1).lower()
    if name in _FLAT:
        return tag.group()
    return "" if name in _INLINE else "<br>"


def _lines(top: Any, unseen: frozenset[str]) -> Iterator[str]:
    """Walks without recursion, for markup may be nested deeply."""
    parts: list[str] = [top.text or ""]
    # (element, whether it was entered already)
    stack = [(child, False) for child in reversed(top)]
    while stack:
        element, entered = stack.pop()
        tag = element.tag
        block = not isinstance(tag, str) or tag not in _INLINE
        if block and (line := squeeze("".join(parts))):
            yield line
        if block:
            parts = []
        if entered or tag in unseen or not isinstance(tag, str):
            parts.append(element.tail or "")
            continue
        stack.append((element, True))
        parts.append(element.text or "")
        stack.extend((child, False) for child in reversed(element))
    if line := squeeze("".join(parts)):
        yield line
