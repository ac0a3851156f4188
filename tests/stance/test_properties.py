"""Whatever the text and the spans: no error, allowed labels, judged ones that are there."""

from __future__ import annotations

from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.data import Act, Attribution, Certainty, Spans, Stance, Story, Verdict
from sayso.stance import judge

_VOCABULARY = """
said denied that the report is false a lie it claims nobody no not called true may “ ” ? . doubts
could confirm don't Vidor’s told to will “It’s , … apologised for comment U.S.
"""
_WORDS = st.sampled_from([*_VOCABULARY.split(), "\n"])
_TEXTS = st.one_of(st.text(max_size=80), st.lists(_WORDS, max_size=40).map(" ".join))


@st.composite
def _stories(draw: st.DrawFn) -> tuple[Story, tuple[Attribution, ...]]:
    text = draw(_TEXTS)
    offsets = st.integers(0, len(text))
    spans = st.tuples(offsets, offsets).map(lambda s: (min(s), max(s)))

    def some() -> Spans:
        return tuple(sorted(draw(st.lists(spans, max_size=2))))

    n = draw(st.integers(0, 5))
    ids = [f"a{i}" for i in range(n)]
    parents = st.sampled_from([None, "elsewhere", *ids])
    speakers = st.sampled_from([None, "s1", "s2"])
    found = tuple(
        Attribution(i, some(), some(), some(), parent=draw(parents), speaker=draw(speakers))
        for i in ids
    )
    return Story("any", text, ()), found


@settings(max_examples=400, deadline=None)
@given(_stories())
def test_any_story(case: tuple[Story, tuple[Attribution, ...]]) -> None:
    story, bare = case
    done = judge(story, bare, ())
    ids = {a.id for a in bare}
    assert [a.id for a in done] == [a.id for a in bare]
    for before, a in zip(bare, done, strict=True):
        assert (a.source, a.cue, a.content, a.parent) == (
            before.source,
            before.cue,
            before.content,
            before.parent,
        )
        assert a.act in get_args(Act)
        assert a.stance in get_args(Stance)
        assert a.certainty in get_args(Certainty)
        if a.judges is not None:
            assert a.judges.verdict in get_args(Verdict)
            assert a.judges.attribution is None or a.judges.attribution in ids - {a.id}
    assert judge(story, bare, ()) == done
