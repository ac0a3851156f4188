"""Circumstances by rule: what stands round a cue in its sentence, outside source and content."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.circumstances import addressees, channels
from sayso.circumstances.frames import Frame, frames
from sayso.circumstances.places import place
from sayso.circumstances.position import distance
from sayso.circumstances.span import Circumstance
from sayso.circumstances.timewords import is_adverb, is_time, times
from sayso.data import Attribution, Span, Story


def find(story: Story, attributions: Sequence[Attribution]) -> tuple[Circumstance, ...]:
    """The circumstances that the words around each cue tell, in the text's order, none twice."""
    found: dict[Circumstance, None] = {}
    for frame in frames(story, attributions):
        for circumstance in _of(frame, story.text):
            found[circumstance] = None
    return tuple(sorted(found, key=lambda c: c.span))


def together(
    ruled: Sequence[Circumstance], learned: Sequence[Circumstance]
) -> tuple[Circumstance, ...]:
    """What the rules found, and the network's times and addressees where the rules have nothing.

    Its channels and places measured worse than the rules' own.
    """
    more = [c for c in learned if c.kind in ("said_at", "addressee")]
    free = [c for c in more if not any(_touch(c.span, r.span) for r in ruled)]
    return (*ruled, *free)


def _touch(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _of(frame: Frame, text: str) -> Iterator[Circumstance]:
    a = frame.attribution
    cue = " ".join(text[start:end] for start, end in a.cue)
    phrase = channels.channel(frame, cue)
    who = addressees.addressee(frame, cue, phrase)
    taken = [span for span in (phrase, who) if span]
    if phrase:
        yield Circumstance("channel", phrase)
    if who:
        yield Circumstance("addressee", who)
    when = _time(frame, taken, text)
    if when:
        yield Circumstance("said_at", when)
        taken.append(when)
    where = place(frame, taken)
    if where:
        yield Circumstance("place", where)


def _time(frame: Frame, taken: list[Span], text: str) -> Span | None:
    """The expression of time that stands nearest to the cue, or in the source, a document."""
    found: list[tuple[int, Span]] = []
    for match in times(frame.text):
        span = frame.at(match)
        inside = any(start <= span[0] and span[1] <= end for start, end in taken)
        if not is_time(match[0], inside):
            continue
        far = 0 if inside else distance(frame, span, taken)
        if far is not None:
            found.append((far, span))
    if found:
        return min(found)[1]
    for start, end in frame.attribution.source:
        words = text[start:end]
        if channels.document(words):
            for match in times(words):
                if is_time(match[0], True) and not is_adverb(match[0]):
                    return start + match.start(), start + match.end()
    return None
