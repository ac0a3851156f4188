"""From the pieces of many stories to claims: pure, the same whatever the order."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.claims.clusters import Pair, average_linkage, components, gathered_in
from sayso.claims.contents import Piece
from sayso.claims.positions import Place, beside, positions
from sayso.claims.sentences import sentence
from sayso.data import Claim, FirstSaid, Member, Origins, Voice
from sayso.library.derived import Edge

LINK = 520
"""The least weight of a pair that may bring pieces together."""
JOIN = 650
"""The least mean weight at which two groups of pieces become one."""
LARGE, HALF = 3, 450
"""In how many stories a group must stand to be large, and the least mean weight to half of it at
which others come in."""
APART = -2000
"""The weight of a pair that cannot be one."""


def links(weight: int) -> bool:
    """Whether pieces may come together by a pair of that weight: what is weaker counts in the
    means only."""
    return weight >= LINK


def groups(pieces: Sequence[Piece], weights: dict[Pair, int]) -> list[list[Piece]]:
    """The pieces that say one thing, by the weights of their pairs."""

    def large(group: Sequence[int]) -> bool:
        return len({pieces[i].story for i in group}) >= LARGE

    found = []
    parts = components(len(pieces), (pair for pair, w in weights.items() if links(w)))
    number = {i: n for n, part in enumerate(parts) for i in part}
    inside: list[dict[Pair, int]] = [{} for _ in parts]
    for (a, b), w in weights.items():
        if number[a] == number[b]:
            inside[number[a]][a, b] = w
    for part, own in zip(parts, inside, strict=True):
        for group in gathered_in(average_linkage(part, own, JOIN), own, HALF, large):
            found.append([pieces[i] for i in group])
    return found


def compares(p: Piece) -> bool:
    """Whether a piece is compared by its own words: not where it answers another or says little."""
    return not p.thin and (p.answers is None or not p.firm)


def gathered(
    found: Sequence[Piece], weights: Mapping[tuple[str, str], int]
) -> list[tuple[list[Piece], list[Piece]]]:
    """Groups of pieces that say one thing, each with what answers it.

    ``found``: pieces in order; ``weights``: of pairs of those that are compared, by their ids.
    A group that nobody asserts (denials only) goes to the group that most of its pieces answer.
    """
    compared = [p for p in found if compares(p)]
    number = {p.id: n for n, p in enumerate(compared)}
    made = groups(compared, {(number[a], number[b]): w for (a, b), w in weights.items()})
    at = {(p.story, p.version, p.place): n for n, g in enumerate(made) for p in g}
    by_place = {(p.story, p.version, p.place): p for p in found}
    into = list(range(len(made)))
    for n, group in enumerate(made):
        if not any(asserts(p) for p in group):
            votes = Counter(
                at[t] for p in group if p.answers is not None if (t := _target(p, by_place)) in at
            )
            votes.pop(n, None)
            if votes:
                into[n] = min(votes, key=lambda m: (-votes[m], m))
    merged: dict[int, list[Piece]] = defaultdict(list)
    for n, group in enumerate(made):
        # What it goes to is asserted, so that one step is all.
        merged[into[n]] += group
    answers: dict[int, list[Piece]] = defaultdict(list)
    for p in found:
        if p.answers is not None and p.firm and (t := _target(p, by_place)) in at:
            answers[into[at[t]]].append(p)
    return [(merged[n], answers[n]) for n in sorted(merged)]


def gatherable(own: Sequence[Piece]) -> list[Piece]:
    """Those of a story's pieces that come to be in a claim: that are compared or answer one."""
    by_place = {(p.story, p.version, p.place): p for p in own}
    return [
        p
        for p in own
        if compares(p)
        or (p.answers is not None and p.firm and compares(by_place[_target(p, by_place)]))
    ]


def answers(wanted: Sequence[Piece]) -> list[Edge]:
    """Which of a story's pieces answer which, as edges."""
    by_place = {p.place: p for p in wanted}
    return [
        Edge(p.id, by_place[p.answers].id, "answer", 0)
        for p in wanted
        if p.answers is not None and p.answers in by_place
    ]


def asserts(p: Piece) -> bool:
    """Whether a piece says that something is so."""
    return p.said == 1 and not p.negative


def _target(p: Piece, by_place: dict[Place, Piece]) -> Place:
    """The place of what a piece answers, through others that only answer themselves."""
    seen = {p.place}
    while p.answers is not None and p.answers not in seen:
        seen.add(p.answers)
        target = by_place.get((p.story, p.version, p.answers))
        if target is None:
            break
        p = target
        if compares(p):
            break
    return p.story, p.version, p.place


@dataclass(frozen=True, slots=True)
class Gathered:
    """A claim without its origins, and the ids of the pieces that make it."""

    claim: Claim
    pieces: tuple[str, ...]


def weighed(
    ties: Iterable[tuple[str, str, str, float]],
) -> tuple[dict[tuple[str, str], int], dict[tuple[str, str], int]]:
    """The weights of pairs of pieces, and of outlets' own sentences with pieces."""
    weights: dict[tuple[str, str], int] = {}
    own: dict[tuple[str, str], int] = {}
    for a, b, kind, weight in ties:
        if kind == "own":
            own[a, b] = int(weight)
        elif kind != "answer":
            weights[a, b] = int(weight) if kind == "same" else APART
    return weights, own


def claim(
    group: Sequence[Piece], answers: Sequence[Piece], own: Sequence[tuple[Piece, Piece]] = ()
) -> Gathered:
    """The claim that a group of pieces makes, with what answers them, and with what outlets say
    themselves, each with the piece of the group that it is like."""
    side = positions(group, answers)
    known = sorted((p for p in (*group, *answers) if p.id in side), key=when)
    first = next((p for p in known if side[p.id] == "supports"), known[0])
    for p, target in own:
        side[p.id] = beside(p, target, side[target.id])
        known.append(p)
    known.sort(key=when)
    found = Claim(
        claim_id(min(group, key=when)),
        sentence([p for p in group if side[p.id] == "supports"] or group),
        _members(p for p in known if side[p.id] == "supports"),
        _members(p for p in known if side[p.id] == "denies"),
        _members(p for p in known if side[p.id] == "doubts"),
        Origins(0, 0),
        Origins(0, 0),
        FirstSaid(first.date or None, first.story, first.attribution),
    )
    return Gathered(found, tuple(p.id for p in known))


def when(p: Piece) -> tuple[bool, str, str, int, int]:
    """What pieces are ordered by: the day, as far as it is known, and their places."""
    return p.date == "", p.date, p.story, p.version, p.place


def claim_id(first: Piece) -> str:
    """An id from the earliest of its words."""
    return "c" + hashlib.sha256(first.id.encode("utf-8", "surrogatepass")).hexdigest()[:10]


def _members(pieces: Iterable[Piece]) -> tuple[Member, ...]:
    """One member for each attribution, with the spans of all its pieces."""
    found: dict[tuple[str, int, str | None], Member] = {}
    for p in pieces:
        at = (p.story, p.version, p.attribution)
        before = found[at].span if at in found else ()
        spans = tuple(sorted((*before, *p.span)))
        voice: Voice = "outlet" if p.attribution is None else "reported"
        found[at] = Member(p.story, p.version, p.attribution, spans, voice)
    return tuple(found.values())
