"""Who is who across stories.

Full names are gathered first, then short ones ("Rutte", "NATO", "the Foreign Ministry") are given
to the only party that they can mean, if something else agrees: role, body, country, place, or the
others in the story.  A surname alone never is enough, nor does anything decide between two.  A
user's list of known parties comes before all rules, a user's corrections after them.  The unnamed
are never merged.

What is decided of an entry depends only on those that its ``marks`` lead to, so that a library
need not look at all of its speakers for a new story.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.claims.roster import OUTLET, Entry, Key, name_key, roster
from sayso.claims.sameness import (
    Cluster,
    agrees,
    contradicts,
    full,
    is_acronym,
    only,
    same_name,
    short_for,
)
from sayso.claims.speakers_corrected import corrected
from sayso.data import Party, SpeakerKind
from sayso.library import Correction, Stored
from sayso.speakers.known import Known


@dataclass(frozen=True, slots=True)
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
        self.profiles: dict[str, Profile] = {
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
            elif len(near := self._by_key.get(e.body, [])) == 1:
                found[near[0].party.id] = near[0]
        return [found[id] for id in sorted(found)]

    def named(self, query: str) -> list[Profile]:
        """Those with all words of ``query`` in one of their names, or all where it is empty."""
        wanted = set(name_key(query))
        return [
            p
            for p in self.profiles.values()
            if p.party.name and any(wanted <= set(name_key(n)) for n in p.names)
        ]


def parties(
    stories: Sequence[Stored],
    corrections: Iterable[Correction] = (),
    known: Known | None = None,
) -> Parties:
    """The parties of all speakers and outlets of ``stories`` (any versions), in whatever order."""
    return gather([e for s in stories for e in roster(s)], corrections, known)


def gather(
    entries: Iterable[Entry], corrections: Iterable[Correction] = (), known: Known | None = None
) -> Parties:
    """The parties of entries."""
    clusters: list[Cluster] = []
    rest: list[Entry] = []
    listed: dict[str, Cluster] = defaultdict(Cluster)
    for e in sorted(entries, key=lambda e: e.at):
        entry = known.find(name_key(e.name)) if known and e.name else None
        if entry is not None:
            listed[entry.id].add(e)
        else:
            rest.append(e)
    clusters += _apart([e for e in rest if e.sort == "apart"])
    clusters += _resolved([e for e in rest if e.sort != "apart"])
    ids = {id(c): known_id for known_id, c in listed.items()}
    found = corrected([*listed.values(), *clusters], corrections)
    return Parties(_profiles(found, ids, known))


def _resolved(entries: Sequence[Entry]) -> list[Cluster]:
    strong = _full([e for e in entries if full(e)])
    index: dict[str, list[Cluster]] = defaultdict(list)
    for c in strong:
        for mark in sorted({m for e in c.entries for m in e.marks()}):
            index[mark].append(c)
    weak = [e for e in entries if not full(e)]
    weak, strong = [*weak, *_short_bodies(strong, index)], [c for c in strong if c.entries]
    left: list[Entry] = []
    taken: list[tuple[Entry, Cluster]] = []
    for e in weak:
        near = {id(c): c for m in e.marks() for c in index[m] if c.entries}
        fitting = [c for c in near.values() if short_for(e, c) and not contradicts(e, c)]
        one = only([c for c in fitting if agrees(e, c)])
        if one is None and len(fitting) == 1 and _needs_no_more(e, fitting[0]):
            one = fitting[0]
        if one is None:
            left.append(e)
        else:
            taken.append((e, one))
    for e, c in taken:
        c.add(e)
    return [*strong, *_left(left)]


def _needs_no_more(e: Entry, c: Cluster) -> bool:
    """An acronym of the only name that it can be made of; a body's own name, kinds confused."""
    return any(
        is_acronym(e, o) or (o.sort == "body" and o.key == e.key and not e.told) for o in c.entries
    )


def _full(entries: Sequence[Entry]) -> list[Cluster]:
    """Full names that are one; of a name that two countries have, one for each."""
    blocks: dict[str, list[Cluster]] = defaultdict(list)
    # Entries that tell a country or place come first: the others join them, if there is but one.
    for e in sorted(entries, key=lambda e: (not (e.country or e.place), e.at)):
        block = blocks[e.marks()[0]]
        fitting = [c for c in block if same_name(e, c) and not contradicts(e, c)]
        one = only(fitting) or only([c for c in fitting if agrees(e, c)])
        if one is None:
            one = Cluster()
            block.append(one)
        one.add(e)
    return [c for mark in sorted(blocks) for c in blocks[mark]]


