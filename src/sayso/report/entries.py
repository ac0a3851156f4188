"""What a list of attributions says of each, in words: who, how and what, and the small print."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import overload

from sayso.data import Attribution, Judgement, Reading, SaidAt
from sayso.excerpts import NOBODY as NOBODY
from sayso.excerpts import label as label
from sayso.excerpts import words
from sayso.report.segments import depths, parents

_LONGEST_CHAIN = 6

_DOUBTFUL = 0.5
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Entry:
    """One attribution in words.  Words of the story are raw: the renderers make them safe."""

    number: int
    depth: int
    attribution: Attribution
    who: str
    named: bool
    """Whether ``who`` is somebody, rather than ``NOBODY``."""
    source: str
    """The source's own words where they call the speaker otherwise than ``who``."""
    about: tuple[str, ...]
    """What is known about the speaker: kind, role, affiliation, country."""
    cue: str
    circumstances: tuple[tuple[str, str], ...]
    """When, through what, to whom, where, passed on by whom: label and words."""
    form: str
    remarks: tuple[str, ...]
    """Act, stance and certainty, but the default ones, and a doubtful reading."""
    verdict: tuple[str, int | None] | None
    """The verdict that it passes on a statement, and that statement's number if it has one."""
    chain: tuple[tuple[int, str], ...]
    """Through whose words it came: what it is inside of, innermost last; at most six."""
    within: tuple[int, ...]
    """The numbers of those directly inside it."""


def entries(reading: Reading, limit: int = 240) -> Sequence[Entry]:
    """An entry for each attribution, numbered from 1, made when it is asked for; names and words
    cut at ``limit``."""
    return _Entries(reading, limit)


def said_at(at: SaidAt) -> str:
    """The dates of ``at`` as people write them, ``inferred`` where no words of the story tell."""
    start, end = (_day(d) if d else None for d in (at.start, at.end))
    if start and end and start != end:
        found = f"{start} to {end}"
    elif end and not start:
        found = f"until {end}"
    else:
        found = start or ""
        if found and not end:
            found = f"from {found}"
    return f"{found}, inferred" if found and at.inferred else found


def _day(iso: str) -> str:
    """``2024-10-08`` as ``8 October 2024``; anything that is not such a day as it is."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{day.day} {day:%B} {day.year}"


class _Entries(Sequence[Entry]):
    def __init__(self, reading: Reading, limit: int) -> None:
        self._text = reading.story.text
        self._limit = limit
        self._all = reading.attributions
        self._speakers = {s.id: s for s in reading.speakers}
        self._number = {a.id: n for n, a in reversed(list(enumerate(self._all, 1)))}
        self._above = parents(self._all)
        self._depths = depths(self._above)
        self._within: defaultdict[int, list[int]] = defaultdict(list)
        for i, above in enumerate(self._above):
            if above is not None:
                self._within[above].append(i + 1)
        self._made: dict[int, Entry] = {}

    def __len__(self) -> int:
        return len(self._all)

    @overload
    def __getitem__(self, at: int) -> Entry: ...
    @overload
    def __getitem__(self, at: slice) -> list[Entry]: ...
    def __getitem__(self, at: int | slice) -> Entry | list[Entry]:
        if isinstance(at, slice):
            return [self[i] for i in range(*at.indices(len(self)))]
        at = range(len(self))[at]
        if at not in self._made:
            self._made[at] = self._entry(at)
        return self._made[at]

    def _entry(self, i: int) -> Entry:
        a = self._all[i]
        who = self._who(a)
        source = words(self._text, a.source, self._limit)
        return Entry(
            number=i + 1,
            depth=self._depths[i],
            attribution=a,
            who=who or NOBODY,
            named=bool(who),
            source="" if _same(source, who) else source,
            about=self._about(a),
            cue=words(self._text, a.cue, self._limit),
            circumstances=self._circumstances(a),
            form=a.form or "",
            remarks=_remarks(a),
            verdict=self._verdict(a.judges),
            chain=self._chain(i),
            within=tuple(self._within.get(i, ())),
        )

    def _who(self, a: Attribution) -> str:
        speaker = self._speakers.get(a.speaker or "")
        found = label(speaker, self._speakers, self._limit) if speaker else ""
        return found or words(self._text, a.source, self._limit)

    def _about(self, a: Attribution) -> tuple[str, ...]:
        speaker = self._speakers.get(a.speaker or "")
        if speaker is None:
            return ()
        found = [f"{len(speaker.members)} jointly" if speaker.members else speaker.kind]
        if speaker.role:
            found.append(speaker.role)
        if body := self._speakers.get(speaker.affiliation or ""):
            found.append(label(body, self._speakers, self._limit))
        if speaker.country:
            found.append(speaker.country)
        return tuple(f for f in found if f)

    def _circumstances(self, a: Attribution) -> tuple[tuple[str, str], ...]:
        found: list[tuple[str, str]] = []
        if a.said_at is not None:
            told, dates = words(self._text, a.said_at.span, self._limit), said_at(a.said_at)
            found.append(("when", f"{told} ({dates})" if told and dates else told or dates))
        found += [
            ("how", words(self._text, a.channel, self._limit)),
            ("to", words(self._text, a.addressee, self._limit).removeprefix("to ")),
            ("where", words(self._text, a.place, self._limit)),
        ]
        for via in a.via:
            speaker = self._speakers.get(via.speaker)
            name = label(speaker, self._speakers, self._limit) if speaker else ""
            found.append(("via", name or words(self._text, via.span, self._limit)))
        return tuple((name, value) for name, value in found if value.strip())

    def _verdict(self, judges: Judgement | None) -> tuple[str, int | None] | None:
        if judges is None:
            return None
        return judges.verdict, self._number.get(judges.attribution or "")

    def _chain(self, i: int) -> tuple[tuple[int, str], ...]:
        found: list[tuple[int, str]] = []
        above = self._above[i]
        while above is not None and len(found) < _LONGEST_CHAIN:
            found.append((above + 1, self._who(self._all[above]) or NOBODY))
            above = self._above[above]
        return tuple(reversed(found))


def _same(source: str, who: str) -> bool:
    """Whether one is part of the other, so that the story's words need no explaining."""
    short, long = sorted((" ".join(_WORD.findall(s.casefold())) for s in (source, who)), key=len)
    return f" {short} " in f" {long} "


def _remarks(a: Attribution) -> tuple[str, ...]:
    found: list[str] = []
    if a.act and a.act != "states":
        found.append(a.act)
    if a.stance and a.stance != "asserts":
        found.append(a.stance)
    if a.certainty and a.certainty != "certain":
        found.append(a.certainty)
    if a.confidence is not None and a.confidence < _DOUBTFUL:
        found.append(f"read with {a.confidence:.0%} confidence")
    return tuple(found)
