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
    names: dict[int, str | None] = {}
    for c in clusters:
        name = names[id(c)] = _name(c)
        named["-".join(name_key(name or "")) or "unnamed"].append(c)
    for slug, group in named.items():
        for c in group:
            own = ids.get(id(c))
            entry = known.entries.get(own) if known and own else None
            alone = len(group) == 1 and c.entries[0].sort != "apart"
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
