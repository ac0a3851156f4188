"""Stretches of the calendar: days, weeks from Monday to Sunday, months, seasons, years, decades.

All are closed intervals of dates.  Seasons are the meteorological ones of the northern half of the
world: spring is March to May.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

Interval = tuple[date, date]
"""First and last day, both included."""

DAY = timedelta(days=1)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""The month that each begins with."""


@dataclass(frozen=True, slots=True)
class Now:
    """What an expression counts from: the publication; ``anchor``, the day told before it, if any;
    ``future`` where it tells of what is yet to be said."""

    published: date
    anchor: date | None
    future: bool


def day(on: date) -> Interval:
    return on, on


def week(of: date) -> Interval:
    monday = of - of.weekday() * DAY
    return monday, monday + 6 * DAY


def month(year: int, number: int) -> Interval:
    """The month; ``number`` may run over the year's edge (0 is the December before)."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    return date(year, number, 1), date(year, number, monthrange(year, number)[1])


def season(year: int, first: int) -> Interval:
    """The season that begins in month ``first`` of ``year``; winter ends in the next year."""
    return month(year, first)[0], month(year, first + 2)[1]


def years(first: int, last: int) -> Interval:
    return date(first, 1, 1), date(last, 12, 31)


def weekday_before(on: date, number: int) -> date:
    """The last such weekday (Monday is 0) on or before ``on``."""
    return on - (on.weekday() - number) % 7 * DAY


def weekday_after(on: date, number: int) -> date:
    """The first such weekday on or after ``on``."""
    return on + (number - on.weekday()) % 7 * DAY


def weekend_before(on: date) -> Interval:
    """The last weekend that had begun on ``on``."""
    saturday = weekday_before(on, 5)
    return saturday, saturday + DAY


def late(whole: Interval) -> Interval:
    """The last quarter of a year."""
    return month(whole[1].year, 10)[0], whole[1]


def early(whole: Interval) -> Interval:
    """The first quarter of a year."""
    return whole[0], month(whole[0].year, 3)[1]


def middle(whole: Interval) -> Interval:
    """What is left of a year between early and late."""
    return month(whole[0].year, 4)[0], month(whole[0].year, 9)[1]
