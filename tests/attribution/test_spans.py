import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sayso.attribution.labels import BUCKETS, HEADS, OUTSIDE, VOICES, Head, bucket, legal_moves
from sayso.attribution.spans import Chain, best_tags, word_spans


def brute_force(scores: np.ndarray, chain: Chain) -> float:
    """The best total of one line, by trying all ways."""
    best = scores[0] + chain.enter
    for row in scores[1:]:
        best = np.array([max(best + chain.moves[:, tag]) + row[tag] for tag in range(len(row))])
    return float(best.max())


@given(
    st.lists(st.integers(1, 7), min_size=1, max_size=5),
    st.sampled_from(HEADS),
    st.integers(0, 2**32 - 1),
)
def test_best_tags_are_legal_and_best(lengths: list[int], head: Head, seed: int) -> None:
    rng = np.random.default_rng(seed)
    line = np.repeat(np.arange(len(lengths)), lengths)
    scores = rng.normal(size=(len(line), head.size)).astype(np.float32)
    legal = Chain.legal(head.size)
    learned = rng.normal(size=legal.moves.shape).astype(np.float32)
    chain = Chain(legal.moves + learned, legal.enter + learned[OUTSIDE])
    tags = best_tags(scores, line, chain)
    moves = legal_moves(head.size)
    for number in range(len(lengths)):
        own = np.flatnonzero(line == number)
        chosen = tags[own]
        assert moves[np.append(OUTSIDE, chosen[:-1]), chosen].all()
        total = scores[own, chosen].sum() + chain.enter[chosen[0]]
        total += chain.moves[chosen[:-1], chosen[1:]].sum()
        assert abs(total - brute_force(scores[own], chain)) < 1e-3


def test_spans_of_tags() -> None:
    # source source cue | cue cue: the second cue stands in the next line.
    tags, line = np.array([1, 2, 3, 3, 4]), np.array([0, 0, 0, 1, 1])
    scores = np.log(np.full((5, HEADS[VOICES].size), 0.1, dtype=np.float32))
    scores[np.arange(5), tags] = np.log(0.6)
    found = word_spans(scores, line, HEADS[VOICES], Chain.legal(5))
    assert [(s.role, s.first, s.last) for s in found] == [
        ("source", 0, 1),
        ("cue", 2, 2),
        ("cue", 3, 4),
    ]
    assert all(abs(s.score - 0.6) < 1e-6 for s in found)


def test_nothing_from_nothing() -> None:
    nothing = np.zeros((0, HEADS[VOICES].size), dtype=np.float32)
    found = word_spans(nothing, np.zeros(0, dtype=np.int64), HEADS[VOICES], Chain.legal(5))
    assert found == []


@given(st.integers(-5000, 5000))
def test_buckets_are_symmetric_and_in_range(words: int) -> None:
    here, there = bucket(np.array([words, -words]))
    assert 0 <= here < BUCKETS
    assert here + there == BUCKETS - 1
