"""Measure a model file on PolNeAR's dev stories or our corpus' dev stories.

python -m training.measure MODEL.onnx [polnear | corpus] [--window N --overlap N]
"""

from __future__ import annotations

import argparse
import json
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from sayso.attribution.according import with_according
from sayso.attribution.citing import with_citing
from sayso.attribution.decode import Scores, decode
from sayso.attribution.nesting import with_parents
from sayso.attribution.parameters import Parameters
from sayso.attribution.predicates import without_predicates
from sayso.contract import attribution_from_dict
from sayso.data import Attribution
from sayso.encoder import session
from sayso.encoder.tokens import tokenize
from sayso.evaluation import Gold, load_gold, score
from training import corpus


def gold_of(name: str, split: str = "dev") -> list[Gold]:
    """The stories to measure on: ``polnear`` or ``corpus``."""
    if name == "polnear":
        return load_gold(corpus.data_root() / "corpora" / "polnear", split)
    return [
        Gold(s["id"], s["text"], tuple(map(attribution_from_dict, s["attributions"])))
        for s in corpus.load(split)
    ]


def predict(model: Path, gold: list[Gold]) -> list[tuple[Attribution, ...]]:
    """The model's attributions for each story."""
    encoder = session.Encoder(model)
    parameters = Parameters.of(encoder.metadata)
    tokens = [tokenize(g.text) for g in gold]
    outputs = [finish() for finish in [encoder.start(t) for t in tokens]]
    found = []
    for g, t, o in zip(gold, tokens, outputs, strict=True):
        drafted = decode(g.text, t, Scores.of(o), parameters).attributions
        told = with_parents(with_according(g.text, drafted))
        found.append(without_predicates(g.text, with_citing(g.text, told)))
    return found


def figures(gold: list[Gold], found: list[tuple[Attribution, ...]]) -> dict[str, Any]:
    """``score``'s figures, and under "flat" those of attributions without a parent alone."""
    outer = [replace(g, attributions=_outermost(g.attributions)) for g in gold]
    return score(gold, found) | {"flat": score(outer, [_outermost(f) for f in found])}


def _outermost(found: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    return tuple(a for a in found if a.parent is None)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("set", nargs="?", default="polnear")
    parser.add_argument("--window", type=int, default=session.WINDOW)
    parser.add_argument("--overlap", type=int, default=session.OVERLAP)
    parser.add_argument("--slack", type=int, default=session.SLACK)
    a = parser.parse_args()
    session.WINDOW, session.OVERLAP, session.SLACK = a.window, a.overlap, a.slack
    gold = gold_of(a.set)
    words = sum(len(g.text.split()) for g in gold)
    began = time.perf_counter()
    found = predict(a.model, gold)
    seconds = time.perf_counter() - began
    print(json.dumps(figures(gold, found)), f"{words / seconds:.0f} words a second")


if __name__ == "__main__":
    main()
