"""Where pairs of members are lost and which are wrong: what ``training.claims --losses`` prints.

Each of the truth's pairs that is not found is counted at the first step that lost it: the reader
found no such words; one of the two is not compared by its own words, and what it answers is
elsewhere; the two are not candidates; their numbers or times clash; the pair is judged too unlike;
the clusters parted them.  Each found pair that is not the truth's is counted by what the truth says
of the two.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import Any

from sayso.claims import pairs as pairing
from sayso.claims.contents import Piece, pieces
from sayso.claims.gathering import JOIN, LINK, compares
from sayso.library import Stored
from training.claims import Item, Sides, Truth, found_sides, pairs, shared, true_sides

Examples = dict[str, list[str]]


def weights(
    found: Sequence[tuple[Piece, ...]], stories: Sequence[Stored]
) -> dict[frozenset[str], int]:
    """The weight of every pair of pieces that is kept; -1 where they clash."""
    ties: list[pairing.Tie] = []
    marked = [pairing.marks(s.reading.story.text) for s in stories]
    for n, others in pairing.compared(marked):
        ties += pairing.ties(found[n], [p for m in others for p in found[m]])
    return {frozenset((t.a, t.b)): t.weight if t.kind == "same" else -1 for t in ties}


def losses(
    stories: Sequence[Stored], claims: Sequence[Any], truth: Truth, texts: Mapping[str, str]
) -> tuple[Counter[str], Counter[str], Examples]:
    """The truth's pairs by where they were lost, the found ones by why they are wrong, and the
    words of some of each."""
    gold, made = true_sides(truth, dict(texts)), found_sides(claims, truth, dict(texts))
    true, got = pairs(gold), pairs(made)
    own = [pieces(s) for s in stories]
    heavy = weights(own, stories)
    of = {i: [p for ps in own for p in ps if _covers(p, i)] for s in gold for i in s.items}
    lost: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    examples: Examples = defaultdict(list)
    for pair in sorted(true, key=sorted):
        kind = "found" if pair in got else _lost(pair, of, heavy)
        lost[kind] += 1
        examples["lost: " + kind].append(_told(pair, texts))
    named = {frozenset(r) for r in truth.get("rivals", ())}
    for pair in sorted(got - true, key=sorted):
        kind = _wrong(pair, gold, truth, named)
        wrong[kind] += 1
        examples["wrong: " + kind].append(_told(pair, texts))
    return lost, wrong, examples


def _covers(p: Piece, item: Item) -> bool:
    return p.story == item[0] and shared(item[1], p.span) >= 0.5


def _lost(
    pair: Iterable[Item], of: Mapping[Item, Sequence[Piece]], heavy: Mapping[frozenset[str], int]
) -> str:
    a, b = sorted(pair)
    if not of[a] or not of[b]:
        return "not read"
    mine, other = [p for p in of[a] if compares(p)], [p for p in of[b] if compares(p)]
    if not mine or not other:
        answers = any(p.answers is not None for p in (*of[a], *of[b]))
        return "answers something else" if answers else "says too little"
    best = max((heavy.get(frozenset((p.id, q.id)), 0) for p, q in product(mine, other)), default=0)
    if best < 0:
        return "clash"
    if best == 0:
        return "not a candidate, or far too unlike"
    return "too unlike" if best < JOIN else "parted, weak" if best < LINK else "parted, strong"


def _wrong(
    pair: Iterable[Item], gold: Sequence[Sides], truth: Truth, rivals: set[frozenset[str]]
) -> str:
    a, b = sorted(pair)
    ids = [c["id"] for c in truth["claims"]]
    mine = [ids[n] for n, s in enumerate(gold) if a in s.items]
    other = [ids[n] for n, s in enumerate(gold) if b in s.items]
    if not mine or not other:
        return "one is no member in the truth"
    if any(frozenset(r) in rivals for r in product(mine, other)):
        return "rivals"
    return "the same story, other claims" if a[0] == b[0] else "other claims"


def _told(pair: Iterable[Item], texts: Mapping[str, str]) -> str:
    a, b = sorted(pair)
    return f"{a[0]}: {texts[a[0]][slice(*a[1])]!r} | {b[0]}: {texts[b[0]][slice(*b[1])]!r}"


def bound(stories: Sequence[Stored], truth: Truth, texts: Mapping[str, str]) -> float:
    """The recall of pairs that perfect gathering of what was read would have."""
    gold = true_sides(truth, dict(texts))
    own = [p for s in stories for p in pieces(s)]
    read = {i for s in gold for i in s.items if any(_covers(p, i) for p in own)}
    true = pairs(gold)
    return sum(p <= read for p in true) / max(1, len(true))


def lines(lost: Counter[str], wrong: Counter[str], examples: Examples, shown: int) -> Iterator[str]:
    """The counts, and some examples of each."""
    for title, counts in (("lost: ", lost), ("wrong: ", wrong)):
        for kind, n in counts.most_common():
            yield f"{title}{kind:40}{n:6}"
            if kind != "found":
                step = max(1, len(examples[title + kind]) // max(1, shown))
                yield from (f"    {e}" for e in examples[title + kind][::step][:shown])
