"""A story's speakers as they are compared with those of other stories."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from sayso.claims.keys import MEDIUM, SMALL, Key, body_key, common, name_key, words
from sayso.data import Speaker, SpeakerKind
from sayso.library import Stored
from sayso.speakers.countries import country_in, country_of_capital, country_of_name
from sayso.speakers.lexicon import POSSESSIVES, PRONOUNS
from sayso.speakers.names import acronym, tokens

Sort = Literal["person", "body", "country", "apart"]

OUTLET = ""
"""Stands for a speaker's id where the story's own outlet is meant."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One speaker of one version of a story.

    ``key``: the folded tokens of its name, titles and articles aside; of a body the words that
    it has in any country, sorted; ``place``: whose it is, as far as its name says; ``told``: the
    words that say what it is; ``body``: the name of the body to which it belongs, ``body_id``
    the speaker in the story that this is; ``company``: the others whom the story names.
    """

    story: str
    version: int
    speaker: str
    name: str | None
    kind: SpeakerKind
    sort: Sort
    key: Key
    place: Key = ()
    told: frozenset[str] = frozenset()
    body: Key = ()
    body_id: str | None = None
    country: str | None = None
    outlet: str | None = None
    company: frozenset[Key] = frozenset()
    role: str | None = None

    @property
    def at(self) -> tuple[str, int, str]:
        return self.story, self.version, self.speaker

    @property
    def common(self) -> bool:
        """Whether many a body goes by this name ("Defence Ministry", "police")."""
        return self.sort == "body" and all(common(t) for t in self.key)

    def marks(self) -> tuple[str, ...]:
        """By which entries that may be the same party are found."""
        return tuple(dict.fromkeys(_marks(self)))


def roster(stored: Stored) -> tuple[Entry, ...]:
    """The story's speakers, and its outlet, in order of their ids."""
    story = stored.reading.story
    speakers = list(stored.reading.speakers)
    names = {s.id: s.name for s in speakers if s.name}
    company = {s.id: name_key(s.name) for s in speakers if s.name and not s.members}
    if story.outlet:
        speakers.append(Speaker(OUTLET, story.outlet, "outlet"))
    found = []
    for s in speakers:
        others = frozenset(k for i, k in company.items() if i != s.id and k)
        found.append(_entry(stored, s, names, others))
    return tuple(sorted(found, key=lambda e: e.at))


def _entry(stored: Stored, s: Speaker, names: Mapping[str, str], company: frozenset[Key]) -> Entry:
    affiliation = names.get(s.affiliation or "", s.affiliation)
    sort, key, place, country = _named(s)
    return Entry(
        story=stored.key,
        version=stored.version,
        speaker=s.id,
        name=s.name,
        kind=s.kind,
        sort=sort,
        key=key,
        place=place,
        told=words(f"{s.role or ''} {s.description or ''}"),
        body=body_key(affiliation)[0] if affiliation else (),
        body_id=s.affiliation if s.affiliation in names else None,
        country=country,
        outlet=stored.reading.story.outlet,
        company=company,
        role=s.role,
    )


def _named(s: Speaker) -> tuple[Sort, Key, Key, str | None]:
    if s.name is None or s.members or s.kind == "unnamed":
        return "apart", (), (), s.country
    own = tokens(s.name)
    if (own[:1] and own[0] in POSSESSIVES) or all(t in PRONOUNS or t in SMALL for t in own):
        return "apart", (), (), s.country
    if s.kind in ("group", "document") and not _proper(s.name):
        return "apart", (), (), s.country
    if s.kind == "person":
        return "person", name_key(s.name), (), s.country
    code = _country(s)
    if code is not None:
        return "country", (code,), (), code
    key, place = body_key(MEDIUM.sub("", s.name) if s.kind == "outlet" else s.name)
    return "body", key, place, s.country or country_in(tokens(s.name))


def _proper(name: str) -> bool:
    """Whether a name is one's own: "the report" is not, "the Halden report" is."""
    return sum(w[:1].isupper() for w in name.split()[1:]) > 0


def _country(s: Speaker) -> str | None:
    """The country whose government is meant by its name, its capital, "the Danish government"."""
    key = tuple(t for t in tokens(s.name or "") if t != "the")
    if code := country_of_name(key):
        return code
    if s.kind != "government":
        return None
    if s.country and country_of_capital(key) == s.country:
        return s.country
    rest = [t for t in key if t not in ("government", "of", "authorities")]
    return country_in(tuple(rest)) if len(rest) < len(key) and len(rest) == 1 else None


def _marks(e: Entry) -> Iterator[str]:
    if e.sort == "person" and e.key:
        yield f"person {e.key[-1]}"
        if len(e.key) == 1:
            yield f"short {e.key[0]}"
    elif e.sort == "country":
        yield f"country {e.key[0]}"
    elif e.sort == "body" and e.key:
        yield f"body {' '.join(e.key)}"
        named = tokens(e.name or "")
        if len(e.key) == 1:
            yield f"short {e.key[0]}"
            yield f"person {e.key[0]}"
        else:
            yield f"short {acronym(e.name or '')}"
            yield from (f"short {t}" for t in (named[0], named[-1]) if not common(t))
            if e.kind == "outlet":
                yield f"short {named[-1]}"
