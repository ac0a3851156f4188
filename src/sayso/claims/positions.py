"""Which side of a claim each of its pieces takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sayso.claims.contents import Piece
from sayso.data import Position

Place = tuple[str, int, int]


def sign(p: Piece) -> int | None:
    """1 where the piece says that something is so, -1 where it says that it is not, 0 for a doubt:
    a denial of a negative content says that it is so.  None where that is not clear."""
    if p.said == 0:
        return 0
    return None if p.negative is None else p.said * (-1 if p.negative else 1)


def positions(pieces: Sequence[Piece], answers: Sequence[Piece]) -> dict[str, Position]:
    """The position of each piece by its id.

    The claim is that something is so, or that it is not, as most who assert either have it.
    ``answers`` take the side that their verdict gives them towards what they answer.
    """
    signs = {p.id: sign(p) for p in pieces}
    asserted = [s for p in pieces if p.said == 1 and (s := signs[p.id])]
    way = 1 if sum(asserted or (s for s in signs.values() if s)) >= 0 else -1
    sides: dict[str, int] = {
        p.id: p.said if (s := signs[p.id]) is None else s * way for p in pieces
    }
    _agree_with_oneself(pieces, sides)
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


def beside(p: Piece, target: Piece, position: Position) -> Position:
    """The position of what an outlet says itself, by that of what it is like; of both it is clear
    whether they say that something is so."""
    if sign(p) == sign(target):
        return position
    return "denies" if position == "supports" else "supports"


def _agree_with_oneself(pieces: Sequence[Piece], sides: dict[str, int]) -> None:
    """In one story nobody denies what he says: where only the wording says otherwise, it is
    another way to say it."""
    says = {(p.story, p.version, p.speaker) for p in pieces if p.speaker and sides[p.id] == 1}
    for p in pieces:
        if sides[p.id] == -1 and p.said == 1 and (p.story, p.version, p.speaker) in says:
            sides[p.id] = 1


_POSITIONS: dict[int, Position] = {1: "supports", -1: "denies", 0: "doubts"}


def _answered(p: Piece) -> Place:
    return p.story, p.version, -1 if p.answers is None else p.answers
