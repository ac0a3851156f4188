"""Which attribution a circumstance belongs to, and the dates of those that tell when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sayso.circumstances.dates import resolve
from sayso.circumstances.frames import Frame, frames
from sayso.circumstances.span import Circumstance
from sayso.data import Attribution, SaidAt, Span, Story


def circumstances(
    story: Story, attributions: Sequence[Attribution], spans: Sequence[Circumstance]
) -> tuple[Attribution, ...]:
    """The attributions with said_at, channel, addressee and place from ``spans``.

    A span goes to the nearest cue of its sentence among the attributions of its own depth: those
    whose parent's content is the innermost one that holds it.
    """
    by_start = sorted(spans, key=lambda c: c.span)
    published = published_on(story)
    found: dict[str, dict[str, list[Span]]] = {}
    of = [frame for frame in frames(story, attributions)]
    for c in by_start:
        best = min(
            ((_gap(frame, c.span), i) for i, frame in enumerate(of) if _may(frame, c.span)),
            default=None,
        )
        if best is not None:
            owner = of[best[1]].attribution.id
            found.setdefault(owner, {}).setdefault(c.kind, []).append(c.span)
    done = []
    for a in attributions:
        mine = found.get(a.id, {})
        at = mine.pop("said_at", None)
        a = replace(a, **{kind: tuple(spans) for kind, spans in mine.items()})
        if at:
            a = replace(a, said_at=_said_at(story.text, at[0], published))
        done.append(a)
    return tuple(done)


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


def _gap(frame: Frame, span: Span) -> int:
    core = (frame.attribution.cue or frame.attribution.source)[0]
    low, high = (span[1], core[0]) if span[1] <= core[0] else (core[1], span[0])
    between = frame.text[max(0, low - frame.start) : max(0, high - frame.start)]
    return sum(ch > "\x01" for ch in between)
