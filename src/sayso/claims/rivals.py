"""Claims that cannot be true together: like each other but for a number, a time or a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping


def rivals(pairs: Iterable[tuple[str, str]], claim_of: Mapping[str, str]) -> dict[str, set[str]]:
    """For each claim the ids of its rivals: by pairs of pieces that clash, and by the claim that
    each piece is in."""
    found: dict[str, set[str]] = defaultdict(set)
    for a, b in pairs:
        first, second = claim_of.get(a), claim_of.get(b)
        if first is not None and second is not None and first != second:
            found[first].add(second)
            found[second].add(first)
    return found
