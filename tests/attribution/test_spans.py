import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sayso.attribution.labels import BUCKETS, LAYERS, ROLES, TAGS, begin, bucket, legal_moves
from sayso.attribution.spans import best_tags, word_spans


def brute_force(scores: np.ndarray) -> float:
    """The best legal total of one line and layer, by trying all."""
    legal = legal_moves()
    best = {0: 0.0}
    for step, row in enumerate(scores):
        ahead: dict[int, float] = {}
        for tag in range(TAGS):
            ways = [v for before, v in best.items() if legal[before if step else 0, tag]]
            if ways:
                ahead[tag] = max(ways) + float(row[tag])
        best = ahead
    return max(best.values())


@given(st.lists(st.integers(1, 7), min_size=1, max_size=5), st.integers(0, 2**32 - 1))
def test_best_tags_are_legal_and_best(lengths: list[int], seed: int) -> None:
    rng = np.random.default_rng(seed)
    line = np.repeat(np.arange(len(lengths)), lengths)
    scores = rng.normal(size=(len(line), LAYERS, TAGS)).astype(np.float32)
    tags = best_tags(scores, line)
    legal = legal_moves()
    for number in range(len(lengths)):
        own = np.flatnonzero(line == number)
        for layer in range(LAYERS):
            chosen = tags[own, layer]
            assert legal[np.append(0, chosen[:-1]), chosen].all()
            total = scores[own, layer, chosen].sum()
            assert abs(total - brute_force(scores[own, layer])) < 1e-3


def test_spans_of_tags() -> None:
    tags = np.zeros((6, LAYERS), dtype=np.int64)
    source, cue, content = (begin(i) for i in range(len(ROLES)))
    tags[:, 0] = [source, source + 1, cue, content, content + 1, content]
    line = np.zeros(6, dtype=np.int64)
    found = word_spans(tags, np.zeros((6, LAYERS, TAGS), dtype=np.float32), line)
    assert [(s.role, s.first, s.last) for s in found] == [
        ("source", 0, 1),
        ("cue", 2, 2),
        ("content", 3, 4),
        ("content", 5, 5),
    ]


def test_nothing_from_nothing() -> None:
    scores = np.zeros((0, LAYERS, TAGS), dtype=np.float32)
    assert best_tags(scores, np.zeros(0, dtype=np.int64)).shape == (0, LAYERS)


@given(st.integers(-5000, 5000))
def test_buckets_are_symmetric_and_in_range(words: int) -> None:
    here, there = bucket(np.array([words, -words]))
    assert 0 <= here < BUCKETS
    assert here + there == BUCKETS - 1
