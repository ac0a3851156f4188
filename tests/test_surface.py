"""The public surface, on purpose, and light to import."""

import subprocess
import sys

import sayso


def test_every_public_name_is_there() -> None:
    assert sayso.__all__ == sorted(sayso.__all__)
    for name in sayso.__all__:
        assert hasattr(sayso, name), name


def test_import_is_light() -> None:
    code = "import sayso, sayso.cli, sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert not loaded & {"numpy", "onnxruntime", "tokenizers", "trafilatura", "rich", "torch"}
