"""Reasons as sentences."""

from __future__ import annotations

from collections.abc import Iterable


def listed(names: Iterable[str | None]) -> str:
    """ "a", "a and b", "a, b and c"; without those that have no name."""
    told = [n for n in names if n]
    return " and ".join(told) if len(told) < 3 else f"{', '.join(told[:-1])} and {told[-1]}"


def sentences(reasons: Iterable[str]) -> str:
    """Each reason as a sentence."""
    return " ".join(f"{r[:1].upper()}{r[1:]}." for r in reasons if r)
