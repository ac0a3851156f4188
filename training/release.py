"""Ship a run: export it, measure it, and write its card from what was measured.

    python -m training.release RUN --name NAME

Writes ``model.onnx`` (int8), ``README.md`` (the model card) and ``figures.json`` beside them in
``src/sayso/encoder/weights/``.  Measures on dev splits only.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from pathlib import Path
from string import Template
from typing import Any

from sayso.evaluation import ROLES
from training.confidence import fit_model
from training.export import WEIGHTS, export
from training.measure import figures, gold_of, predict
from training.runs import lineage, load, trained_layers

SETS = {"polnear": "PolNeAR dev", "corpus": "our corpus, dev"}


def measure(model: Path) -> dict[str, Any]:
    """The figures of a model file on each dev set."""
    found = {}
    for name in SETS:
        gold = gold_of(name)
        found[name] = figures(gold, predict(model, gold))
    return found


def rows(measured: dict[str, Any]) -> str:
    """A line of the card's table for each set and precision."""
    lines = []
    for name, title in SETS.items():
        for precision in ("int8", "float"):
            f = measured[precision][name]
            flat = f["flat"]
            spans = " / ".join(str(flat["span_exact"][role]) for role in ROLES)
            both = (f["relation"], f["nested"]) if f["nested_gold"] else ("–", "–")
            told = (title, precision, flat["relation"], flat["strict"], *both, spans)
            lines.append("| " + " | ".join(map(str, told)) + " |")
    return "\n".join(lines)


def calibrated(of: dict[str, Any]) -> str:
    """What the calibration measured, in words."""
    return "; ".join(
        f"{title}: expected calibration error {of[name]['calibration_error']}, precision of the "
        f"surer half {of[name]['precision_of_the_surer_half']} %, of the other "
        f"{of[name]['precision_of_the_other_half']} %"
        for name, title in SETS.items()
    )


CARD = Template((Path(__file__).parent / "card.md").read_text(encoding="utf-8"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run")
    parser.add_argument("--name", required=True)
    a = parser.parse_args()
    network, layers = load(a.run), trained_layers(a.run)
    model = WEIGHTS / "model.onnx"
    export(network, model, a.name, layers=layers)
    weights, calibration = fit_model(model)
    export(network, model, a.name, layers=layers, confidence=weights)
    with tempfile.TemporaryDirectory() as folder:
        exact = Path(folder) / "float.onnx"
        export(network, exact, a.name, layers=layers, quantised=False)
        told: dict[str, Any] = {"int8": measure(model), "float": measure(exact)}
    told["confidence"] = calibration
    told["name"] = a.name
    told["sha256"] = hashlib.sha256(model.read_bytes()).hexdigest()
    told["runs"] = lineage(a.run)
    (WEIGHTS / "figures.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    steps = "\n".join(f"- `{json.dumps(run)}`" for run in told["runs"])
    card = CARD.substitute(
        name=a.name,
        sha256=told["sha256"],
        megabytes=f"{model.stat().st_size / 1e6:.1f}",
        rows=rows(told),
        runs=steps,
        confidence=calibrated(told["confidence"]),
    )
    (WEIGHTS / "README.md").write_text(card, encoding="utf-8")
    print(card)


if __name__ == "__main__":
    main()
