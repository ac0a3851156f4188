"""Which attribution a circumstance belongs to, and the dates of those that tell when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from sayso.circumstances.dates import resolve
from sayso.circumstances.frames import Frame, frames
from sayso.circumstances.position import distance
from sayso.circumstances.span import Circumstance
from sayso.data import Attribution, SaidAt, Span, Spans, Story

_Own = defaultdict[str, list[Span]]
_SHARED = ("said_at", "channel", "place")


def circumstances(
    story: Story, attributions: Sequence[Attribution], spans: Sequence[Circumstance]
) -> tuple[Attribution, ...]:
    """The attributions with said_at, channel, addressee and place from ``spans``.

    A span goes to the nearest cue of its sentence among the attributions of its own depth: those
    whose parent's content is the innermost one that holds it.
    """
    published = published_on(story)
    of = list(frames(story, attributions))
    found: dict[str, _Own] = defaultdict(lambda: defaultdict(list))
    for c in sorted(spans, key=lambda c: c.span):
        near = _nearest(of, c, spans)
        if near is not None:
            found[near.attribution.id][c.kind].append(c.span)
    _share(of, found)
    return tuple(_with(a, found.get(a.id, {}), story.text, published) for a in attributions)


def _nearest(of: list[Frame], c: Circumstance, spans: Sequence[Circumstance]) -> Frame | None:
    taken = [other.span for other in spans if other.span != c.span]
    best = min(
        ((_gap(frame, c.span, taken), i) for i, frame in enumerate(of) if _may(frame, c.span)),
        default=None,
    )
    return of[best[1]] if best else None


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


def _with(
    a: Attribution, mine: Mapping[str, list[Span]], text: str, on: date | None
) -> Attribution:
    given = {kind: tuple(spans) for kind, spans in mine.items() if kind != "said_at"}
    if mine.get("said_at"):
        return replace(a, **given, said_at=_said_at(text, mine["said_at"][0], on))
    return replace(a, **given)


def published_on(story: Story) -> date | None:
    """The day of publication, where the story gives one."""
    try:
        return date.fromisoformat((story.published_at or "")[:10])
    except ValueError:
        return None


def _said_at(text: str, span: Span, published: date | None) -> SaidAt:
    days = resolve(text[span[0] : span[1]], published)
    start, end = (day.isoformat() for day in days) if days else (None, None)
    return SaidAt((span,), start, end, False)


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
    return 100 + (core[0] - span[1] if span[1] <= core[0] else span[0] - core[1])
