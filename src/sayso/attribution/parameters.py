"""What decoding needs of what was learned, beside the network's own weights."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.attribution.labels import CHAINED, HEADS
from sayso.attribution.spans import Chain

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Parameters:
    """``reach`` [2, BUCKETS] and ``nobody`` [2, d] are the links', row 0 for a content's choice of
    cue, row 1 for a cue's choice of source; ``chains`` are those of the heads CHAINED, in order;
    ``layers``: how many depths of contents were learned; ``confidence`` [FACTS]: see there."""

    reach: Floats
    nobody: Floats
    chains: tuple[Chain, ...]
    layers: int
    confidence: Floats

    @classmethod
    def of(cls, metadata: Mapping[str, Any]) -> Parameters:
        """From a model's metadata."""

        def floats(name: str) -> Floats:
            return np.array(metadata[name], dtype=np.float32)

        moves, enter = floats("moves"), floats("enter")
        chains = []
        for i, number in enumerate(CHAINED):
            size = HEADS[number].size
            chains.append(Chain(moves[i, :size, :size].copy(), enter[i, :size].copy()))
        return cls(
            reach=floats("reach"),
            nobody=floats("nobody"),
            chains=tuple(chains),
            layers=metadata["layers"],
            confidence=floats("confidence"),
        )
