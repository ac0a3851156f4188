"""Word pieces keep exact offsets, whatever the text."""

from hypothesis import given
from hypothesis import strategies as st

from sayso.encoder.tokens import FEATURES, QUOTED, SHAPES, tokenize


@given(st.text())
def test_words_are_spans_of_the_text_in_order(text: str) -> None:
    tokens = tokenize(text)
    last = 0
    for start, end in zip(tokens.start, tokens.end, strict=True):
        assert last <= start < end <= len(text)
        assert "\n" not in text[start:end]
        last = end
    assert len(tokens.features) == len(tokens.ids)
    for column, most in enumerate(FEATURES):
        assert all(0 <= value < most for value in tokens.features[:, column])


def test_case_and_quotation_marks_are_seen() -> None:
    text = "The U.N. said: “McCoy left in 2024.”"
    tokens = tokenize(text)
    words = {
        text[a:b]: (SHAPES[shape], QUOTED[quote])
        for a, b, (shape, quote, _) in zip(
            tokens.start, tokens.end, tokens.features[tokens.first], strict=True
        )
    }
    assert words["The"] == ("title", "outside")
    assert words["said"] == ("lower", "outside")
    assert words["“"] == ("other", "mark")
    assert words["McCoy"] == ("mixed", "double")
    assert words["2024"] == ("digit", "double")


def test_offsets_count_code_points() -> None:
    text = "😀 naïve café\r\nשלום 中国"
    tokens = tokenize(text)
    found = [text[a:b] for a, b in zip(tokens.start, tokens.end, strict=True)]
    assert found == ["😀", "naïve", "café", "שלום", "中", "国"]
