import pytest

from sayso.attribution.predicates import without_predicates
from sayso.data import Attribution


def nested(text: str, outer: str, inner: str) -> tuple[Attribution, Attribution]:
    def span(words: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    return (
        Attribution("a1", (), (), (span(outer),)),
        Attribution("a2", (), (), (span(inner),), parent="a1"),
    )


def inner_words(text: str, outer: str, inner: str) -> str:
    found = without_predicates(text, nested(text, outer, inner))[1]
    return text[slice(*found.content[0])]


def test_the_predicate_is_the_speaker_s() -> None:
    text = "She said that the rebels’ assertions about the bridge were “groundless rumors.”"
    outer = "that the rebels’ assertions about the bridge were “groundless rumors.”"
    inner = "about the bridge were “groundless rumors.”"
    assert inner_words(text, outer, inner) == "about the bridge"


@pytest.mark.parametrize(
    ("outer", "inner"),
    [
        ("that he spoke of ferries that were late", "of ferries that were late"),
        ("that he spoke of how ferries are built", "of how ferries are built"),
        ("that claims of fraud were made and dropped", "of fraud"),
        ("the plan to say that dams are safe", "that dams are safe"),
    ],
)
def test_a_clause_keeps_its_own_verb(outer: str, inner: str) -> None:
    assert inner_words(f"She said {outer}.", outer, inner) == inner


def test_an_outer_content_is_left_alone() -> None:
    text = "He spoke about the bridge was all we heard."
    a = Attribution("a1", (), (), ((9, len(text)),))
    assert without_predicates(text, [a]) == (a,)
