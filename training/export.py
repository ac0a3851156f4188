"""A run's weights to the files that ship: ONNX, int8, with a check that the two agree.

    python -m training.export RUN [--epoch N] [--name NAME]

The encoder's embeddings and linear layers become int8 (dynamic activations, a scale per row); its
last layer, the heads and the rest stay float, which keeps int8 as good as float.  The file carries
as metadata what decoding needs.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from sayso.attribution.confidence import FACTS
from sayso.attribution.labels import TAGS
from training.corpus import ROOT
from training.loss import chain
from training.network import Network, settled
from training.runs import load, trained_layers

WEIGHTS = ROOT / "src" / "sayso" / "encoder" / "weights"

CONVENTION = 0.75
"""Whose conventions the shipped model reads by: 0 PolNeAR's, 1 ours (chosen on dev)."""


def export(
    network: Network,
    path: Path,
    name: str,
    *,
    layers: int,
    convention: float = CONVENTION,
    confidence: Sequence[float] = (0.0,) * FACTS,
    quantised: bool = True,
) -> None:
    """Write ``network`` to ``path`` as ONNX with inputs ids [b, t] and features [b, t, 3].

    ``confidence``: the weights of what makes an attribution sure (training.confidence fits them).
    """
    network = settled(network, convention)
    ids = torch.ones(2, 8, dtype=torch.long)
    example = (ids, torch.zeros(2, 8, 3, dtype=torch.long))
    axes = {0: "batch", 1: "pieces"}
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            network,
            example,
            str(plain),
            input_names=["ids", "features"],
            output_names=["tags", "links"],
            dynamic_axes=dict.fromkeys(("ids", "features", "tags", "links"), axes),
            opset_version=17,
            dynamo=False,
        )
        if quantised:
            small = Path(folder) / "small.onnx"
            quantize_dynamic(
                plain,
                small,
                weight_type=QuantType.QInt8,
                per_channel=True,
                reduce_range=True,
                op_types_to_quantize=["MatMul", "Gather"],
                nodes_to_exclude=_exact(plain),
            )
            plain = small
        model = onnx.load(str(plain))
    moves, enter = chain(network)
    metadata = {
        "name": name,
        "layers": layers,
        "tags": TAGS,
        "links": 4 * network.shape.link,
        "reach": network.reach.detach().numpy().round(5).tolist(),
        "nobody": network.nobody.detach().numpy().round(5).tolist(),
        "moves": moves.detach().numpy().round(5).tolist(),
        "enter": enter.detach().numpy().round(5).tolist(),
        "confidence": list(confidence),
    }
    onnx.helper.set_model_props(model, {"sayso": json.dumps(metadata)})
    onnx.save(model, str(path))


def _exact(path: Path) -> list[str]:
    """The products that stay float: the heads' and the last layer's."""
    found = [node.name for node in onnx.load(str(path)).graph.node if node.op_type == "MatMul"]
    last = max(name for name in found if "/blocks." in name).split("/")[2]
    return [name for name in found if f"/{last}/" in name or not name.startswith("/encoder/")]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run")
    parser.add_argument("--epoch", type=int)
    parser.add_argument("--name")
    parser.add_argument("--convention", type=float, default=CONVENTION)
    parser.add_argument("--float", action="store_true", help="without quantisation")
    parser.add_argument("--output", type=Path, default=WEIGHTS / "model.onnx")
    a = parser.parse_args()
    network, layers = load(a.run, a.epoch), trained_layers(a.run)
    export(
        network,
        a.output,
        a.name or a.run,
        layers=layers,
        convention=a.convention,
        quantised=not a.float,
    )
    print(f"{a.output}: {a.output.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
