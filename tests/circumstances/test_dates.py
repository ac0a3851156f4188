from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.circumstances.dates import resolve
from sayso.circumstances.intervals import MONTHS, WEEKDAYS
from tests.circumstances.expressions import ANCHORED, FUTURE, NEWS, Row, rows

DAYS = st.dates(date(1900, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize("row", rows(NEWS), ids=lambda row: f"{row[1]} in {row[0]}")
def test_expressions(row: Row) -> None:
    published, expression, meaning = row
    assert resolve(expression, published) == meaning


@pytest.mark.parametrize("row", rows(FUTURE), ids=lambda row: row[1])
def test_what_is_yet_to_be_said(row: Row) -> None:
    published, expression, meaning = row
    assert resolve(expression, published, future=True) == meaning


@pytest.mark.parametrize("row", rows(ANCHORED), ids=lambda row: row[1])
def test_counted_from_the_day_told_before(row: Row) -> None:
    published, expression, meaning = row
    assert resolve(expression, published, anchor=date(2024, 10, 24)) == meaning


@given(DAYS, st.integers(0, 6))
def test_a_weekday_is_the_last_one(published: date, number: int) -> None:
    found = resolve(f"on {WEEKDAYS[number].title()}", published)
    assert found is not None
    assert found[0] == found[1]
    assert found[0].weekday() == number
    assert timedelta(0) <= published - found[0] < timedelta(7)


@given(DAYS, DAYS)
def test_whole_dates_mean_themselves(on: date, published: date) -> None:
    name = MONTHS[on.month - 1].title()
    for words in (
        f"{name} {on.day}, {on.year}",
        f"on {on.day} {name} {on.year}",
        f"{WEEKDAYS[on.weekday()]} {on.day} {name} {on.year}",
        on.isoformat(),
    ):
        assert resolve(words, published) == resolve(words, None) == (on, on)


@given(DAYS, st.integers(0, 360))
def test_a_date_without_a_year_is_the_last_one(published: date, back: int) -> None:
    on = published - timedelta(back)
    assert resolve(f"{MONTHS[on.month - 1].title()} {on.day}", published) == (on, on)


@given(st.text(max_size=40), st.one_of(st.none(), st.dates()), st.one_of(st.none(), st.dates()))
def test_whatever_the_words_the_days_are_in_order(
    words: str, published: date | None, anchor: date | None
) -> None:
    for future in (False, True):
        found = resolve(words, published, anchor, future)
        assert found is None or found[0] <= found[1]


WORDS = """
on in the last this next week month year Tuesday May Oct. 3 22 2021 to and - , summer
weekend late early ago two days of a morning 31 day later before
"""


@given(
    st.lists(st.sampled_from(WORDS.split()), max_size=6).map(" ".join),
    st.one_of(st.none(), st.dates()),
)
def test_words_of_time_in_any_order(words: str, published: date | None) -> None:
    found = resolve(words, published)
    assert found is None or found[0] <= found[1]
    if found and published is None:
        assert any(ch.isdigit() for ch in words)
