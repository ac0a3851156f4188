import pytest

from sayso.attribution.strays import without_strays
from sayso.encoder.quotations import quotations


def parts(text: str, cue: str, *contents: str) -> list[str]:
    def span(words: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    kept = without_strays(text, (span(cue),), tuple(map(span, contents)), quotations(text))
    return [text[a:b] for a, b in kept]


@pytest.mark.parametrize(
    "text",
    [
        "The dam is old. The mayor said it would hold.",
        "The dam is old.\nThe mayor said it would hold.",
    ],
)
def test_a_scrap_of_another_sentence_goes(text: str) -> None:
    assert parts(text, "said", "The dam is old", "it would hold") == ["it would hold"]


def test_a_quotation_before_the_sentence_stays() -> None:
    text = "“The dam is old. It leaks.” It would hold, the mayor said."
    quoted = "“The dam is old. It leaks.”"
    assert parts(text, "said", quoted, "It would hold") == [quoted, "It would hold"]


def test_parts_around_the_speaker_stay() -> None:
    text = "The dam, Mr. Orlo said, would hold."
    assert parts(text, "said", "The dam", "would hold") == ["The dam", "would hold"]


def test_the_only_parts_stay_where_the_cue_s_sentence_has_none() -> None:
    text = "The dam is old. The wall is new. So the mayor said."
    contents = ("The dam is old", "The wall is new")
    assert parts(text, "said", *contents) == list(contents)
