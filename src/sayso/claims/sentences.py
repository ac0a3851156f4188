"""A sentence that a person can read, for a claim."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.claims.contents import Piece
from sayso.claims.wording import words


def sentence(pieces: Sequence[Piece]) -> str:
    """The words of the piece that says it best: whole, not negative, not quoted, of middle length.

    Raises ValueError where there is none.
    """
    best = min(pieces, key=lambda p: (_cost(p), p.date, p.story, p.place))
    found = best.text[:1].upper() + best.text[1:]
    return found if found[-1:] in ".!?" else found + "."


def _cost(p: Piece) -> float:
    first = p.text.split()[:1] or [""]
    pronoun = first[0].lower() in _POINTING
    return (
        abs(len(p.text.split()) - 13) / 13
        + 1.0 * (p.said != 1)
        + 0.5 * bool(p.negative)
        + 0.7 * pronoun
        + 0.7 * (first[0].lower() in _FIRST)
        + 1.0 * p.thin
    )


_POINTING = frozenset(words("it they he she this that these those any such one there"))
_FIRST = frozenset(words("i we our my us"))
