from __future__ import annotations

import pytest

from sayso.data import Attribution, SaidAt, Speaker
from sayso.report.entries import NOBODY, entries, said_at

from .invented import at, long_quotation, nested, reading


def test_who_how_what_and_the_small_print() -> None:
    first, told, *_, replied = entries(nested())
    assert (first.who, first.about, first.source, first.form) == (
        "engineers",
        ("group",),
        "",
        "indirect",
    )
    assert told.who == "Zoë Brandt"
    assert told.source == "the mayor of Lowmere"
    assert told.about == ("person", "mayor", "Lowmere", "XLM")
    assert told.cue == "told"
    assert told.circumstances == (
        ("when", "on 3 May (3 May 2021)"),
        ("to", "reporters"),
        ("where", "Lowmere"),
    )
    assert told.remarks == ("promises", "read with 31% confidence")
    assert replied.circumstances == (("how", "in a letter"), ("via", "Radio Quay"))
    assert replied.remarks == ("denies", "probable")
    assert replied.verdict == ("false", 3)


def test_the_chain_runs_from_the_outermost_in() -> None:
    _, _, outer, middle, inner, _ = entries(nested())
    assert (outer.depth, middle.depth, inner.depth) == (0, 1, 2)
    assert inner.chain == ((3, "The Lowmere Gazette"), (4, "Ines Okafor"))
    assert (outer.within, middle.within, inner.within) == ((4,), (5,), ())
    assert inner.who == "the port’s own survey"


def test_nobody_is_named_where_there_is_no_source() -> None:
    first, passenger, bare = entries(long_quotation())
    assert (first.who, first.named) == (NOBODY, False)
    assert (passenger.who, passenger.named) == ("one passenger", True)
    assert bare.cue == ""


def test_joint_and_unnamed_speakers() -> None:
    t = "They said so."
    a = Attribution("s0", at(t, "They"), at(t, "said"), at(t, "so"), speaker="j")
    joint = Speaker("j", None, "government", members=("a", "b", "missing"))
    one = Speaker("a", "Norland", "government")
    other = Speaker("b", None, "unnamed", description="a senior Surish envoy")
    (entry,) = entries(reading(t, [a], [joint, one, other]))
    assert entry.who == "Norland and a senior Surish envoy"
    assert entry.about == ("3 jointly",)
    assert entry.source == "They"


@pytest.mark.parametrize(
    ("start", "end", "inferred", "said"),
    [
        ("2024-10-08", "2024-10-08", False, "8 October 2024"),
        ("2024-10-08", "2024-10-08", True, "8 October 2024, inferred"),
        ("2024-10-01", "2024-10-08", False, "1 October 2024 to 8 October 2024"),
        ("2024-10-01", None, False, "from 1 October 2024"),
        (None, "2024-10-08", False, "until 8 October 2024"),
        ("2024-10-08T09:30", "2024-10-08T09:30", False, "2024-10-08T09:30"),
        (None, None, True, ""),
    ],
)
def test_dates_in_words(start: str | None, end: str | None, inferred: bool, said: str) -> None:
    assert said_at(SaidAt((), start, end, inferred)) == said


def test_a_long_chain_is_told_from_its_near_end() -> None:
    t = "abc"
    deep = [
        Attribution(f"s{i}", (), (), ((0, 3),), parent=f"s{i - 1}" if i else None)
        for i in range(50)
    ]
    assert [n for n, _ in entries(reading(t, deep))[-1].chain] == [44, 45, 46, 47, 48, 49]
