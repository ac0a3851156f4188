import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sayso.attribution.labels import BUCKETS, HEADS, OUTSIDE, VOICES, Head, bucket, legal_moves
from sayso.attribution.spans import best_tags, word_spans


def brute_force(scores: np.ndarray) -> float:
    """The best legal total of one line, by trying all."""
    legal = legal_moves(scores.shape[1])
    best = {OUTSIDE: 0.0}
    for step, row in enumerate(scores):
        ahead: dict[int, float] = {}
        for tag in range(len(row)):
            ways = [v for before, v in best.items() if legal[before if step else OUTSIDE, tag]]
            if ways:
                ahead[tag] = max(ways) + float(row[tag])
        best = ahead
    return max(best.values())


@given(
    st.lists(st.integers(1, 7), min_size=1, max_size=5),
    st.sampled_from(HEADS),
    st.integers(0, 2**32 - 1),
)
def test_best_tags_are_legal_and_best(lengths: list[int], head: Head, seed: int) -> None:
    rng = np.random.default_rng(seed)
    line = np.repeat(np.arange(len(lengths)), lengths)
    scores = rng.normal(size=(len(line), head.size)).astype(np.float32)
    tags = best_tags(scores, line)
    legal = legal_moves(head.size)
    for number in range(len(lengths)):
        own = np.flatnonzero(line == number)
        chosen = tags[own]
        assert legal[np.append(OUTSIDE, chosen[:-1]), chosen].all()
        assert abs(scores[own, chosen].sum() - brute_force(scores[own])) < 1e-3


def test_spans_of_tags() -> None:
    # source source cue | cue cue: the second cue stands in the next line.
    tags, line = np.array([1, 2, 3, 3, 4]), np.array([0, 0, 0, 1, 1])
    scores = np.log(np.full((5, HEADS[VOICES].size), 0.1, dtype=np.float32))
    scores[np.arange(5), tags] = np.log(0.6)
    found = word_spans(scores, line, HEADS[VOICES])
    assert [(s.role, s.first, s.last) for s in found] == [
        ("source", 0, 1),
        ("cue", 2, 2),
        ("cue", 3, 4),
    ]
    assert all(abs(s.score - 0.6) < 1e-6 for s in found)


def test_nothing_from_nothing() -> None:
    nothing = np.zeros((0, HEADS[VOICES].size), dtype=np.float32)
    assert word_spans(nothing, np.zeros(0, dtype=np.int64), HEADS[VOICES]) == []


@given(st.integers(-5000, 5000))
def test_buckets_are_symmetric_and_in_range(words: int) -> None:
    here, there = bucket(np.array([words, -words]))
    assert 0 <= here < BUCKETS
    assert here + there == BUCKETS - 1
