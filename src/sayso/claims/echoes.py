"""Echoes: passages that repeat another story's words.

Candidates come from the marks of the stories' sheets; what is said of two stories is exact, and
depends on those two alone, until ``told`` leaves out what a third explains.  So the library can
keep sheets and overlaps, and a new story costs no more than those that it shares words with.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sayso.claims.overlaps import FEWEST, Overlap, overlap
from sayso.claims.sheets import Sheet, sheet
from sayso.data import Echo
from sayso.library import Stored


def echoes(stories: Sequence[Stored]) -> tuple[Echo, ...]:
    """The echoes between stories (any versions of them), by story and other.

    One for each two stories, told of the one that repeats.  Versions of one story make none, nor
    do quotations that two stories share: both may have been in the room.
    """
    return told(overlaps([sheet(s) for s in stories]))


def overlaps(sheets: Sequence[Sheet]) -> tuple[Overlap, ...]:
    """What each two of them share, quotations alone included."""
    marked: dict[str, list[int]] = defaultdict(list)
    for i, one in enumerate(sheets):
        for mark in one.marks:
            marked[mark].append(i)
    pairs = {(i, j) for at in marked.values() for n, j in enumerate(at) for i in at[:n]}
    found = (overlap(sheets[i], sheets[j]) for i, j in sorted(pairs))
    return tuple(sorted((o for o in found if o is not None), key=_order))


def told(found: Iterable[Overlap]) -> tuple[Echo, ...]:
    """The echoes among overlaps: of versions the pair that shares most; without what two stories
    share because both repeat a third."""
    best: dict[frozenset[str], Overlap] = {}
    for o in sorted(found, key=_order):
        pair = frozenset((o.story, o.other))
        if o.echo and (pair not in best or o.share > best[pair].share):
            best[pair] = o
    origins: dict[str, dict[str, int]] = defaultdict(dict)
    for o in best.values():
        if o.direction == "from":
            origins[o.story][o.other] = o.words
    return tuple(
        Echo(o.story, o.other, o.share, o.direction)
        for o in sorted(best.values(), key=_order)
        if not _explained(o, origins)
    )


def quotations_only(found: Iterable[Overlap]) -> tuple[tuple[str, str], ...]:
    """The stories that share words only between quotation marks, each two in order."""
    pairs: dict[tuple[str, str], bool] = {}
    for o in found:
        a, b = sorted((o.story, o.other))
        pairs[a, b] = pairs.get((a, b), False) or o.echo
    return tuple(sorted(pair for pair, echo in pairs.items() if not echo))


def _explained(o: Overlap, origins: dict[str, dict[str, int]]) -> bool:
    """Whether both stories repeat a third, and share little that is not its."""
    mine, its = origins.get(o.story, {}), origins.get(o.other, {})
    return any(
        o.words - min(mine[third], its[third]) < FEWEST // 2 for third in mine.keys() & its.keys()
    )


def _order(o: Overlap) -> tuple[str, str, int, int]:
    return o.story, o.other, o.version, o.other_version
