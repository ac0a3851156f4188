"""When two entries can be one party, and what speaks for it: small pure rules."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sayso.claims.keys import Key
from sayso.claims.roster import Entry
from sayso.speakers.names import acronym, same_given, same_person, tokens

COMPANY = 2
"""So many others must be named beside both for their company to speak for two being one."""


@dataclass(slots=True, eq=False)
class Cluster:
    """Entries that are one party, and what is told of it in all of them."""

    entries: list[Entry] = field(default_factory=list)
    keys: set[Key] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    told: set[frozenset[str]] = field(default_factory=set)
    bodies: set[Key] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    outlets: set[str] = field(default_factory=set)
    stories: set[str] = field(default_factory=set)
    company: set[Key] = field(default_factory=set)

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Cluster:
        found = cls()
        for e in entries:
            found.add(e)
        return found

    def add(self, e: Entry) -> None:
        """Take an entry in."""
        self.entries.append(e)
        self.keys.add(e.key)
        self.places.update(e.place)
        self.told.update([e.told] if e.told else [])
        self.bodies.update([e.body] if e.body else [])
        self.countries.update([e.country] if e.country else [])
        self.outlets.update([e.outlet] if e.outlet else [])
        self.stories.add(e.story)
        self.company |= e.company

    @property
    def first(self) -> tuple[str, int, str]:
        return min(e.at for e in self.entries)


def contradicts(e: Entry, c: Cluster) -> bool:
    """Another country, another place in the name."""
    if e.country and c.countries and e.country not in c.countries:
        return True
    return bool(e.place and c.places and not set(e.place) & c.places)


def agrees(e: Entry, c: Cluster) -> bool:
    """Whether something beside the name speaks for it: the same story in another version, place,
    country, body, role, or the company that it keeps."""
    if e.story in c.stories or set(e.place) & c.places or e.country in c.countries:
        return True
    if e.body and e.body in c.bodies:
        return True
    if e.told and any(alike(e.told, told) for told in c.told):
        return True
    return len(e.company & c.company) >= COMPANY


def alike(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two roles say the same: all words of one in the other, or half of both."""
    return a <= b or b <= a or 2 * len(a & b) >= len(a | b)


def full(e: Entry) -> bool:
    """Whether a name says who it is by itself: given name and surname, or a name of one's own."""
    if e.sort == "person":
        return len(e.key) > 1 and len(e.key[0]) > 1
    return e.sort == "country" or not e.common or bool(e.place) or e.country is not None


def same_name(e: Entry, c: Cluster) -> bool:
    """Whether a full name can be that of a cluster, by all of its forms."""
    if e.sort == "person":
        return all(same_person(e.key, key) for key in c.keys)
    return c.keys == {e.key}


def short_for(e: Entry, c: Cluster) -> bool:
    """Whether a name can be a short form of a cluster's: surname, initial and surname, acronym,
    one word of a body's or outlet's name."""
    return any(_short(e, other) for other in c.entries)


def _short(e: Entry, other: Entry) -> bool:
    if len(e.key) == 1 and {e.sort, other.sort} == {"body", "person"}:
        # A tagger may have taken a body for a person, or a surname for a body.
        return other.key == e.key if other.sort == "body" else other.key[-1] == e.key[0]
    if e.sort != other.sort:
        return False
    if e.sort == "person":
        if len(other.key) < 2 or e.key[-1] != other.key[-1]:
            return False
        return len(e.key) == 1 or same_given(e.key[0], other.key[0])
    if e.key == other.key:
        return True
    if len(e.key) != 1 or len(other.key) < 2:
        return False
    named = [t for t in tokens(other.name or "") if t != "the"]
    return is_acronym(e, other) or (e.kind == other.kind and e.key[0] in (named[0], named[-1]))


def is_acronym(e: Entry, other: Entry) -> bool:
    """Whether a name of one word of capitals is made of the other's first letters."""
    own = (e.name or "").replace(".", "").removeprefix("the ").removeprefix("The ")
    return (
        len(e.key) == 1
        and len(own) > 2
        and own.isupper()
        and own.casefold() == acronym((other.name or "").removeprefix("The "))
    )


def only(found: Sequence[Cluster]) -> Cluster | None:
    """The one there is: where two could be meant, neither is."""
    return found[0] if len(found) == 1 else None
