"""The runs' folders under ``runs/``: checkpoints, configurations, and what each started from."""

from __future__ import annotations

import json
from typing import Any

import torch

from sayso.attribution.labels import LAYERS
from training.corpus import ROOT
from training.network import Network

RUNS = ROOT / "runs"


def load(run: str, epoch: int | None = None) -> Network:
    """The network of a run, as it ended or after ``epoch``."""
    network = Network()
    if epoch is None:
        state = torch.load(RUNS / run / "last.pt")["network"]
    else:
        state = torch.load(RUNS / run / f"epoch{epoch}.pt")
    network.load_state_dict(state)
    return network.eval()


def lineage(run: str) -> list[dict[str, Any]]:
    """The configurations of the run and of those it started from, first to last."""
    config = json.loads((RUNS / run / "config.json").read_text(encoding="utf-8"))
    before = lineage(config["start"]) if config["start"] else []
    return [*before, {"run": run, **config}]


def trained_layers(run: str) -> int:
    """How many layers the run's stories had labels for: PolNeAR's are flat."""
    return LAYERS if any(config["corpus"] for config in lineage(run)) else 1
