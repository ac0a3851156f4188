"""The exported network is the trained one: torch, ONNX and int8 agree."""

import json
from pathlib import Path

import numpy as np
import pytest

from sayso.encoder.session import Encoder
from sayso.encoder.tokens import tokenize

WEIGHTS = Path(__file__).parents[2] / "src" / "sayso" / "encoder" / "weights"
TEXT = "“The bridge is safe,” the mayor told reporters. The police denied that it burned.\n" * 4


def test_the_shipped_int8_measures_as_its_float_twin() -> None:
    figures = json.loads((WEIGHTS / "figures.json").read_text(encoding="utf-8"))
    whole, small = figures["float"]["polnear"], figures["int8"]["polnear"]
    assert abs(whole["relation"] - small["relation"]) <= 0.3


def test_the_card_is_that_of_the_weights() -> None:
    import hashlib

    digest = hashlib.sha256((WEIGHTS / "model.onnx").read_bytes()).hexdigest()
    assert digest in (WEIGHTS / "README.md").read_text(encoding="utf-8")
    assert (WEIGHTS / "model.onnx").stat().st_size < 30e6


def test_torch_onnx_and_int8_agree(tmp_path: Path) -> None:
    torch = pytest.importorskip("torch", reason="the train extra is not installed")
    pytest.importorskip("onnx", reason="the train extra is not installed")
    from training.export import export
    from training.network import Network

    torch.manual_seed(3)
    network = Network().eval()
    paths = [tmp_path / "float.onnx", tmp_path / "int8.onnx"]
    for path, quantised in zip(paths, (False, True), strict=True):
        export(network, path, "random", layers=3, quantised=quantised)
    tokens = tokenize(TEXT)
    ids = np.concatenate(([101], tokens.ids, [102]))
    features = np.pad(tokens.features, ((1, 1), (0, 0)))
    with torch.no_grad():
        tags, links = network(torch.from_numpy(ids)[None], torch.from_numpy(features)[None])
    whole, small = (Encoder(path).start(tokens)() for path in paths)
    at = tokens.first + 1
    np.testing.assert_allclose(whole.tags, tags[0].numpy()[at], atol=1e-4)
    np.testing.assert_allclose(whole.links, links[0].numpy()[at], atol=1e-4)
    for a, b in ((whole.tags, small.tags), (whole.links, small.links)):
        assert np.corrcoef(a.ravel(), b.ravel())[0, 1] > 0.99
