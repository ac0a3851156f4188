import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.circumstances import circumstances, find
from sayso.data import Attribution, Speaker, Story
from sayso.speakers.relays import relays
from tests.circumstances.marked import marked, words

QUELL = Speaker("p1", "Mara Quell", "person")


def passed_on(
    text: str, outlet: str | None = None, speakers: tuple[Speaker, ...] = (QUELL,)
) -> tuple[Story, tuple[Attribution, ...], dict[str, str | None]]:
    """The story, its attributions with relays, and the speakers' names."""
    story, attributions = marked(text, outlet=outlet)
    attributions = circumstances(story, attributions, find(story, attributions))
    found, made = relays(story, attributions, speakers)
    return story, found, {s.id: s.name for s in made}


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ("{a1:s Quell} {a1:c told} Reuters {a1:x that it was over}.", "Reuters"),
        ("{a1:s Quell} {a1:c told} the Harbour Gazette {a1:x it was over}.", "Harbour Gazette"),
        ("{a1:x “It is over,”} {a1:s Quell} {a1:c told} KQTV.", "KQTV"),
        ("{a1:s Quell} {a1:c told} reporters {a1:x that it was over}.", None),
        ("{a1:s Quell} {a1:c told} parliament {a1:x that it was over}.", None),
        ("{a1:s Quell} {a1:c told} her daughter {a1:x that it was over}.", None),
        ("{a1:s Finch} {a1:c told} Quell {a1:x that it was over}.", None),
        ("{a1:s Quell} {a1:c told} the podcast Night Ferry {a1:x so}.", "Night Ferry"),
        (
            "{a1:s Quell} {a1:c said} in a statement carried by state media {a1:x that it ended}.",
            "state media",
        ),
        (
            "{a1:s Quell} {a1:c said} in comments broadcast by Radio Sella {a1:x it was over}.",
            "Radio Sella",
        ),
        (
            "In an interview with the Harbour Gazette, {a1:s Quell} {a1:c said} {a1:x so}.",
            "Harbour Gazette",
        ),
        ("{a1:s Quell} {a1:c said} on CNN {a1:x that it was over}.", None),
        ("{a1:s Quell} {a1:c said} in a post on X {a1:x that it was over}.", None),
        (
            "{a1:x Sales fell}, {a1:c according to} {a1:s analysts polled by Reuters}.",
            "Reuters",
        ),
    ],
)  # fmt: skip
def test_who_passed_it_on(text: str, via: str | None) -> None:
    _, (a,), names = passed_on(text)
    assert [names[v.speaker] for v in a.via] == ([via] if via else [])


def test_the_one_told_is_addressee_and_relay() -> None:
    story, (a,), _ = passed_on("{a1:s Quell} {a1:c told} Reuters {a1:x that it was over}.")
    assert words(story, a.addressee) == words(story, a.via[0].span) == ["Reuters"]


def test_the_outlet_is_that_named_before() -> None:
    _, (a, b), names = passed_on(
        "{a1:s Quell} {a1:c told} the Harbour Gazette {a1:x it was over}.\n"
        "{a2:x “I am tired,”} {a2:s she} {a2:c told} the newspaper."
    )
    assert a.via[0].speaker == b.via[0].speaker
    assert names == {"p1": "Mara Quell", a.via[0].speaker: "Harbour Gazette"}


def test_an_outlet_that_speaks_itself_is_one_speaker() -> None:
    gazette = Speaker("p2", "The Harbour Gazette", "outlet")
    _, (a,), names = passed_on(
        "{a1:s Quell} {a1:c told} the Gazette {a1:x it was over}.", speakers=(QUELL, gazette)
    )
    assert a.via[0].speaker == "p2"
    assert len(names) == 2


def test_told_us_is_the_storys_outlet() -> None:
    text = "{a1:s Quell} {a1:c told} us {a1:x it was over}."
    _, (a,), names = passed_on(text, outlet="Harbour Gazette")
    assert names[a.via[0].speaker] == "Harbour Gazette"
    assert passed_on(text)[1][0].via == ()


def test_those_who_handed_a_statement_out_are_nobody_by_name() -> None:
    story, attributions = marked(
        "{a1:s Quell} {a1:c said} in a statement sent by her lawyers {a1:x that it was over}."
    )
    attributions = circumstances(story, attributions, find(story, attributions))
    (a,), speakers = relays(story, attributions, (QUELL,))
    handed = next(s for s in speakers if s.id == a.via[0].speaker)
    assert (handed.name, handed.kind, handed.description) == (None, "unnamed", "her lawyers")


@given(st.text(max_size=50), st.lists(st.integers(0, 50), min_size=8, max_size=8))
def test_any_spans(text: str, edges: list[int]) -> None:
    cut = sorted(min(i, len(text)) for i in edges)
    spans = [((x, y),) if x < y else () for x, y in zip(cut[::2], cut[1::2], strict=True)]
    source, cue, addressee, content = spans
    a = Attribution("a1", source, cue, content, addressee=addressee, channel=source)
    if not (source or cue or content):
        return
    (found,), speakers = relays(Story("any", text, (), outlet="Gazette"), (a,), (QUELL,))
    known = {s.id for s in speakers}
    assert len(known) == len(speakers)
    for v in found.via:
        assert v.speaker in known
        assert all(0 <= s < e <= len(text) for s, e in v.span)
