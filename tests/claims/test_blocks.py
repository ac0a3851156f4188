"""Blocks: what is gathered together, cut where it becomes too large."""

from __future__ import annotations

import random
from collections.abc import Collection, Iterable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.claims import blocks
from sayso.claims.gathering import LINK
from sayso.library.derived import Edge

IDS = [f"s{n}|1|0:9|a0" for n in range(12)]
OWN = [f"s{n}|1|0:9|" for n in range(3)]

pair = st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)).filter(lambda p: p[0] < p[1])
weights = st.dictionaries(pair, st.sampled_from([300, 520, 600, 650, 700, 900, 1000]), max_size=40)
likes = st.dictionaries(
    st.tuples(st.sampled_from(OWN), st.sampled_from(IDS)), st.sampled_from([520, 700]), max_size=6
)


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "MOST", 4)


class Counted:
    """Edges, and whose were asked for."""

    def __init__(self, edges: Collection[Edge]) -> None:
        self._edges = edges
        self.asked: list[str] = []

    def edges_of(self, ids: Iterable[str], kind: str = "", least: float = 0) -> list[Edge]:
        wanted = set(ids)
        self.asked += wanted
        found = (e for e in self._edges if {e.a, e.b} & wanted)
        return [e for e in found if e.kind != kind or e.weight >= least]

    def edges_within(self, ids: Collection[str]) -> list[Edge]:
        return [e for e in self._edges if {e.a, e.b} <= set(ids)]


def same(weights: dict[tuple[str, str], int]) -> list[Edge]:
    return [Edge(a, b, "same", w) for (a, b), w in weights.items()]


def together(start: str, edges: Iterable[Edge], least: float) -> set[str]:
    """What can be reached by links of so much."""
    found = {start}
    while True:
        more = {
            id for e in edges if e.kind == "same" and e.weight >= least for id in (e.a, e.b)
            if {e.a, e.b} & found
        }  # fmt: skip
        if more <= found:
            return found
        found |= more


@given(weights, likes, st.randoms(use_true_random=False))
def test_a_block_is_what_hangs_together_at_the_least_weight_that_is_not_too_much(
    weights: dict[tuple[str, str], int],
    likes: dict[tuple[str, str], int],
    chance: random.Random,
) -> None:
    edges = same(weights) + [Edge(o, b, "own", w) for (o, b), w in likes.items()]
    chance.shuffle(edges)
    whole = list(blocks.blocks([*IDS, *OWN], edges))
    assert sorted(id for b in whole for id in b.ids) == sorted([*IDS, *OWN])
    for b in whole:
        said = {id for id in b.ids if not blocks.is_own(id)}
        for id in said:
            steps = (together(id, edges, least) for least in range(LINK, 1001, 10))
            assert said == next((s for s in steps if len(s) <= 4), together(id, edges, 1000))
        assert all({e.a, e.b} <= b.ids for e in b.edges)
        for o in b.ids - said:
            like = [(-w, b) for (own, b), w in likes.items() if own == o]
            assert b.ids == {o} if not like else min(like)[1] in said
    # Whatever one starts with.
    held = Counted(edges)
    assert all(blocks.block(id, held) == b for b in whole for id in b.ids)


def test_no_more_is_looked_up_than_is_near() -> None:
    chain = [f"s{n:04}|1|0:9|a0" for n in range(1000)]
    edges = same({(a, b): 600 + n % 7 for n, (a, b) in enumerate(pairwise(chain))})
    held = Counted(edges)
    assert len(blocks.block(chain[500], held).ids) <= 4
    assert len(held.asked) == len(set(held.asked)) < 20


def test_what_a_user_says_and_answers_are_not_cut() -> None:
    edges = [Edge(a, b, "answer", 0) for a, b in pairwise(IDS[:6])]
    assert blocks.block(IDS[2], Counted(edges)).ids == {*IDS[:6]}
    assert blocks.block(IDS[8], Counted([]), [IDS[6:]]).ids == {*IDS[6:]}
