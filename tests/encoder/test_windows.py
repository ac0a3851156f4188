from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sayso.encoder.windows import AFTER, windows


@given(st.integers(0, 5000), st.integers(20, 300), st.data())
def test_every_piece_is_kept_once(pieces: int, size: int, data: st.DataObject) -> None:
    overlap = data.draw(st.integers(0, size // 2 - 1))
    slack = data.draw(st.integers(0, size - overlap - 1))
    lines = sorted(data.draw(st.sets(st.integers(0, max(0, pieces - 1)), max_size=40)))
    found = windows(pieces, size, overlap, slack, lines)
    kept = [i for w in found for i in range(w.keep_from, w.keep_to)]
    assert kept == list(range(pieces))
    for w in found:
        assert 0 <= w.start <= w.keep_from < w.keep_to <= w.end <= pieces
        assert w.end - w.start <= size
    for a, b in pairwise(found):
        assert a.end - b.start >= min(overlap, a.keep_to)


def test_a_window_ends_with_a_line_where_one_is_near() -> None:
    first, second, third, last = windows(250, 100, 20, 40, [0, 30, 70, 97, 200])
    assert (first.start, first.end, first.keep_to) == (0, 100, 70)
    assert (second.start, second.end, second.keep_to) == (50, 150, 130)
    assert (third.start, third.keep_to) == (110, 200)
    assert third.end - third.keep_to >= AFTER
    assert (last.start, last.end, last.keep_to) == (180, 250, 250)


def test_a_short_story_is_one_window() -> None:
    assert len(windows(90, 100, 20, 40, [0, 50])) == 1
    assert windows(0, 100, 20, 40, []) == []
