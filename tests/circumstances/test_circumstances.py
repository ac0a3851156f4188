from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.circumstances import Circumstance, circumstances, find
from sayso.data import Attribution, Story
from tests.circumstances.marked import marked, words


def read(text: str, published: str | None = "2024-10-29") -> tuple[Story, dict[str, Attribution]]:
    story, attributions = marked(text, published)
    found = circumstances(story, attributions, find(story, attributions))
    return story, {a.id: a for a in found}


@dataclass(frozen=True)
class Case:
    """A sentence and what is to be found of its attribution a1."""

    text: str
    at: str = ""
    day: str = ""
    channel: str = ""
    addressee: str = ""
    place: str = ""


CASES = [
    Case(
        "{a1:s The mayor} hit back in a statement on Monday, {a1:c calling} {a1:x it a farce}.",
        "on Monday",
        "2024-10-28",
        "in a statement",
    ),
    Case(
        "{a1:x Rents will rise}, {a1:c according to} a 2013 study by {a1:s the Bank of Zaranth}.",
        "2013",
        "2013-01-01",
        "a 2013 study",
    ),
    Case(
        "{a1:s Mara Quell} {a1:c told} reporters on Monday {a1:x that the dam was safe}.",
        "on Monday",
        "2024-10-28",
        addressee="reporters",
    ),
    Case(
        "{a1:x “The dam is safe,”} {a1:s Quell} {a1:c said} in a written statement on Oct. 22.",
        "on Oct. 22",
        "2024-10-22",
        "in a written statement",
    ),
    Case(
        "On Sunday, {a1:s the ministry} {a1:c warned} {a1:x that the road might close}.",
        "On Sunday",
        "2024-10-27",
    ),
    Case(
        "In an email to the council last week, {a1:s she} {a1:c wrote} {a1:x that she left}.",
        "last week",
        "2024-10-21",
        "In an email",
        "the council",
    ),
    Case(
        "{a1:s The mayor} {a1:c said} {a1:x the bridge would open}.",
    ),
    Case(
        "{a1:s The mayor} {a1:c said} {a1:x the bridge would open in March}.",
    ),
    Case(
        "{a1:s Orlo Finch}, who was elected in 2018, {a1:c said} {a1:x he was done}.",
    ),
    Case(
        "Speaking to the Harbour Gazette, {a1:s Finch} {a1:c said} {a1:x he was tired}.",
        addressee="the Harbour Gazette",
    ),
    Case(
        "{a1:x “We are ruined,”} {a1:s she} {a1:c told} a packed news conference in Port Sella.",
        addressee="a packed news conference",
        place="in Port Sella",
    ),
    Case(
        "{a1:s The union} sent a letter to members on Friday {a1:c saying} {a1:x talks failed}.",
        "on Friday",
        "2024-10-25",
        "a letter",
        "members",
    ),
    Case(
        "{a1:x Rents doubled}, {a1:c according to} a 2023 report by {a1:s the Tenants’ League}.",
        "2023",
        "2023-01-01",
        "a 2023 report",
    ),
    Case(
        "{a1:s Her lawyer} {a1:c wrote} on X {a1:x that the charge was absurd}.",
        channel="on X",
    ),
    Case(
        "“I {a1:c was told} {a1:x to wait}.”",
        addressee="I",
    ),
    Case(
        "{a1:c Asked} {a1:x about the delay}, Finch shrugged.",
        addressee="Finch",
    ),
    Case(
        "Outside the court, {a1:s she} {a1:c said} {a1:x the family wanted peace}.",
        place="Outside the court",
    ),
    Case(
        "{a1:s The minister} {a1:c will announce} {a1:x a freeze} on Wednesday.",
        "on Wednesday",
        "2024-10-30",
    ),
    Case(
        "{a1:s Villagers} {a1:c have complained} {a1:x about the smell} for decades.",
    ),
    Case(
        "{a1:s Finch} {a1:c denied} {a1:x the report} in an interview with the Harbour Gazette.",
        channel="in an interview with the Harbour Gazette",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text[:50])
def test_what_stands_round_the_cue(case: Case) -> None:
    story, found = read(case.text)
    a = found["a1"]
    assert words(story, a.said_at.span if a.said_at else ()) == ([case.at] if case.at else [])
    assert (a.said_at.start if a.said_at else None) == (case.day or None)
    assert words(story, a.channel) == ([case.channel] if case.channel else [])
    assert words(story, a.addressee) == ([case.addressee] if case.addressee else [])
    assert words(story, a.place) == ([case.place] if case.place else [])


def test_each_cue_keeps_its_own() -> None:
    story, found = read(
        "{a1:s Quell} {a1:c said} on Monday {a1:x that it was over}, and {a2:s Finch} {a2:c told} "
        "the board on Tuesday {a2:x that it was not}."
    )
    assert found["a1"].said_at is not None
    assert found["a2"].said_at is not None
    assert words(story, found["a1"].said_at.span) == ["on Monday"]
    assert words(story, found["a2"].said_at.span) == ["on Tuesday"]
    assert words(story, found["a2"].addressee) == ["the board"]
    assert found["a1"].addressee == ()


def test_coordinated_cues_of_one_source_share_when_and_by_what_means() -> None:
    _, found = read(
        "In a statement on Friday, {a1:s {a2:s the League}} {a1:c said} {a1:x that rents rose}"
        " and {a2:c urged} {a2:x the council to act}."
    )
    assert found["a1"].said_at == found["a2"].said_at
    assert found["a1"].channel == found["a2"].channel
    assert found["a2"].said_at is not None


def test_a_nested_cue_has_its_own_circumstances() -> None:
    story, found = read(
        "{a1:s Quell} {a1:c said} on Monday {a1:x that {a2<a1:s Finch} {a2:c had told} her in June "
        "{a2:x that the dam leaked}}."
    )
    assert found["a1"].said_at is not None
    assert found["a2"].said_at is not None
    assert found["a1"].said_at.start == "2024-10-28"
    assert found["a2"].said_at.start == "2024-06-01"
    assert words(story, found["a2"].addressee) == ["her"]
    assert found["a1"].addressee == ()


def test_without_a_publication_date_the_words_stay_and_the_date_is_unknown() -> None:
    story, found = read("{a1:s Quell} {a1:c said} {a1:x it was over} on Monday.", None)
    at = found["a1"].said_at
    assert at is not None
    assert words(story, at.span) == ["on Monday"]
    assert (at.start, at.end) == (None, None)


def test_the_next_day_is_counted_from_the_day_told_before() -> None:
    _, found = read(
        "{a1:s Quell} {a1:c resigned}, {a1:x saying she was ill}, on Oct. 3.\n"
        "The next day, {a2:s Finch} {a2:c said} {a2:x she was not ill}."
    )
    assert found["a2"].said_at is not None
    assert found["a2"].said_at.start == "2024-10-04"


def test_spans_from_elsewhere_are_tied_to_the_nearest_cue() -> None:
    story, attributions = marked(
        "{a1:s Quell} {a1:c said} {a1:x it was over}, in so many words, and {a2:s Finch} "
        "{a2:c agreed} {a2:x that it was}."
    )
    start = story.text.index("in so many words")
    given = (Circumstance("channel", (start, start + len("in so many words"))),)
    found = circumstances(story, attributions, given)
    assert found[0].channel == (given[0].span,)
    assert found[1].channel == ()


def test_a_span_inside_the_content_is_not_the_attributions_own() -> None:
    story, attributions = marked("{a1:s Quell} {a1:c said} {a1:x it ended on Monday}.")
    start = story.text.index("on Monday")
    found = circumstances(story, attributions, (Circumstance("said_at", (start, start + 9)),))
    assert found[0].said_at is None


PIECES = st.lists(
    st.sampled_from(
        [
            "{ID:s Mara Quell} {ID:c told} reporters on Monday {ID:x that it was over}. ",
            "{ID:x “It is over,”} {ID:s she} {ID:c said} in a statement. ",
            "On Friday, ",
            "a letter in which ",
            "\n",
            "{ID:c Asked} {ID:x about it}, she left. ",
            "last week at the trial ",
        ]
    ),
    max_size=8,
)


@given(PIECES, st.sampled_from([None, "2024-10-29", "soon"]))
def test_what_is_found_lies_in_the_text_and_outside_the_content(
    pieces: list[str], published: str | None
) -> None:
    text = "".join(p.replace("ID", f"a{i}") for i, p in enumerate(pieces))
    story, attributions = marked(text, published)
    spans = find(story, attributions)
    found = circumstances(story, attributions, spans)
    assert [a.id for a in found] == [a.id for a in attributions]
    assert circumstances(story, attributions, spans) == found
    for before, after in zip(attributions, found, strict=True):
        assert (before.source, before.cue, before.content) == (
            after.source,
            after.cue,
            after.content,
        )
        at = after.said_at.span if after.said_at else ()
        for start, end in (*after.addressee, *after.channel, *after.place, *at):
            assert 0 <= start < end <= len(story.text)
            assert story.text[start:end] == story.text[start:end].strip()
            assert not any(start < e and s < end for s, e in after.content)


@given(st.text(max_size=60), st.lists(st.integers(0, 60), min_size=6, max_size=6))
def test_any_text_and_any_spans(text: str, edges: list[int]) -> None:
    a, b, c, d, e, f = sorted(min(i, len(text)) for i in edges)
    spans = [((x, y),) if x < y else () for x, y in ((a, b), (c, d), (e, f))]
    story = Story("any", text, ())
    attributions = (Attribution("a1", *spans),)
    for found in circumstances(story, attributions, find(story, attributions)):
        assert found.id == "a1"
