"""When it was said: expressions of time to dates.

A wrong date is worse than none: what could be two days, what counts from a day that is not known
and what is vague ("recently", "several weeks ago", "since May") gives None.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from sayso.circumstances.explicit import explicit
from sayso.circumstances.intervals import Interval, Now, early, late, middle, years
from sayso.circumstances.months import season_of_year
from sayso.circumstances.relative import OF_YEAR, relative
from sayso.circumstances.wording import plain

_TENS = {
    name: f"19{digit}0s"
    for digit, name in enumerate(
        ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties"), 2
    )
} | {"nineties": "1990s"}
_WORD = re.compile("|".join(_TENS))
_DECADE = re.compile(r"(?:the )?(?:(early|mid|late)[ -])?(?:the )?(1[5-9]\d0|20\d0)'?s")
_THIRDS = {"early": (0, 3), "mid": (4, 6), "late": (7, 9), None: (0, 9)}
_PART = re.compile(
    r"(?:the )?(early|late|mid|middle|start|beginning|end)(?: of |[ -])(?:the )?(.+)"
)
_TO = re.compile(r"(?:between )?(.+?)(?: to | and | through | until | ?- ?)(.+)")
_DAYS = re.compile(
    r"(?:between )?(?:([a-z]+) )?(\d{1,2})(?: ?- ?| to | and )(\d{1,2})"
    r"(?: ([a-z]+))?((?:,? \d{4})?)"
)


def resolve(
    expression: str, published: date | None, anchor: date | None = None, future: bool = False
) -> tuple[date, date] | None:
    """The first and last day that ``expression`` can mean, in a story of ``published``.

    ``anchor``: the day that the story told last, for "the next day" and the like; ``future``: what
    is dated is yet to be said.  Without ``published`` only what the words themselves give whole.
    A week is Monday to Sunday.  "Earlier this week" ends with the publication, "this week" with
    Sunday.  None where the date is not certain.
    """
    try:
        return _resolve(plain(expression), published, anchor, future)
    except (OverflowError, ValueError):
        # No such day, or beyond the calendar's edge.
        return None


@lru_cache(maxsize=4096)
def _resolve(
    words: str, published: date | None, anchor: date | None, future: bool
) -> Interval | None:
    if not words or len(words) > 60:
        return None
    return (
        _one(words, published, anchor, future)
        or _part(words, published, anchor, future)
        or _two(words, published, anchor, future)
    )


def _one(words: str, published: date | None, anchor: date | None, future: bool) -> Interval | None:
    if match := _DECADE.fullmatch(_WORD.sub(lambda ten: _TENS[ten[0]], words)):
        first, last = _THIRDS[match[1]]
        return years(int(match[2]) + first, int(match[2]) + last)
    now = Now(published, anchor, future) if published else None
    if match := OF_YEAR.fullmatch(words):
        return season_of_year(match, now)
    return explicit(words, published, future) or (relative(words, now) if now else None)


def _part(words: str, published: date | None, anchor: date | None, future: bool) -> Interval | None:
    """Late 2022, early this month, the end of last year: a quarter of a year, else the whole."""
    match = _PART.fullmatch(words)
    whole = match and _one(match[2], published, anchor, future)
    if match is None or whole is None:
        return None
    if (whole[0].month, whole[0].day, whole[1].month, whole[1].day) == (1, 1, 12, 31):
        if whole[0].year != whole[1].year:
            return None
        quarter = {"early": early, "start": early, "beginning": early, "late": late, "end": late}
        return quarter.get(match[1], middle)(whole)
    return whole


def _two(words: str, published: date | None, anchor: date | None, future: bool) -> Interval | None:
    """From one day to another: Feb. 11 to Feb. 16, May 3-5, Monday and Tuesday, 2021-2022."""
    if match := _DAYS.fullmatch(words):
        before, first, last, after, year = match.groups()
        month = before or after or ""
        ends = f"{month} {first}{year}", f"{month} {last}{year}"
    elif match := _TO.fullmatch(words):
        ends = match[1], match[2]
    else:
        return None
    last_of = _one(plain(ends[1]), published, anchor, future)
    # The first day lies before the last, whose year it may borrow.
    first_of = last_of and _one(
        plain(ends[0]), last_of[1] if published or ends[1][-4:].isdigit() else None, anchor, False
    )
    if not first_of or not last_of or first_of[0] > last_of[1]:
        return None
    return first_of[0], last_of[1]
