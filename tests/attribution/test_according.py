"""What is "according to" another within a content."""

from sayso.attribution.according import with_according
from sayso.data import Attribution


def told(text: str, content: str) -> list[tuple[str, str, str]]:
    start = text.index(content)
    outer = Attribution("", (), (), ((start, start + len(content)),))
    (first, *rest) = with_according(text, [(0, outer)])
    assert first == (0, outer)
    assert all(layer == 1 for layer, _ in rest)
    return [
        tuple(text[slice(*spans[0])] for spans in (a.source, a.cue, a.content))  # type: ignore[misc]
        for _, a in rest
    ]


def test_a_party_before_the_statement() -> None:
    content = "that, according to the harbour board’s survey, the pier was sinking"
    assert told(f"Vey said {content}.", content) == [
        ("the harbour board’s survey", "according to", "the pier was sinking")
    ]


def test_a_party_behind_the_statement() -> None:
    content = "the pier was sinking, according to the board"
    assert told(f"Vey said {content}.", content) == [
        ("the board", "according to", "the pier was sinking")
    ]


def test_none_where_the_network_has_found_it() -> None:
    text = "Vey said that, according to the board, the pier was sinking."
    outer = Attribution("", (), (), ((9, 59),))
    cue = text.index("according")
    inner = Attribution("", (), ((cue, cue + 12),), ((39, 59),))
    assert with_according(text, [(0, outer), (1, inner)]) == [(0, outer), (1, inner)]


def test_none_where_nothing_is_said() -> None:
    assert told("Vey said the seats go according to rank.", "according to rank") == []
