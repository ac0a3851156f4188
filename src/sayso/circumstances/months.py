"""Months, days of a month and seasons, as counted from the publication."""

from __future__ import annotations

import re

from sayso.circumstances.intervals import DAY, MONTHS, SEASONS, Interval, Now, day, month, season


def in_season(match: re.Match[str], now: Now) -> Interval | None:
    which, on = match["which"] or "the ", now.published
    first = SEASONS[match["season"]]
    this = season(on.year, first)
    if which == "next " or now.future:
        return None
    running = this[0] <= on <= this[1] or season(on.year - 1, first)[1] >= on
    last = this if this[0] <= on else season(on.year - 1, first)
    if which == "this ":
        return this if first != 12 else last if running else None
    if which in ("last ", "the previous "):
        if running:
            return season(last[0].year - 1, first)
        # In November "last summer" may be this year's or that of the year before.
        return last if last[0].year < on.year else None
    return last


def season_of_year(match: re.Match[str], now: Now | None) -> Interval | None:
    """Summer 2019, summer of last year; a winter has two years, so that its one is not told."""
    first = SEASONS[match["season"]]
    if first == 12:
        return None
    if match["year"]:
        return season(int(match["year"]), first)
    if now is None:
        return None
    return season(now.published.year + {"this": 0, "last": -1, "next": 1}[match["which"]], first)


def in_month(match: re.Match[str], now: Now) -> Interval | None:
    """Last October, this May, October of last year."""
    which, on = match["which"], now.published
    number = MONTHS.index(match["month"]) + 1
    if match["of"]:
        return month(on.year + {"this": 0, "last": -1, "next": 1}[match["of"]], number)
    if which == "this":
        return month(on.year, number)
    if which == "next":
        return month(on.year + 1, number) if number <= on.month else None
    # In December "last October" may be this year's or that of the year before.
    return month(on.year - 1, number) if number >= on.month else None


def on_day_of_month(match: re.Match[str], now: Now) -> Interval | None:
    """The 3rd, of this month or the one before it."""
    number, on = int(match[1]), now.published
    for back in range(2):
        first, last = month(on.year, on.month - back)
        found = first + (number - 1) * DAY
        if found <= on and not now.future:
            return day(found) if found <= last else None
    return None
