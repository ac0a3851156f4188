"""Circumstances by rule: what stands round a cue in its sentence, outside source and content."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sayso.circumstances import addressees, channels
from sayso.circumstances.frames import Frame, frames
from sayso.circumstances.span import Circumstance
from sayso.circumstances.timewords import TIME, is_time
from sayso.data import Attribution, Span, Story

_WORDS = re.compile(r"[^\W_]+")


def find(story: Story, attributions: Sequence[Attribution]) -> tuple[Circumstance, ...]:
    """The circumstances that the words around each cue tell, in the text's order, none twice."""
    found: dict[Circumstance, None] = {}
    for frame in frames(story, attributions):
        for circumstance in _of(frame, story.text):
            found[circumstance] = None
    return tuple(sorted(found, key=lambda c: c.span))


def _of(frame: Frame, text: str) -> Iterator[Circumstance]:
    a = frame.attribution
    cue = " ".join(text[start:end] for start, end in a.cue)
    taken: list[Span] = []
    who = _addressee(frame, cue)
    if who:
        taken.append(who)
        yield Circumstance("addressee", who)
    phrase = _channel(frame)
    if phrase:
        taken.append(phrase)
        yield Circumstance("channel", phrase)
    for match in TIME.finditer(frame.text):
        if is_time(match[0]) and _near(frame, frame.at(match), taken, 4):
            yield Circumstance("said_at", frame.at(match))


def _addressee(frame: Frame, cue: str) -> Span | None:
    match = None
    if addressees.tells(cue):
        match = addressees.AFTER_CUE.search(frame.text)
    match = match or addressees.TO.search(frame.text)
    if match is None:
        return None
    start, end = frame.at(match, "who")
    return start + 1, end


def _channel(frame: Frame) -> Span | None:
    for pattern in (channels.PHRASE, channels.ON_PLACE):
        for match in pattern.finditer(frame.text):
            if _near(frame, frame.at(match), [], 8):
                return frame.at(match)
    for pattern in (channels.OBJECT, channels.DOCUMENT):
        match = pattern.search(frame.text)
        if match:
            return frame.at(match, "channel")
    return None


def _near(frame: Frame, span: Span, taken: list[Span], most: int) -> bool:
    """Whether few words stand between the span and the cue (those of taken spans do not count)."""
    core = (frame.attribution.cue or frame.attribution.source)[0]
    low, high = (span[1], core[0]) if span[1] <= core[0] else (core[1], span[0])
    if low >= high:
        return True
    between = frame.text[max(0, low - frame.start) : high - frame.start]
    words = len(_WORDS.findall(between))
    for start, end in taken:
        if low <= start and end <= high:
            words -= len(_WORDS.findall(frame.text[start - frame.start : end - frame.start]))
    return words <= most
