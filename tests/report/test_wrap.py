from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from sayso.report.display import folded
from sayso.report.wrap import clipped, painted, wrap

from .arbitrary import patient, texts


def lines(text: str, width: int) -> list[str]:
    return [painted(line) for line in wrap([(text, "")], width)]


def test_words_stay_whole_and_lines_within_the_width() -> None:
    assert lines("one  two\nthree four", 9) == ["one two", "three", "four"]


def test_wide_letters_count_two_and_break_anywhere_but_before_closing_marks() -> None:
    assert lines("橋は安全だ、と述べた。", 10) == ["橋は安全", "だ、と述べ", "た。"]


def test_combining_marks_count_nothing() -> None:
    assert lines("e\u0301" * 6 + " x", 8) == ["e\u0301" * 6 + " x"]


def test_a_word_longer_than_a_line_is_cut_between_letters() -> None:
    assert lines("a " + "x" * 12 + " b", 5) == ["a", "xxxxx", "xxxxx", "xx b"]


def test_no_break_space_holds_together() -> None:
    assert lines("12\u00a0km away", 8) == ["12\u00a0km", "away"]


def test_styles_follow_their_letters_over_the_break() -> None:
    found = list(wrap([("one ", "A"), ("two three", "B"), ("!", "A")], 8))
    assert found == [[("one ", "A"), ("two", "B")], [("three", "B"), ("!", "A")]]


def test_clipped_ends_in_an_ellipsis_at_a_word() -> None:
    text = "one two three four five six"
    found = [painted(line) for line in clipped(wrap([(text, "")], 10), 2, 10)]
    assert found == ["one two", "three…"]
    assert [painted(x) for x in clipped(wrap([("one", "")], 10), 2, 10)] == ["one"]


@patient
@given(st.lists(st.tuples(texts, st.sampled_from(["", "A", "B"])), max_size=5), st.integers(4, 30))
def test_wrapping_loses_no_letter_and_keeps_the_width(
    pieces: list[tuple[str, str]], width: int
) -> None:
    found = list(wrap(pieces, width))
    shown = ["".join(text for text, _ in line) for line in found]
    assert "".join("".join(shown).split()) == "".join(
        folded("".join(text for text, _ in pieces)).split()
    )
    assert all(cell_len(line) <= width for line in shown)
    assert all(line.strip(" ") == line and line for line in shown)
    for style in "AB":
        styled = "".join(text for line in found for text, s in line if s == style)
        given_ = "".join(folded(text) for text, s in pieces if s == style)
        assert "".join(styled.split()) == "".join(given_.split())
