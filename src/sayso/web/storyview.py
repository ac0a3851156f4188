"""What the room shows of a story beyond the report: chains, speakers' pages, corrections."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from sayso.chains import Link, chain
from sayso.claims.attributions_corrected import rejected
from sayso.data import Reading
from sayso.library import Correction, Stored
from sayso.report.entries import NOBODY, Entry, label
from sayso.report.parts import Part, parts
from sayso.report.view import View
from sayso.web.pages import speaker_address, story_address

_NAME = 120
_STANCES = {
    "confirms": "confirms it",
    "doubts": "doubts it",
    "denies": "denies it",
}


class StoryView(View):
    """A story in the room, a long one in parts."""

    traced = True

    def __init__(
        self, stored: Stored, rejections: Sequence[Correction], parties: Mapping[str, str]
    ) -> None:
        """``parties``: the ids of those that its speakers are."""
        super().__init__(stored.reading, "r1", several=False)
        self.stored = stored
        self._version: int | None = None
        self._rejected = rejected(stored, rejections)
        self._parties = parties
        self._speakers = {s.id: s for s in stored.reading.speakers}
        every = stored.reading.attributions
        self._numbers = {a.id: n for n, a in reversed(list(enumerate(every, 1)))}

    @cached_property
    def parts(self) -> Sequence[Part]:
        return parts(self.stored.reading)

    def turn_to(self, part: int, at: str, char: int | None, version: int | None) -> None:
        """Shows the part with the attribution ``at`` (an id), or else with the character ``char``,
        or else the one of that number, or the nearest; to be called before anything is shown.

        ``version``: the one that was asked for, so that what leads on stays with it."""
        self.at = min(max(part, 1), len(self.parts)) - 1
        self.here, self._version = char, version
        if at in self._ids:
            number = self._ids.index(at) + 1
            self.at = next(i for i, p in enumerate(self.parts) if number in p.numbers)
        elif char is not None:
            ends = [p.stretches[-1].end for p in self.parts[:-1]]
            self.at = bisect_left(ends, char + 1)

    @property
    def numbers(self) -> Sequence[int]:
        """The attributions in what is shown."""
        return self.parts[self.at].numbers

    def address(self, number: int) -> str:
        """The address of an attribution from anywhere."""
        return story_address(self.stored.key, self.card_id(number), version=self._version)

    def card_link(self, number: int) -> str:
        return super().card_link(number) if number in self.numbers else self.address(number)

    def part_address(self, by: int) -> str:
        """The address of the part so many further on."""
        part = self.at + 1 + by
        return story_address(self.stored.key, version=self._version, part=part)

    def beyond(self, by: int) -> str:
        """The address of the attribution next to those shown, before (-1) or after them."""
        there = [p.numbers for p in self.parts[self.at + 1 :]]
        if by < 0:
            there = [p.numbers for p in reversed(self.parts[: self.at])]
        found = next((numbers for numbers in there if numbers), None)
        return self.address(found[0 if by > 0 else -1]) if found else ""

    def rejection(self, entry: Entry) -> Correction | None:
        """The correction by which a person has rejected it."""
        return self._rejected.get(entry.attribution.id)

    def speaker(self, entry: Entry) -> str | None:
        """The address of the speaker's page."""
        party = self._parties.get(entry.attribution.speaker or "")
        return speaker_address(party) if party is not None and entry.attribution.speaker else None

    def manner(self, entry: Entry) -> str:
        """Act, stance and certainty in words."""
        a = entry.attribution
        stance = _STANCES.get(a.stance or "", "")
        # Who denies states, too; that need not be said.
        found: list[str | None] = [] if stance and a.act == "states" else [a.act]
        found += [stance, f"as {a.certainty}" if a.certainty not in (None, "certain") else ""]
        return ", ".join(filter(None, found))

    def chain(self, entry: Entry) -> list[tuple[int | None, str]]:
        """From the outlet down to the origin: number and who; empty where nobody is between."""
        links = chain(self._shown, entry.attribution)
        return [self._link(link) for link in links] if len(links) > 1 else []

    @cached_property
    def _shown(self) -> Reading:
        """The reading with the attributions shown and no others: a chain looks at all of them."""
        every = self.stored.reading.attributions
        return replace(self.stored.reading, attributions=tuple(every[n - 1] for n in self.numbers))

    def _link(self, link: Link) -> tuple[int | None, str]:
        speaker = self._speakers.get(link.speaker or "")
        name = label(speaker, self._speakers, _NAME) if speaker else link.speaker
        if link.attribution is None:
            return None, name or NOBODY
        number = self._numbers[link.attribution.id]
        return number, name or self.entries[number - 1].who
