"""Fit what makes an attribution sure, and measure whether it means something.

    python -m training.confidence MODEL.onnx

A logistic regression of "the gold attribution has this source and content" on the evidence, on the
dev stories of both corpora, each set weighing the same.  The figures are of cross-validation over
stories: expected calibration error (Guo et al. 2017, ten bins of equal size), and the precision of
the more and of the less confident half.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from sayso.attribution.confidence import FACTS
from sayso.attribution.decode import Scores, decode, drafts
from sayso.attribution.parameters import Parameters
from sayso.encoder.session import Encoder
from sayso.encoder.tokens import tokenize
from sayso.evaluation import Gold, align, iou, letters
from training.measure import gold_of

Floats = NDArray[np.float64]
FOLDS = 10
RIDGE = 1.0


def cases(model: Path, gold: list[Gold], *, flat: bool) -> list[tuple[Floats, Floats]]:
    """For each story the facts [n, FACTS] of what is found, and whether it is right [n].

    ``flat``: only the outermost ones, for a corpus that has no others.
    """
    encoder = Encoder(model)
    parameters = Parameters.of(encoder.metadata)
    found = []
    for g in gold:
        tokens = tokenize(g.text)
        scores = Scores.of(encoder.start(tokens)())
        told = decode(g.text, tokens, scores, parameters).attributions
        made = drafts(tokens, scores, parameters)
        kept = [i for i, draft in enumerate(made) if not (flat and draft.layer)]
        attributions = [told[i][1] for i in kept]
        right = np.zeros(len(kept))
        for i, j in align(g.attributions, attributions, g.text):
            sources = [letters(a.source, g.text) for a in (g.attributions[i], attributions[j])]
            right[j] = iou(*sources) >= 0.5
        facts = np.array([made[i].evidence.facts() for i in kept]).reshape(-1, FACTS)
        found.append((facts.astype(np.float64), right))
    return found


def fit(facts: Floats, right: Floats, weight: Floats) -> Floats:
    """Ridge logistic regression; the weights [FACTS]."""

    def cost(w: Floats) -> tuple[float, Floats]:
        z = facts @ w
        chance = 1 / (1 + np.exp(-z))
        value = float(
            (weight * (np.logaddexp(0, z) - right * z)).sum() + RIDGE / 2 * w[:-1] @ w[:-1]
        )
        slope = facts.T @ (weight * (chance - right))
        slope[:-1] += RIDGE * w[:-1]
        return value, slope

    found: Floats = minimize(cost, np.zeros(FACTS), jac=True, method="L-BFGS-B").x
    return found


def fitted(sets: list[list[tuple[Floats, Floats]]]) -> tuple[list[float], list[dict[str, Any]]]:
    """The weights from all sets, and each set's figures by cross-validation."""
    largest = max(sum(len(right) for _, right in stories) for stories in sets)
    rows, fold = [], []
    for number, stories in enumerate(sets):
        size = sum(len(right) for _, right in stories)
        for i, (facts, right) in enumerate(stories):
            rows += [(number, x, y, largest / size) for x, y in zip(facts, right, strict=True)]
            fold += [i % FOLDS] * len(right)
    of, x, y, w = (np.array(column) for column in zip(*rows, strict=True))
    folds, chance = np.array(fold), np.zeros(len(y))
    for k in range(FOLDS):
        weights = fit(x[folds != k], y[folds != k], w[folds != k])
        chance[folds == k] = 1 / (1 + np.exp(-(x[folds == k] @ weights)))
    figures = [calibration(chance[of == n], y[of == n]) for n in range(len(sets))]
    return [round(float(v), 5) for v in fit(x, y, w)], figures


def calibration(chance: Floats, right: Floats) -> dict[str, float]:
    """Expected calibration error, and the precision of each half, in per cent."""
    order = np.argsort(-chance, kind="stable")
    error = sum(
        len(part) / len(right) * abs(chance[part].mean() - right[part].mean())
        for part in np.array_split(order, 10)
    )
    sure, unsure = np.array_split(order, 2)
    return {
        "calibration_error": round(float(error), 4),
        "precision_of_the_surer_half": round(100 * float(right[sure].mean()), 1),
        "precision_of_the_other_half": round(100 * float(right[unsure].mean()), 1),
    }


def fit_model(model: Path) -> tuple[list[float], dict[str, Any]]:
    """The weights for a model file, and the figures by set."""
    names = ("polnear", "corpus")
    sets = [cases(model, gold_of(name), flat=name == "polnear") for name in names]
    weights, figures = fitted(sets)
    return weights, dict(zip(names, figures, strict=True))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    print(json.dumps(fit_model(parser.parse_args().model), indent=1))


if __name__ == "__main__":
    main()
