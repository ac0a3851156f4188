"""A story as the encoder sees it: word pieces with their offsets, and what an uncased one cannot
see (case, quotation marks, where a paragraph begins)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from sayso.encoder.quotations import Quotation, quotations

Ints = NDArray[np.int64]

CLS, SEP, PAD = 101, 102, 0
# One column each: the word's shape, its place in quotations, whether a paragraph begins.
SHAPES = ("other", "lower", "title", "upper", "mixed", "digit")
QUOTED = ("outside", "double", "single", "both", "mark")
STARTS = ("inside", "first")
FEATURES = (len(SHAPES), len(QUOTED), len(STARTS))


@dataclass(frozen=True, slots=True)
class Tokens:
    """The word pieces of one story.

    ``ids`` [n] without special tokens; ``features`` [n, 3] (see FEATURES); ``first`` [w] the index
    of each word's first piece; ``start``, ``end`` [w] the words' offsets in the text; ``line`` [w]
    the number of the text's line that the word stands in.
    """

    ids: Ints
    features: Ints
    first: Ints
    start: Ints
    end: Ints
    line: Ints
    quotations: list[Quotation]


@cache
def tokenizer() -> Tokenizer:
    """The WordPiece tokenizer that ships with the weights; no truncation, no padding."""
    found = Tokenizer.from_file(str(files("sayso.encoder") / "weights" / "tokenizer.json"))
    found.no_truncation()
    found.no_padding()
    return found


def tokenize(text: str) -> Tokens:
    """``text`` in word pieces, line by line; offsets are code points of ``text``."""
    lines, starts, at = [], [], 0
    for line in text.split("\n"):
        if line.strip():
            lines.append(line)
            starts.append(at)
        at += len(line) + 1
    ids: list[int] = []
    first: list[int] = []
    start: list[int] = []
    end: list[int] = []
    of_line: list[int] = []
    opens: list[int] = []
    # Lone surrogates cannot be encoded; a placeholder of the same length keeps the offsets.
    encodings = tokenizer().encode_batch(
        [line.encode("utf-8", "replace").decode("utf-8") for line in lines],
        add_special_tokens=False,
    )
    for number, (offset, encoding) in enumerate(zip(starts, encodings, strict=True)):
        last = None
        base, offsets = len(ids), encoding.offsets
        ids += encoding.ids
        for i, word in enumerate(encoding.word_ids):
            a, b = offsets[i]
            if word != last or not first:
                last = word
                opens.append(not i)
                first.append(base + i)
                start.append(offset + a)
                end.append(offset + b)
                of_line.append(number)
            else:
                end[-1] = offset + b
    quotes = quotations(text)
    words = _features(text, start, end, opens, quotes)
    first_array = np.array(first, dtype=np.int64)
    pieces = np.diff(np.append(first_array, len(ids)))
    features = np.repeat(words, pieces, axis=0)
    continues = np.ones(len(ids), dtype=bool)
    continues[first_array] = False
    features[continues, 2] = 0
    return Tokens(
        np.array(ids, dtype=np.int64),
        features,
        first_array,
        np.array(start, dtype=np.int64),
        np.array(end, dtype=np.int64),
        np.array(of_line, dtype=np.int64),
        quotes,
    )


def _features(
    text: str, start: list[int], end: list[int], opens: list[int], quotes: list[Quotation]
) -> Ints:
    inside = np.zeros(len(text) + 1, dtype=np.int8)
    for q in quotes:
        inside[q.start : q.end] |= 1 if q.double else 2
    for q in quotes:
        inside[q.start] = 4
        if q.closed:
            inside[q.end - 1] = 4
    found = np.empty((len(start), 3), dtype=np.int64)
    found[:, 0] = [_shape(text[a:b]) for a, b in zip(start, end, strict=True)]
    found[:, 1] = inside[start] if start else []
    found[:, 2] = opens
    return found


def _shape(word: str) -> int:
    if word.islower():
        return 1
    if word[:1].isupper() and (len(word) == 1 or word[1:].islower()):
        return 2
    if word.isupper():
        return 3
    if word[:1].isdigit():
        return 5
    return 4 if any(map(str.isupper, word)) else 0
