"""Stories as training windows: ids, features, targets of each head, and links between spans."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import torch
from torch import Tensor

from sayso.attribution.labels import (
    AROUND,
    BUCKETS,
    CIRCUMSTANCES,
    CONTENTS,
    HEADS,
    NAMES,
    VOICES,
    begin,
    bucket,
)
from sayso.encoder.tokens import CLS, PAD, SEP, Tokens, tokenize
from training.corpus import depth

IGNORE = -100


@dataclass
class Example:
    """One story, tokenised and labelled by word; links are by first word, -1 for nobody."""

    tokens: Tokens
    tags: np.ndarray  # [w, heads]
    convention: float  # 0: PolNeAR's, 1: ours
    content_links: list[tuple[int, int]] = field(default_factory=list)  # content span, cue
    source_links: list[tuple[int, int]] = field(default_factory=list)  # cue, source


def example(story: dict[str, Any], names: Sequence[tuple[str, int, int]], *, flat: bool) -> Example:
    """``flat``: PolNeAR's annotation, without nesting and circumstances; what it does not cover is
    left out of the loss, also sources and cues inside somebody's words."""
    tokens = tokenize(story["text"])
    tags = np.zeros((len(tokens.first), len(HEADS)), dtype=np.int64)
    found = Example(tokens, tags, 0.0 if flat else 1.0)
    by_id = {a["id"]: a for a in story["attributions"] if "id" in a}

    def mark(head: int, role: str, span: Sequence[int]) -> int:
        """Tag the words of ``span``; the first of them, or -1."""
        x = int(np.searchsorted(tokens.end, span[0], "right"))
        y = int(np.searchsorted(tokens.start, span[1]))
        if x >= y:
            return -1
        number = begin(HEADS[head].roles.index(role))
        tags[x:y, head] = number + 1
        tags[x, head] = number
        return x

    if flat:
        tags[:, [*CONTENTS[1:], AROUND]] = IGNORE
        for a in story["attributions"]:
            for span in a["content"]:
                inside = (tokens.start >= span[0]) & (tokens.end <= span[1])
                tags[inside, VOICES] = IGNORE
    # Of two spans that overlap the longer stands: it is marked last.
    order = sorted(story["attributions"], key=_reach)
    for a in order:
        layer = depth(a, by_id)
        if layer >= len(CONTENTS):
            continue
        cues = [mark(VOICES, "cue", span) for span in a.get("cue", [])]
        sources = [mark(VOICES, "source", span) for span in a.get("source", [])]
        contents = [mark(CONTENTS[layer], "content", span) for span in a["content"]]
        cue = cues[0] if cues else -1
        found.content_links += [(x, cue) for x in contents if x >= 0]
        if cue >= 0:
            found.source_links += [(cue, x) for x in sources[:1] or [-1]]
        for role in CIRCUMSTANCES:
            for span in _circumstance(a, role):
                mark(AROUND, role, span)
    for kind, *span in names:
        mark(NAMES, kind, span)
    _mend(tags, tokens.line)
    return found


def _mend(tags: np.ndarray, line: np.ndarray) -> None:
    """What goes on from nothing begins: the rest of a span that another covers, or that a line
    parts."""
    before = np.roll(tags, 1, axis=0)
    opens = np.diff(line, prepend=-1) != 0
    goes_on = (tags > 0) & (tags % 2 == 0)
    orphan = goes_on & (before != tags) & (before != tags - 1) & (before != IGNORE)
    orphan |= goes_on & opens[:, None]
    tags[orphan] -= 1


def _reach(a: dict[str, Any]) -> int:
    return sum(end - start for role in ("source", "cue") for start, end in a.get(role, []))


def _circumstance(a: dict[str, Any], role: str) -> list[list[int]]:
    found: list[list[int]] = (
        (a.get(role) or {}).get("span", []) if role == "said_at" else a.get(role, [])
    )
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
    """Tensors of a batch; links are lists of decisions (see collate)."""

    ids: Tensor
    features: Tensor
    mask: Tensor
    tags: Tensor  # [b, t, heads]
    convention: Tensor  # [b]
    words: Tensor  # [b, w]: the index of each word's first piece, 0 after the last word
    opens: Tensor  # [b, w]: whether a line begins with it
    content_links: list[tuple[int, int, list[int], int, list[int]]]
    source_links: list[tuple[int, int, list[int], int, list[int]]]


def collate(group: list[Piece]) -> Batch:
    """A decision is (row, position of the chooser, positions to choose from, index of the right
    one with len() for nobody, signed distances in words)."""
    t = max(p.end - p.start for p in group) + 2
    ids = torch.full((len(group), t), PAD)
    features = torch.zeros(len(group), t, 3, dtype=torch.long)
    mask = torch.zeros(len(group), t)
    tags = torch.full((len(group), t, len(HEADS)), IGNORE)
    convention = torch.tensor([p.example.convention for p in group])
    counts = [int(_inside(p).sum()) for p in group]
    words = torch.zeros(len(group), max(counts), dtype=torch.long)
    opens = torch.zeros(len(group), max(counts), dtype=torch.bool)
    batch = Batch(ids, features, mask, tags, convention, words, opens, [], [])
    for row, p in enumerate(group):
        tokens, n = p.example.tokens, p.end - p.start
        ids[row, 0], ids[row, n + 1] = CLS, SEP
        ids[row, 1 : n + 1] = torch.from_numpy(tokens.ids[p.start : p.end])
        features[row, 1 : n + 1] = torch.from_numpy(tokens.features[p.start : p.end])
        mask[row, : n + 2] = 1
        inside = _inside(p)
        where = tokens.first[inside] - p.start + 1
        gold = p.example.tags[inside]
        if len(gold):
            # A span that began before the piece is not one that goes on from nothing.
            gold[0, (gold[0] > 0) & (gold[0] % 2 == 0)] = IGNORE
        tags[row, where] = torch.from_numpy(gold)
        words[row, : counts[row]] = torch.from_numpy(where)
        line = tokens.line[inside]
        opens[row, : counts[row]] = torch.from_numpy(np.diff(line, prepend=-1) != 0)
        batch.content_links += _decisions(row, p, p.example.content_links)
        batch.source_links += _decisions(row, p, p.example.source_links)
    return batch


def _inside(p: Piece) -> np.ndarray:
    """[w] of the story: whether the word begins in the piece."""
    first = p.example.tokens.first
    inside: np.ndarray = (first >= p.start) & (first < p.end)
    return inside


def _decisions(
    row: int, p: Piece, links: list[tuple[int, int]]
) -> list[tuple[int, int, list[int], int, list[int]]]:
    first = p.example.tokens.first

    def at(word: int) -> int:
        return int(first[word]) - p.start + 1 if p.start <= first[word] < p.end else -1

    found = []
    choices = sorted({b for _, b in links if b >= 0 and at(b) > 0})
    for a, b in links:
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
            candidates = np.array(sorted({b for _, b in links if b >= 0}))
            for a, b in links:
                if b >= 0:
                    right[kind, bucket(np.array([b - a]))] += 1
                    np.add.at(seen[kind], bucket(candidates - a), 1)
    return torch.from_numpy(np.log(right / seen)).float()
