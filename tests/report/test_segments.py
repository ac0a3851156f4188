from __future__ import annotations

from itertools import pairwise

from hypothesis import given

from sayso.data import Attribution, Block, Reading, Story
from sayso.report.parts import stretches
from sayso.report.segments import depths, parents, segmented

from .arbitrary import covered, patient, readings
from .invented import PRODUCER, long_quotation, nested, reading


def letters(text: str) -> str:
    return "".join(text.split())


@patient
@given(readings())
def test_segments_hold_every_letter_once_and_in_order(read: Reading) -> None:
    text = read.story.text
    found = [s for _, segments in segmented(read) for s in segments]
    assert letters("".join(text[s.start : s.end] for s in found)) == letters(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(s.start < s.end for s in found)


@patient
@given(readings())
def test_segments_carry_what_covers_each_character(read: Reading) -> None:
    attributions = read.attributions
    deep = depths(parents(attributions))
    for _, segments in segmented(read):
        for segment in segments:
            for at in range(segment.start, segment.end):
                contents = covered(attributions, "content", at)
                assert segment.depth == max((deep[i] + 1 for i in contents), default=0)
                assert segment.source == bool(covered(attributions, "source", at))
                assert segment.cue == bool(covered(attributions, "cue", at))


@patient
@given(readings())
def test_each_number_stands_once(read: Reading) -> None:
    numbers = [n for _, segments in segmented(read) for s in segments for n in s.numbers]
    placed = [n for n, a in enumerate(read.attributions, 1) if a.cue or a.source or a.content]
    assert sorted(numbers) == (placed if letters(read.story.text) else [])


def test_a_number_stands_behind_its_cue_or_else_its_source_or_content() -> None:
    for read in (nested(), long_quotation()):
        text = read.story.text
        behind = {
            n: text[s.start : s.end]
            for _, segments in segmented(read)
            for s in segments
            for n in s.numbers
        }
        for number, a in enumerate(read.attributions, 1):
            last = (a.cue or a.source or a.content)[-1]
            assert text[slice(*last)].endswith(behind[number])


def test_the_innermost_content_is_the_deepest() -> None:
    read = nested()
    at = read.story.text.index("cracks")
    (depth,) = [
        s.depth for _, segments in segmented(read) for s in segments if s.start <= at < s.end
    ]
    assert depth == 3


def test_text_without_blocks_is_a_paragraph_a_line() -> None:
    story = Story("x", " a b \n\n c\n[d]\ne", (Block("boilerplate", (9, 14)),))
    assert [(s.kind, story.text[s.start : s.end]) for s in stretches(story)] == [
        ("paragraph", "a b"),
        ("paragraph", "c"),
        ("boilerplate", "[d]"),
        ("paragraph", "e"),
    ]


def test_blocks_that_overlap_or_overrun_lose_nothing_and_double_nothing() -> None:
    story = Story("x", "abcdef", (Block("quote", (2, 99)), Block("list", (0, 4))))
    assert [story.text[s.start : s.end] for s in stretches(story)] == ["abcd", "ef"]


def test_parents_in_a_circle_and_unknown_ones_are_none() -> None:
    def child(name: str, parent: str | None) -> Attribution:
        return Attribution(name, (), (), ((0, 1),), parent=parent)

    circle = [child("a", "b"), child("b", "c"), child("c", "a"), child("d", "a"), child("e", "?")]
    above = parents(circle)
    assert above.count(None) == 2
    assert above[4] is None
    assert sorted(depths(above))[:2] == [0, 0]
    assert parents([child("a", "a")]) == [None]


def test_a_chain_of_thousands_is_no_recursion() -> None:
    chain = [Attribution(f"s{i}", (), (), ((0, 1),), parent=f"s{i + 1}") for i in range(5000)]
    assert max(depths(parents(chain))) == 4999


def test_a_story_of_nothing_has_no_segments() -> None:
    assert list(segmented(reading(""))) == []
    assert list(segmented(Reading(Story("x", " \n\t", ()), PRODUCER))) == []
