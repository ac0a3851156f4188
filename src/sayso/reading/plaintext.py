"""Plain text, as scraped, to blocks: which lines are the story's, and what each of them is.

The text is never touched; the blocks lie over it.  The body is found first, by its sentences; the
headline is the line before it that shares its words; what is left around the two is the site's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sayso.data import Block, BlockKind, Span
from sayso.reading import credits, datelines, furniture
from sayso.reading.densest import body_of
from sayso.reading.headlines import bare, headline_of
from sayso.reading.lines import Line, lines_of

_OPENING_PARAGRAPHS = 4
# Lines farther below the body than this are not the story's, whatever they look like.
_FAR = 8


@dataclass(frozen=True, slots=True)
class Layout:
    """The blocks of one text, and the words of its headline, if it has one."""

    blocks: tuple[Block, ...]
    headline: str | None


def layout(text: str, title: str | None = None) -> Layout:
    """The blocks over ``text``; ``title``, if known, tells which line is the headline."""
    lines = lines_of(text)
    kinds = _kinds(lines, title)
    blocks = tuple(
        with_credits(text, [(ln.span, kind) for ln, kind in zip(lines, kinds, strict=True)])
    )
    headline = next(
        (ln.text for ln, kind in zip(lines, kinds, strict=True) if kind == "headline"), None
    )
    return Layout(blocks, headline and " ".join(headline.split()))


def with_credits(text: str, lines: Iterable[tuple[Span, BlockKind]]) -> Iterator[Block]:
    """The lines as blocks; in paragraphs, the dateline and the bracketed credit are blocks apart.

    A dateline that names no agency is believed in the first paragraphs only: further down, words
    in capitals before a dash head a section.
    """
    paragraphs = 0
    for (start, end), kind in lines:
        if kind != "paragraph":
            yield Block(kind, (start, end))
            continue
        paragraphs += 1
        words = text[start:end]
        cut = datelines.dateline_end(words)
        if cut and (paragraphs <= _OPENING_PARAGRAPHS or "(" in words[:cut]):
            yield Block("dateline", (start, start + cut))
            start += cut + len(words[cut:]) - len(words[cut:].lstrip())
            words = text[start:end]
        cut = credits.credit_start(words)
        if body := words[:cut].rstrip():
            yield Block("paragraph", (start, start + len(body)))
        if cut < len(words):
            yield Block("byline", (start + cut, end))


def _kinds(lines: Sequence[Line], title: str | None) -> list[BlockKind]:
    """What each line is, in the lines' order."""
    own = [_by_itself(line) for line in lines]
    first, last = body_of(lines, own)
    if first > last:
        return [kind or "paragraph" for kind in own]
    headline = headline_of(lines, own, first, last, title)
    # A headline that reads like a sentence is the body's first line until it is found out.
    first = max(first, headline + 1) if headline is not None else first
    head = [_above(i, lines, own, headline) for i in range(first)]
    middle = _within(lines, own, first, last)
    tail = [_below(i, lines, own, last) for i in range(last + 1, len(lines))]
    return head + middle + tail


def _by_itself(line: Line) -> BlockKind | None:
    """What the line is if its own words tell, wherever it stands."""
    if credits.is_byline(line.text) or credits.is_credit(line.text):
        return "byline"
    if datelines.is_dateline(line.text):
        return "dateline"
    if credits.is_caption(line.text):
        return "caption"
    if furniture.is_furniture(line.text):
        return "boilerplate"
    return None


def _above(
    i: int, lines: Sequence[Line], own: Sequence[BlockKind | None], headline: int | None
) -> BlockKind:
    """What a line above the body is."""
    line, kind = lines[i], own[i]
    if i == headline:
        return "headline"
    if kind is not None:
        return kind
    if credits.is_role_line(line.text) or _names_reporter(lines, i, headline):
        return "byline"
    if headline is None:
        return "paragraph" if line.is_sentence else "boilerplate"
    if i > headline and bare(line.text) != bare(lines[headline].text):
        if line.is_item and line.count >= 4:
            return "list"
        if line.count >= 5:
            return "subheading"
    return "boilerplate"


def _names_reporter(lines: Sequence[Line], i: int, headline: int | None) -> bool:
    """Whether line ``i``, under the headline, is a name with the reporter's role below it."""
    below = lines[i + 1].text if i + 1 < len(lines) else ""
    named = headline is not None and headline < i and credits.is_name(lines[i].text)
    return named and bool(below) and credits.is_role_line(below)


def _within(
    lines: Sequence[Line], own: Sequence[BlockKind | None], first: int, last: int
) -> list[BlockKind]:
    """What the lines of the body are."""
    kinds: list[BlockKind] = []
    links = False
    for i in range(first, last + 1):
        line, kind = lines[i], own[i]
        links = furniture.opens_links(line.text) or (links and not line.is_sentence)
        if kind is not None:
            kinds.append(kind)
        elif line.text.startswith(">"):
            kinds.append("quote")
        elif line.is_item:
            kinds.append("list")
        elif line.is_clock:
            kinds.append("subheading")
        elif line.is_sentence or line.is_long or line.ends or line.announces:
            kinds.append("paragraph")
        elif links:
            kinds.append("boilerplate")
        elif line.count <= 14 and line.opens and _is_short_run(lines, own, i):
            kinds.append("subheading")
        else:
            kinds.append("paragraph")
    return kinds


def _is_short_run(lines: Sequence[Line], own: Sequence[BlockKind | None], i: int) -> bool:
    """Whether a sentence follows within two lines: a verse or a table is no row of subheadings."""
    after = lines[i + 1 : i + 3]
    return any(line.is_sentence or line.ends for line in after) or any(own[i + 1 : i + 3])


def _below(i: int, lines: Sequence[Line], own: Sequence[BlockKind | None], last: int) -> BlockKind:
    """What a line below the body is."""
    line, kind = lines[i], own[i]
    if kind is not None:
        return kind
    if credits.is_role_line(line.text.lstrip("-–— ")):
        return "byline"
    if i - last > _FAR:
        return "boilerplate"
    if line.is_item and line.count >= 4:
        return "list"
    if line.is_long or (line.announces and line.count >= 8):
        return "paragraph"
    if line.ends and line.count >= 2 and line.text[0] not in "-–—[(":
        return "paragraph"
    return "boilerplate"
