"""Quotation marks of every sort."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.encoder.quotations import quotations


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It rained,” she said.", ["“It rained,”"]),
        ('"It rained," she said. "A lot."', ['"It rained,"', '"A lot."']),
        ("«Il pleut», he said.", ["«Il pleut»"]),
        ("„Es regnet“, he said.", ["„Es regnet“"]),
        ("‘It rained,’ the farmers’ union said.", ["‘It rained,’"]),
        ("'It rained,' it's said.", ["'It rained,'"]),
        ("“He shouted ‘fire’ twice,” she said.", ["“He shouted ‘fire’ twice,”", "‘fire’"]),
        ("The '90s and the farmers' union.", []),
        ('A 6" pipe and a 4" one.', []),
        ("“It never closed, she said.", ["“It never closed, she said."]),
    ],
)
def test_marks(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_three_paragraphs_are_one_quotation_carried_on() -> None:
    text = "“The first,\n“the second,\n“and the third,” she said. “New.”"
    found = quotations(text)
    assert [(q.closed, q.carried) for q in found] == [
        (False, False),
        (False, True),
        (True, True),
        (True, False),
    ]


def test_a_paragraph_may_close_what_it_did_not_open() -> None:
    text = "“The first.\nAnd the second,” she said."
    assert quoted(text) == ["“The first.", "And the second,”"]


@given(st.text(alphabet=st.sampled_from("a \n\"'“”‘’«»„s.")))
def test_quotations_lie_in_their_line(text: str) -> None:
    for q in quotations(text):
        assert 0 <= q.start < q.end <= len(text)
        assert "\n" not in text[q.start : q.end]
