"""Days of the week and weekends, as counted from the publication."""

from __future__ import annotations

import re

from sayso.circumstances.intervals import (
    DAY,
    WEEKDAYS,
    Interval,
    Now,
    day,
    week,
    weekday_after,
    weekday_before,
    weekend_before,
)


def on_weekday(match: re.Match[str], now: Now) -> Interval | None:
    number, which, on = WEEKDAYS.index(match["day"]), match["which"], now.published
    if which == "this":
        return day(week(on)[0] + number * DAY)
    if which == "next" or (now.future and not which):
        found = weekday_after(on + DAY if which else on, number)
        # "Next Friday" on a Monday is this week's to some, the following week's to others.
        return None if which and found <= week(on)[1] else day(found)
    return day(weekday_before(on - DAY if which else on, number))


def on_weekday_of_week(match: re.Match[str], now: Now) -> Interval:
    number = WEEKDAYS.index(match["day"])
    by = {"this": 0, "last": -7, "the previous": -7, "next": 7}[match["which"]]
    return day(week(now.published)[0] + (number + by) * DAY)


def at_weekend(match: re.Match[str], now: Now) -> Interval | None:
    which, last = match["which"], weekend_before(now.published)
    running = last[0] <= now.published <= last[1]
    if which in ("last ", "past ", "the last "):
        return (last[0] - 7 * DAY, last[1] - 7 * DAY) if running and "last" in which else last
    if which == "next " or now.future:
        return None
    if which == "this " and not running and now.published.weekday() != 0:
        return None
    return last
