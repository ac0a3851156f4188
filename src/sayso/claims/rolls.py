"""The parties of a library as its rows tell them, each looked up when it is asked for.

What is asked is noted, so that what was told with it can be told again when it changes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from sayso.claims.parties import Parties, Profile
from sayso.claims.party_rows import from_dict
from sayso.data import Party
from sayso.library.derived import Derived


class Rolls(Parties):
    """The library's parties.

    A profile's entries are those that tell something new of it: not all places where it is named.
    ``asked``: the grounds of what was told since it was emptied: parties, versions of stories and
    names of bodies.
    """

    def __init__(self, d: Derived) -> None:
        super().__init__(())
        self._d = d
        self._held: dict[str, Profile | None] = {}
        self.profiles = _Profiles(self)
        self.asked: set[str] = set()

    def find(self, id: str) -> Profile | None:
        """The party of that id."""
        self.asked.add(id)
        if id not in self._held:
            self._held[id] = self._profile(id)
        return self._held[id]

    def of(self, story: str, speaker: str, version: int | None = None) -> Party | None:
        if version is None:
            version = self._d.newest(story)
        self.asked.add(f"{story}|{version}")
        at = story, version, speaker
        if at not in self._of:
            id = self._d.party_of(story, version, speaker)
            found = self.find(id) if id else None
            if found is None:
                return None
            self._of[at] = found.party
        self.asked.add(self._of[at].id)
        return self._of[at]

    def _named_so(self, key: tuple[str, ...]) -> list[Profile]:
        name = f"key {' '.join(key)}"
        self.asked.add(name)
        found = (self.find(id) for id in self._d.parties_with(name))
        return [p for p in found if p is not None]

    def bodies(self, party: Party) -> list[Profile]:
        # Not kept: each time it is asked, what it rests on is noted.
        return self._find_bodies(party)

    def _profile(self, id: str) -> Profile | None:
        row = self._d.party(id)
        if row is None:
            return None
        told = json.loads(row.data)
        return Profile(
            Party(row.id, row.name),
            row.kind,  # type: ignore[arg-type]
            tuple(told["names"]),
            tuple(from_dict(f) for f in told["facts"]),
            told["country"],
        )


class _Profiles(Mapping[str, Profile]):
    """The profiles by id, looked up one by one."""

    def __init__(self, rolls: Rolls) -> None:
        self._rolls = rolls

    def __getitem__(self, id: str) -> Profile:
        found = self._rolls.find(id)
        if found is None:
            raise KeyError(id)
        return found

    def __iter__(self) -> Iterator[str]:
        raise NotImplementedError("a library's parties are looked up, not walked through")

    def __len__(self) -> int:
        raise NotImplementedError("a library's parties are looked up, not counted")
