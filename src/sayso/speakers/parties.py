"""The parties of one story: the names in its text, gathered so that one party is one entry."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from sayso.data import Span, SpeakerKind
from sayso.speakers import gender
from sayso.speakers.countries import country_of_demonym, country_of_name
from sayso.speakers.kinds import kind_of_body, plain
from sayso.speakers.known import Entry, Known
from sayso.speakers.names import (
    acronym,
    contains,
    one_slip,
    same_given,
    same_person,
    tokens,
)
from sayso.speakers.runs import Name

_MANY = 30


class Called(NamedTuple):
    """One way in which a party is named: its words, how often, and whether its kind was told."""

    text: str
    times: int
    tagged: bool


@dataclass(slots=True, eq=False)
class Party:
    """One party while the story is read.  ``key``: the folded tokens of its fullest name;
    ``heads``: nouns that the story calls it by; ``at``: where it is mentioned, ascending."""

    kind: SpeakerKind | None
    key: tuple[str, ...] = ()
    name: str | None = None
    description: str | None = None
    gender: gender.Gender | None = None
    plural: bool = False
    sure: bool = False
    heads: set[str] = field(default_factory=set)
    role: str | None = None
    affiliation: Party | None = None
    country: str | None = None
    called: dict[tuple[str, ...], Called] = field(default_factory=dict)
    members: tuple[Party, ...] = ()
    at: list[int] = field(default_factory=list)
    spans: set[Span] = field(default_factory=set)

    @property
    def is_person(self) -> bool:
        return self.kind == "person" or (self.kind == "unnamed" and not self.plural)

    def seen(self, span: Span) -> None:
        """Note a mention."""
        if span not in self.spans:
            self.spans.add(span)
            insort(self.at, span[0])

    def last_before(self, at: int) -> int:
        """The latest mention that begins before ``at``, or -1."""
        i = bisect_left(self.at, at)
        return self.at[i - 1] if i else -1


class Parties:
    """All parties of a story, named ones first gathered from all of its names."""

    def __init__(self, text: str, names: Iterable[Name], known: Known | None = None) -> None:
        self.text = text
        self.all: list[Party] = []
        self._known = known
        self._listed: dict[str, Party] = {}
        self.of: dict[Span, Party] = {}
        self._by_token: dict[str, list[Party]] = defaultdict(list)
        self._bodies: dict[tuple[str, ...], Party] = {}
        self._acronyms: dict[str, Party] = {}
        self._countries: dict[str, Party] = {}
        names = list(names)
        later = []
        for n in names:
            if known is not None and (entry := known.find(n.key)) is not None:
                self._note(n, self._of_list(entry, n.key))
            elif n.kind == "person" and len(n.key) > 1:
                self._note(n, self._person(n))
            elif n.kind in ("organisation", "place", "people") or len(n.key) > 1:
                later.append((0, n))
            else:
                later.append((1, n))
        for _, n in sorted(later, key=lambda p: (p[0], -len(p[1].key) if p[0] == 0 else 0)):
            self._note(n, self._other(n))
        for party in self.all:
            self._name(party)
        self.timeline = sorted(((n.span[0], self.of[n.span]) for n in names), key=lambda p: p[0])

    def _note(self, n: Name, party: Party) -> None:
        self.of[n.span] = party
        party.seen(n.span)
        words = gender.of_words(n.title)
        if n.kind == "person" or party.kind == "person":
            party.heads.update(n.title)
            if words and not party.sure:
                party.gender, party.sure = words, True
        text = self.text[slice(*n.span)]
        called = party.called.get(n.key)
        party.called[n.key] = Called(
            text if called is None or called.text.isupper() else called.text,
            1 if called is None else called.times + 1,
            n.kind is not None or (called is not None and called.tagged),
        )
        if len(n.key) > len(party.key):
            party.key = n.key

    def _name(self, party: Party) -> None:
        """Give a party the fullest of its names, the likeliest where several are full."""

        def weight(key: tuple[str, ...]) -> float:
            text, times, tagged = party.called[key]
            seen = 0.5 * tagged + 0.4 * min(times, 3)
            if party.kind != "person":
                return len(key) + seen
            return (
                2 * min(len(key), 3)
                + seen
                + 1.5 * (len(key) > 1 and gender.is_given(key[0]))
                - 2.0 * (text.isupper() and " " in text)
            )

        if party.called:
            best = max(party.called, key=weight)
            party.name = party.called[best].text

    def _of_list(self, entry: Entry, key: tuple[str, ...]) -> Party:
        """The party of an entry of the user's list, and the one it belongs to."""
        if entry.id not in self._listed:
            party = self.add(Party(entry.kind, key, entry.names[0], country=entry.country))
            self._listed[entry.id] = party
            if self._known is not None and entry.affiliation in self._known.entries:
                body = self._known.entries[entry.affiliation]
                party.affiliation = self._of_list(body, tokens(body.names[0]))
        party = self._listed[entry.id]
        for token in key:
            if party not in self._by_token[token]:
                self._by_token[token].append(party)
        if party.kind == "person" and len(key) > 1:
            party.gender = party.gender or gender.of_given(key[0])
        return party

    def add(self, party: Party) -> Party:
        self.all.append(party)
        return party

    def _new(self, n: Name, kind: SpeakerKind | None) -> Party:
        party = self.add(Party(kind, n.key, self.text[slice(*n.span)]))
        for token in n.key:
            self._by_token[token].append(party)
        if kind == "person":
            party.gender = gender.of_given(n.key[0]) if len(n.key) > 1 else None
        return party

    def _person(self, n: Name) -> Party:
        """The person of a full name."""
        for p in reversed(self._sharing(n.key)):
            if p.kind == "person" and len(p.key) > 1 and same_person(p.key, n.key):
                return p
        return self._new(n, "person")

    def _sharing(self, key: tuple[str, ...]) -> list[Party]:
        return [p for t in {key[0], key[-1]} for p in self._by_token.get(t, ())[-_MANY:]]

    def _other(self, n: Name) -> Party:
        code = country_of_name(n.key)
        if code and n.kind != "person":
            return self._country(n, code)
        if n.kind in ("person", "place") or len(n.key) == 1:
            if n.key not in self._bodies and (party := self.partial(n)) is not None:
                return party
            if n.kind == "person":
                party = self._bodies.get(n.key)
                if party is None or party.kind not in ("person", "organisation", None):
                    party = self._bodies[n.key] = self._new(n, "person")
                party.kind = "person"
                party.gender = party.gender or gender.of_given(n.key[0])
                return party
        return self._body(n)

    def _country(self, n: Name, code: str) -> Party:
        if code not in self._countries:
            self._countries[code] = self._new(n, "government")
            self._countries[code].country = code
        return self._countries[code]

    def country(self, code: str) -> Party | None:
        """The government of a country that the story names."""
        return self._countries.get(code)

    def body(self, key: tuple[str, ...]) -> Party | None:
        """The body or country of a name or demonym that the story has."""
        code = country_of_name(key) or country_of_demonym(key)
        if code is not None:
            return self._countries.get(code)
        return self._bodies.get(key) or (self._acronyms.get(key[0]) if len(key) == 1 else None)

    def partial(self, n: Name) -> Party | None:
        """The person that a part of a name means: the latest one before with that surname, else
        given name, else the first one after."""
        found = []
        for p in self._sharing(n.key):
            if len(p.key) <= len(n.key) or not contains(p.key, n.key):
                continue
            if p.kind not in ("person", None) and not _may_be_person(p, n.key):
                continue
            told = gender.of_words(n.title)
            if told and p.gender and told != p.gender:
                continue
            before = p.last_before(n.span[0])
            last = p.key[-len(n.key) :] == n.key
            if p.kind is None and not last:
                continue
            if n.kind == "organisation" and not last:
                continue
            sure = bool(told) and told == p.gender
            found.append(
                (p.kind == "person", sure, before >= 0, last, before if before >= 0 else -p.at[0], p)
            )
        if not found:
            return self._nickname(n) or self._slip(n)
        best = max(found, key=lambda f: f[:5])[5]
        if best.kind != "person":
            best.kind, best.country = "person", None
            best.gender = gender.of_given(best.key[0])
        return best

    def _nickname(self, n: Name) -> Party | None:
        if len(n.key) != 1 or n.kind != "person":
            return None
        for p in reversed(self.all):
            if p.kind == "person" and len(p.key) > 1 and same_given(p.key[0], n.key[0]):
                return p if len(n.key[0]) > 2 else None
        return None

    def _slip(self, n: Name) -> Party | None:
        """The one person whose surname differs by a letter."""
        if len(n.key) != 1 or n.kind == "place":
            return None
        close = {
            id(p): p
            for p in self.all
            if p.kind == "person" and len(p.key) > 1 and one_slip(p.key[-1], n.key[0])
        }
        return next(iter(close.values())) if len(close) == 1 else None

    def _body(self, n: Name) -> Party:
        """The organisation, place or people of a name."""
        key = n.key
        if key in self._bodies:
            return self._bodies[key]
        if len(key) == 1 and key[0].replace("-", "") in self._acronyms:
            return self._acronyms[key[0].replace("-", "")]
        for p in reversed(self._sharing(key)):
            if p.kind not in ("person", None) and _short_for(key, p, n.span[0]):
                self._bodies[key] = p
                return p
        if len(key) == 1 and plain(key[0]):
            for p in reversed(self._by_token.get(key[0], [])):
                if p.kind not in ("person", None) and p.key[-1] == key[0] and p.at[0] < n.span[0]:
                    return p
        text = self.text[slice(*n.span)]
        kind = kind_of_body(key, n.kind)
        single = n.body and len(key) == 1
        party = self._new(n, None if kind == "organisation" and n.kind is None and not single else kind)
        self._bodies[key] = party
        if len(key) > 1:
            self._acronyms.setdefault(acronym(text), party)
        told = _told_acronym(self.text, n.span[1])
        if told:
            self._acronyms[told] = party
        return party


def _may_be_person(p: Party, key: tuple[str, ...]) -> bool:
    """Whether a body may be a person whom a tagger took for one: no common noun in its name."""
    return (
        p.kind == "organisation"
        and p.key[-1:] == key
        and len(p.key) < 4
        and not key[0].endswith("s")
        and not any(plain(t) for t in p.key)
    )


def _short_for(key: tuple[str, ...], long: Party, at: int) -> bool:
    """Whether a body's name is a shorter form of another's that was named before."""
    if len(key) >= len(long.key) or all(plain(t) for t in key):
        return False
    if not contains(long.key, key):
        return False
    rest = [t for t in long.key if t not in key]
    if all(plain(t) for t in rest):
        return True
    return long.at[0] < at and len(key) == 1 and long.key[0] == key[0] and len(rest) < 3


def _told_acronym(text: str, end: int) -> str | None:
    """The acronym that stands in brackets behind a name."""
    if text[end : end + 2] != " (":
        return None
    close = text.find(")", end, end + 14)
    inner = text[end + 2 : close].strip(" '\"’”“‘") if close > 0 else ""
    return inner.casefold().replace(".", "") if inner[:1].isupper() and " " not in inner else None
