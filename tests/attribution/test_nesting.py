from sayso.attribution.nesting import with_parents
from sayso.data import Attribution, Spans


def attribution(content: Spans) -> Attribution:
    return Attribution(id="", source=(), cue=(), content=content)


def test_parents_by_layer() -> None:
    found = with_parents(
        [
            (2, attribution(((54, 64),))),
            (0, attribution(((15, 64),))),
            (1, attribution(((39, 64),))),
        ]
    )
    assert [(a.id, a.parent) for a in found] == [("a1", None), ("a2", "a1"), ("a3", "a2")]


def test_what_nothing_holds_stands_alone() -> None:
    found = with_parents([(0, attribution(((0, 9),))), (1, attribution(((39, 64),)))])
    assert [a.parent for a in found] == [None, None]


def test_a_discontinuous_parent() -> None:
    found = with_parents([(0, attribution(((0, 14), (40, 64)))), (1, attribution(((44, 64),)))])
    assert found[1].parent == "a1"
