from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from sayso.chains import chain, communicates, origin
from sayso.data import Act, Attribution, Producer, Reading, Speaker, Story
from tests.circumstances.marked import marked


def reading(text: str, outlet: str | None = None, **acts: Act) -> Reading:
    """Each attribution's speaker has the attribution's id with an s for its a."""
    story, attributions = marked(text, outlet=outlet)
    said = tuple(
        replace(a, speaker=a.id.replace("a", "s"), act=acts.get(a.id, "states"))
        for a in attributions
    )
    speakers = tuple(Speaker(a.speaker or "", None, "unnamed") for a in said)
    return Reading(story, Producer("0", "test"), said, speakers)


def ids(found: Reading, of: str) -> list[str | None]:
    a = next(a for a in found.attributions if a.id == of)
    return [link.attribution.id if link.attribution else link.speaker for link in chain(found, a)]


REPORTED = (
    "{a1:s Reuters} {a1:c reported} {a1:x that {a2<a1:s Quell} {a2:c said} {a2:x the dam leaked}}."
)


def test_a_report_of_somebodys_word_is_theirs_in_the_end() -> None:
    found = reading(REPORTED)
    assert ids(found, "a1") == ids(found, "a2") == ["a1", "a2"]
    assert origin(found, found.attributions[0]).id == "a2"


def test_a_wish_ascribed_is_the_ascribers_word() -> None:
    found = reading(
        "{a1:s Quell} {a1:c said} {a1:x that {a2<a1:s Finch} {a2:c wants} {a2:x the dam gone}}.",
        a2="intends",
    )
    assert ids(found, "a2") == ["a1"]
    assert origin(found, found.attributions[1]).id == "a1"


def test_a_wish_that_the_outlet_tells_of_stands_alone() -> None:
    found = reading("{a1:s Finch} {a1:c wants} {a1:x the dam gone}.", a1="intends")
    assert ids(found, "a1") == ["a1"]


def test_the_one_cited_for_the_same_content() -> None:
    found = reading(
        "{a1:s Reuters} {a1:c reported} {a2<a1:x {a1:x the dam leaks}}, {a2:c citing} {a2:s Quell}."
    )
    assert ids(found, "a1") == ["a1", "a2"]
    assert origin(found, found.attributions[0]).id == "a2"


def test_what_is_only_a_part_does_not_take_the_word_over() -> None:
    found = reading(
        "{a1:s Quell} {a1:c said} {a1:x the dam was old, the road was worse, and {a2<a1:s Finch} "
        "{a2:c said} {a2:x so}}."
    )
    assert ids(found, "a1") == ["a1"]
    assert ids(found, "a2") == ["a1", "a2"]


def test_the_outlet_opens_the_chain_where_the_story_names_it() -> None:
    text = "{a1:s Quell} {a1:c told} Reuters {a1:x that the dam leaked}."
    assert ids(reading(text, outlet="Reuters"), "a1") == ["Reuters", "a1"]
    assert ids(reading(text, outlet="Harbour Gazette"), "a1") == ["a1"]


def test_the_outlets_own_report_is_one_link() -> None:
    found = reading(REPORTED, outlet="Reuters")
    named = replace(found, speakers=(Speaker("s1", "Reuters", "outlet"), found.speakers[1]))
    assert ids(named, "a1") == ["a1", "a2"]


ACTS = st.sampled_from(["states", "believes", "asks", "warns", "intends", "feels", None])


@given(st.lists(st.tuples(st.integers(-1, 8), ACTS), min_size=1, max_size=8))
def test_chains_end_whatever_the_parents(shape: list[tuple[int, Act | None]]) -> None:
    # Parents may be missing or go in circles: a reading may come from anywhere.
    text = "x" * 40
    attributions = tuple(
        Attribution(f"a{i}", (), ((i, i + 1),), ((i, 30),), f"a{p}" if p >= 0 else None, act=act)
        for i, (p, act) in enumerate(shape)
    )
    found = Reading(Story("any", text, ()), Producer("0", "test"), attributions)
    for a in attributions:
        links = [link.attribution for link in chain(found, a)]
        assert links
        assert len({b.id for b in links if b}) == len(links)
        assert origin(found, a) == links[-1]
        if len(links) > 1:
            assert all(b is not None and communicates(b) for b in links)
