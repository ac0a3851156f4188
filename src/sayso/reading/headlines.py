"""Which line above the body is the headline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.data import BlockKind
from sayso.reading.lines import Line

_AT_LEAST = 2.0


def headline_of(
    lines: Sequence[Line],
    own: Sequence[BlockKind | None],
    first: int,
    last: int,
    title: str | None,
) -> int | None:
    """The index of the headline among the lines before the body, if one is good enough."""
    if title:
        wanted = bare(title)
        for i in range(min(last + 1, len(lines), first + 3)):
            if wanted and bare(lines[i].text) == wanted:
                return i
    body = frozenset().union(*(line.content for line in lines[first : min(last + 1, first + 40)]))
    scores = {
        i: _score(line, body) + _signed(own[i + 1 : i + 5]) - min(1.5, 0.05 * (first - i))
        for i, line in enumerate(lines[:first])
        if own[i] is None
    }
    good = [i for i, score in scores.items() if score >= _AT_LEAST]
    if not good:
        return None
    best = max(good, key=lambda i: scores[i])
    # The line under a headline often shares more words with the body; the first of the good ones
    # is it, but for the page's title ("Headline - Site"), which the headline itself repeats.
    near = [i for i in good if best - 3 <= i <= best and scores[i] >= scores[best] - 1.2]
    return next((i for i in near[1:] if _repeats(lines[near[0]], lines[i])), near[0])


def _repeats(title: Line, headline: Line) -> bool:
    return bare(title.text).startswith(bare(headline.text) or "-")


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


def bare(text: str) -> str:
    """The letters and digits alone, for comparing."""
    return re.sub(r"[\W_]+", "", text.casefold())
