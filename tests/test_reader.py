"""The stages together, with the shipped model."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sayso
from sayso.data import Attribution, Reading, Span
from sayso.errors import NotAStory, NotFound
from sayso.reading import read_text
from sayso.report import page, terminal

STORY = """Mayor: bridge will reopen

TARN (Meridian Press) - The bridge over the Lesna will reopen on Friday, the mayor said.

“The bridge is safe,” Petra Holm told reporters. “Nobody needs to fear it.

“I have walked across it myself.”

According to the roads agency, the engineers claimed that the cracks were harmless.

Residents fear that it will close again.

Share this story
"""


@pytest.fixture(scope="module")
def reader() -> sayso.Reader:
    return sayso.Reader()


@pytest.fixture(scope="module")
def reading(reader: sayso.Reader) -> Reading:
    return reader.read_story(read_text(STORY, "bridge", id="bridge"))


def who_says(reading: Reading, what: str) -> Attribution:
    """The outer attribution whose content holds ``what``."""
    at = reading.story.text.index(what)
    (found,) = (
        a
        for a in reading.attributions
        if a.parent is None and any(x <= at < y for x, y in a.content)
    )
    return found


def words(reading: Reading, spans: tuple[Span, ...]) -> str:
    return " / ".join(reading.story.text[a:b] for a, b in spans)


def test_indirect_speech(reading: Reading) -> None:
    found = who_says(reading, "will reopen on Friday")
    assert words(reading, found.source) == "the mayor"
    assert words(reading, found.cue) == "said"
    assert words(reading, found.content) == "The bridge over the Lesna will reopen on Friday"
    assert found.form == "indirect"


def test_a_quotation_over_paragraphs_is_one_attribution(reading: Reading) -> None:
    found = who_says(reading, "The bridge is safe")
    assert words(reading, found.source) == "Petra Holm"
    assert found.form == "direct"
    assert "Nobody needs to fear it" in words(reading, found.content)
    assert who_says(reading, "I have walked").source == found.source


def test_what_stands_inside_others_words(reading: Reading) -> None:
    outer = who_says(reading, "the engineers claimed")
    assert words(reading, outer.source) == "the roads agency"
    inner = [a for a in reading.attributions if a.parent == outer.id]
    assert [words(reading, a.source) for a in inner] == ["the engineers"]


def test_feelings_count(reading: Reading) -> None:
    assert words(reading, who_says(reading, "it will close again").source) == "Residents"


def test_boilerplate_and_credits_are_nobody_s_words(reading: Reading) -> None:
    kinds = {b.kind: STORY[slice(*b.span)] for b in reading.story.blocks}
    assert "Meridian Press" in kinds["dateline"]
    assert "Share this story" in kinds["boilerplate"]
    quiet = [b.span for b in reading.story.blocks if b.kind in ("boilerplate", "dateline")]
    for a in reading.attributions:
        for x, y in (*a.source, *a.cue, *a.content):
            assert not any(x < end and start < y for start, end in quiet)


def test_attributions_come_in_order_with_parents_that_exist(reading: Reading) -> None:
    starts = [a.content[0][0] for a in reading.attributions]
    assert starts == sorted(starts)
    ids = {a.id for a in reading.attributions}
    assert len(ids) == len(reading.attributions)
    assert all(a.parent is None or a.parent in ids for a in reading.attributions)


def test_stories_read_together_are_read_as_alone(reader: sayso.Reader) -> None:
    texts = [STORY, "It rained, he said.\n" * 3, STORY * 4, "Nothing here.\n"]
    stories = [read_text(t, str(i), id=str(i)) for i, t in enumerate(texts)]
    together = list(reader.read_many(stories))
    assert [r.story.id for r in together] == ["0", "1", "2", "3"]
    for story, found in zip(stories, together, strict=True):
        alone = reader.read_story(story).attributions
        assert [(a.source, a.cue, a.content) for a in alone] == [
            (a.source, a.cue, a.content) for a in found.attributions
        ]


def test_reading_is_lazy(reader: sayso.Reader) -> None:
    taken = []

    def endless() -> Iterator[sayso.Story]:
        while True:
            taken.append(1)
            yield read_text(STORY, "x", id="x")

    next(reader.read_many(endless()))
    assert len(taken) < 1000


def test_one_file(tmp_path: Path) -> None:
    path = tmp_path / "bridge.txt"
    path.write_text(STORY, encoding="utf-8")
    assert sayso.read(path).story.id == "bridge.txt"
    with pytest.raises(NotFound):
        sayso.read(tmp_path / "none.txt")
    lines = tmp_path / "two.jsonl"
    lines.write_text('{"id": "a", "text": "It rained, he said."}\n' * 2)
    with pytest.raises(NotAStory, match="more than one"):
        sayso.read(lines)


said = st.sampled_from(
    ["The mayor said ", "“It burned,” he said. ", "according to the police", " claimed that "]
)
odd = st.text(max_size=12) | st.sampled_from(
    ["\r\n", "\x00", "👩‍👩‍👧‍👦", "e\u0301", "שלום עולם", "\u202e", "\u2028", "«", "“", "\t"]
)
texts = st.lists(said | odd, min_size=1, max_size=14).map("".join).filter(str.strip)


@settings(max_examples=60)
@given(text=texts)
def test_every_span_is_the_text_s_own(text: str) -> None:
    found = _reader().read_story(read_text(text, "odd", id="odd", any_language=True))
    assert found.story.text == text
    covered = [False] * len(text)
    last = 0
    for block in found.story.blocks:
        start, end = block.span
        assert last <= start < end <= len(text)
        covered[start:end] = [True] * (end - start)
        last = end
    assert all(c or ch.isspace() for c, ch in zip(covered, text, strict=True))
    for a in found.attributions:
        assert a.content
        for start, end in (*a.source, *a.cue, *a.content):
            assert 0 <= start < end <= len(text)
    assert terminal.render(found, color=False, width=80)
    assert page.render([found])


_readers: list[sayso.Reader] = []


def _reader() -> sayso.Reader:
    if not _readers:
        _readers.append(sayso.Reader())
    return _readers[0]


def test_speakers_circumstances_and_stance_are_filled(reading: Reading) -> None:
    said = who_says(reading, "The bridge is safe")
    speaker = next(s for s in reading.speakers if s.id == said.speaker)
    assert (speaker.name, speaker.kind) == ("Petra Holm", "person")
    assert [reading.story.text[x:y] for x, y in said.addressee] in (
        ["reporters"],
        ["told reporters"],
    )
    assert (said.act, said.stance, said.certainty) == ("states", "asserts", "certain")
    assert all(a.act and a.stance and a.certainty for a in reading.attributions)


def test_less_sure_ones_can_be_left_out(reading: Reading) -> None:
    sure = sayso.Reader(min_confidence=0.9).read_story(reading.story)
    told = {(a.source, a.cue, a.content) for a in reading.attributions if a.confidence >= 0.9}
    assert {(a.source, a.cue, a.content) for a in sure.attributions} == told
    assert 0 < len(told) < len(reading.attributions)