def _short_bodies(strong: list[Cluster], index: Mapping[str, list[Cluster]]) -> list[Entry]:
    """Names of one word that may be short for a longer one: taken apart, to be looked at again."""
    found: list[Entry] = []
    for c in strong:
        first = c.entries[0]
        if first.sort != "body" or len(first.key) != 1:
            continue
        near = [o for m in first.marks() for o in index[m] if o is not c]
        if any(short_for(first, o) for o in near):
            found += c.entries
            c.entries = []
    return sorted(found, key=lambda e: e.at)


def _left(entries: Sequence[Entry]) -> list[Cluster]:
    """Short names that mean nobody who is named in full: one where they agree among themselves."""
    blocks: dict[tuple[str, tuple[str, ...]], list[Cluster]] = defaultdict(list)
    for e in entries:
        block = blocks[e.sort, e.key]
        # A name of one's own needs nothing else.
        near = [c for c in block if not contradicts(e, c) and (full(e) or agrees(e, c))]
        if len(near) > 1 and e.sort == "body":
            near = [_union(near, block)]
        one = only(near)
        if one is None:
            one = Cluster()
            block.append(one)
        one.add(e)
    return [c for key in sorted(blocks) for c in blocks[key]]


def _union(near: Sequence[Cluster], block: list[Cluster]) -> Cluster:
    """Clusters of a body's name that one story ties together, as one, contradictions aside."""
    first = near[0]
    for other in near[1:]:
        if not any(contradicts(e, first) for e in other.entries):
            for e in other.entries:
                first.add(e)
            block.remove(other)
    return first


def _apart(entries: Sequence[Entry]) -> list[Cluster]:
    """The unnamed and the like: one with themselves in other versions of their story alone."""
    found: dict[tuple[str, frozenset[str], int], Cluster] = defaultdict(Cluster)
    seen: Counter[tuple[str, int, frozenset[str]]] = Counter()
    for e in entries:
        words = e.told or frozenset(name_key(e.name or e.speaker))
        seen[e.story, e.version, words] += 1
        found[e.story, words, seen[e.story, e.version, words]].add(e)
    return list(found.values())


def _profiles(
    clusters: Iterable[Cluster], ids: Mapping[int, str], known: Known | None
) -> Iterable[Profile]:
    named: dict[str, list[Cluster]] = defaultdict(list)
    names: dict[int, str | None] = {}
    for c in clusters:
        name = names[id(c)] = _name(c)
        named["-".join(name_key(name or "")) or "unnamed"].append(c)
    for slug, group in named.items():
        for c in group:
            own = ids.get(id(c))
            entry = known.entries.get(own) if known and own else None
            alone = len(group) == 1 and slug != "unnamed"
            given = own or (slug if alone else f"{slug}-{_mark(c)}")
            yield Profile(
                party=Party(given, entry.names[0] if entry else names[id(c)]),
                kind=entry.kind if entry else _most(e.kind for e in c.entries),
                names=tuple(sorted({e.name for e in c.entries if e.name})),
                entries=tuple(sorted(c.entries, key=lambda e: e.at)),
                country=entry.country if entry else min(c.countries, default=None),
                body=entry.affiliation if entry else None,
            )


def _name(c: Cluster) -> str | None:
    """The name that tells most: whose it is, of two words or more, most often used, short."""
    count = Counter(e.name for e in c.entries if e.name and e.kind != "unnamed")
    places = {e.name: bool(e.place) for e in c.entries}
    return min(
        count,
        key=lambda n: (not places[n], -min(len(name_key(n)), 2), -count[n], len(n), n),
        default=None,
    )


def _most(kinds: Iterable[SpeakerKind]) -> SpeakerKind:
    count = Counter(kinds)
    return min(count, key=lambda k: (-count[k], k))


def _mark(c: Cluster) -> str:
    """Tells apart two of one name, by where the first entry stands."""
    return hashlib.sha256("\0".join(map(str, c.first)).encode()).hexdigest()[:8]
