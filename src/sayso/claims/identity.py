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

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sayso.claims.keys import name_key
from sayso.claims.parties import Parties, Profile
from sayso.claims.profiles import profiles
from sayso.claims.roster import Entry, roster
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
from sayso.library import Correction, Stored
from sayso.speakers.known import Known

__all__ = ["Parties", "Profile", "clusters", "gather", "parties"]


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
    listed: dict[str, Cluster] = defaultdict(Cluster)
    found = clusters(entries, corrections, known, listed)
    ids = {id(c): known_id for known_id, c in listed.items()}
    return Parties(profiles(found, ids, known))


def clusters(
    entries: Iterable[Entry],
    corrections: Iterable[Correction] = (),
    known: Known | None = None,
    listed: dict[str, Cluster] | None = None,
) -> list[Cluster]:
    """Entries that are one party together; ``listed`` gets those of ``known``, by its ids."""
    found: list[Cluster] = []
    rest: list[Entry] = []
    listed = defaultdict(Cluster) if listed is None else listed
    for e in sorted(entries, key=lambda e: e.at):
        entry = known.find(name_key(e.name)) if known and e.name else None
        if entry is not None:
            listed[entry.id].add(e)
        else:
            rest.append(e)
    found += _apart([e for e in rest if e.sort == "apart"])
    found += _resolved([e for e in rest if e.sort != "apart"])
    return corrected([*listed.values(), *found], corrections)


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
