"""Fit the weights by which two contents are told to say the same: claims/weights/pairs.json.

    python -m training.claim_pairs [--without PILE] [--output FILE]

A logistic regression over the features of ``sayso.claims.matching``, on all pairs of pieces of the
real stories of ``training.claim_corpus`` (train), and of the example pile and the third pile, read
by the reader and with the truth's words given.  ``--without``: to measure a pile by weights that
have not seen it.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from sayso.claims import own_voice
from sayso.claims.contents import Piece, pieces
from sayso.claims.matching import FEATURES, Matrix
from sayso.claims.pairs import part_of
from sayso.data import Reading
from sayso.library import Stored
from training.claim_corpus import clusters
from training.claims import Truth, perfect, place_of, read, shared

FILE = Path("src/sayso/claims/weights/pairs.json")
PILES = (Path("src/sayso/examples"), Path("training/third-pile"))
STRENGTH = 0.05
"""Of the regularisation (scikit-learn's C), over standardised features."""
PILE = 1 / 3
"""How much a pile's pairs count together, read or given, beside those of the real stories."""
LENIENCE = 1.5
"""What is added to the bias: two are compared where more speaks for them than for two at random."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """The features [n, f] of pairs, and whether they say the same [n]."""

    features: NDArray[np.float32]
    same: NDArray[np.bool_]


def pairs_of(readings: Sequence[Reading], truth: Truth, *, outlets: bool = False) -> Pairs:
    """All pairs of the pieces of a pile, but of two whose words overlap; those that are no members
    are in no claim.  ``outlets``: of outlets' own sentences with the rest, too."""
    found: list[Piece] = []
    for r in readings:
        stored = Stored(r, 1, r.story.id)
        said = pieces(stored)
        found += [*said, *(own_voice.pieces(stored, len(said)) if outlets else ())]
    texts = {r.story.id: r.story.text for r in readings}
    labels = [_claims(p, truth, texts) for p in found]
    matrix = Matrix(found)
    features, same = [np.zeros((0, len(FEATURES)), np.float32)], []
    for i, p in enumerate(found):
        at = [j for j in range(i + 1, len(found)) if _both(p, found[j])]
        features.append(matrix.features(p, at).T.astype(np.float32))
        same += [bool(labels[i] & labels[j]) for j in at]
    return Pairs(np.vstack(features), np.array(same, bool))


def _both(p: Piece, q: Piece) -> bool:
    return not part_of(p, q) and (p.attribution is not None or q.attribution is not None)


def _claims(p: Piece, truth: Truth, texts: dict[str, str]) -> frozenset[str]:
    return frozenset(
        c["id"]
        for c in truth["claims"]
        for m in c["members"]
        if m["story"] == p.story and shared(place_of(texts[p.story], m), p.span) >= 0.5
    )


def fit(real: Sequence[Pairs], piles: Sequence[Pairs]) -> dict[str, float]:
    """The weights and the bias; each of ``piles`` counts PILE of all that is real."""
    found = [*real, *piles]
    x = np.vstack([f.features for f in found])
    y = np.concatenate([f.same for f in found])
    size = sum(len(f.same) for f in real)
    share = [1.0] * len(real) + [PILE * size / len(f.same) for f in piles]
    each = np.concatenate([np.full(len(f.same), s) for f, s in zip(found, share, strict=True)])
    mean, spread = x.mean(0), np.maximum(x.std(0), 1e-6)
    model = LogisticRegression(C=STRENGTH, max_iter=1000)
    model.fit((x - mean) / spread, y, sample_weight=each)
    weights = model.coef_[0] / spread
    named = {name: round(float(w), 4) for name, w in zip(FEATURES, weights, strict=True)}
    return named | {"bias": round(float(model.intercept_[0] - weights @ mean) + LENIENCE, 4)}


def load(folder: Path) -> list[Pairs]:
    """A pile's pairs as it is read, and with the truth's words."""
    truth = json.loads((folder / "pile-truth.json").read_text(encoding="utf-8"))
    readings = read(folder / "pile.jsonl")
    return [pairs_of(readings, truth), pairs_of(perfect(readings, truth), truth)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--without", type=Path, action="append", default=[], help="a pile's folder")
    parser.add_argument("--output", type=Path, default=FILE)
    options = parser.parse_args()
    real = [pairs_of(readings, truth, outlets=True) for readings, truth in clusters("train")]
    piles = [p for folder in PILES if folder not in options.without for p in load(folder)]
    options.output.write_text(json.dumps(fit(real, piles), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
