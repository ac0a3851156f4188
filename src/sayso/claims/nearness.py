"""Which outlets' own sentences are near enough to what people say, by their words' vectors.

What two pieces weigh is dear to reckon, and most of what an outlet writes is like nothing that
anybody says; this costs one product for all.  It depends on the two pieces alone, so that the order
in which stories come changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from sayso.claims import vectors
from sayso.claims.contents import Piece
from sayso.claims.matching import stack, vector
from sayso.claims.positions import sign

OWN = 0.3
"""The least likeness, alone or with what stands before."""


class Nearness:
    """What people say, to be looked through for what is near to an outlet's own sentence."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._pieces = [p for p in pieces if sign(p)]
        self._own = stack([p.own for p in self._pieces])
        self._near = stack([p.near for p in self._pieces])

    def to(self, p: Piece) -> list[Piece]:
        """Those that may be tied to ``p``: of both it is clear whether they say that something is
        so."""
        if not sign(p) or not self._pieces:
            return []
        like = np.maximum(self._own @ vector(p.own), self._near @ vector(p.near))
        return [self._pieces[i] for i in np.flatnonzero(like >= OWN * vectors.SCALE**2)]
