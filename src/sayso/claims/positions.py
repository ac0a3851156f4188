"""Which side of a claim each of its pieces takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sayso.claims.contents import Piece
from sayso.data import Position

Place = tuple[str, int, int]


def sign(p: Piece) -> int:
    """1 where the piece says that something is so, -1 where it says that it is not, 0 for a doubt:
    a denial of a negative content says that it is so."""
    return p.said * (-1 if p.negative else 1)


def positions(pieces: Sequence[Piece], answers: Sequence[Piece]) -> dict[str, Position]:
    """The position of each piece by its id.

    The claim is what most of the pieces say that assert anything, the earliest where they are even.
    ``answers`` take the side that their verdict gives them towards what they answer.
    """
    signs = {p.id: sign(p) for p in pieces}
    asserted = [signs[p.id] for p in pieces if p.said == 1]
    way = _way(asserted or [s for s in signs.values() if s] or [1])
    sides = {i: s * way for i, s in signs.items()}
    by_place: Mapping[Place, str] = {
        (p.story, p.version, p.place): p.id for p in (*pieces, *answers)
    }
    left = list(answers)
    while left:
        ready = [p for p in left if by_place.get(_answered(p)) in sides]
        if not ready:
            break
        for p in ready:
            sides[p.id] = p.verdict * sides[by_place[_answered(p)]]
        left = [p for p in left if p.id not in sides]
    return {i: _POSITIONS[s] for i, s in sides.items()}


_POSITIONS: dict[int, Position] = {1: "supports", -1: "denies", 0: "doubts"}


def _way(signs: Sequence[int]) -> int:
    total = sum(signs)
    return (total > 0) - (total < 0) or signs[0] or 1


def _answered(p: Piece) -> Place:
    return p.story, p.version, -1 if p.answers is None else p.answers
