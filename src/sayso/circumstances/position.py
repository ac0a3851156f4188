"""How far a phrase stands from a cue, and whether it can be its own."""

from __future__ import annotations

import re

from sayso.circumstances.frames import CONTENT, CUE, OTHER, SOURCE, Frame
from sayso.data import Span

_WORD = re.compile(r"[^\W_]+")
_CLAUSE = re.compile(r"\b(?:who|which|when|where|while|since|until|because|but|whose)\b")
_BARRED = re.compile(r"\b(?:since|until|till|than|through|of)\s$", re.I)
_OPENING = re.compile(
    r"[^\w\x00-\x03]*(?:(?:But|And|Then|Also|Still|So|Yet|Here|Speaking|Again|Separately"
    r"|Meanwhile)\b,? ?)?(?:(?:to|with|for)\b,?)?\s*"
    r"(?:[A-Z]\w+(?:ing|ed)\b[^,.\x00-\x03]{0,60}?)?"
)
_BREAK = re.compile(r"(?:[,;:—–(-]|\b(?:and|but|while|when|as|that|then))\s*$", re.I)
NEAR, OPENING, BETWEEN = 6, 12, 14
"""Words that may stand between a cue and what follows it, between a sentence's opening phrase and
its subject, and between a subject and the phrase before its second verb."""


def distance(frame: Frame, span: Span, taken: list[Span]) -> int | None:
    """The words between the span and the frame's cue, not counting ``taken`` phrases; None where
    the span belongs to another clause."""
    a = frame.attribution
    core = a.cue[0] if a.cue else a.source[0]
    if _BARRED.search(frame.text[: span[0] - frame.start]):
        return None
    if a.cue and span[0] >= a.cue[-1][1]:
        core = a.cue[-1]
    if span[0] >= core[1]:
        between = _without(frame, (core[1], span[0]), taken)
        words = len(_WORD.findall(between))
        if words > NEAR or OTHER in between or _CLAUSE.search(between):
            return None
        if CONTENT in between:
            return (
                words + 2 if len(_WORD.findall(between[between.rindex(CONTENT) :])) <= 1 else None
            )
        return words
    return _before(frame, span, core, taken)


def _follows(frame: Frame, core: Span) -> bool:
    """Whether a cue is a participle or infinitive that goes on with its source's clause."""
    at = core[0] - frame.start
    before = frame.text[max(0, at - 4) : at]
    return frame.cue.split(" ")[0].endswith("ing") or before.endswith("to ") or before == "and "


def led_to(frame: Frame, span: Span) -> bool:
    """Whether an object leads up to the cue: "a letter to the board saying"."""
    a = frame.attribution
    if not a.cue or span[1] > a.cue[0][0]:
        return False
    gap = frame.text[span[1] - frame.start : a.cue[0][0] - frame.start]
    return len(_WORD.findall(gap)) <= NEAR + 2 and not set(gap) & {OTHER, CONTENT}


def _before(frame: Frame, span: Span, core: Span, taken: list[Span]) -> int | None:
    """The same for a span that stands before the cue."""
    before = frame.text[: span[0] - frame.start]
    subject = frame.text.find(SOURCE, span[1] - frame.start, core[0] - frame.start)
    end = core[0] if subject < 0 else frame.start + subject
    gap = _without(frame, (span[1], end), taken)
    words = len(_WORD.findall(gap))
    if OTHER in gap or _CLAUSE.search(gap):
        return None
    opening = _OPENING.fullmatch(_without(frame, (frame.start, span[0]), taken))
    if opening or _OPENING.fullmatch(before):
        comma = gap.rstrip().endswith(",")
        return words if words <= (OPENING if comma else NEAR) else None
    if SOURCE in before:
        since = _without(frame, (frame.start + before.rindex(SOURCE) + 1, span[0]), taken)
        # "The union sent a letter to members on Friday saying".
        most = 4 if any(frame.start + before.rindex(SOURCE) < s < span[0] for s, _ in taken) else 1
        clear = not set(since) & {CUE, OTHER, CONTENT}
        if clear and _follows(frame, core) and len(_WORD.findall(since)) <= BETWEEN:
            # "The mayor hit back in a statement, saying": the same subject's next verb.
            return words if words <= NEAR and CONTENT not in gap else None
        return words if clear and len(_WORD.findall(since)) <= most and words <= 1 else None
    if words <= 1 and not _BREAK.search(gap.rstrip(" ,")) and _BREAK.search(before):
        return words + 1
    return None


def _without(frame: Frame, span: Span, taken: list[Span]) -> str:
    """The frame's text over ``span``, without taken phrases."""
    parts, at = [], span[0]
    for start, end in sorted(taken):
        if at <= start and end <= span[1]:
            parts.append(frame.text[at - frame.start : start - frame.start])
            at = end
    parts.append(frame.text[at - frame.start : max(at, span[1]) - frame.start])
    return " ".join(parts)
