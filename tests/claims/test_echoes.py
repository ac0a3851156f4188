"""Echoes: who repeats whose words."""

from __future__ import annotations

import random

import pytest

from sayso.claims.credits import credit, credits
from sayso.claims.echoes import echoes, overlaps, quotations_only, told
from sayso.claims.overlaps import overlap
from sayso.claims.sheets import Sheet, sheet
from sayso.data import Echo
from sayso.library import Stored
from tests.claims.made import BAKERY, QUARRY, stored

FIRST = QUARRY.split("\n")[0]
REWRITTEN = (
    "Bathers are to get the old quarry.\n"
    + FIRST.replace("announced on Monday", "said yesterday")
    + "\nWhether the water is clean enough is being looked into by the county's laboratory, which "
    "wants to see a whole summer's samples before it will say so, and has asked for money.\n"
)


def test_a_copy_under_another_address_is_a_full_echo() -> None:
    (echo,) = echoes([
        stored("a", QUARRY, published_at="2031-05-01"),
        stored("b", QUARRY, published_at="2031-05-02"),
    ])  # fmt: skip
    assert echo == Echo("b", "a", 1.0, "from")


def test_a_short_copy_is_an_echo_too() -> None:
    found = echoes([stored("a", "Pass closed."), stored("b", "Pass closed.")])
    assert [(e.story, e.other, e.share, e.direction) for e in found] == [("b", "a", 1.0, "unknown")]


def test_rewritten_copy_and_its_share() -> None:
    (echo,) = echoes([stored("wire", QUARRY), stored("paper", REWRITTEN)])
    # 25 of the first sentence's 29 words stand in runs of five or more; there are 68.
    assert (echo.story, echo.other) == ("paper", "wire")
    assert echo.share == pytest.approx(25 / 68, abs=0.03)
    assert echo.direction == "unknown"


def test_stories_of_their_own_words_are_none() -> None:
    assert echoes([stored("a", QUARRY), stored("b", BAKERY)]) == ()


def test_a_common_phrase_is_none() -> None:
    phrase = "Nobody was hurt in it, the fire brigade of Tarn said on Sunday."
    a, b = f"{QUARRY}{phrase}", f"{BAKERY}{phrase}"
    assert echoes([stored("a", a), stored("b", b)]) == ()


QUOTED = (
    "“We shall not sell one stone of it while I am chairman of this board, and you may write that "
    "down twice,”"
)


def test_a_quotation_that_both_heard_is_none_but_is_told() -> None:
    sheets = [
        sheet(stored("a", f"{QUARRY}{QUOTED} said the chairman, Aldo Renn.")),
        sheet(stored("b", f"{BAKERY}{QUOTED} the board's head said when he was asked.")),
    ]
    found = overlaps(sheets)
    assert told(found) == ()
    assert quotations_only(found) == (("a", "b"),)


def test_a_quotation_counts_towards_the_share_of_an_echo() -> None:
    a, b = f"{QUARRY}{QUOTED} said the chairman.", f"{FIRST} {QUOTED} said the chairman."
    (echo,) = echoes([stored("a", a), stored("b", b)])
    assert echo.share == 1.0


def test_versions_of_one_story_are_none() -> None:
    first = stored("q1", QUARRY, published_at="2031-05-01T08:00:00Z")
    second = stored("q2", QUARRY + BAKERY, 2, "q1", published_at="2031-05-01T12:00:00Z")
    copy = stored("copy", QUARRY, published_at="2031-05-01T10:00:00Z")
    assert echoes([first, second]) == ()
    # Of two versions that are copied the one that shares most tells who was first.
    assert echoes([first, second, copy]) == (Echo("copy", "q1", 1.0, "from"),)


def test_an_outlets_own_background_is_none() -> None:
    a = stored("a", f"{FIRST}\n{BAKERY * 3}", outlet="The Tarn Post")
    b = stored("b", f"{FIRST}\nThe kiosk's lease was signed on Friday. {'Much rain fell. ' * 20}")
    assert len(echoes([a, b])) == 1
    told_of = stored("b", b.reading.story.text, outlet="The Tarn Post", published_at="2031-05-03")
    assert echoes([a, told_of]) == ()


