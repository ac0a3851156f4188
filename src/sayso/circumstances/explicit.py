"""Dates that are written out, whole or in part, and counts of units ago: read by dateparser.

dateparser knows the names, orders and number words; the year that a story leaves out, a day of the
week that does not fit, and an order that could be the British or the American one are settled here,
since it would guess.
"""

from __future__ import annotations

import re
from datetime import MINYEAR, date, datetime, timedelta
from functools import cache
from typing import Any

from sayso.circumstances.intervals import DAY, MONTHS, WEEKDAYS, Interval, day, month, week, years

AHEAD = 2 * DAY
"""How far after its publication a story may date what was said: clocks differ over the world."""

_NAMES = "|".join(
    [*MONTHS, "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept?", "oct", "nov", "dec"]
)
_WEEKDAY = "|".join(f"{name}|{name[:3]}(?:r?s)?" for name in WEEKDAYS) + "|tues|weds"
_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?"
_WRITTEN = re.compile(
    rf"(?:(?P<weekday>{_WEEKDAY})[.,]? )?(?:the )?"
    rf"(?:(?P<before>{_NUMBER}) (?:of )?)?(?P<month>{_NAMES})(?: (?:the )?(?P<after>{_NUMBER}))?"
    rf"(?:,? (?:of |in )?(?P<year>\d{{4}}))?"
)
_NUMERIC = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d\d)")
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_YEAR = re.compile(r"(?:the year |calendar year )?(1[5-9]\d\d|20\d\d)")
_AGO = re.compile(
    r"(?:exactly )?(?P<count>an?|\d{1,3}|[a-z]+(?:-[a-z]+)?|an? couple(?: of)?) "
    r"(?P<unit>minute|hour|day|week|fortnight|month|year)s? ago"
)


@cache
def _parser() -> Any:
    from dateparser.date import DateDataParser

    return DateDataParser


def _read(words: str, base: date) -> tuple[date, str] | None:
    """dateparser's word: a date, and the unit that it stands for."""
    settings = {"RELATIVE_BASE": datetime(base.year, base.month, base.day, 12), "DATE_ORDER": "MDY"}
    found = _parser()(languages=["en"], settings=settings).get_date_data(words)
    return None if found.date_obj is None else (found.date_obj.date(), found.period)


def explicit(words: str, published: date | None, future: bool) -> Interval | None:
    """The day, month or year that plain ``words`` name; None where they name none for certain."""
    if _ISO.fullmatch(words):
        return day(date.fromisoformat(words))
    if match := _YEAR.fullmatch(words):
        return years(int(match[1]), int(match[1]))
    if match := _NUMERIC.fullmatch(words):
        return _numeric(match)
    if match := _WRITTEN.fullmatch(words):
        return _written(match, published, future)
    if published and (match := _AGO.fullmatch(words)):
        return _ago(match, published)
    return None


def _numeric(match: re.Match[str]) -> Interval | None:
    """3/14/2025 and 14.3.2025, but not 3/4/2025, which is two days."""
    a, b = int(match[1]), int(match[3])
    if a <= 12 and b <= 12 and a != b:
        return None
    found = _read(match[0], date(2000, 1, 1))
    return found and day(found[0])


def _written(match: re.Match[str], published: date | None, future: bool) -> Interval | None:
    if match["before"] and match["after"]:
        return None
    number = match["before"] or match["after"]
    if not number and match["weekday"]:
        return None
    written = f"{number or ''} {match['month']}".strip()
    if match["year"]:
        return _of_year(written, int(match["year"]), match)
    if published is None:
        return None
    # The year is left out: the latest that does not lie ahead, or with ``future`` the next.
    step = 1 if future else -1
    for year in range(published.year, published.year + 9 * step, step):
        found = _of_year(written, year, match) if year >= MINYEAR else None
        if found is None:
            if number and not number.startswith("29"):
                return None
            continue
        if future and found[1] >= published:
            return found
        if not future and found[0] <= published + (AHEAD if number else timedelta(0)):
            return found
    return None


def _of_year(written: str, year: int, match: re.Match[str]) -> Interval | None:
    """The day or month in ``year``; None where there is none or its day of the week is another."""
    found = _read(f"{written} {year:04}", date(2000, 1, 1))
    if found is None or found[0].year != year:
        return None
    on, period = found
    if period == "month":
        return month(on.year, on.month)
    if match["weekday"] and not WEEKDAYS[on.weekday()].startswith(match["weekday"][:3]):
        return None
    return day(on)


def _ago(match: re.Match[str], published: date) -> Interval | None:
    """A day for days, the whole week, month or year for longer units; of hours only a few."""
    count, unit = match["count"], match["unit"]
    if count.startswith(("a couple", "an couple")):
        count = "two"
    found = _read(f"{count} {unit}s ago", published)
    if found is None:
        return None
    on = found[0]
    if unit in ("minute", "hour"):
        return on, published
    if unit == "day":
        return day(on)
    if unit in ("week", "fortnight"):
        return week(on)
    return month(on.year, on.month) if unit == "month" else years(on.year, on.year)
