"""Stories as training windows: ids, features, tag targets by layer, and links between spans."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import torch
from torch import Tensor

from sayso.attribution.labels import BUCKETS, LAYERS, ROLES, begin, bucket
from sayso.encoder.tokens import CLS, PAD, SEP, Tokens, tokenize
from training.corpus import depth

IGNORE = -100


@dataclass
class Example:
    """One story, tokenised and labelled by word."""

    tokens: Tokens
    tags: np.ndarray  # [w, LAYERS]
    # (layer, content span's first word, cue's first word or -1); (layer, cue, source or -1)
    content_links: list[tuple[int, int, int]] = field(default_factory=list)
    source_links: list[tuple[int, int, int]] = field(default_factory=list)


def example(story: dict[str, Any], layers: int) -> Example:
    """``layers``: how many the annotation covers; deeper ones are left out of the loss."""
    tokens = tokenize(story["text"])
    tags = np.zeros((len(tokens.first), LAYERS), dtype=np.int64)
    tags[:, layers:] = IGNORE
    found = Example(tokens, tags)
    by_id = {a["id"]: a for a in story["attributions"] if "id" in a}

    def words(span: list[int]) -> tuple[int, int]:
        a, b = np.searchsorted(tokens.end, span[0], "right"), np.searchsorted(tokens.start, span[1])
        return int(a), int(b)

    for a in story["attributions"]:
        layer = depth(a, by_id)
        if layer >= layers:
            continue
        firsts: dict[str, list[int]] = {role: [] for role in ROLES}
        for number, role in enumerate(ROLES):
            for span in a.get(role, []):
                x, y = words(span)
                if x < y:
                    tags[x:y, layer] = begin(number) + 1
                    tags[x, layer] = begin(number)
                    firsts[role].append(x)
        cue = firsts["cue"][0] if firsts["cue"] else -1
        found.content_links += [(layer, x, cue) for x in firsts["content"]]
        if cue >= 0:
            found.source_links += [(layer, cue, x) for x in firsts["source"][:1] or [-1]]
    return found


@dataclass
class Piece:
    """A stretch of word pieces [start, end) of an example: one row of a batch."""

    example: Example
    start: int
    end: int


def pieces(examples: list[Example], size: int, rng: random.Random) -> list[Piece]:
    """The examples cut into stretches of at most ``size``, at a random place each time."""
    found = []
    for e in examples:
        n = len(e.tokens.ids)
        if n <= size:
            found.append(Piece(e, 0, n))
            continue
        start = rng.randrange(size) - size
        while start < n:
            a, b = max(0, start), min(n, start + size)
            if b - a > 16:
                found.append(Piece(e, a, b))
            start += size
    return found


def batches(found: list[Piece], tokens: int, rng: random.Random) -> Iterator[list[Piece]]:
    """Shuffled batches of pieces of like length, about ``tokens`` word pieces each."""
    order = sorted(found, key=lambda p: (p.end - p.start + rng.uniform(0, 24), rng.random()))
    groups: list[list[Piece]] = [[]]
    for piece in order:
        width = piece.end - piece.start
        if groups[-1] and (len(groups[-1]) + 1) * width > tokens:
            groups.append([])
        groups[-1].append(piece)
    rng.shuffle(groups)
    yield from (g for g in groups if g)


@dataclass
class Batch:
    """Tensors of a batch; links are (row, layer-independent piece index) lists by decision."""

    ids: Tensor
    features: Tensor
    mask: Tensor
    tags: Tensor  # [b, t, LAYERS]
    content_links: list[tuple[int, int, list[int], int, list[int]]]
    source_links: list[tuple[int, int, list[int], int, list[int]]]


def collate(group: list[Piece]) -> Batch:
    """A decision is (row, position of the chooser, positions to choose from, index of the right
    one with len() for nobody, signed distances in words)."""
    t = max(p.end - p.start for p in group) + 2
    ids = torch.full((len(group), t), PAD)
    features = torch.zeros(len(group), t, 3, dtype=torch.long)
    mask = torch.zeros(len(group), t)
    tags = torch.full((len(group), t, LAYERS), IGNORE)
    batch = Batch(ids, features, mask, tags, [], [])
    for row, p in enumerate(group):
        tokens, n = p.example.tokens, p.end - p.start
        ids[row, 0], ids[row, n + 1] = CLS, SEP
        ids[row, 1 : n + 1] = torch.from_numpy(tokens.ids[p.start : p.end])
        features[row, 1 : n + 1] = torch.from_numpy(tokens.features[p.start : p.end])
        mask[row, : n + 2] = 1
        inside = (tokens.first >= p.start) & (tokens.first < p.end)
        where = tokens.first[inside] - p.start + 1
        tags[row, where] = torch.from_numpy(p.example.tags[inside])
        batch.content_links += _decisions(row, p, p.example.content_links)
        batch.source_links += _decisions(row, p, p.example.source_links)
    return batch


def _decisions(
    row: int, p: Piece, links: list[tuple[int, int, int]]
) -> list[tuple[int, int, list[int], int, list[int]]]:
    first = p.example.tokens.first

    def at(word: int) -> int:
        return int(first[word]) - p.start + 1 if p.start <= first[word] < p.end else -1

    found = []
    for layer in range(LAYERS):
        here = [(a, b) for own, a, b in links if own == layer]
        choices = sorted({b for _, b in here if b >= 0 and at(b) > 0})
        for a, b in here:
            if at(a) < 0 or (b >= 0 and at(b) < 0) or not choices:
                continue
            right = choices.index(b) if b >= 0 else len(choices)
            found.append((row, at(a), [at(c) for c in choices], right, [c - a for c in choices]))
    return found


def distance_prior(examples: list[Example]) -> Tensor:
    """[2, BUCKETS]: the log of how often a candidate at each distance is the right one.

    What links start from: nearness alone finds nine of ten, and would take epochs to learn.
    """
    right, seen = np.ones((2, BUCKETS)), np.full((2, BUCKETS), 20.0)
    for e in examples:
        for kind, links in enumerate((e.content_links, e.source_links)):
            candidates = np.array(sorted({b for _, _, b in links if b >= 0}))
            for _, a, b in links:
                if b >= 0:
                    right[kind, bucket(np.array([b - a]))] += 1
                    np.add.at(seen[kind], bucket(candidates - a), 1)
    return torch.from_numpy(np.log(right / seen)).float()
