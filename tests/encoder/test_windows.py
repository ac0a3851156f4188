from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sayso.encoder.windows import windows


@given(st.integers(0, 5000), st.integers(20, 300), st.data())
def test_every_piece_is_kept_once(pieces: int, size: int, data: st.DataObject) -> None:
    overlap = data.draw(st.integers(0, size // 2))
    found = windows(pieces, size, overlap)
    kept = [i for w in found for i in range(w.keep_from, w.keep_to)]
    assert kept == list(range(pieces))
    for w in found:
        assert 0 <= w.start <= w.keep_from < w.keep_to <= w.end <= pieces
        assert w.end - w.start <= size
    for a, b in pairwise(found):
        assert a.end - b.start >= overlap
