"""What a user said about claims: two are one, or a member of one is another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sayso.claims.contents import Piece
from sayso.claims.references import Reference, concerns, meant, reference
from sayso.data import Member, Story
from sayso.library import Correction

SAME = "claims-same"
DIFFERENT = "claims-different"
"""Kinds of corrections.  ``about`` is {"claims": [reference, reference]}: words that stand for the
claim in which they are.  A claim's id is of its earliest words, which may change; these do not."""

Group = tuple[list[Piece], list[Piece]]


@dataclass(frozen=True, slots=True)
class Ruling:
    """A correction, and the ids of the pieces that it means on either side."""

    kind: str
    first: frozenset[str]
    second: frozenset[str]

    @property
    def ids(self) -> frozenset[str]:
        return self.first | self.second


@dataclass(frozen=True, slots=True)
class Told:
    """A version of a story, and what it says."""

    key: str
    story: Story
    pieces: Sequence[Piece]


def about(first: tuple[Story, Member], second: tuple[Story, Member]) -> dict[str, Any]:
    """What a correction is about: two members, each with its story's version."""
    return {"claims": [reference(m.story, story, m.span) for story, m in (first, second)]}


def anchor(members: Sequence[Member]) -> Member:
    """The one that stands for its claim: the first that somebody is reported to have said, since an
    outlet's own words only join."""
    return next((m for m in members if m.attribution is not None), members[0])


def of_claims(corrections: Iterable[Correction]) -> tuple[Correction, ...]:
    """Those of them that are about claims and stand."""
    return tuple(c for c in corrections if c.kind in (SAME, DIFFERENT) and not c.undone)


def ruling(c: Correction, versions: Sequence[Told]) -> Ruling:
    """What a correction of claims means in these versions of stories."""
    first, second = (_ids(ref, versions) for ref in c.about["claims"])
    return Ruling(c.kind, first, second)


def _ids(ref: Reference, versions: Sequence[Told]) -> frozenset[str]:
    found: set[str] = set()
    for v in versions:
        if concerns(ref, v.key, v.story):
            places = meant(ref, v.story, [p.span for p in v.pieces])
            found.update(v.pieces[n].id for n in places)
    return frozenset(found)


def corrected(groups: Iterable[Group], rulings: Iterable[Ruling]) -> list[Group]:
    """Groups of pieces, each with what answers it, with the rulings carried out, in their order."""
    found = list(groups)
    for r in rulings:
        found = _joined(found, r) if r.kind == SAME else _parted(found, r)
    return found


def _joined(groups: list[Group], r: Ruling) -> list[Group]:
    own = [n for n, g in enumerate(groups) if _has(g, r.first)]
    other = [n for n, g in enumerate(groups) if _has(g, r.second)]
    if not own or not other:
        return groups
    first, *rest = sorted({*own, *other})
    pieces, answers = ([p for n in (first, *rest) for p in groups[n][side]] for side in (0, 1))
    joined: Group = (pieces, answers)
    return [joined if n == first else g for n, g in enumerate(groups) if n not in rest]


def _parted(groups: list[Group], r: Ruling) -> list[Group]:
    found: list[Group] = []
    for group in groups:
        going = r.second - r.first
        if not _has(group, r.first) or not _has(group, going):
            found.append(group)
            continue
        going = _with_denials(group, going)
        left = tuple([p for p in side if p.id not in going] for side in group)
        gone = tuple([p for p in side if p.id in going] for side in group)
        if r.first & going or not left[0]:
            # What is left would only answer what goes.
            found.append(group)
            continue
        found.append((left[0], left[1]))
        # Answers to what stays are a claim of their own words.
        found.append((gone[0], gone[1]) if gone[0] else (gone[1], []))
    return found


def _with_denials(group: Group, going: frozenset[str]) -> frozenset[str]:
    """With what answers them: all answers, of what is compared by itself the denials."""
    pieces = {p.id for p in group[0]}
    everything = [*group[0], *group[1]]
    while True:
        places = {(p.story, p.version, p.place) for p in everything if p.id in going}
        more = {
            p.id
            for p in everything
            if p.answers is not None
            and (p.story, p.version, p.answers) in places
            and (p.id not in pieces or p.said != 1)
        }
        if more <= going:
            return going
        going |= more


def _has(group: Group, ids: frozenset[str]) -> bool:
    return any(p.id in ids for side in group for p in side)
