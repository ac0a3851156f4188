"""Claims of stories that are all at hand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sayso.claims import gathering
from sayso.claims.contents import Piece, pieces
from sayso.data import Claim
from sayso.library import Stored


def derive(stories: Sequence[Stored]) -> tuple[Claim, ...]:
    """The claims of ``stories``, by id: the same for the same stories in any order."""
    ordered = sorted(stories, key=lambda s: (s.key, s.version))
    found = [p for s in ordered for p in pieces(s)]
    return tuple(sorted(_claims(found), key=lambda c: c.id))


def _claims(found: list[Piece]) -> list[Claim]:
    compared = [p for p in found if gathering.compares(p)]
    groups = gathering.groups(compared, gathering.edges(compared))
    at = {(p.story, p.version, p.place): n for n, g in enumerate(groups) for p in g}
    answers: dict[int, list[Piece]] = defaultdict(list)
    by_place = {(p.story, p.version, p.place): p for p in found}
    for p in found:
        target, seen = p, {p.place}
        while target.answers is not None and target.answers not in seen:
            seen.add(target.answers)
            target = by_place[p.story, p.version, target.answers]
        n = at.get((target.story, target.version, target.place))
        if p.answers is not None and n is not None:
            answers[n].append(p)
    return [gathering.claim(g, answers[n]) for n, g in enumerate(groups)]
