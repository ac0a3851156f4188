"""A story's words as numbers, so that what two stories share is found without reading them again.

A sheet holds what echoes need of one version of a story, as bytes that the library can keep, and
the marks by which others that may repeat it are found: bands of MinHash signatures of its
sentences (Broder 1997; banding as in Leskovec et al., Mining of Massive Datasets, 3.4).
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sayso.claims.credits import credit
from sayso.data import Story
from sayso.encoder.quotations import quotations
from sayso.library import Stored
from sayso.library.naming import instant

if TYPE_CHECKING:
    from datasketch import MinHash

Numbers = NDArray[np.uint32]
Flags = NDArray[np.bool_]

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_SENTENCE_ENDS = re.compile(r"[.!?\n]")
SHINGLE = 5
"""Words in a row that must stand in both stories to count."""
_NO_PART = ("boilerplate", "byline", "dateline")

_SKETCHED = 3  # words in a shingle of a sketch: fewer than of an echo, so that rewriting shows less
_SHORTEST = 6  # words in a sentence that is sketched
_BANDS, _ROWS = 6, 2


@dataclass(frozen=True, eq=False)
class Sheet:
    """``words``: a number for each word of the story's own text, in order; ``quoted``: whether it
    stands in quotation marks; ``dated``: UTC, or the day alone, None where unknown."""

    key: str
    version: int
    outlet: str | None
    dated: str | None
    credit: str
    words: Numbers
    quoted: Flags
    marks: tuple[str, ...] = ()

    @cached_property
    def grams(self) -> list[int]:
        """A number for every SHINGLE words in a row."""
        found: list[int] = shingles(self.words, SHINGLE).tolist()
        return found

    @cached_property
    def distinct(self) -> frozenset[int]:
        """``grams`` as a set."""
        return frozenset(self.grams)

    @cached_property
    def unquoted(self) -> Flags:
        """For each of ``grams`` whether none of its words stands in quotation marks."""
        n = len(self.grams)
        found = np.ones(n, dtype=bool)
        for i in range(SHINGLE):
            found &= ~self.quoted[i : i + n]
        return found

    @cached_property
    def plain(self) -> frozenset[int]:
        """The ``grams`` without a quoted word, as a set."""
        return frozenset(
            g for g, own in zip(self.grams, self.unquoted.tolist(), strict=True) if own
        )

    def to_bytes(self) -> bytes:
        """All but the marks, which the library keeps beside it."""
        head = [self.key, self.version, self.outlet, self.dated, self.credit, len(self.words)]
        body = self.words.astype("<u4").tobytes() + np.packbits(self.quoted).tobytes()
        return json.dumps(head).encode() + b"\n" + body

    @classmethod
    def from_bytes(cls, data: bytes) -> Sheet:
        head, _, body = data.partition(b"\n")
        key, version, outlet, dated, credited, n = json.loads(head)
        words = np.frombuffer(body, dtype="<u4", count=n)
        bits = np.frombuffer(body, dtype=np.uint8, offset=4 * n)
        quoted = np.unpackbits(bits, count=n).astype(bool)
        return cls(key, version, outlet, dated, credited, words, quoted)


def sheet(stored: Stored) -> Sheet:
    """The sheet of one version of a story."""
    story = stored.reading.story
    words, quoted, sentences = _words(story)
    return Sheet(
        key=stored.key,
        version=stored.version,
        outlet=story.outlet,
        dated=_dated(story.published_at),
        credit=credit(story),
        words=words,
        quoted=quoted,
        marks=_marks(words, sentences),
    )


def _dated(published_at: str | None) -> str | None:
    when = instant(published_at)
    # A day alone does not say when on that day.
    return when if when is None or len(published_at or "") > 10 else when[:10]


def _words(story: Story) -> tuple[Numbers, Flags, list[int]]:
    """The words of all blocks but boilerplate and the like, and where sentences begin."""
    text = story.text
    own = np.ones(len(text) + 1, dtype=bool)
    for block in story.blocks:
        if block.kind in _NO_PART:
            own[slice(*block.span)] = False
    inside = np.zeros(len(text) + 1, dtype=bool)
    for q in quotations(text):
        inside[q.start : q.end] = True
    numbers: list[int] = []
    starts: list[int] = []
    begins = [0]
    end = 0
    for match in _WORD.finditer(text):
        at = match.start()
        if not own[at]:
            continue
        if _SENTENCE_ENDS.search(text, end, at):
            begins.append(len(numbers))
        end = match.end()
        numbers.append(_number(match.group()))
        starts.append(at)
    return np.array(numbers, dtype=np.uint32), inside[np.array(starts, dtype=np.int64)], begins


def plain_words(text: str) -> list[str]:
    """The words of a text as they are compared."""
    return [_plain(word) for word in _WORD.findall(text)]


def _plain(word: str) -> str:
    return word.casefold().replace("’", "'")


@lru_cache(maxsize=1 << 16)
def _number(word: str) -> int:
    return zlib.crc32(_plain(word).encode("utf-8", "surrogatepass"))


def shingles(words: Numbers, size: int) -> NDArray[np.uint64]:
    """A number for every ``size`` words in a row, (max(0, n - size + 1),)."""
    n = max(0, len(words) - size + 1)
    found = np.zeros(n, dtype=np.uint64)
    for i in range(size):
        # The step of a 64-bit linear congruential generator (Knuth, MMIX) mixes well enough.
        found = found * np.uint64(6364136223846793005) + words[i : i + n] + np.uint64(1)
    return found


def _marks(words: Numbers, begins: list[int]) -> tuple[str, ...]:
    whole = f"w{zlib.crc32(words.astype('<u4').tobytes()):08x}"
    found = {whole} if len(words) else set()
    small = shingles(words, _SKETCHED)
    for start, end in zip(begins, [*begins[1:], len(words)], strict=True):
        if end - start >= _SHORTEST:
            found.update(_bands(small[start : end - _SKETCHED + 1]))
    return tuple(sorted(found))


@cache
def _blank() -> MinHash:
    """An empty sketch; a copy of it is quicker than a new one, which draws its permutations."""
    # Half a second, which who only looks at claims need not wait.
    from datasketch import MinHash

    return MinHash(num_perm=_BANDS * _ROWS, seed=1, hashfunc=int, scheme="affine32")


def _bands(part: NDArray[np.uint64]) -> Iterator[str]:
    sketch = _blank().copy()
    sketch.update_batch((part >> np.uint64(32)).tolist())
    values = sketch.hashvalues.reshape(_BANDS, _ROWS)
    for band, row in enumerate(values.tolist()):
        yield f"{band}:{row[0]:08x}{row[1]:08x}"
