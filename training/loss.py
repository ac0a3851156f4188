"""The loss: tags by layer, and the links' choices."""

from __future__ import annotations

import math

import torch
from torch import Tensor
from torch.nn import functional as F

from sayso.attribution.labels import (
    AROUND,
    BUCKETS,
    CHAINED,
    HEADS,
    NAMES,
    OUTSIDE,
    WIDEST,
    bucket,
    legal_moves,
)
from training.crf import FORBIDDEN, crf_loss
from training.examples import IGNORE, Batch
from training.network import Network

LINK_WEIGHT = 0.3
NAMES_WEIGHT = 0.2
"""Names are a silver standard, and an easy one."""


def loss(network: Network, batch: Batch) -> Tensor:
    """The heads' losses a word, summed, plus LINK_WEIGHT times that of the links."""
    tags, links = network(batch.ids, batch.features, batch.mask, batch.convention)
    words = (batch.tags[:, :, NAMES] != IGNORE).sum().clamp(min=1)
    total = _chain_loss(network, tags, batch) / words
    for number, weight in ((AROUND, 1.0), (NAMES, NAMES_WEIGHT)):
        head = HEADS[number]
        here = F.cross_entropy(
            tags[:, :, head.columns].reshape(-1, head.size),
            batch.tags[:, :, number].reshape(-1),
            ignore_index=IGNORE,
            reduction="sum",
        )
        total = total + weight * here / words
    parts = links.view(*batch.ids.shape, 4, network.shape.link)
    for kind, decisions in enumerate((batch.content_links, batch.source_links)):
        if decisions:
            total = total + LINK_WEIGHT * _link_loss(network, parts, decisions, kind)
    return total


def _chain_loss(network: Network, tags: Tensor, batch: Batch) -> Tensor:
    """The CRF's loss over the words of CHAINED heads, padded to WIDEST tags."""
    index = batch.words[:, :, None]
    there = batch.words > 0
    scores, allowed = [], []
    for number in CHAINED:
        head = HEADS[number]
        here = tags[:, :, head.columns].gather(1, index.expand(-1, -1, head.size))
        gold = batch.tags[:, :, number].gather(1, batch.words)
        tag = torch.arange(WIDEST)
        may = (gold[:, :, None] == tag) | (gold[:, :, None] == IGNORE)
        scores.append(F.pad(here, (0, WIDEST - head.size), value=FORBIDDEN))
        allowed.append(may & (tag < head.size) & there[:, :, None])
    moves, enter = chain(network)
    return crf_loss(torch.stack(scores), torch.stack(allowed), batch.opens, moves, enter)


def chain(network: Network) -> tuple[Tensor, Tensor]:
    """The network's moves and enter with illegal ones forbidden."""
    legal = torch.from_numpy(legal_moves(WIDEST))
    moves = network.moves.masked_fill(~legal, FORBIDDEN)
    return moves, network.enter.masked_fill(~legal[OUTSIDE], FORBIDDEN)


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
