"""What is told of each cluster of entries: its id, its name, its kind."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from sayso.claims.keys import name_key
from sayso.claims.parties import Profile
from sayso.claims.sameness import Cluster
from sayso.data import Party, SpeakerKind
from sayso.speakers.known import Known


def profiles(
    clusters: Iterable[Cluster], ids: Mapping[int, str], known: Known | None
) -> Iterable[Profile]:
    named: dict[str, list[Cluster]] = defaultdict(list)
    for c in clusters:
        named[slug_of(c)].append(c)
    for slug, group in named.items():
        for c in group:
            own = ids.get(id(c))
            entry = known.entries.get(own) if known and own else None
            alone = len(group) == 1 and c.entries[0].sort != "apart"
            place = "\0".join(map(str, c.first))
            given = own or (slug if alone else f"{slug}-{mark_of(place)}")
            yield Profile(
                party=Party(given, entry.names[0] if entry else name_of(c)),
                kind=entry.kind if entry else kind_of(c),
                names=tuple(sorted({e.name for e in c.entries if e.name})),
                entries=tuple(sorted(c.entries, key=lambda e: e.at)),
                country=entry.country if entry else min(c.countries, default=None),
                body=entry.affiliation if entry else None,
            )


def name_of(c: Cluster) -> str | None:
    """The name that tells most: whose it is, of two words or more, most often used, short."""
    count = Counter(e.name for e in c.entries if e.name and e.kind != "unnamed")
    places = {e.name: True for e in c.entries if e.place}
    return min(
        count,
        key=lambda n: (n not in places, -min(len(name_key(n)), 2), -count[n], len(n), n),
        default=None,
    )


def slug_of(c: Cluster) -> str:
    """Its name as an id is made of it."""
    return "-".join(name_key(name_of(c) or "")) or "unnamed"


def kind_of(c: Cluster) -> SpeakerKind:
    """The kind that most stories tell."""
    count = Counter(e.kind for e in c.entries)
    return min(count, key=lambda k: (-count[k], k))


def mark_of(place: str) -> str:
    """Tells apart two of one name, by where the first entry stands."""
    return hashlib.sha256(place.encode()).hexdigest()[:8]
