"""Origins: how many independent ones stand behind one side of a claim, and why."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest

from sayso.claims.echoes import overlaps, quotations_only, told
from sayso.claims.identity import parties
from sayso.claims.origins import Context, origins
from sayso.claims.origins_corrected import NOT_INDEPENDENT
from sayso.claims.sheets import sheet
from sayso.claims.unnamed import could_be_same
from sayso.claims.voices import stand_in
from sayso.data import Attribution, Member, Origins, Speaker, SpeakerKind, Via
from sayso.library import Correction, Stored
from tests.claims.made import BAKERY, QUARRY, stored


def named(id: str, name: str, kind: SpeakerKind = "person", of: str | None = None) -> Speaker:
    return Speaker(id, name, kind, affiliation=of)


def unnamed(id: str, description: str, of: str | None = None) -> Speaker:
    return Speaker(id, None, "unnamed", description, affiliation=of)


def story(
    id: str,
    *speakers: Speaker,
    says: Sequence[str] = ("p1",),
    outlet: str | None = None,
    text: str = "The dam at Orv will be opened in May.",
    via: str | None = None,
    date: str | None = None,
) -> Stored:
    """A story in which each of ``says`` says the whole text."""
    passed = (Via(via, ()),) if via else ()
    return stored(
        id,
        text,
        outlet=outlet,
        published_at=date,
        speakers=speakers,
        attributions=tuple(
            Attribution(f"a{n}", (), (), ((0, len(text)),), speaker=s, via=passed)
            for n, s in enumerate(says)
        ),
    )


def members(*stories: Stored) -> list[Member]:
    """All attributions of the stories; of a story without any its own voice."""
    found = []
    for s in stories:
        whole = ((0, len(s.reading.story.text)),)
        for a in s.reading.attributions:
            found.append(Member(s.key, s.version, a.id, a.content))
        if not s.reading.attributions:
            found.append(Member(s.key, s.version, None, whole, "outlet"))
    return found


def context(*stories: Stored, corrections: Sequence[Correction] = ()) -> Context:
    shared = overlaps([sheet(s) for s in stories])
    return Context(
        readings={(s.key, s.version): s.reading for s in stories},
        parties=parties(stories),
        echoes=told(shared),
        quoted=quotations_only(shared),
        corrections=corrections,
    )


def count(*stories: Stored, corrections: Sequence[Correction] = ()) -> Origins:
    return origins(members(*stories), context(*stories, corrections=corrections))


def range_of(found: Origins) -> tuple[int, int]:
    assert len(found.groups) == found.max
    assert all(group.why.endswith(".") and group.speakers for group in found.groups)
    return found.min, found.max


VELD = named("p1", "Arno Veld")
ORSK = named("p1", "Lise Orsk")


def test_nobody() -> None:
    assert origins([], context()) == Origins(0, 0, ())


def test_two_people_are_two() -> None:
    assert range_of(count(story("a", VELD), story("b", ORSK))) == (2, 2)


def test_one_speaker_in_many_stories_is_one() -> None:
    found = count(*(story(f"s{i}", VELD, outlet=f"Post {i}") for i in range(4)))
    assert range_of(found) == (1, 1)
    assert "Post 0, Post 1, Post 2 and Post 3" in found.groups[0].why


def test_a_speaker_and_the_body_he_speaks_for_are_one() -> None:
    dam = named("p2", "Dam Authority", "government")
    found = count(
        story("a", named("p1", "Arno Veld", of="p2"), dam),
        story("b", named("p1", "Dam Authority", "government")),
    )
    assert range_of(found) == (1, 1)
    assert "Arno Veld speaks for Dam Authority" in found.groups[0].why


def test_two_who_speak_for_one_body_are_one() -> None:
    dam = named("p2", "Orv Dam Authority", "government")
    found = count(
        story("a", named("p1", "Arno Veld", of="p2"), dam),
        story("b", named("p1", "Lise Orsk", of="p2"), dam),
    )
    assert range_of(found) == (1, 1)
    assert "speak for Orv Dam Authority" in found.groups[0].why


def test_who_has_left_a_body_may_know_no_more_than_it() -> None:
    dam = named("p2", "Orv Dam Authority", "government")
    former = replace(named("p1", "Lise Orsk", of="p2"), role="former inspector")
    found = count(story("a", former, dam), story("b", dam, says=("p2",)))
    assert range_of(found) == (1, 2)


def test_a_paper_and_who_wrote_it_are_one() -> None:
    found = count(
        story("a", named("p1", "Halden report", "document", of="p2"), named("p2", "Lise Orsk")),
        story("b", ORSK),
    )
    assert range_of(found) == (1, 1)
    assert "is a paper of Lise Orsk" in found.groups[0].why


def test_a_state_and_its_ministry_are_one() -> None:
    found = count(
        story("a", named("p1", "Marland", "government")),
        story("b", named("p1", "Foreign Ministry of Marland", "government")),
        story("c", named("p1", "Foreign Ministry of Tyrrhen", "government")),
    )
    assert range_of(found) == (2, 2)


def test_two_ministries_of_one_state_may_be_one() -> None:
    found = count(
        story("a", named("p1", "Ministry of Health of Marland", "government")),
        story("b", named("p1", "Foreign Ministry of Marland", "government")),
    )
    assert range_of(found) == (1, 2)


def test_unnamed_officials_could_be_the_same() -> None:
    found = count(
        story("a", unnamed("p1", "a senior official"), outlet="Post"),
        story("b", unnamed("p1", "two officials"), outlet="Star"),
    )
    assert range_of(found) == (1, 2)
    assert "a senior official (Post) and two officials (Star) are not named" in (
        found.groups[0].why.casefold().replace("post", "Post").replace("star", "Star")
    )


def test_unnamed_people_of_two_kinds_are_two() -> None:
    found = count(
        story("a", unnamed("p1", "a diplomat"), outlet="Post"),
        story("b", unnamed("p1", "a neighbour"), outlet="Star"),
    )
    assert range_of(found) == (2, 2)


def test_two_unnamed_people_in_one_story_are_two() -> None:
    found = count(
        story(
            "a", unnamed("p1", "an official"), unnamed("p2", "another official"), says=("p1", "p2")
        )
    )
    assert range_of(found) == (2, 2)


def test_two_in_one_story_are_not_made_one_by_a_third_elsewhere() -> None:
    found = count(
        story(
            "a",
            unnamed("p1", "an official"),
            unnamed("p2", "another official"),
            says=("p1", "p2"),
            outlet="Lunde Post",
        ),
        story("b", unnamed("p1", "an official"), outlet="Lunde Post"),
        story("c", unnamed("p1", "an official"), outlet="Lunde Star"),
    )
    assert range_of(found) == (2, 3)


def test_reasons_are_not_written_out_without_end() -> None:
    found = count(
        *(story(f"s{n}", unnamed("p1", "an official"), outlet=f"Lunde {n}") for n in range(9))
    )
    assert range_of(found) == (1, 9)
    assert found.groups[0].why.count("could be the same") == 3
    assert "it could be 5 more of the others" in found.groups[0].why.casefold()


def test_an_unnamed_source_is_the_one_of_who_heard_it() -> None:
    wire = story("a", unnamed("p1", "a senior official"), outlet="Marlpress")
    paper = story(
        "b",
        unnamed("p1", "a high-ranking officer"),
        named("p2", "Marlpress", "outlet"),
        via="p2",
        outlet="Post",
    )
    found = count(wire, paper)
    assert range_of(found) == (1, 1)
    assert "heard by Marlpress" in found.groups[0].why


def test_an_unnamed_official_could_be_of_a_ministry_that_says_it_too() -> None:
    ministry = story("a", named("p1", "Ministry of Defence of Marland", "government"))
    defence = story("b", unnamed("p1", "a defence official"), outlet="Post")
    health = story("c", unnamed("p1", "a health official"), outlet="Post")
    assert range_of(count(ministry, defence)) == (1, 2)
    assert range_of(count(ministry, health)) == (2, 2)


def test_an_unnamed_spokesman_is_his_body() -> None:
    found = count(
        story(
            "a", unnamed("p1", "a spokesman", of="p2"), named("p2", "Lunde Ferries", "organisation")
        ),
        story("b", named("p1", "Lunde Ferries", "organisation")),
    )
    assert range_of(found) == (1, 1)


def test_an_outlet_that_vouches_is_an_origin() -> None:
    found = count(story("a", says=(), outlet="Post"), story("b", VELD, outlet="Star"))
    assert range_of(found) == (2, 2)
    assert any("Post says so itself" in g.why for g in found.groups)


def test_outlets_that_cite_one_report_are_none() -> None:
    journal = named("p1", "The Orv Journal", "outlet")
    found = count(*(story(f"s{i}", journal, outlet=f"Post {i}") for i in range(4)))
    assert range_of(found) == (1, 1)
    assert found.groups[0].speakers[0].name == "The Orv Journal"


def test_a_citation_leads_to_what_the_report_rests_on() -> None:
    found = count(
        story("a", unnamed("p1", "two engineers"), outlet="The Orv Journal"),
        story("b", named("p1", "The Orv Journal", "outlet"), outlet="Lunde Post"),
        story("c", named("p1", "Lunde Post", "outlet"), outlet="Lunde Star"),
    )
    assert range_of(found) == (1, 1)
    assert "The Orv Journal only passes it on" in found.groups[0].why


def test_outlets_that_cite_each_other_are_one() -> None:
    found = count(
        story("a", named("p1", "Lunde Star", "outlet"), outlet="Lunde Post"),
        story("b", named("p1", "Lunde Post", "outlet"), outlet="Lunde Star"),
    )
    assert range_of(found) == (1, 1)
    assert "Lunde Star only passes it on" in found.groups[0].why


def test_two_named_together_are_two() -> None:
    both = Speaker("p3", "Veld and Orsk", "group", members=("p1", "p2"))
    found = count(story("a", VELD, named("p2", "Lise Orsk"), both, says=("p3",)))
    assert range_of(found) == (2, 2)


def test_echoes_add_none() -> None:
    wire = story("a", says=(), text=QUARRY, outlet="Marlpress", date="2031-05-01")
    copy = story("b", says=(), text=QUARRY, outlet="Post", date="2031-05-02")
    own = story("c", says=(), text=BAKERY, outlet="Star", date="2031-05-02")
    found = count(wire, copy, own)
    assert range_of(found) == (2, 2)
    assert any("Post repeats the words of Marlpress" in g.why for g in found.groups)


def test_an_echo_of_unnamed_sources_adds_none() -> None:
    wire = story("a", unnamed("p1", "a diver"), text=QUARRY, outlet="Marlpress", date="2031-05-01")
    copy = story("b", unnamed("p1", "a diver"), text=QUARRY, outlet="Post", date="2031-05-02")
    assert range_of(count(wire, copy)) == (1, 1)


def test_a_quotation_alone_is_remarked_on() -> None:
    quoted = "“We shall open the dam in May whatever the farmers below may say of it.”"
    found = count(
        story("a", VELD, text=f"{BAKERY}{quoted}", outlet="Post"),
        story("b", VELD, text=f"{QUARRY}{quoted}", outlet="Star"),
    )
    assert range_of(found) == (1, 1)
    assert "both may have been in the room" in found.groups[0].why


def test_what_is_known_through_a_denier_does_not_count_at_least() -> None:
    a, b = story("a", VELD), story("b", ORSK)
    one, other = members(a, b)
    found = origins([one, replace(other, second_hand=True)], context(a, b))
    assert range_of(found) == (1, 2)
    alone = origins([replace(other, second_hand=True)], context(a, b))
    assert range_of(alone) == (1, 1)


def test_hearsay_without_a_source_is_somebodys_word() -> None:
    a = story("a", says=())
    hearsay = replace(
        a, reading=replace(a.reading, attributions=(Attribution("a0", (), (), ((0, 20),)),))
    )
    assert range_of(count(hearsay, story("b", VELD))) == (2, 2)


def test_a_users_correction() -> None:
    a, b, c = story("a", VELD), story("b", ORSK), story("c", named("p1", "Kai Brandt"))
    about = {"speaker": {"name": "Lise Orsk"}, "of": {"name": "Arno Veld"}}
    correction = Correction(1, NOT_INDEPENDENT, about, "2031-05-01T00:00:00+00:00", False)
    found = count(a, b, c, corrections=[correction])
    assert range_of(found) == (2, 2)
    assert any("A user said" in g.why for g in found.groups)
    assert range_of(count(a, b, c, corrections=[replace(correction, undone=True)])) == (3, 3)


def test_the_claim_of_troops_sent() -> None:
    """An alliance and its head, the unnamed of a region, two services known through a denier."""
    text = "Marl troops are in Tyrrhen."
    speakers = (
        unnamed("w", "Eastern"),
        named("n", "Alliance of Eastern States", "government"),
        named("r", "Mark Rhee", of="n"),
        named("u", "Orvia", "government"),
        unnamed("i", "the intelligence agency"),
        Speaker("j", "Orvia and the intelligence agency", "government", members=("u", "i")),
    )
    one = story("a", *speakers, says=("w", "n", "r", "j"), text=text)
    sides = [replace(m, second_hand=n == 3) for n, m in enumerate(members(one))]
    assert range_of(origins(sides, context(one))) == (1, 4)


def test_the_order_of_members_does_not_matter() -> None:
    stories = [
        story("a", unnamed("p1", "an official"), outlet="Post"),
        story("b", unnamed("p1", "a diplomat"), outlet="Star"),
        story("c", VELD),
        story("d", named("p1", "Post", "outlet"), outlet="Star"),
    ]
    sides, ctx = members(*stories), context(*stories)
    expected = origins(sides, ctx)
    for seed in range(4):
        random.Random(seed).shuffle(sides)
        assert origins(sides, ctx) == expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("a senior official", "two officials familiar with the matter", True),
        ("a defence official", "a police officer", False),
        ("a diplomat", "an official", True),
        ("residents", "a neighbour", True),
        ("residents", "an official", False),
        ("a source", "a shopper", True),
        (None, "an official", True),
    ],
)
def test_who_could_be_the_same(a: str | None, b: str | None, expected: bool) -> None:
    assert could_be_same(a, b) is expected
    assert could_be_same(b, a) is expected


def test_words_that_stand_in_another_text() -> None:
    assert stand_in(QUARRY, ((0, 60),), f"{BAKERY}{QUARRY}")
    assert not stand_in(QUARRY, ((0, 60),), BAKERY)
    assert stand_in("Pass closed.", ((0, 12),), "The pass: “Pass closed.”")
