"""Which pieces make one claim: average linkage over the weights of their pairs."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

Pair = tuple[int, int]
LENIENT = 0.95
"""The power of the number of pairs that their weight is divided by: with 1 it is the mean; less,
and large groups, which hold many wordings, gather a little more easily."""


def components(size: int, pairs: Iterable[Pair]) -> list[list[int]]:
    """What hangs together, each in order, in the order of the first."""
    root = list(range(size))

    def find(i: int) -> int:
        while root[i] != i:
            root[i] = root[root[i]]
            i = root[i]
        return i

    for a, b in pairs:
        a, b = find(a), find(b)
        root[max(a, b)] = min(a, b)
    found: dict[int, list[int]] = defaultdict(list)
    for i in range(size):
        found[find(i)].append(i)
    return list(found.values())


def average_linkage(
    members: Sequence[int], weights: Mapping[Pair, int], least: int
) -> list[list[int]]:
    """Groups of ``members``: the two groups whose pairs weigh most on average are joined, again
    and again, while that is ``least`` or more.

    ``weights`` of pairs (the smaller first); a pair without one weighs nothing, one that cannot be
    joined less than nothing.  Whole numbers, and
    ties go to the groups with the smallest members, so that there is one outcome.
    """
    groups: dict[int, list[int]] = {m: [m] for m in members}
    sums: dict[int, dict[int, int]] = {m: {} for m in members}
    for (a, b), weight in weights.items():
        if a in sums and b in sums:
            sums[a][b] = sums[b][a] = weight
    heap = [(-float(w), a, b, 1, 1) for a in sums for b, w in sums[a].items() if a < b]
    heapq.heapify(heap)
    while heap:
        mean, a, b, of_a, of_b = heapq.heappop(heap)
        if -mean < least:
            break
        if a not in groups or b not in groups:
            continue
        if (len(groups[a]), len(groups[b])) != (of_a, of_b):
            continue
        groups[a] += groups.pop(b)
        for c, weight in sums.pop(b).items():
            del sums[c][b]
            if c != a:
                sums[a][c] = sums[c][a] = sums[a].get(c, 0) + weight
        for c, weight in sums[a].items():
            low, high = min(a, c), max(a, c)
            size = len(groups[low]) * len(groups[high])
            heapq.heappush(heap, (-weight / size, low, high, len(groups[low]), len(groups[high])))
    return sorted(sorted(g) for g in groups.values())
