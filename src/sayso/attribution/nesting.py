"""Ids and parents: which attribution stands inside whose words."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from sayso.data import Attribution, Span


def with_parents(found: list[tuple[int, Attribution]]) -> tuple[Attribution, ...]:
    """The attributions, each given as (layer, attribution), in order, with ids and parents.

    The parent is the attribution of the next layer out whose content holds most of this one's
    characters, at least half.  One of an inner layer that nothing holds stands on its own.
    """
    found = sorted(found, key=lambda la: (la[1].content[0][0], la[0], la[1].content[-1][1]))
    ids = [f"a{i + 1}" for i in range(len(found))]
    # Contents by their first character; none reaches back further than the longest.
    starts = [a.content[0][0] for _, a in found]
    longest = max((a.content[-1][1] - a.content[0][0] for _, a in found), default=0)
    done = []
    for i, (layer, a) in enumerate(found):
        best, most = None, 0.5
        low = bisect_left(starts, a.content[0][0] - longest)
        high = bisect_left(starts, a.content[-1][1])
        for j in range(low, high):
            outer, b = found[j]
            if outer < layer:
                share = _overlap(a, b) + 1e-3 * outer
                if share > most:
                    best, most = j, share
        done.append(replace(a, id=ids[i], parent=None if best is None else ids[best]))
    return tuple(done)


def _overlap(a: Attribution, b: Attribution) -> float:
    """The part of a's content that lies inside b's."""
    total = sum(end - start for start, end in a.content)
    shared = sum(_common(x, y) for x in a.content for y in b.content)
    return shared / total


def _common(x: Span, y: Span) -> int:
    return max(0, min(x[1], y[1]) - max(x[0], y[0]))
