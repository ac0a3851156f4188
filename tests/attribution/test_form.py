import pytest

from sayso.attribution.form import form
from sayso.encoder.quotations import quotations


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        ("“It rained,” she said.", "“It rained,”", "direct"),
        ("“It rained,” she said.", "It rained", "direct"),
        ("She said it rained.", "it rained.", "indirect"),
        ("She said it was “a flood” there.", "it was “a flood” there", "mixed"),
        ("“He says it rained all day,” she said.", "it rained all day", "indirect"),
        ("'It rained,' she said.", "'It rained,'", "direct"),
        ("«Il pleut», he said.", "«Il pleut»", "direct"),
        ("She said: “It never closed", "“It never closed", "direct"),
    ],
)
def test_form(text: str, content: str, expected: str) -> None:
    start = text.index(content)
    assert form(((start, start + len(content)),), text, quotations(text)) == expected
