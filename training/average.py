"""Average the weights of a run and of the run that it started from.

    python -m training.average NEW RUN --back SHARE

Fine-tuning on other conventions forgets some of the first ones; a point between the two (WiSE-FT,
Wortsman et al. 2022) keeps more of both.  What the first run had no labels for (the inner layers,
links) is taken from the second as it is.
"""

from __future__ import annotations

import argparse
import json

import torch
from torch import Tensor

from sayso.attribution.labels import TAGS
from training.runs import RUNS


def average(first: dict[str, Tensor], second: dict[str, Tensor], back: float) -> dict[str, Tensor]:
    """``back`` of ``first`` and the rest of ``second``."""
    found = {}
    for name, new in second.items():
        mixed = back * first[name] + (1 - back) * new
        if name in ("reach", "nobody") or name.startswith("links."):
            mixed = new.clone()
        elif name.startswith("tags."):
            mixed[TAGS:] = new[TAGS:]
        found[name] = mixed
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("new")
    parser.add_argument("run")
    parser.add_argument("--back", type=float, required=True)
    a = parser.parse_args()
    config = json.loads((RUNS / a.run / "config.json").read_text(encoding="utf-8"))
    states = [torch.load(RUNS / r / "last.pt")["network"] for r in (config["start"], a.run)]
    folder = RUNS / a.new
    folder.mkdir(parents=True, exist_ok=True)
    torch.save({"network": average(*states, back=a.back)}, folder / "last.pt")
    told = {"start": a.run, "corpus": config["corpus"], "averaged_back": a.back}
    (folder / "config.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
