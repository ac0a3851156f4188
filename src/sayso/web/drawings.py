"""Pictures of a claim as plain geometry, for the templates to draw as SVG."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from sayso.claims.showing import SHOWN, Face, Voice


@dataclass(frozen=True, slots=True)
class Funnel:
    """Outlets on the left, the origins that they have it from on the right.

    Heights in a box of 72 by 40, and with each origin and line whether it is of the smallest
    number of origins, or of those only that there could be beyond.
    """

    left: tuple[float, ...]
    right: tuple[tuple[float, bool], ...]
    lines: tuple[tuple[float, float, bool], ...]


def funnel(face: Face) -> Funnel | None:
    """The picture of who supports it; None where no origins were counted."""
    outlets, most = min(face.outlets, SHOWN), min(face.most, SHOWN)
    if not most or not outlets:
        return None
    left, right = _spread(outlets), _spread(most)
    lines = {(left[start], right[end], end < face.least) for start, end in face.ties}
    dots = tuple((y, i < face.least) for i, y in enumerate(right))
    return Funnel(tuple(left), dots, tuple(sorted(lines)))


def _spread(count: int) -> list[float]:
    step = min(8.0, 32 / max(count - 1, 1))
    return [round(20 + step * (i - (count - 1) / 2), 1) for i in range(count)]


@dataclass(frozen=True, slots=True)
class Dot:
    """A voice on the timeline."""

    x: float
    y: float
    voice: Voice


@dataclass(frozen=True, slots=True)
class Timeline:
    """Supporters above the line at ``axis``, deniers and doubters below; ``ticks``: x and date."""

    width: int
    height: int
    axis: int
    dots: tuple[Dot, ...]
    ticks: tuple[tuple[float, str], ...]


_WIDTH, _EDGE, _STEP = 720, 44, 16
_TICKS = 6


def timeline(voices: Sequence[Voice]) -> Timeline | None:
    """Who said it, repeated it, denied it, when; None where no date is known."""
    dated = [(day, v) for v in voices if (day := _day(v.date)) is not None]
    if not dated:
        return None
    days = sorted({day for day, _ in dated})
    span = max(days[-1] - days[0], 1)
    room = _WIDTH - 2 * _EDGE

    def x(day: int) -> float:
        if len(days) == 1:
            return _WIDTH / 2
        return round(_EDGE + room * (day - days[0]) / span, 1)

    stacks: dict[tuple[int, bool], int] = {}
    places: list[tuple[float, bool, int, Voice]] = []
    for day, voice in dated:
        above = voice.position == "supports"
        # Days that would stand closer than a dot is wide share a stack.
        column = int(x(day) // _STEP)
        level = stacks[column, above] = stacks.get((column, above), 0) + 1
        places.append((x(day), above, level, voice))
    up = max((n for (_, above), n in stacks.items() if above), default=0)
    down = max((n for (_, above), n in stacks.items() if not above), default=0)
    axis = up * _STEP + 14
    dots = [
        Dot(at, axis - level * _STEP if above else axis + level * _STEP + 22, voice)
        for at, above, level, voice in places
    ]
    return Timeline(_WIDTH, axis + 34 + down * _STEP, axis, tuple(dots), tuple(_ticks(days, x)))


def _ticks(days: Sequence[int], x: Callable[[int], float]) -> list[tuple[float, str]]:
    found: list[tuple[float, str]] = []
    for day in days:
        at = x(day)
        if not found or at - found[-1][0] >= (_WIDTH - 2 * _EDGE) / _TICKS:
            told = date.fromordinal(day)
            found.append((at, f"{told.day} {told:%b} {told.year}"))
    return found


def _day(iso: str) -> int | None:
    try:
        return date.fromisoformat(iso[:10]).toordinal()
    except ValueError:
        return None
