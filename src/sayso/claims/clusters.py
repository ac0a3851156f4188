"""Which pieces make one claim: average linkage over the weights of their pairs."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

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


def gathered_in(
    groups: Sequence[Sequence[int]],
    weights: Mapping[Pair, int],
    least: int,
    large: Callable[[Sequence[int]], bool],
) -> list[list[int]]:
    """``groups``, of which smaller ones have joined ``large`` ones.

    A large group holds several wordings, and a new one need be like half of them only: what counts
    is each member's mean weight to its better half of the large group, again the mean of these,
    ``least`` or more.  A pair that cannot be joined keeps its groups apart.
    """
    left = {n: sorted(g) for n, g in enumerate(groups)}
    of = {m: n for n, g in left.items() for m in g}
    near: dict[int, dict[int, int]] = defaultdict(dict)
    for (a, b), weight in weights.items():
        near[a][b] = near[b][a] = weight
    scores: dict[Pair, float] = {}

    def score(n: int, others: Iterable[int]) -> None:
        for m in others:
            small, big = sorted((left[n], left[m]), key=lambda g: (len(g), g))
            if large(big):
                scores[min(n, m), max(n, m)] = _better_half(small, big, near)

    def beside(n: int) -> set[int]:
        return {of[b] for a in left[n] for b in near[a]} - {n}

    for n in left:
        score(n, (m for m in beside(n) if m > n))
    while scores:
        (n, m), best = min(scores.items(), key=lambda s: (-s[1], s[0]))
        if best < least:
            break
        left[n] = sorted((*left[n], *left.pop(m)))
        of |= dict.fromkeys(left[n], n)
        scores = {pair: s for pair, s in scores.items() if not {n, m} & set(pair)}
        score(n, beside(n))
    return sorted(left.values())


def _better_half(
    small: Sequence[int], big: Sequence[int], near: Mapping[int, Mapping[int, int]]
) -> float:
    half = max(1, len(big) // 2)
    total = 0
    for a in small:
        found = sorted((near[a].get(b, 0) for b in big), reverse=True)
        if found[-1] < 0:
            return 0.0
        total += sum(found[:half])
    return total / (half * len(small))
