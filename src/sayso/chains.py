"""Chains of attributions: from the outlet down to whose word it is in the end.

Derived from a reading, not stored.  A chain runs through reported communication only (speech,
documents, data): a wish, belief, plan or feeling that somebody ascribes to another is still the
ascriber's own word.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from sayso.data import Act, Attribution, Reading, Spans

COMMUNICATES: frozenset[Act] = frozenset(
    ("states", "asks", "urges", "promises", "warns", "accuses")
)
"""Acts that are done with words; believes, intends and feels need none."""
WHOLE = 0.9
"""The part of a content's letters that an inner attribution must take up to be all of it."""


@dataclass(frozen=True, slots=True)
class Link:
    """One who stands behind the words: ``attribution`` is None for the story's own outlet;
    ``speaker`` is a speaker's id, or the outlet's name where no speaker of the story is it."""

    attribution: Attribution | None
    speaker: str | None


def chain(reading: Reading, attribution: Attribution) -> tuple[Link, ...]:
    """The links from the outermost to the one whose word ``attribution``'s content is.

    The outlet opens the chain where the story names it.  Above: the communications that hold the
    attribution.  Below: those that make up its whole content ("Reuters reported that A said X",
    "Reuters reported X, citing A").  A thought of somebody's ends with who tells of it; one that
    the outlet itself tells of stands alone.
    """
    around = _outwards(reading, attribution)
    links = [a for a in reversed(around) if communicates(a)] or [attribution]
    if communicates(attribution):
        links += _inwards(reading, attribution, {a.id for a in around})
    found = [Link(a, a.speaker) for a in links]
    outlet = _outlet(reading)
    if outlet is not None and outlet not in (found[0].speaker, attribution.speaker):
        found.insert(0, Link(None, outlet))
    return tuple(found)


def origin(reading: Reading, attribution: Attribution) -> Attribution:
    """The attribution at the bottom of the chain: its speaker's word it is in the end."""
    last = chain(reading, attribution)[-1].attribution
    return attribution if last is None else last


def communicates(a: Attribution) -> bool:
    """Whether it is told as said, not as thought, wished or felt; an act unknown counts as said."""
    return a.act is None or a.act in COMMUNICATES


def _outwards(reading: Reading, a: Attribution) -> list[Attribution]:
    """``a`` and those that hold it, outwards."""
    by_id: Mapping[str, Attribution] = {b.id: b for b in reading.attributions}
    found, seen = [a], {a.id}
    while a.parent is not None and a.parent in by_id and a.parent not in seen:
        a = by_id[a.parent]
        seen.add(a.id)
        found.append(a)
    return found


def _inwards(reading: Reading, a: Attribution, seen: set[str]) -> list[Attribution]:
    """Those that in turn make up the whole content of the one before."""
    inside: dict[str, list[Attribution]] = defaultdict(list)
    for b in reading.attributions:
        if b.parent is not None and communicates(b):
            inside[b.parent].append(b)
    found: list[Attribution] = []
    while True:
        whole = [
            b for b in inside[a.id] if b.id not in seen and _is_whole(b, a, reading.story.text)
        ]
        if len(whole) != 1:
            return found
        a = whole[0]
        seen = seen | {a.id}
        found.append(a)


def _is_whole(inner: Attribution, outer: Attribution, text: str) -> bool:
    held = _letters(outer.content, text)
    spans = (*inner.source, *inner.cue, *inner.content, *inner.addressee, *inner.channel)
    when = inner.said_at.span if inner.said_at else ()
    taken = _letters((*spans, *inner.place, *when), text)
    # "that" opens a content and says nothing.
    rest = held - taken
    return bool(held) and (len(held) - max(0, len(rest) - 4)) >= WHOLE * len(held)


def _letters(spans: Spans, text: str) -> set[int]:
    return {i for start, end in spans for i in range(start, end) if text[i].isalnum()}


def _outlet(reading: Reading) -> str | None:
    """The story's outlet where the story's words name it: the speaker that is it, else its name."""
    outlet = reading.story.outlet
    if not outlet:
        return None
    for s in reading.speakers:
        if s.kind == "outlet" and s.name and _plain(s.name) == _plain(outlet):
            return s.id
    return outlet if outlet in reading.story.text else None


def _plain(name: str) -> str:
    return name.casefold().removeprefix("the ").replace(".", "").strip()
