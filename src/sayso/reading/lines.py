"""The lines of a plain text, and what can be measured on each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from sayso.data import Span

_FUNCTION_WORDS = """
a about after again against all also am an and any are as at be because been before being but by
can could did do does during for from had has have he her his how i if in into is it its may might
more most must my new no not of off on or our out over said says she should so some than that the
their them then there these they this to under until up was we were what when where which while who
whom whose why will with would you your
"""
_FUNCTION = frozenset(_FUNCTION_WORDS.split())
_ENDS = re.compile(r"[.!?…][\"”’»'\])*]*$")
_OPENS = re.compile(r"[\"“‘«'(\[¿¡]*[A-ZÀ-ÞΑ-ΩА-Я0-9#@$£€]")
_WORD = re.compile(r"[^\W_]+(?:[.'’\-][^\W_]+)*")
# A long dash and a name sign a tweet or a quotation: no item of a list.
_MARKER = re.compile(r"(?:[•▪◦‣●○■*·►▶]|[-–]\s|—\s(?!.*\(@)|\(?\d{1,2}[.)]\s|\(?[a-z][.)]\s)")
_CLOCK = re.compile(r"\d{1,2}(?:[:.]\d\d)?(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{2,4})?", re.IGNORECASE)
# Words are counted in the start of a line alone: a line of ten megabytes is a paragraph anyway.
_MEASURED = 5000


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank, trimmed, or several that were broken at a fixed width.

    ``count`` words, of which ``small`` start in lower case and ``function`` are function words.
    """

    span: Span
    text: str
    count: int
    small: int
    function: int
    ends: bool
    opens: bool

    @property
    def content(self) -> frozenset[str]:
        """The words that are no function words, in lower case."""
        lower = _WORD.findall(self.text[:_MEASURED].casefold())
        return frozenset(token for token in lower if len(token) > 2 and token not in _FUNCTION)

    @property
    def is_sentence(self) -> bool:
        """Whether it reads like running prose: ends like a sentence, and is not in title case."""
        if not self.ends:
            return self.count >= 25 and self.function >= 4
        if self.count < 8:
            # Headlines ask and exclaim as well.
            return (
                self.small >= 2
                and self.count >= 4
                and not self.text.rstrip("\"”’'").endswith(("?", "!"))
            )
        return self.small >= 0.3 * self.count or self.count > 30

    @property
    def is_item(self) -> bool:
        """Whether it starts like an item of a list."""
        return bool(_MARKER.match(self.text))

    @property
    def is_clock(self) -> bool:
        """Whether it is nothing but a time of day, as in rolling coverage."""
        return bool(_CLOCK.fullmatch(self.text))

    @property
    def announces(self) -> bool:
        """Whether it opens what stands on the next line: "The governor added:"."""
        return self.text.endswith(":") and self.count >= 2 and self.small >= 1

    @property
    def is_long(self) -> bool:
        """Whether it is long and loose enough for prose, though nothing ends it."""
        return self.count >= 14 and self.function >= 3 and self.small >= 0.4 * self.count


def lines_of(text: str) -> list[Line]:
    """The lines of ``text`` that are not blank; paragraphs broken at a fixed width are joined."""
    spans = list(_trimmed(text))
    if _is_wrapped(text, spans):
        spans = list(_joined(text, spans))
    return [_measure(text, span) for span in spans]


def _trimmed(text: str) -> Iterator[Span]:
    start = 0
    for line in text.splitlines(keepends=True):
        left = len(line) - len(line.lstrip())
        right = len(line.rstrip())
        if left < right:
            yield start + left, start + right
        start += len(line)


def _is_wrapped(text: str, spans: list[Span]) -> bool:
    """Whether the lines look broken at a fixed width: where another follows, full and unended."""
    widest = max((end - start for start, end in spans), default=0)
    followed = [span for span, after in pairwise(spans) if not _parted(text, span, after)]
    if len(followed) < 3 or not 50 <= widest <= 100:
        return False
    full = sum(end - start >= 0.75 * widest for start, end in followed)
    ended = sum(bool(_ENDS.search(text[max(start, end - 40) : end])) for start, end in followed)
    return full >= 0.7 * len(followed) and ended <= 0.5 * len(followed)


def _parted(text: str, one: Span, other: Span) -> bool:
    """Whether a blank line stands between two lines."""
    return len(text[one[1] : other[0]].splitlines()) > 1


def _joined(text: str, spans: list[Span]) -> Iterator[Span]:
    """The lines, each joined to the one above if no blank line parts them and that one is full."""
    widest = max(end - start for start, end in spans)
    start = spans[0][0]
    for line, after in pairwise(spans):
        if _parted(text, line, after) or line[1] - line[0] < 0.6 * widest:
            yield start, line[1]
            start = after[0]
    yield start, spans[-1][1]


def _measure(text: str, span: Span) -> Line:
    words = text[slice(*span)]
    tokens = _WORD.findall(words[:_MEASURED])
    return Line(
        span=span,
        text=words,
        count=len(tokens),
        small=sum(token[0].islower() for token in tokens[1:]),
        function=sum(token.casefold() in _FUNCTION for token in tokens),
        ends=bool(_ENDS.search(words[-40:])),
        opens=bool(_OPENS.match(words)),
    )
