"""The speakers of many stories with what they said, for people who look them up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Self

from sayso.claims.attributions_corrected import kept, rejections
from sayso.claims.identity import Parties, Profile, gather
from sayso.claims.keys import name_key
from sayso.claims.roster import OUTLET, roster
from sayso.data import Attribution
from sayso.library import Correction, Stored
from sayso.speakers.known import Known


@dataclass(frozen=True, slots=True)
class Said:
    """One attribution and its story."""

    stored: Stored
    attribution: Attribution


class People:
    """Those who speak in some stories."""

    def __init__(
        self, stories: list[Stored], parties: Parties, corrections: Sequence[Correction] = ()
    ) -> None:
        self.parties = parties
        self._corrections = corrections
        self._stories = {(s.key, s.version): s for s in stories}

    @classmethod
    def of(
        cls,
        stories: Iterable[Stored],
        corrections: Iterable[Correction] = (),
        known: Known | None = None,
    ) -> Self:
        said = tuple(corrections)
        gone = rejections(said)
        held = [kept(s, gone) for s in stories]
        return cls(held, gather([e for s in held for e in roster(s)], said, known), said)

    def named(self, query: str) -> list[Profile]:
        """Those with the words of ``query`` in a name, with most stories first; of those without a
        name, none."""
        found = [p for p in self.parties.named(query) if self.stories(p)]
        return sorted(found, key=lambda p: (-len(self.stories(p)), p.party.id))

    def meant(self, name: str) -> list[Profile]:
        """The one with that id, else those of whom it is a whole name, else a part."""
        if name in self.parties.profiles:
            return [self.parties.profiles[name]]
        found = self.named(name)
        key = name_key(name)
        return [p for p in found if any(name_key(n) == key for n in p.names)] or found

    def stories(self, profile: Profile) -> list[str]:
        """The keys of the stories in which the party is a speaker."""
        return sorted({story for story, _, speaker in profile.where if speaker != OUTLET})

    def roles(self, profile: Profile) -> list[str]:
        """What stories call the party, each once."""
        found = set()
        for story, version, speaker in profile.where:
            for s in self._stories[story, version].reading.speakers:
                if s.id == speaker and s.role:
                    found.add(s.role)
        return sorted(found)

    def corrections(self, profile: Profile) -> list[Correction]:
        """What users said about who the party is, and whose word it rests on."""
        names = set(profile.names)
        return [
            c
            for c in self._corrections
            if not c.undone
            and names
            & {r["name"] for r in (*c.about.get("speakers", ()), c.about.get("speaker")) if r}
        ]

    def said(self, profile: Profile) -> list[Said]:
        """The party's attributions, oldest stories first, in the order of the text."""
        found = []
        for story, version, speaker in profile.where:
            stored = self._stories[story, version]
            found += [Said(stored, a) for a in stored.reading.attributions if a.speaker == speaker]
        return sorted(found, key=_when)


def _when(said: Said) -> tuple[bool, str, str, int, tuple[tuple[int, int], ...]]:
    date = said.stored.reading.story.published_at
    return date is None, date or "", said.stored.key, said.stored.version, said.attribution.content
