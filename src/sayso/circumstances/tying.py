"""Which attribution a circumstance belongs to, and the dates of those that tell when."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from sayso.circumstances.dates import resolve
from sayso.circumstances.frames import Frame, frames
from sayso.circumstances.position import distance
from sayso.circumstances.span import Circumstance
from sayso.data import Attribution, SaidAt, Span, Spans, Story

_Own = defaultdict[str, list[Span]]
FAR = 1000
"""Where a phrase cannot be a cue's own by its position, it still goes to the nearest."""
_FUTURE = re.compile(r"(?:will|[’']ll|shall|is to|are to)\b", re.I)
_SHARED = ("said_at", "channel", "place")


def circumstances(
    story: Story, attributions: Sequence[Attribution], spans: Sequence[Circumstance]
) -> tuple[Attribution, ...]:
    """The attributions with said_at, channel, addressee and place from ``spans``.

    A span goes to the nearest cue of its sentence among the attributions of its own depth: those
    whose parent's content is the innermost one that holds it.  What is told of one cue holds for
    the other cues of its source in the sentence.  Dates are counted from the publication; "the
    next day" from the day that the story told last.
    """
    of = list(frames(story, attributions))
    found: dict[str, _Own] = defaultdict(lambda: defaultdict(list))
    for c, near, _ in sorted(_nearest(of, sorted(spans, key=lambda c: c.span)), key=lambda n: n[2]):
        found[near.attribution.id][c.kind].append(c.span)
    _share(of, found)
    days = _days(story, attributions, found)
    return tuple(_with(a, found[a.id], days) if a.id in found else a for a in attributions)


def _nearest(
    of: list[Frame], spans: list[Circumstance]
) -> Iterator[tuple[Circumstance, Frame, int]]:
    """Each of the ``spans``, which are in order, with the frame whose cue is nearest, and how far
    that is."""
    starts = [c.span[0] for c in spans]
    best: dict[int, tuple[int, int]] = {}
    for i, frame in enumerate(of):
        low = bisect_left(starts, frame.start)
        high = bisect_left(starts, frame.start + len(frame.text))
        here = [k for k in range(low, high) if _may(frame, spans[k].span)]
        for k in here:
            taken = [spans[other].span for other in here if other != k]
            best[k] = min(best.get(k, (FAR * FAR, i)), (_gap(frame, spans[k].span, taken), i))
    for k, (gap, i) in best.items():
        yield spans[k], of[i], gap


def _share(of: list[Frame], found: dict[str, _Own]) -> None:
    """What is told of one cue holds for the others of the same source in the sentence."""
    first: dict[tuple[int, Spans], str] = {}
    for frame in of:
        a = frame.attribution
        if not a.source:
            continue
        leader = first.setdefault((frame.start, a.source), a.id)
        for kind in _SHARED:
            if kind in found[leader] and kind not in found[a.id]:
                found[a.id][kind] = found[leader][kind]


def _days(
    story: Story, attributions: Sequence[Attribution], found: Mapping[str, _Own]
) -> dict[Span, SaidAt]:
    """What each span that tells a time means, read in the order of the text."""
    published, anchor = published_on(story), None
    told: dict[Span, Attribution] = {}
    for a in attributions:
        if a.id in found and found[a.id].get("said_at"):
            told.setdefault(found[a.id]["said_at"][0], a)
    days: dict[Span, SaidAt] = {}
    for span, a in sorted(told.items(), key=lambda t: t[0]):
        cue = " ".join(story.text[start:end] for start, end in a.cue)
        future = bool(_FUTURE.match(cue))
        when = resolve(story.text[span[0] : span[1]], published, anchor, future)
        first, last = (day.isoformat() for day in when) if when else (None, None)
        days[span] = SaidAt((span,), first, last, False)
        if when and when[0] == when[1]:
            anchor = when[0]
    return days


def _with(
    a: Attribution, mine: Mapping[str, list[Span]], days: Mapping[Span, SaidAt]
) -> Attribution:
    at = mine.get("said_at")
    return replace(
        a,
        said_at=days[at[0]] if at else a.said_at,
        channel=tuple(sorted(mine.get("channel", ()))) or a.channel,
        addressee=tuple(sorted(mine.get("addressee", ()))) or a.addressee,
        place=tuple(sorted(mine.get("place", ()))) or a.place,
    )


def published_on(story: Story) -> date | None:
    """The day of publication, where the story gives one."""
    try:
        return date.fromisoformat((story.published_at or "")[:10])
    except ValueError:
        return None


def _may(frame: Frame, span: Span) -> bool:
    """Whether the span stands in the frame, outside the attribution's own content."""
    low, high = frame.start, frame.start + len(frame.text)
    if not low <= span[0] < span[1] <= high:
        return False
    return "\x00" not in frame.text[span[0] - low : span[1] - low]


def _gap(frame: Frame, span: Span, taken: list[Span]) -> int:
    """How far the span is from the frame's cue: in words where it can be its own, else far."""
    words = distance(frame, span, taken)
    if words is not None:
        return words
    core = (frame.attribution.cue or frame.attribution.source)[0]
    return FAR + (core[0] - span[1] if span[1] <= core[0] else span[0] - core[1])
