"""Fit the weights by which two contents are told to say the same: claims/weights/pairs.json.

    python -m training.claim_pairs [--across]

A logistic regression over the features of ``sayso.claims.matching``, on all pairs of pieces of the
example pile and of the third pile, read by the reader and with the truth's words given; each pile
counts the same.  ``--across``: fitted on each pile alone, and the average precision on the other.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score

from sayso.claims.contents import Piece, pieces
from sayso.claims.matching import FEATURES, Matrix
from sayso.library import Stored
from training.claims import _place, _shared, perfect, read

FILE = Path("src/sayso/claims/weights/pairs.json")
PILES = (Path("src/sayso/examples"), Path("training/third-pile"))
STRENGTH = 0.002
"""Of the regularisation (scikit-learn's C), over standardised features and pairs whose weights
sum to the number of the pairs."""

LENIENCE = 1.0
"""What is added to the bias: two are compared where more speaks for them than for two at random."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """The features [n, f] of all pairs of a pile, and whether they say the same [n]."""

    features: NDArray[np.float64]
    same: NDArray[np.bool_]


def pairs_of(readings: Sequence[Any], truth: dict[str, Any]) -> Pairs:
    """All pairs of the pieces of a pile; those that are no members are in no claim."""
    found = [p for r in readings for p in pieces(Stored(r, 1, r.story.id))]
    texts = {r.story.id: r.story.text for r in readings}
    labels = [_claims(p, truth, texts) for p in found]
    matrix = Matrix(found)
    features, same = [], []
    for i, p in enumerate(found[:-1]):
        at = list(range(i + 1, len(found)))
        features.append(matrix.features(p, at).T)
        same += [bool(labels[i] & labels[j]) for j in at]
    return Pairs(np.vstack(features), np.array(same))


def _claims(p: Piece, truth: dict[str, Any], texts: dict[str, str]) -> frozenset[str]:
    return frozenset(
        c["id"]
        for c in truth["claims"]
        for m in c["members"]
        if m["story"] == p.story and _shared(_place(texts[p.story], m["words"]), p.span) >= 0.5
    )


def fit(found: Sequence[Pairs]) -> dict[str, float]:
    """The weights and the bias; each of ``found`` counts the same."""
    x = np.vstack([f.features for f in found])
    y = np.concatenate([f.same for f in found])
    share = np.concatenate([np.full(len(f.same), len(y) / len(found) / len(f.same)) for f in found])
    mean, spread = x.mean(0), np.maximum(x.std(0), 1e-6)
    model = LogisticRegression(C=STRENGTH, max_iter=1000)
    model.fit((x - mean) / spread, y, sample_weight=share)
    weights = model.coef_[0] / spread
    named = {name: round(float(w), 4) for name, w in zip(FEATURES, weights, strict=True)}
    return named | {"bias": round(float(model.intercept_[0] - weights @ mean) + LENIENCE, 4)}


def logits(model: dict[str, float], features: NDArray[np.float64]) -> NDArray[np.float64]:
    found: NDArray[np.float64] = features @ np.array([model[n] for n in FEATURES]) + model["bias"]
    return found


def load(folder: Path) -> list[Pairs]:
    """A pile's pairs as it is read, and with the truth's words."""
    truth = json.loads((folder / "pile-truth.json").read_text(encoding="utf-8"))
    readings = read(folder / "pile.jsonl")
    return [pairs_of(readings, truth), pairs_of(perfect(readings, truth), truth)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--across", action="store_true")
    options = parser.parse_args()
    piles = [load(folder) for folder in PILES]
    if options.across:
        for mine, other in ((0, 1), (1, 0)):
            model = fit(piles[mine])
            for kind, held in zip(("read", "given"), piles[other], strict=True):
                value = average_precision_score(held.same, logits(model, held.features))
                print(
                    f"fitted on {PILES[mine].name}, {PILES[other].name} {kind}: {100 * value:.1f}"
                )
        return
    FILE.write_text(json.dumps(fit([p for pile in piles for p in pile]), indent=1) + "\n")


if __name__ == "__main__":
    main()
