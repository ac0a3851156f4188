"""The speakers of a library with what they said, for people who look them up."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.claims.attributions_corrected import kept, rejections
from sayso.claims.identity import Parties, Profile, gather
from sayso.claims.keys import name_key
from sayso.claims.party_rows import entry_of
from sayso.claims.rolls import Rolls
from sayso.claims.roster import OUTLET, Entry
from sayso.claims.speakers_corrected import SAME
from sayso.data import Attribution
from sayso.library import Correction, Library, Stored
from sayso.library.derived import PartyRow
from sayso.speakers.known import Known

_AT_ONCE = 500
_LONGEST = 400
_MARK = re.compile(r"-[0-9a-f]{8}$")
"""What an id ends on where two have one name."""


@dataclass(frozen=True, slots=True)
class Person:
    """A party that speaks; ``stories``: how many it speaks in."""

    profile: Profile
    roles: tuple[str, ...]
    stories: int


@dataclass(frozen=True, slots=True)
class Said:
    """One attribution and its story."""

    stored: Stored
    attribution: Attribution


class People:
    """Those who speak in a library whose claims are up to date."""

    def __init__(self, library: Library, known: Known | None = None) -> None:
        """``known``: the user's own list, by which the parties are told apart anew."""
        self._library = library
        self._told: Parties | None = None
        self.parties: Parties = Rolls(library.derived)
        if known is not None:
            self._told = self.parties = gather(
                self._entries(), library.corrections.standing(), known
            )

    def named(self, query: str, limit: int = -1, offset: int = 0) -> Iterator[Person]:
        """Those with the words of ``query`` in a name, with most stories first; of those without a
        name, none."""
        if self._told is not None:
            found = [p for q in self._told.named(query) if (p := _person(q)).stories]
            found.sort(key=lambda p: (-p.stories, p.profile.party.id))
            yield from found[offset : offset + limit if limit >= 0 else None]
            return
        d, words = self._library.derived, name_key(query)
        while rows := d.parties_listed(words, _AT_ONCE if limit < 0 else limit, offset):
            yield from (self._of_row(row) for row in rows)
            if limit >= 0:
                return
            offset += len(rows)

    def count(self, query: str) -> int:
        """How many these are."""
        return self._library.derived.parties_counted(name_key(query))

    def meant(self, name: str) -> list[Person]:
        """The one with that id, else those of whom it is a whole name, else a part."""
        one = self.person(name)
        if one is not None:
            return [one]
        found = list(self.named(name))
        key = name_key(name)
        whole = [p for p in found if any(name_key(n) == key for n in p.profile.names)]
        return whole or found

    def person(self, id: str) -> Person | None:
        """The one with that id."""
        if self._told is not None:
            profile = self._told.profiles.get(id)
            return _person(profile) if profile is not None else None
        row = self._library.derived.party(id)
        return self._of_row(row) if row is not None else None

    def heir(self, id: str) -> Person | None:
        """The one into which a user merged the one that had that id."""
        slugs = {id, _MARK.sub("", id)}
        found = {
            p.profile.party.id: p
            for slug in slugs
            if name_key(query := slug.replace("-", " ")[:_LONGEST])
            for p in self.named(query)
            if any("-".join(name_key(n)) in slugs for n in p.profile.names)
            and any(c.kind == SAME for c in self.corrections(p))
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def stories(self, person: Person) -> list[str]:
        """The keys of the stories in which the party is a speaker."""
        return sorted({story for story, _, _ in self._places(person)})

    def said(self, person: Person, limit: int = -1, offset: int = 0) -> list[Said]:
        """The party's attributions, oldest stories first, in the order of the text: in so many of
        the places where it is a speaker."""
        found = []
        gone = rejections(self._library.corrections.standing())
        for story, version, speaker in self._places(person, limit, offset):
            stored = kept(self._library.story(story, version), gone)
            found += [Said(stored, a) for a in stored.reading.attributions if a.speaker == speaker]
        return sorted(found, key=_when)

    def corrections(self, person: Person) -> list[Correction]:
        """What users said about who the party is, and whose word it rests on."""
        names = set(person.profile.names)
        return [
            c
            for c in self._library.corrections.standing()
            if names
            & {r["name"] for r in (*c.about.get("speakers", ()), c.about.get("speaker")) if r}
        ]

    def _places(
        self, person: Person, limit: int = -1, offset: int = 0
    ) -> list[tuple[str, int, str]]:
        if self._told is not None:
            return [at for at in person.profile.where if at[2] != OUTLET]
        return self._library.derived.places_of(person.profile.party.id, limit, offset)

    def _entries(self) -> list[Entry]:
        d = self._library.derived
        return [entry_of(data) for _, data, _ in d.entry_data(d.all_entries())]

    def _of_row(self, row: PartyRow) -> Person:
        profile = self.parties.profiles[row.id]
        return Person(profile, tuple(json.loads(row.data)["roles"]), row.stories)


def _person(profile: Profile) -> Person:
    roles = {e.role for e in profile.entries if e.role}
    stories = {e.story for e in profile.entries if e.speaker != OUTLET}
    return Person(profile, tuple(sorted(roles)), len(stories))


def _when(said: Said) -> tuple[bool, str, str, int, tuple[tuple[int, int], ...]]:
    date = said.stored.reading.story.published_at
    return date is None, date or "", said.stored.key, said.stored.version, said.attribution.content
