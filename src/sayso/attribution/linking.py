"""Which content belongs to which cue, and which source: the network's choice, over the story."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sayso.attribution.labels import bucket
from sayso.attribution.parameters import Parameters

Floats = NDArray[np.float32]


def link_scores(
    queries: Floats,
    keys: Floats,
    distance: NDArray[np.int64],
    parameters: Parameters,
    kind: int,
) -> Floats:
    """Log-probabilities [n, m + 1] that chooser i takes candidate j, or nobody (last column).

    queries [n, d], keys [m, d]; ``distance`` [n, m] in words, candidate minus chooser.
    """
    scale = 1 / np.sqrt(queries.shape[1])
    near = queries @ keys.T * scale + parameters.reach[kind][bucket(distance)]
    none = queries @ parameters.nobody[kind][:, None] * scale
    scores = np.concatenate([near, none], axis=1)
    scores -= scores.max(axis=1, keepdims=True)
    found: Floats = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
    return found