def test_a_day_and_an_hour_on_it_do_not_tell_who_was_first() -> None:
    a = stored("a", QUARRY, published_at="2031-05-01")
    b = stored("b", QUARRY, published_at="2031-05-01T09:00:00Z")
    assert echoes([a, b])[0].direction == "unknown"


def test_a_credit_tells_more_than_dates() -> None:
    # The agency's story was sent again later, with a new date.
    wire = stored("wire", QUARRY, outlet="Marlpress", published_at="2031-05-01T18:00:00Z")
    paper = stored(
        "paper",
        f"By our staff and Marlpress\n{QUARRY}",
        outlet="The Tarn Post",
        published_at="2031-05-01T12:00:00Z",
    )
    (echo,) = echoes([wire, paper])
    assert (echo.story, echo.other, echo.direction) == ("paper", "wire", "from")


def test_two_that_carry_one_agency_repeat_it_and_not_each_other() -> None:
    wire = stored("wire", QUARRY + BAKERY, outlet="Marlpress", published_at="2031-05-01T06:00:00Z")
    one = stored("one", QUARRY, outlet="Post", published_at="2031-05-01T08:00:00Z")
    two = stored(
        "two", QUARRY + "Much rain fell.", outlet="Star", published_at="2031-05-01T09:00:00Z"
    )
    assert [(e.story, e.other) for e in echoes([wire, one, two])] == [
        ("one", "wire"),
        ("two", "wire"),
    ]
    # Without the agency's own story it is one of the other.
    assert [(e.story, e.other) for e in echoes([one, two])] == [("two", "one")]


def test_two_that_credit_an_agency_that_is_not_there_have_no_direction() -> None:
    one = stored("one", f"By Reuters\n{QUARRY}", outlet="Post", published_at="2031-05-01")
    two = stored("two", f"By Reuters\n{QUARRY}", outlet="Star", published_at="2031-05-03")
    assert echoes([one, two])[0].direction == "unknown"


def _pile() -> list[Stored]:
    lines = [line for line in (QUARRY + BAKERY).split("\n") if line]
    draw = random.Random(7)
    return [
        stored(
            f"s{i}",
            "\n".join(draw.sample(lines, 3)),
            published_at=draw.choice([None, f"2031-05-{1 + i:02}"]),
        )
        for i in range(12)
    ]


def test_the_order_of_stories_does_not_matter() -> None:
    pile = _pile()
    expected = echoes(pile)
    assert expected
    for seed in range(3):
        random.Random(seed).shuffle(pile)
        assert echoes(pile) == expected


def test_marks_miss_nothing_that_all_pairs_would_find() -> None:
    sheets = [sheet(s) for s in _pile()]
    every = [overlap(a, b) for i, b in enumerate(sheets) for a in sheets[:i]]
    assert len(overlaps(sheets)) == sum(o is not None for o in every)


def test_sheets_as_bytes() -> None:
    one = sheet(stored("a", QUARRY + QUOTED, outlet="Post", published_at="2031-05-01"))
    back = Sheet.from_bytes(one.to_bytes())
    assert back.words.tolist() == one.words.tolist()
    assert back.quoted.tolist() == one.quoted.tolist()
    assert (back.key, back.outlet, back.dated) == ("a", "Post", "2031-05-01")
    assert overlap(back, sheet(stored("b", QUARRY))) == overlap(one, sheet(stored("b", QUARRY)))


def test_a_story_without_words() -> None:
    empty = sheet(stored("a", ""))
    assert empty.marks == ()
    assert overlap(empty, sheet(stored("b", QUARRY))) is None
    assert Sheet.from_bytes(empty.to_bytes()).words.tolist() == []


@pytest.mark.parametrize(
    ("text", "outlet", "expected"),
    [
        ("By Lene Osk and Marlpress\nIt rained.", "Marlpress", True),
        ("Tarn, 10 March (Marlpress) – It rained.", "Marlpress", True),
        ("It rained all day. – Marlpress ho/lm", "Marlpress", True),
        ("It rained all day.\n(Marlpress)", "Marlpress", True),
        ("It rained, the mayor told Marlpress. It will rain on, she said.", "Marlpress", False),
        ("By Lene Osk, The Tarn Post\nIt rained.", "The Tarn Post", True),
        ("By Lene Osk\nIt rained.", None, False),
    ],
)
def test_credits(text: str, outlet: str | None, expected: bool) -> None:
    assert credits(credit(stored("a", text).reading.story), outlet) is expected
