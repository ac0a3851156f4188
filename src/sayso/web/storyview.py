"""What the room shows of a story beyond the report: chains, speakers' pages, corrections."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sayso.chains import Link, chain
from sayso.claims.attributions_corrected import rejected
from sayso.library import Correction, Stored
from sayso.report.entries import NOBODY, Entry, label
from sayso.report.view import View
from sayso.web.pages import speaker_address, story_address

# Of a story with more, chains are not drawn: each costs a look at all of them.
_CHAINED = 1000
_NAME = 120
_STANCES = {
    "confirms": "confirms it",
    "doubts": "doubts it",
    "denies": "denies it",
}


class StoryView(View):
    """A story in the room."""

    def __init__(
        self, stored: Stored, rejections: Sequence[Correction], parties: Mapping[str, str]
    ) -> None:
        """``parties``: the ids of those that its speakers are."""
        super().__init__(stored.reading, "r1", several=False, traced=True)
        self.stored = stored
        self.address = story_address(stored.key)
        self._rejected = rejected(stored, rejections)
        self._parties = parties
        self._speakers = {s.id: s for s in stored.reading.speakers}
        self._numbers = {e.attribution.id: e.number for e in reversed(self.entries)}

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
        if len(self.entries) > _CHAINED:
            return []
        links = chain(self.stored.reading, entry.attribution)
        return [self._link(link) for link in links] if len(links) > 1 else []

    def _link(self, link: Link) -> tuple[int | None, str]:
        speaker = self._speakers.get(link.speaker or "")
        name = label(speaker, self._speakers, _NAME) if speaker else link.speaker
        if link.attribution is None:
            return None, name or NOBODY
        number = self._numbers[link.attribution.id]
        return number, name or self.entries[number - 1].who
