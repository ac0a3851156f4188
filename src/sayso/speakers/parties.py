"""The parties of one story: the names in its text, gathered so that one party is one entry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sayso.data import Span, SpeakerKind
from sayso.speakers import gender, lexicon
from sayso.speakers.bodies import may_be_person, short_for, told_acronym
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
from sayso.speakers.party import Called, Party
from sayso.speakers.runs import Name

_MANY = 30


class Parties:
    """All parties of a story, named ones first gathered from all of its names."""

    def __init__(self, text: str, names: Iterable[Name], known: Known | None = None) -> None:
        self.text = text
        self.all: list[Party] = []
        self._known = known
        self._by_head: dict[str, list[Party]] = defaultdict(list)
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
            party.settle_name()
            for token in {part for t in party.key for part in (t, *t.split("-"))}:
                self._by_head[token].append(party)
        self.timeline = sorted(((n.span[0], self.of[n.span]) for n in names), key=lambda p: p[0])

    def _note(self, n: Name, party: Party) -> None:
        self.of[n.span] = party
        party.seen(n.span)
        words = gender.of_words(n.title)
        if n.kind == "person" or party.kind == "person":
            spelt = [lexicon.SHORT_TITLES.get(t, ()) for t in n.title]
            self.describe(party, {*n.title, *(noun for nouns in spelt for noun in nouns)})
            if words and not party.sure:
                party.gender, party.sure = words, True
        text = self.text[slice(*n.span)]
        called = party.called.get(n.key)
        party.called[n.key] = Called(
            text if called is None or called.text.isupper() else called.text,
            1 if called is None else called.times + 1,
            n.kind is not None or (called is not None and called.tagged),
        )
        party.body = party.body or n.body
        if len(n.key) > len(party.key):
            party.key = n.key

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

    def describe(self, party: Party, heads: set[str]) -> None:
        """Note nouns that the story calls a party by."""
        for head in heads - party.heads:
            self._by_head[head].append(party)
        party.heads |= heads

    def called(self, head: str) -> list[Party]:
        """The parties that the story calls by a noun or that have it in their names."""
        return list({id(p): p for p in self._by_head.get(head, ())[-_MANY:]}.values())

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
            if p.kind not in ("person", None) and not may_be_person(p, n.key):
                continue
            told = gender.of_words(n.title)
            if told and p.gender and told != p.gender:
                continue
            last = p.key[-len(n.key) :] == n.key
            if p.kind is None and not last and p.key[: len(n.key)] != n.key:
                continue
            if n.kind == "organisation" and not last:
                continue
            sure = bool(told) and told == p.gender
            before, near = p.nearness(n.span[0])
            found.append((p.kind == "person", sure, before, last, near, p))
        if not found:
            return self._nickname(n) or self._slip(n)
        best = max(found, key=lambda f: f[:5])[5]
        if best.kind != "person" and best.key[-len(n.key) :] == n.key:
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
            if p.kind not in ("person", None) and short_for(key, p, n.span[0]):
                self._bodies[key] = p
                return p
        if len(key) == 1 and plain(key[0]):
            for p in reversed(self._by_token.get(key[0], [])):
                if (
                    p.kind not in ("person", None)
                    and p.key[-1] == key[0]
                    and p.last_before(n.span[0]) >= 0
                ):
                    return p
        text = self.text[slice(*n.span)]
        kind = kind_of_body(key, n.kind)
        single = n.body and len(key) == 1
        party = self._new(
            n, None if kind == "organisation" and n.kind is None and not single else kind
        )
        self._bodies[key] = party
        if len(key) > 1:
            self._acronyms.setdefault(acronym(text), party)
        told = told_acronym(self.text, n.span[1])
        if told:
            self._acronyms[told] = party
        return party
