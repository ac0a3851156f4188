"""Word vectors: what words mean, alone.  ``training/claim_vectors.py`` makes them.

All that is reckoned with them here is whole numbers that float32 and float64 hold exactly, so that
no order of summing and no machine gives another result.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from sayso.encoder.tokens import tokenizer
from sayso.errors import ModelError

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

WIDTH = 256
SCALE = 100.0
"""What a pooled vector's length is rounded to, before int8."""

BEFORE = 0.45
"""How much of the sentence before is taken with a piece's own words."""
NAME = 0.3
"""How much of its weight a name keeps."""


@cache
def _table() -> tuple[NDArray[np.int8], Ints, Floats]:
    """The vectors [v, WIDTH], their weights [v] from 0 to 100, and 1 / length [v]."""
    where = files("sayso.claims") / "weights" / "vectors.npz"
    try:
        with where.open("rb") as file, np.load(file) as held:
            vectors, weights = held["vectors"], held["weights"]
    except (OSError, KeyError, ValueError) as error:
        raise ModelError("vectors.npz: the claims' weights are missing; reinstall sayso") from error
    lengths = np.sqrt((vectors.astype(np.int32) ** 2).sum(1))
    inverse = (1 / np.maximum(lengths, 1)).astype(np.float32)
    return vectors, np.round(weights.astype(np.float64) * 100).astype(np.int64), inverse


def pieces(text: str) -> tuple[int, ...]:
    """The word pieces of ``text``, as numbers."""
    clean = text.encode("utf-8", "replace").decode("utf-8")
    return tuple(tokenizer().encode(clean, add_special_tokens=False).ids)


def weights(ids: tuple[int, ...]) -> Ints:
    """How much each piece counts, 0 (the commonest) to 100."""
    found: Ints = _table()[1][list(ids)]
    return found


def counts(text: str) -> tuple[int, ...]:
    """The weights of the pieces of ``text``, less for names: words with a capital inside it."""
    clean = text.encode("utf-8", "replace").decode("utf-8")
    encoding = tokenizer().encode(clean, add_special_tokens=False)
    found = [int(w) for w in weights(tuple(encoding.ids))]
    starts: dict[int | None, int] = {}
    for i, word in enumerate(encoding.word_ids):
        first = starts.setdefault(word, encoding.offsets[i][0])
        if first and clean[first].isupper():
            found[i] = round(found[i] * NAME)
    return tuple(found)


def rows(ids: tuple[int, ...]) -> Floats:
    """The pieces' vectors [n, WIDTH], whole numbers."""
    return _table()[0][list(ids)].astype(np.float32)


def lengths(ids: tuple[int, ...]) -> Floats:
    """1 / the length of each piece's vector."""
    found: Floats = _table()[2][list(ids)]
    return found


def pooled(ids: tuple[int, ...], counts: Ints) -> NDArray[np.int8]:
    """The sum of the pieces' vectors, each ``counts`` times, at a length of SCALE: [WIDTH]."""
    total = (_table()[0][list(ids)].astype(np.int64) * counts[:, None]).sum(0)
    length = float(np.sqrt(float((total**2).sum()))) or 1.0
    found: NDArray[np.int8] = np.clip(np.round(total * (SCALE / length)), -127, 127).astype(np.int8)
    return found


def pooled_with(ids: tuple[int, ...], counts: Ints, before: tuple[int, ...]) -> NDArray[np.int8]:
    """The same, with some of the pieces ``before`` these."""
    if not before:
        return pooled(ids, counts)
    heavy = weights(before)
    share = BEFORE * int(counts.sum()) / max(1, int(heavy.sum()))
    both = np.concatenate([counts * 16, np.round(heavy * 16 * share).astype(np.int64)])
    return pooled(ids + before, both)
