"""How sure an attribution is: the chance that a careful reader would find it too.

The network's own probabilities are too sure of themselves; a logistic regression over what each
part of an attribution rests on (Platt 1999), fitted on dev, makes them mean something.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
_FLOOR, _CEILING = 1e-3, 1 - 1e-4
FACTS = 12
"""How many numbers ``facts`` gives."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The network's probabilities for an attribution's parts; None where the part is missing."""

    cue: float | None
    source: float | None
    content: float
    content_link: float | None
    source_link: float | None
    quoted: bool
    nested: bool

    def facts(self) -> Floats:
        """[FACTS]: the log-odds of each part, what is missing, and a constant."""
        parts = (self.cue, self.source, self.content, self.content_link, self.source_link)
        odds = [0.0 if p is None else _log_odds(p) for p in parts]
        flags = [self.cue is None, self.source is None, self.quoted, self.nested]
        weakest = min(_log_odds(p) for p in parts if p is not None)
        both = self.quoted and self.cue is None
        return np.array([*odds, *flags, weakest, both, 1.0], dtype=np.float32)


def confidence(evidence: Evidence, weights: Floats) -> float:
    """The chance that the attribution is right, by ``weights`` [FACTS]."""
    return float(1 / (1 + np.exp(-float(evidence.facts() @ weights))))


def _log_odds(p: float) -> float:
    p = min(max(p, _FLOOR), _CEILING)
    return float(np.log(p / (1 - p)))
