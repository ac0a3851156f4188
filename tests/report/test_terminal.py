from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from sayso.data import Attribution, Reading
from sayso.report.display import visible
from sayso.report.terminal import render

from .arbitrary import NASTY, patient, readings
from .invented import everything, hostile, nested, reading, scripts

SGR = re.compile(r"\x1b\[[0-9;:]*m")
CONTROLS = set(NASTY) - set("\u061c\u200b\u200d\ufeff")


def letters(text: str) -> str:
    return "".join(text.split())


@patient
@given(readings(), st.booleans(), st.integers(1, 100))
def test_any_reading_is_rendered_within_the_width_and_without_controls(
    read: Reading, color: bool, width: int
) -> None:
    out = render(read, color=color, width=width)
    plain = SGR.sub("", out) if color else out
    assert not CONTROLS & set(plain)
    assert all(cell_len(line) <= max(width, 24) for line in plain.split("\n"))
    out.encode()


@patient
@given(readings(most=0, boilerplate=False))
def test_the_story_is_shown_letter_for_letter(read: Reading) -> None:
    out = render(read, color=False, width=80)
    assert letters(visible(read.story.text)) in letters(out)


@st.composite
def one_cue(draw: st.DrawFn) -> Reading:
    read = draw(readings(most=1, boilerplate=False).filter(lambda r: len(r.attributions) == 1))
    (a,) = read.attributions
    return Reading(read.story, read.producer, (Attribution("s0", (), a.cue, a.content),))


# A mark that stands alone, before a space or at a cue's end, takes no cells, and yet is the cue's.
@patient
@example(reading("\u0300 0", [Attribution("s0", (), ((0, 2),), ())]))
@example(reading("00\u0300", [Attribution("s0", (), ((0, 2),), ())]))
@example(reading("0 \u0300 0", [Attribution("s0", (), ((2, 3),), ())]))
@given(one_cue())
def test_what_is_marked_as_the_cue_is_the_cue(read: Reading) -> None:
    out = render(read, color=True, width=60).partition("Marked: ")[0]
    curly = re.findall(r"\x1b\[4:3m(.*?)\x1b\[0m", out)
    text = read.story.text
    expected = "".join(text[a:b] for a, b in read.attributions[0].cue)
    assert letters("".join(curly)) == letters(visible(expected))


def test_without_color_a_number_stands_at_each_cue_and_in_the_list() -> None:
    out = render(nested(), color=False, width=80)
    assert "\x1b" not in out
    assert "the mayor of Lowmere told[2] reporters" in out
    assert "\n2  Zoë Brandt (person, mayor, Lowmere, XLM; here: the mayor of Lowmere)\n" in out
    assert "“The bridge,” … “will hold.”" in out
    assert "calls 3 false" in " ".join(out.split())


def test_nested_ones_stand_inside() -> None:
    out = render(nested(), color=False, width=80)
    assert "\n  4  Ines Okafor (person)\n     said\u00a0· indirect\u00a0· chain: The " in out
    told = " ".join(out.split())
    assert "chain: The Lowmere Gazette [3] ← Ines Okafor" in told
    assert "chain: The Lowmere Gazette [3] ← Ines Okafor [4] ← " in told


def test_boilerplate_is_folded_to_a_line() -> None:
    out = render(nested(), color=False, width=80)
    assert "[boilerplate, 1 block: Sign in | Subscribe]\n" in out
    assert "[boilerplate, 2 blocks: Cookie settings © Lowmere Media]\n" in out
    assert all(cell_len(line) <= 30 for line in render(nested(), color=False, width=30).split("\n"))


def test_boilerplate_with_a_mark_in_it_is_shown() -> None:
    read = reading("He said no", [Attribution("s0", ((0, 2),), ((3, 7),), ((8, 10),))])
    folds = reading("He said no", read.attributions, kinds={0: "boilerplate"})
    assert "He said[1] no" in render(folds, color=False, width=80)


def test_each_role_has_its_own_underline_that_falls_back_to_a_plain_one() -> None:
    out = render(nested(), color=True, width=200)
    assert "\x1b[4m\x1b[4:1mThe Lowmere Gazette\x1b[0m" in out
    assert "\x1b[4m\x1b[4:3mreported\x1b[0m\x1b[1;38;5;162m³\x1b[0m" in out
    assert "\x1b[4m\x1b[4:4mthat \x1b[0m" in out
    assert "\x1b[4m\x1b[4:2mcracks in two piers\x1b[0m" in out


def test_escape_sequences_of_the_story_are_shown_not_obeyed() -> None:
    out = render(hostile(), color=False, width=200)
    assert "␛[31mred␛]0;owned␇\ufffd2J" in out
    assert "Mr \ufffddlof\ufffd said[1]" in out


def test_a_title_stands_in_for_a_headline() -> None:
    out = render(reading("Body.", title="A title"), color=False, width=40)
    assert out == "A title\n\nBody.\n\nNo attributions found.\n"


def test_wide_letters_fill_no_more_than_the_width() -> None:
    out = render(scripts(), color=False, width=24)
    assert max(cell_len(line) for line in out.split("\n")) <= 24
    assert "👩\u200d🚒" in out


@pytest.mark.parametrize("index", range(len(everything())))
def test_reports_end_in_a_line_break_and_hold_no_trailing_space(index: int) -> None:
    out = render(everything()[index], color=False, width=60)
    assert out.endswith("\n")
    assert not re.search(r" $", out, re.M)


def test_a_source_of_white_space_is_shown_as_an_empty_line() -> None:
    read = reading("\rx", [Attribution("s0", ((0, 1),), (), ((1, 2),))])
    assert "1" in render(read, color=False, width=40)
