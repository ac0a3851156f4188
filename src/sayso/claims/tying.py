"""The ties of one version of a story with those that are there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.claims import own_voice, pairs
from sayso.claims.contents import Piece
from sayso.claims.nearness import Nearness


def ties(own: Sequence[Piece], mine: Sequence[Piece], others: Sequence[Piece]) -> list[pairs.Tie]:
    """All ties of a version's pieces, ``own`` what people say in it and ``mine`` what its outlet
    says, with those of other versions, of both sorts, and among themselves."""
    said = [p for p in others if p.attribution is not None]
    theirs = [p for p in others if p.attribution is None]
    return [*pairs.ties(own, said), *_own(mine, said), *_own(theirs, own)]


def _own(sentences: Sequence[Piece], said: Sequence[Piece]) -> Iterator[pairs.Tie]:
    near = Nearness(said)
    for p in sentences:
        found = near.to(p)
        if found:
            yield from own_voice.ties([p], found)
