"""The words around a cue that can tell when, where, by what means and to whom it was said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.data import Attribution, Span, Spans, Story

CONTENT, SOURCE, CUE, OTHER = "\x00", "\x01", "\x02", "\x03"
"""What stands in a frame for the letters of the attribution's spans, and of another's."""

REACH = 1500
"""Characters on either side of a cue that a frame takes in at most."""
_STOP = re.compile(r"[.?!][\"”’')\]]*(?=\s+[\"“‘(\[]*[A-Z0-9\x00-\x03])|[.?!]$|;(?=\s)|•")
_ABBREVIATED = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Jr|Sr|Lt|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|Rep|Sen|Gov|Gen|Col"
    r"|Rev|No|vs|Sgt|Capt|Prof|Reps|Sens|Calif|Conn|Mass|Pa|Va|Fla|Tex|Wis|Mich|Ill|Inc|Corp|Co|Ltd"
    r"|[ap]\.m|U\.S|U\.K|U\.N|D\.C|N\.Y|N\.H|N\.J|N\.C|S\.C)\.$"
)


@dataclass(frozen=True, slots=True)
class Frame:
    """The sentence of one attribution: ``text`` begins at ``start`` of the story, as long as it is
    there, with the letters of contents, source and cue masked; ``cue``: the cue's own words."""

    attribution: Attribution
    start: int
    text: str
    cue: str

    def at(self, match: re.Match[str], group: int | str = 0) -> Span:
        """Where a match in the frame stands in the story."""
        return self.start + match.start(group), self.start + match.end(group)


def frames(story: Story, attributions: Sequence[Attribution]) -> Iterator[Frame]:
    """The frame of each attribution that has a cue or a source, in order."""
    by_id = {a.id: a for a in attributions}
    for index, a in enumerate(attributions):
        core = a.cue or a.source
        if not core:
            continue
        held = by_id[a.parent].content if a.parent in by_id else ()
        low, high = _line(story.text, core[0], held)
        if not low <= core[0][0] < high:
            continue
        near = _near(attributions, index, low, high)
        yield _frame(a, story.text, (low, high), near)


def _near(
    attributions: Sequence[Attribution], index: int, low: int, high: int
) -> list[Attribution]:
    """The others of the same depth that stand in the line."""
    a = attributions[index]
    found = []
    for b in attributions[max(0, index - 12) : index + 13]:
        spans = b.cue or b.source
        if b is not a and b.parent == a.parent and spans and low <= spans[0][0] < high:
            found.append(b)
    return found


def _line(text: str, core: Span, held: Spans) -> Span:
    """The line that ``core`` stands in, or what of it lies inside the parent's content; of a long
    line a stretch round it."""
    first, last = max(0, core[0] - REACH), core[1] + REACH
    low, high = text.rfind("\n", first, core[0]), text.find("\n", core[0], last)
    low, high = (first if low < 0 else low + 1), (min(last, len(text)) if high < 0 else high)
    for start, end in held:
        if start <= core[0] < end:
            return max(low, start), min(high, end)
    return low, high


def _frame(a: Attribution, text: str, line: Span, others: list[Attribution]) -> Frame:
    low, high = line
    masked = text[low:high]

    def mask(spans: Spans, sign: str) -> None:
        nonlocal masked
        for start, end in spans:
            start, end = max(start, low) - low, min(end, high) - low
            if start < end:
                masked = masked[:start] + sign * (end - start) + masked[end:]

    for b in others:
        mask(b.source, OTHER)
        mask(b.cue, OTHER)
        mask(b.content, CONTENT)
    mask(a.content, CONTENT)
    mask(a.source, SOURCE)
    mask(a.cue, CUE)
    core = (a.cue or a.source)[0]
    first, last = _sentence(masked, core[0] - low, text[low:high], a, low)
    cue = " ".join(text[start:end] for start, end in a.cue)
    return Frame(a, low + first, masked[first:last], cue)


def _sentence(masked: str, at: int, plain: str, a: Attribution, low: int) -> Span:
    """The sentence round ``at``; stops inside contents do not count, one that ends a content that
    follows its cue does."""
    stops = [
        m.end()
        for m in _STOP.finditer(masked)
        if not _ABBREVIATED.search(plain[max(0, m.end() - 8) : m.end()])
    ]
    for start, end in a.content:
        words = plain[max(0, start - low) : max(0, end - low)].rstrip("\"”’'»")
        if start - low > at and words.endswith((".", "?", "!")):
            stops.append(end - low)
        if end - low <= at and words.endswith((".", "?", "!")) and not a.cue:
            stops.append(end - low)
    first = max((s for s in stops if s <= at), default=0)
    last = min((s for s in stops if s > at), default=len(masked))
    return first, last
