"""Parties: speakers across stories, and what is known of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sayso.claims.keys import Key, name_key
from sayso.claims.roster import OUTLET, Entry
from sayso.data import Party, SpeakerKind


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """What all stories tell of one party; ``where``: story, version and speaker's id."""

    party: Party
    kind: SpeakerKind
    names: tuple[str, ...]
    entries: tuple[Entry, ...]
    country: str | None = None
    body: str | None = None

    @property
    def where(self) -> tuple[tuple[str, int, str], ...]:
        return tuple(e.at for e in self.entries)


class Parties:
    """The parties of some stories."""

    def __init__(self, profiles: Iterable[Profile]) -> None:
        self.profiles: Mapping[str, Profile] = {
            p.party.id: p for p in sorted(profiles, key=lambda p: p.party.id)
        }
        self._of: dict[tuple[str, int, str], Party] = {}
        self._newest: dict[tuple[str, str], tuple[int, Party]] = {}
        self._bodies: dict[str, list[Profile]] = {}
        self._by_key: dict[Key, list[Profile]] = defaultdict(list)
        for profile in self.profiles.values():
            for key in sorted({e.key for e in profile.entries if e.sort == "body" and e.key}):
                self._by_key[key].append(profile)
            for story, version, speaker in profile.where:
                self._of[story, version, speaker] = profile.party
                held = self._newest.get((story, speaker))
                if held is None or held[0] < version:
                    self._newest[story, speaker] = version, profile.party

    def of(self, story: str, speaker: str, version: int | None = None) -> Party | None:
        """The party that a speaker of a story is, of its newest version unless told."""
        if version is not None:
            return self._of.get((story, version, speaker))
        found = self._newest.get((story, speaker))
        return found[1] if found else None

    def outlet(self, story: str, version: int | None = None) -> Party | None:
        """The party that the story's outlet is."""
        return self.of(story, OUTLET, version)

    def profile(self, party: Party) -> Profile:
        return self.profiles[party.id]

    def bodies(self, party: Party) -> list[Profile]:
        """The bodies to which a party belongs, as any story tells."""
        if party.id not in self._bodies:
            self._bodies[party.id] = self._find_bodies(party)
        return self._bodies[party.id]

    def _find_bodies(self, party: Party) -> list[Profile]:
        found: dict[str, Profile] = {}
        for e in self.profiles[party.id].entries if party.id in self.profiles else ():
            body = self.of(e.story, e.body_id, e.version) if e.body_id else None
            if body is not None and body != party:
                found[body.id] = self.profiles[body.id]
            elif e.body and len(near := self._named_so(e.body)) == 1:
                found[near[0].party.id] = near[0]
        return [found[id] for id in sorted(found)]

    def _named_so(self, key: Key) -> list[Profile]:
        return self._by_key.get(key, [])

    def named(self, query: str) -> list[Profile]:
        """Those with all words of ``query`` in one of their names, or all where it is empty."""
        wanted = set(name_key(query))
        return [
            p
            for p in self.profiles.values()
            if p.party.name and any(wanted <= set(name_key(n)) for n in p.names)
        ]
