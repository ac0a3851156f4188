"""What two stories share, word for word, and which of them repeats the other.

Exact: every five words in a row that stand in both are found.  Words that both give between
quotation marks are told apart, since two reporters may have heard them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.claims.credits import agencies, credits
from sayso.claims.sheets import SHINGLE, Flags, Sheet
from sayso.data import Direction

STRETCH = 7
"""Words in a row that speak for an echo; fewer may be a name or a phrase that all use."""
FEWEST = 16
"""Words in such stretches, outside quotations, that an echo repeats at least: a sentence."""
CREDITED = 10
"""The same where the story itself credits the other's outlet."""
SMALLEST = 0.1
"""The part of the story that an echo makes up at least, unless it is a whole paragraph."""
PARAGRAPH = 40
OWN = 0.5
"""The same where both are one outlet's: less is its own background."""
WHOLE = 0.9
"""The part that two copies of one text share, quotations and all."""
QUOTATION = 8
"""Words of a quotation that two stories must share for it to be remarked on."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """What ``story`` shares with ``other``: ``words`` in stretches outside quotations, ``share`` of
    all of its words; ``echo`` is False where quotations are all there is."""

    story: str
    version: int
    other: str
    other_version: int
    words: int
    share: float
    direction: Direction
    echo: bool


def overlap(a: Sheet, b: Sheet) -> Overlap | None:
    """What two stories share, told of the one that repeats the other; of the one that is repeated
    more fully where that is unknown.  None where it is too little, or both are one story."""
    if a.key == b.key or not len(a.words) or not len(b.words):
        return None
    common = a.distinct & b.distinct
    if len(common) <= QUOTATION - SHINGLE and not _same(a, b):
        return None
    plain = common & a.plain & b.plain
    of_a, of_b = _Shared.of(a, b, common, plain), _Shared.of(b, a, common, plain)
    direction = _direction(a, b)
    if direction == "to" or (direction == "unknown" and (of_b.share, b.key) > (of_a.share, a.key)):
        a, b, of_a, of_b = b, a, of_b, of_a
    echo = _is_echo(a, b, of_a, of_b)
    if not echo and of_a.quoted < QUOTATION:
        return None
    return Overlap(
        a.key, a.version, b.key, b.version, of_a.words, round(of_a.share, 4),
        "unknown" if direction == "unknown" else "from", echo,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Shared:
    """Words of a story that stand in another: in stretches outside quotations, inside, in the
    longest stretch; and as parts of all words outside quotations, and of all."""

    words: int
    quoted: int
    longest: int
    plain: float
    share: float

    @classmethod
    def of(cls, a: Sheet, b: Sheet, common: frozenset[int], unquoted: frozenset[int]) -> _Shared:
        hits = np.array([g in common for g in a.grams], dtype=bool)
        every = _covered(hits, len(a.words))
        own = np.array([g in unquoted for g in a.grams], dtype=bool)
        plain = _covered(own & a.unquoted, len(a.words))
        if _same(a, b):
            every = np.ones(len(a.words), dtype=bool)
        stretches = _stretches(plain)
        return cls(
            words=int(stretches[stretches >= STRETCH].sum()),
            quoted=int((every & a.quoted).sum()),
            longest=int(stretches.max(initial=0)),
            plain=float(plain.sum() / max(1, (~a.quoted).sum())),
            share=float(every.mean()),
        )


def _same(a: Sheet, b: Sheet) -> bool:
    """Whether the two are one text; the only thing to ask of texts too short for a shingle."""
    return len(a.words) == len(b.words) and np.array_equal(a.words, b.words)


def _is_echo(a: Sheet, b: Sheet, of_a: _Shared, of_b: _Shared) -> bool:
    if min(of_a.share, of_b.share) >= WHOLE:
        return True
    if a.outlet is not None and a.outlet == b.outlet:
        return of_a.words >= FEWEST and of_a.plain >= OWN
    if of_a.words < (CREDITED if credits(a.credit, b.outlet) else FEWEST):
        return False
    return of_a.plain >= SMALLEST or of_a.longest >= PARAGRAPH


def _direction(a: Sheet, b: Sheet) -> Direction:
    """Whether ``a``'s words came from ``b``: by credit, then by date; two that credit the same
    agency took them from neither."""
    if a.outlet != b.outlet:
        a_credits, b_credits = credits(a.credit, b.outlet), credits(b.credit, a.outlet)
        if a_credits != b_credits:
            return "from" if a_credits else "to"
        if agencies(a.credit) & agencies(b.credit):
            return "unknown"
    if a.dated is None or b.dated is None:
        return "unknown"
    # Of a day and an hour on that day, neither is known to be first.
    n = min(len(a.dated), len(b.dated))
    if a.dated[:n] == b.dated[:n]:
        return "unknown"
    return "from" if a.dated > b.dated else "to"


def _covered(hits: Flags, n: int) -> Flags:
    """Which of ``n`` words lie in any of the shingles."""
    found = np.zeros(n, dtype=bool)
    for i in range(SHINGLE):
        found[i : i + len(hits)] |= hits
    return found


def _stretches(flags: Flags) -> NDArray[np.int64]:
    """How many are set in a row, each time."""
    ends = np.flatnonzero(np.diff(np.r_[False, flags, False]))
    return ends[1::2] - ends[::2]
