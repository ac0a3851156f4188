"""Expressions that count from the day of publication, or from a day told before.

dateparser gives a single instant for these and takes "on Tuesday" in Tuesday's paper for last
week's, so the rules are our own.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

from sayso.circumstances.intervals import (
    DAY,
    MONTHS,
    SEASONS,
    WEEKDAYS,
    Interval,
    Now,
    day,
    month,
    week,
    weekend_before,
    years,
)
from sayso.circumstances.months import in_month, in_season, on_day_of_month
from sayso.circumstances.weekdays import at_weekend, on_weekday, on_weekday_of_week

Rule = Callable[[re.Match[str], Now], Interval | None]
_NUMBERS = (
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)


def relative(words: str, now: Now) -> Interval | None:
    """The days that plain ``words`` mean, None where they are none of the expressions known."""
    for pattern, rule in _RULES:
        if match := pattern.fullmatch(words):
            return rule(match, now)
    return None


def _shifted(match: re.Match[str], now: Now) -> Interval:
    by = {"today": 0, "yesterday": -1, "tomorrow": 1, "before": -2, "after": 2}
    return day(now.published + by[match[match.lastindex or 0]] * DAY)


def _overnight(_: re.Match[str], now: Now) -> Interval:
    return now.published - DAY, now.published


def _unit(match: re.Match[str], now: Now) -> Interval | None:
    which, unit, on = match["which"], match["unit"], now.published
    by = {"this": 0, "last": -1, "the previous": -1, "next": 1}[which]
    if unit == "week":
        return week(on + 7 * by * DAY)
    return month(on.year, on.month + by) if unit == "month" else years(on.year + by, on.year + by)


def _so_far(match: re.Match[str], now: Now) -> Interval:
    """Earlier this week, month or year: from its beginning to the publication."""
    unit, on = match["unit"], now.published
    if unit == "week":
        return week(on)[0], on
    return (month(on.year, on.month) if unit == "month" else years(on.year, on.year))[0], on


def _stretch(match: re.Match[str], now: Now) -> Interval:
    """The last two weeks: so many days back from the publication."""
    count, unit, on = match["count"] or "1", match["unit"], now.published
    number = int(count) if count.isdigit() else 1 + _NUMBERS.index(count)
    if unit == "hour":
        return on - timedelta(hours=number), on
    if unit in ("day", "week"):
        return on - number * (7 if unit == "week" else 1) * DAY, on
    first, last = month(on.year, on.month - number * (12 if unit == "year" else 1))
    return min(first + (on.day - 1) * DAY, last), on


def _same_day(_: re.Match[str], now: Now) -> Interval | None:
    return day(now.anchor) if now.anchor else None


def _in_the_day(_: re.Match[str], now: Now) -> Interval:
    return day(now.anchor or now.published)


def _next_day(match: re.Match[str], now: Now) -> Interval | None:
    if now.anchor is None:
        return None
    return day(now.anchor + (-DAY if match[0].endswith(("before", "earlier")) else DAY))


def _days_later(match: re.Match[str], now: Now) -> Interval | None:
    if now.anchor is None:
        return None
    number = 1 + _NUMBERS.index(match["count"]) if match["count"] in _NUMBERS else 1
    by = number * (7 if match["unit"] == "week" else 1) * DAY
    return day(now.anchor + (by if match["way"] == "later" else -by))


_DAY = f"(?P<day>{'|'.join(WEEKDAYS)})"
_SEASON = f"(?P<season>{'|'.join(SEASONS)})"
_MONTH = f"(?P<month>{'|'.join(MONTHS)})"
_COUNT = f"(?P<count>\\d{{1,3}}|{'|'.join(_NUMBERS)})"
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
OF_YEAR = re.compile(rf"(?:the )?{_SEASON}(?: of|,)? (?:{_YEAR}|(?P<which>this|last|next) year)")
_RULES: tuple[tuple[re.Pattern[str], Rule], ...] = tuple(
    (re.compile(pattern), rule)
    for pattern, rule in (
        (r"(?:earlier |later )?(today|yesterday|tomorrow)", _shifted),
        (r"the day (before) yesterday|the day (after) tomorrow", _shifted),
        (r"overnight", _overnight),
        (
            rf"(?:(?P<which>this|this past|last|next|past) )?{_DAY}",
            on_weekday,
        ),
        (rf"{_DAY} (?:of )?(?P<which>this|last|next|the previous) week", on_weekday_of_week),
        (rf"(?P<which>this|last|next) week,? (?:on )?{_DAY}", on_weekday_of_week),
        (r"(?P<which>(?:the )?last |this |next |past |the )weekend", at_weekend),
        (r"(?P<which>this past |the past )weekend", lambda _, now: weekend_before(now.published)),
        (
            r"(?:later )?(?P<which>this|last|the previous|next) (?P<unit>week|month|year)",
            _unit,
        ),
        (r"(?:earlier|early|so far) this (?P<unit>week|month|year)", _so_far),
        (rf"(?:the )?(?:last|past) (?:{_COUNT} )?(?P<unit>hour|day|week|month|year)s?", _stretch),
        (
            rf"(?:(?:early|late) )?(?P<which>this |last |next |the previous |the )?{_SEASON}",
            in_season,
        ),
        (rf"(?P<which>this|last|next) {_MONTH}(?P<of>)", in_month),
        (rf"{_MONTH},? (?:of )?(?P<of>this|last|next) year(?P<which>)", in_month),
        (r"the (\d{1,2})(?:st|nd|rd|th)", on_day_of_month),
        (r"that day|the same day|(?:later )?the same day", _same_day),
        (r"in the day|the day", _in_the_day),
        (
            r"the (?:next|following) day|a day later|the day after|the day before|a day earlier",
            _next_day,
        ),
        (rf"(?:{_COUNT}|an?) (?P<unit>day|week)s? (?P<way>later|earlier)", _days_later),
    )
)
