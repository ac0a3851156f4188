"""What is gathered together: the contents that hang together, no more than can be done at once.

In a topic of thousands of stories nearly everything hangs together by some pair of ``LINK``.  So a
content's block is what hangs together with it at the least weight, ``LINK`` or more, at which that
is ``MOST`` contents or fewer: single linkage, cut for each content where it becomes too large.  The
contents of one block agree on it, so that blocks part the library, each a function of the pairs
alone; and to find one, no more than its own neighbourhood is looked at.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from sayso.claims.gathering import LINK
from sayso.library.derived import Edge

CERTAIN = 1000
"""The weight at which nothing is cut: pairs that are alike in everything, and answers."""
MOST = 200
"""How many contents are gathered together at most, unless more are alike in everything."""


class Edges(Protocol):
    """Where the edges are; ``Derived`` is one."""

    def edges_of(self, ids: Iterable[str], kind: str = "", least: float = 0) -> Iterable[Edge]:
        """Those at any of these contents; of a ``kind`` only those of ``least`` weight."""

    def edges_within(self, ids: Collection[str]) -> Iterable[Edge]:
        """Those between these contents."""


@dataclass(frozen=True, slots=True)
class Block:
    """``ids``: the contents, outlets' own sentences among them; ``edges``: those between them, in
    order."""

    ids: frozenset[str]
    edges: tuple[Edge, ...]


def is_own(id: str) -> bool:
    """Whether a content is an outlet's own sentence: it goes where the one that it is most like
    goes, and brings nothing together."""
    return id.endswith("|")


def block(start: str, edges: Edges, joined: Sequence[Collection[str]] = ()) -> Block:
    """The block of one content; ``joined``: contents that a user says are together."""
    near = _Near(edges, joined)
    first = near.target(start) if is_own(start) else start
    if first is None:
        return Block(frozenset((start,)), ())
    found = set(_whole(first, near) or _strongest(first, near))
    beside = near.own(found)
    near.look(beside)
    own = {o for o in beside if near.target(o) in found}
    inside = sorted(edges.edges_within(found | own), key=_order)
    return Block(frozenset(found | own), tuple(inside))


def blocks(
    ids: Iterable[str], edges: Iterable[Edge], joined: Sequence[Collection[str]] = ()
) -> Iterator[Block]:
    """The blocks of all of these contents, in the order of ``ids``."""
    held, done = _Held(edges), set[str]()
    for id in ids:
        if id not in done:
            found = block(id, held, joined)
            done |= found.ids
            yield found


class _Held:
    """Edges that are all at hand."""

    def __init__(self, edges: Iterable[Edge]) -> None:
        self._at: dict[str, list[Edge]] = defaultdict(list)
        for e in edges:
            self._at[e.a].append(e)
            self._at[e.b].append(e)

    def edges_of(self, ids: Iterable[str], kind: str = "", least: float = 0) -> list[Edge]:
        every = (e for id in ids for e in self._at.get(id, ()))
        return [e for e in every if e.kind != kind or e.weight >= least]

    def edges_within(self, ids: Collection[str]) -> list[Edge]:
        return [e for id in ids for e in self._at.get(id, ()) if e.a == id and e.b in ids]


class _Near:
    """The links around a content, each looked up once."""

    def __init__(self, edges: Edges, joined: Sequence[Collection[str]]) -> None:
        self._edges = edges
        self._joined = joined
        self._at: dict[str, list[Edge]] = {}

    def look(self, ids: Iterable[str]) -> None:
        """Looks up the edges of these, if that is still to be done."""
        new = {id for id in ids if id not in self._at}
        if new:
            self._at |= {id: [] for id in new}
            for e in sorted(set(self._edges.edges_of(new, "same", LINK)), key=_order):
                for id in {e.a, e.b} & new:
                    self._at[id].append(e)

    def links(self, id: str) -> Iterator[tuple[int, str]]:
        """What a content, looked up before, is linked to, and how strongly."""
        for e in self._at[id]:
            other = e.b if e.a == id else e.a
            if e.kind == "answer":
                yield CERTAIN, other
            elif e.kind == "same":
                yield min(int(e.weight), CERTAIN), other
        for together in self._joined:
            if id in together:
                yield from ((CERTAIN, i) for i in together if i != id and not is_own(i))

    def own(self, ids: Collection[str]) -> set[str]:
        """The outlets' own sentences that are like any of these."""
        return {e.a for id in ids for e in self._at[id] if e.kind == "own" and e.b == id}

    def target(self, own: str) -> str | None:
        """What an own sentence is most like."""
        self.look([own])
        like = ((-e.weight, e.b) for e in self._at[own] if e.kind == "own" and e.a == own)
        return min(like, default=(0, None))[1]


def _order(e: Edge) -> tuple[str, str, str]:
    return e.a, e.b, e.kind


def _whole(start: str, near: _Near) -> set[str] | None:
    """All that hangs together with ``start`` by whatever link, unless that is too much."""
    found, front = {start}, {start}
    while front:
        near.look(front)
        front = {other for id in front for _, other in near.links(id)} - found
        found |= front
        if len(found) > MOST:
            return None
    return found


def _strongest(start: str, near: _Near) -> list[str]:
    """What hangs together with ``start`` by the strongest links only (Prim's order: all that can be
    reached by a stronger link comes before what cannot)."""
    found: dict[str, None] = {}
    weakest, within = CERTAIN, 1
    waiting = [(-CERTAIN, start)]
    while waiting:
        weight, id = heapq.heappop(waiting)
        if id in found:
            continue
        if -weight < weakest:
            weakest, within = -weight, len(found)
        if len(found) >= MOST and weakest < CERTAIN:
            return list(found)[:within]
        found[id] = None
        near.look([id])
        for w, other in near.links(id):
            if other not in found:
                heapq.heappush(waiting, (-w, other))
    return list(found)
