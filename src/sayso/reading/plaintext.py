"""Plain text, as scraped, to blocks: which lines are the story's, and what each of them is.

The text is never touched; the blocks lie over it.  The body is found first, by its sentences; the
headline is the line before it that shares its words; what is left around the two is the site's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sayso.data import Block, BlockKind, Span
from sayso.reading import credits, datelines, furniture
from sayso.reading.lines import Line, lines_of

# A long dash and a name sign a tweet or a quotation: no item of a list.
_MARKER = re.compile(r"(?:[•▪◦‣●○■*·►▶]|[-–]\s|—\s(?!.*\(@)|\(?\d{1,2}[.)]\s|\(?[a-z][.)]\s)")
_CLOCK = re.compile(r"\d{1,2}(?:[:.]\d\d)?(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{2,4})?", re.IGNORECASE)
_HEADLINE_AT_LEAST = 2.0
# How many lines at the top are looked at for a byline or dateline that the body must follow.
_OPENING_LINES = 12
_OPENING_PARAGRAPHS = 4
# In words: the most that one line of the body counts, and what a line of another kind costs.
_MOST_WORTH = 60
_COST_OF_OTHERS = 6
# Sentences this near to the densest stretch still belong to it.
_NEAR = 3
# And lines farther below it than this do not, whatever they look like.
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
    first, last = _body(lines, own)
    if first > last:
        return [kind or "paragraph" for kind in own]
    headline = _headline(lines, own, first, last, title)
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


def _body(lines: Sequence[Line], own: Sequence[BlockKind | None]) -> tuple[int, int]:
    """The first and the last line of the body; (1, 0) if nothing reads like one.

    It is the stretch with the most words in sentences, each line of another kind taking some off.
    """
    prose = [
        kind is None and (line.is_sentence or datelines.dateline_end(line.text) > 0)
        for line, kind in zip(lines, own, strict=True)
    ]
    if not any(prose):
        prose = [kind is None and line.is_long for line, kind in zip(lines, own, strict=True)]
    if not any(prose):
        return 1, 0
    first, last = _densest([_worth(*each) for each in zip(lines, own, prose, strict=True)])
    while above := [i for i in range(max(0, first - _NEAR), first) if prose[i]]:
        first = above[0]
    while below := [i for i in range(last + 1, min(len(lines), last + 1 + _NEAR)) if prose[i]]:
        last = below[-1]
    # A headline may be a sentence, and so may what stands under it: the body starts after the
    # byline, and where a dateline is.
    for i in range(first, min(first + _OPENING_LINES, last + 1)):
        before = [k for k in range(first, i) if prose[k]]
        if len(before) > 2 or any(lines[k].count > 30 for k in before):
            break
        if datelines.dateline_end(lines[i].text):
            return i, last
        if own[i] == "byline":
            return next((k for k in range(i, last + 1) if prose[k]), first), last
    return first, last


def _worth(line: Line, kind: BlockKind | None, prose: bool) -> int:
    """What a line adds to a stretch of the body."""
    if prose:
        return min(line.count, _MOST_WORTH)
    if kind is None and (_MARKER.match(line.text) or _CLOCK.fullmatch(line.text)):
        return 0
    return -_COST_OF_OTHERS if kind in (None, "boilerplate") else 0


def _densest(worth: Sequence[int]) -> tuple[int, int]:
    """The first and last index of the stretch of the greatest sum."""
    best, first, last = 0, 0, 0
    total, start = 0, 0
    for i, value in enumerate(worth):
        if total <= 0:
            total, start = 0, i
        total += value
        if total > best:
            best, first, last = total, start, i
    return first, last


def _headline(
    lines: Sequence[Line],
    own: Sequence[BlockKind | None],
    first: int,
    last: int,
    title: str | None,
) -> int | None:
    """The index of the headline among the lines before the body, if one is good enough."""
    if title:
        wanted = _bare(title)
        for i in range(min(last + 1, len(lines), first + 3)):
            if wanted and _bare(lines[i].text) == wanted:
                return i
    body = frozenset().union(*(line.content for line in lines[first : min(last + 1, first + 40)]))
    scores = {
        i: _score(line, body) + _signed(own[i + 1 : i + 5]) - min(1.5, 0.05 * (first - i))
        for i, line in enumerate(lines[:first])
        if own[i] is None
    }
    good = [i for i, score in scores.items() if score >= _HEADLINE_AT_LEAST]
    if not good:
        return None
    best = max(good, key=lambda i: scores[i])
    # The line under a headline often shares more words with the body; the first of the good ones
    # is it, but for the page's title ("Headline - Site"), which the headline itself repeats.
    near = [i for i in good if best - 3 <= i <= best and scores[i] >= scores[best] - 1.2]
    return next((i for i in near[1:] if _repeats(lines[near[0]], lines[i])), near[0])


def _repeats(title: Line, headline: Line) -> bool:
    return _bare(title.text).startswith(_bare(headline.text) or "-")


def _signed(below: Sequence[BlockKind | None]) -> float:
    """What it adds to a headline that its date or reporter stands right below."""
    return 1.0 if "byline" in below else 0.5 if "dateline" in below else 0.0


def _score(line: Line, body: frozenset[str]) -> float:
    """How much the line looks like the headline of a body of these words."""
    if not 3 <= line.count <= 35 or len(line.text) > 250 or (line.is_sentence and line.count > 18):
        return 0.0
    shared = len(line.content & body) / max(4, len(line.content))
    score = 3 * shared
    score += 1.0 if 5 <= line.count <= 22 else 0.0
    score += 0.5 if line.function else 0.0
    score += 0.5 if line.text[-1] not in ".:;,…" else -0.5
    score -= 1.5 if re.search(r"\s[|»>/•]\s|[|»]", line.text) else 0.0
    score -= 1.0 if line.content and not shared and line.count < 8 else 0.0
    return score


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
    if i > headline and _bare(line.text) != _bare(lines[headline].text):
        if _MARKER.match(line.text) and line.count >= 4:
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
        elif _MARKER.match(line.text):
            kinds.append("list")
        elif _CLOCK.fullmatch(line.text):
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
    if _MARKER.match(line.text) and line.count >= 4:
        return "list"
    if line.is_long or (line.announces and line.count >= 8):
        return "paragraph"
    if line.ends and line.count >= 2 and line.text[0] not in "-–—[(":
        return "paragraph"
    return "boilerplate"


def _bare(text: str) -> str:
    """The letters and digits alone, for comparing."""
    return re.sub(r"[\W_]+", "", text.casefold())
