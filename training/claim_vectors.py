"""Make the word vectors that claims are matched with, from the sentence encoder MiniLM-L6.

    python -m training.claim_vectors

After Model2Vec (van Dongen and Tulkens 2024): each entry of the vocabulary goes through the encoder
alone, the outputs are centred and cut to their first 256 principal components, and rare pieces
weigh more than common ones (SIF, Arora et al. 2017; the vocabulary is in order of frequency, taken
as Zipf's).  Kept as int8: [30522, 256], and a weight [30522] in float16.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn.functional import normalize

from sayso.encoder.tokens import CLS, FEATURES, SEP
from training.network import Encoder, Shape, load_minilm

FILE = Path("src/sayso/claims/weights/vectors.npz")
WIDTH = 256
COMMON = 1e-4
"""The share of a text above which a piece counts less and less (SIF's a)."""
FIRST = 1996
"""Where the vocabulary's whole words begin ("the"); before them stand marks and letters."""


def outputs() -> torch.Tensor:
    """What the sentence encoder makes of each entry of the vocabulary, alone: [v, 384]."""
    encoder = Encoder(Shape())
    load_minilm(encoder)
    encoder.eval()
    size = encoder.words.num_embeddings
    found = []
    with torch.inference_mode():
        for start in range(0, size, 512):
            own = torch.arange(start, min(start + 512, size))
            ids = torch.stack([torch.full_like(own, CLS), own, torch.full_like(own, SEP)], 1)
            features = torch.zeros(*ids.shape, len(FEATURES), dtype=torch.long)
            found.append(normalize(encoder(ids, features).mean(1), dim=-1))
    return torch.cat(found)


def reduced(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """The first principal components, a row's length 1."""
    centred = vectors - vectors.mean(0)
    _, _, components = np.linalg.svd(centred, full_matrices=False)
    cut: NDArray[np.float32] = centred @ components[:WIDTH].T
    return cut / np.maximum(np.linalg.norm(cut, axis=1, keepdims=True), 1e-9)


def weights(size: int) -> NDArray[np.float32]:
    """How much each entry counts: near 0 for the commonest, near 1 for the rare."""
    rank = np.maximum(np.arange(size) - FIRST, 0) + 2
    share = 1 / rank / np.sum(1 / np.arange(2, size))
    return (COMMON / (COMMON + share)).astype(np.float32)


def main() -> None:
    vectors = reduced(outputs().numpy())
    FILE.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        FILE,
        vectors=np.clip(np.round(vectors * 127 / 0.5), -127, 127).astype(np.int8),
        weights=weights(len(vectors)).astype(np.float16),
    )
    print(f"{FILE}: {FILE.stat().st_size / 1e6:.1f} MB, {len(vectors)} entries")


if __name__ == "__main__":
    main()
