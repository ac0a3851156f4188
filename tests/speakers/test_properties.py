"""Whatever the text and the spans: nothing raises, ids are stable, offsets are inside."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.data import Attribution, Mention, Span
from sayso.speakers import resolve
from tests.speakers.stories import story

WORDS = st.sampled_from(
    [
        "Ana",
        "Beck",
        "Beck’s",
        "he",
        "she",
        "it",
        "they",
        "who",
        "I",
        "we",
        "you",
        "said,",
        "“Yes”",
        "“",
        "”",
        "and",
        "of",
        "for",
        "the",
        "The",
        "minister",
        "Minister",
        "U.S.",
        "Zaranth",
        "(ZA)",
        ",",
        ".",
        ":",
        "—",
        "No",
        "Bank",
        "police",
        "a",
        "an",
        "A",
        "'s",
        "\n",
        "\n\n",
        "É",
        "漢字",
        "́",
        "�",
        "😀",
        "(",
        ")",
        "@x",
        "Mr.",
        "Dr.",
        "two",
        "leaders",
        "Washington",
        "Zaranthi",
    ]
)
TEXTS = st.one_of(st.lists(WORDS, max_size=40).map(" ".join), st.text(max_size=80))


@st.composite
def scenes(draw: st.DrawFn) -> tuple[str, list[Attribution], list[Mention]]:
    text = draw(TEXTS)
    positions = st.integers(0, len(text))

    @st.composite
    def spans(draw: st.DrawFn, least: int = 0) -> tuple[Span, ...]:
        pairs = draw(st.lists(st.tuples(positions, positions), min_size=least, max_size=2))
        return tuple(sorted((min(p), max(p)) for p in pairs))

    count = draw(st.integers(0, 6))
    ids = [f"a{i}" for i in range(count)]
    parents = st.none() if not ids else st.one_of(st.none(), st.sampled_from([*ids, "gone"]))
    attributions = [
        Attribution(i, draw(spans()), draw(spans()), draw(spans(1)), draw(parents)) for i in ids
    ]
    kinds = st.sampled_from(["person", "organisation", "place", "people", "date"])
    mentions = [
        Mention(draw(kinds), span)  # type: ignore[arg-type]
        for span in draw(spans())
    ]
    return text, attributions, mentions


@settings(max_examples=300, deadline=None)
@given(scenes())
def test_anything_resolves(scene):
    text, attributions, mentions = scene
    found, speakers = resolve(story(text), attributions, mentions)
    assert (found, speakers) == resolve(story(text), attributions, mentions)
    ids = [s.id for s in speakers]
    assert ids == [f"p{i + 1}" for i in range(len(speakers))]
    assert [a.id for a in found] == [a.id for a in attributions]
    used = {a.speaker for a in found if a.speaker}
    for s in speakers:
        assert all(0 <= a <= b <= len(text) for a, b in s.mentions)
        assert (s.kind == "unnamed") == (s.name is None)
        assert s.name or s.description
        assert s.affiliation != s.id
        assert s.id not in s.members
        used |= {*s.members, *filter(None, [s.affiliation])}
    assert used == set(ids)
