"""The loss: tags by layer, and the links' choices."""

from __future__ import annotations

import math

import torch
from torch import Tensor
from torch.nn import functional as F

from sayso.attribution.labels import BUCKETS, HEADS, NAMES, bucket
from training.examples import IGNORE, Batch
from training.network import Network

LINK_WEIGHT = 0.3
NAMES_WEIGHT = 0.2
"""Names are a silver standard, and an easy one."""


def loss(network: Network, batch: Batch) -> Tensor:
    """Cross-entropy a word, summed over the heads, plus LINK_WEIGHT times that of the links."""
    tags, links = network(batch.ids, batch.features, batch.mask, batch.convention)
    words = (batch.tags[:, :, NAMES] != IGNORE).sum().clamp(min=1)
    total = torch.zeros(())
    for number, head in enumerate(HEADS):
        here = F.cross_entropy(
            tags[:, :, head.columns].reshape(-1, head.size),
            batch.tags[:, :, number].reshape(-1),
            ignore_index=IGNORE,
            reduction="sum",
        )
        total = total + here / words * (NAMES_WEIGHT if number == NAMES else 1.0)
    parts = links.view(*batch.ids.shape, 4, network.shape.link)
    for kind, decisions in enumerate((batch.content_links, batch.source_links)):
        if decisions:
            total = total + LINK_WEIGHT * _link_loss(network, parts, decisions, kind)
    return total


def _link_loss(
    network: Network,
    parts: Tensor,
    decisions: list[tuple[int, int, list[int], int, list[int]]],
    kind: int,
) -> Tensor:
    most = max(len(choices) for _, _, choices, _, _ in decisions)
    n = len(decisions)
    rows = torch.tensor([d[0] for d in decisions])
    choosers = torch.tensor([d[1] for d in decisions])
    choices = torch.tensor([d[2] + [0] * (most - len(d[2])) for d in decisions])
    there = torch.tensor([[1] * len(d[2]) + [0] * (most - len(d[2])) for d in decisions]).bool()
    # Nobody comes last, after the padding.
    right = torch.tensor([d[3] if d[3] < len(d[2]) else most for d in decisions])
    distance = torch.tensor([d[4] + [0] * (most - len(d[4])) for d in decisions])
    buckets = torch.from_numpy(bucket(distance.numpy())).clamp(0, BUCKETS - 1)
    query = parts[rows, choosers, 2 * kind]
    keys = parts[rows[:, None], choices, 2 * kind + 1]
    scale = 1 / math.sqrt(network.shape.link)
    near = torch.einsum("nd,nmd->nm", query, keys) * scale + network.reach[kind][buckets]
    near = near.masked_fill(~there, -1e4)
    none = (query @ network.nobody[kind]).view(n, 1) * scale
    return F.cross_entropy(torch.cat([near, none], dim=1), right)
