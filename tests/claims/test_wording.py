"""Negations, numbers, times, dates and names in words."""

import pytest

from sayso.claims.wording import dates, names, negative, numbers, times


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The dam has burst", False),
        ("The dam has not burst", True),
        ("Not one boat came back, with or without a crew", True),
        ("It’s not only the dam that burst", False),
        ("Nobody was hurt", True),
        ("They don’t know", True),
        ("We have four hurt, and not all of the boats are back", None),
        ("It was caused by neglect and by nothing else", False),
        ("the report of a burst dam is false", True),
    ],
)
def test_negation_is_that_of_the_first_clause(text: str, expected: bool | None) -> None:
    assert negative(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Twenty-three people died", {23.0}),
        ("losses of two million marks", {2_000_000.0}),
        ("14,000 tonnes or $1.5 million", {14_000.0, 1_500_000.0}),
        ("at 2:31 a.m. on 27 February", set()),
        ("one of them", set()),
        ("a hundred and twelve boats", {112.0}),
    ],
)
def test_numbers_are_values_without_times_and_days(text: str, expected: set[float]) -> None:
    assert {value for value, _ in numbers(text)} == expected


def test_times_and_days_are_the_same_however_written() -> None:
    assert times("at 2.31am") == times("at 2:31 a.m.") == {"2:31"}
    assert times("at six o’clock") == {"6:00"}
    assert dates("on 27 February") == dates("by Feb. 27") == {"02-27"}


def test_names_have_a_capital_inside_a_sentence() -> None:
    assert names("The dam at Orv’s edge, said Ada. Divers came in May") == {"orv", "ada"}
