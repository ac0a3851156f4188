from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sayso.data import Attribution, Reading
from sayso.report.parts import parts, whole

from .arbitrary import patient, readings
from .invented import reading


def letters(text: str) -> str:
    return "".join(text.split())


@patient
@given(readings(), st.integers(1, 40))
def test_the_parts_together_are_the_story_and_each_attribution_is_in_one(
    read: Reading, size: int
) -> None:
    found = parts(read, size)
    text = read.story.text
    runs = [s for part in found for s in part.stretches]
    assert letters("".join(text[s.start : s.end] for s in runs)) == letters(text)
    assert all(a.end <= b.start for a, b in pairwise(runs))
    numbers = sorted(n for part in found for n in part.numbers)
    assert numbers == list(range(1, len(read.attributions) + 1))
    anchored = sorted(n for part in found for there in part.anchors.values() for n in there)
    assert anchored == sorted(n for there in whole(read).anchors.values() for n in there)


@patient
@given(readings(), st.integers(1, 40))
def test_no_part_is_much_longer_than_the_size(read: Reading, size: int) -> None:
    for part in parts(read, size):
        if len(read.story.text) >= 1.5 * size:
            assert part.stretches
            # White space between stretches is not counted.
            assert sum(s.end - s.start for s in part.stretches) <= 3 * size


def test_a_part_ends_with_a_block_and_tears_no_attribution() -> None:
    lines = [f"“Line {i} holds,” Brandt said.\n" for i in range(30)]
    text = "".join(lines)
    # What Brandt said goes on over the lines 9 to 11, where the first part would end.
    start, end = text.index("“Line 9"), text.index("Brandt", text.index("Line 11"))
    cue = text.index("said", end)
    torn = Attribution("s0", (), ((cue, cue + 4),), ((start, end),))
    found = parts(reading(text, [torn]), size=10 * len(lines[0]))
    assert len(found) > 1
    assert [p.numbers for p in found].count((1,)) == 1
    for part in found:
        assert text[part.stretches[0].start :].startswith("“Line")
        assert text[: part.stretches[-1].end].endswith("said.")
        cut = part.stretches[-1].end
        assert not start < cut < end


def test_a_line_without_end_is_cut_between_words() -> None:
    text = "word " * 1000
    found = parts(reading(text), size=300)
    assert len(found) >= 5000 // 600
    assert all(text[p.stretches[0].start :].startswith("word ") for p in found)
    assert len(parts(reading("x" * 5000), size=300)) >= 5000 // 600


def test_a_story_of_usual_length_is_one_part() -> None:
    assert len(parts(reading("The bridge will hold, she said.\n" * 1000))) == 1
    assert len(parts(reading(""))) == 1
