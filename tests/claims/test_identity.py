"""Who is who across stories."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from sayso.claims.identity import Parties, gather, parties
from sayso.claims.keys import body_key, name_key
from sayso.claims.roster import roster
from sayso.claims.speakers_corrected import DIFFERENT, SAME
from sayso.data import Speaker
from sayso.library import Correction, Stored
from sayso.speakers.known import Known
from tests.claims.made import stored


def told(story: str, *speakers: Speaker, **more: Any) -> Stored:
    return stored(story, "It rained.", speakers=speakers, **more)


def person(id: str, name: str, **more: Any) -> Speaker:
    return Speaker(id, name, more.pop("kind", "person"), **more)


def one(found: Parties, *places: str) -> bool:
    """Whether all speakers, given as "story speaker", are one party."""
    ids = {party.id for p in places if (party := found.of(*p.split())) is not None}
    return len(ids) == 1


def test_full_names_are_one_across_stories_and_spellings() -> None:
    found = parties([
        told("a", person("p1", "Robert Haldane")),
        told("b", person("p1", "Sen. Bob Haldane")),
        told("c", person("p4", "Robert J. Haldane Jr.")),
    ])  # fmt: skip
    assert one(found, "a p1", "b p1", "c p4")


def test_a_surname_alone_is_never_enough() -> None:
    found = parties([told("a", person("p1", "Ida Brandt")), told("b", person("p1", "Brandt"))])
    assert not one(found, "a p1", "b p1")


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ({"role": "harbour master"}, {"role": "the harbour master of Lunde"}),
        ({"country": "NOR"}, {"country": "NOR"}),
        ({"affiliation": "Lunde Ferries"}, {"affiliation": "Lunde Ferries"}),
    ],
)
def test_a_surname_and_something_that_agrees(full: dict[str, str], short: dict[str, str]) -> None:
    found = parties([
        told("a", person("p1", "Ida Brandt", **full)),
        told("b", person("p1", "Brandt", **short)),
    ])  # fmt: skip
    assert one(found, "a p1", "b p1")


def test_a_surname_in_the_same_company() -> None:
    others = person("p2", "Otto Vik"), person("p3", "Lunde Ferries", kind="organisation")
    found = parties([
        told("a", person("p1", "Ida Brandt"), *others),
        told("b", person("p1", "Brandt"), *others),
    ])  # fmt: skip
    assert one(found, "a p1", "b p1")


def test_another_country_speaks_against() -> None:
    found = parties([
        told("a", person("p1", "Ida Brandt", role="minister", country="NOR")),
        told("b", person("p1", "Brandt", role="minister", country="DNK")),
        told("c", person("p1", "Ida Brandt", country="DNK")),
    ])  # fmt: skip
    assert not one(found, "a p1", "b p1")
    assert not one(found, "a p1", "c p1")
    assert one(found, "b p1", "c p1")


def test_of_two_with_a_surname_neither_is_meant() -> None:
    found = parties([
        told("a", person("p1", "Ida Brandt", role="minister")),
        told("b", person("p1", "Kai Brandt", role="minister")),
        told("c", person("p1", "Brandt", role="minister")),
    ])  # fmt: skip
    assert not one(found, "a p1", "c p1")
    assert not one(found, "b p1", "c p1")


def test_of_two_with_a_surname_the_one_that_agrees() -> None:
    found = parties([
        told("a", person("p1", "Ida Brandt", role="harbour master")),
        told("b", person("p1", "Kai Brandt", role="striker")),
        told("c", person("p1", "Brandt", role="harbour master")),
    ])  # fmt: skip
    assert one(found, "a p1", "c p1")


def test_an_initial_that_differs() -> None:
    found = parties([
        told("a", person("p1", "Ida Brandt", role="harbour master")),
        told("b", person("p1", "K. Brandt", role="harbour master")),
        told("c", person("p1", "I. Brandt", role="harbour master")),
    ])  # fmt: skip
    assert not one(found, "a p1", "b p1")
    assert one(found, "a p1", "c p1")


def test_short_names_that_agree_among_themselves() -> None:
    found = parties([
        told("a", person("p1", "Brandt", role="harbour master")),
        told("b", person("p1", "Brandt", role="harbour master")),
        told("c", person("p1", "Brandt", role="striker")),
    ])  # fmt: skip
    assert one(found, "a p1", "b p1")
    assert not one(found, "a p1", "c p1")


def test_the_unnamed_are_never_merged() -> None:
    official = Speaker("p1", None, "unnamed", "a senior official", role="senior official")
    found = parties([told("a", official), told("b", official)])
    assert not one(found, "a p1", "b p1")
    assert found.of("a", "p1").name is None  # type: ignore[union-attr]


def test_the_unnamed_of_one_story_stay_themselves_in_its_versions() -> None:
    first, second = (
        Speaker("p1", None, "unnamed", "an aide"),
        Speaker("p2", None, "unnamed", "an aide"),
    )
    found = parties([
        stored("a", "It rained.", 1, "a", speakers=(first,)),
        stored("a2", "It rained hard.", 2, "a", speakers=(first, second)),
    ])  # fmt: skip
    assert found.of("a", "p1", 1) == found.of("a", "p1", 2)
    assert found.of("a", "p1", 2) != found.of("a", "p2", 2)


def test_acronyms() -> None:
    found = parties([
        told("a", person("p1", "Coastal Rescue Union", kind="organisation")),
        told("b", person("p1", "CRU", kind="organisation")),
        told("c", person("p1", "C.R.U.", kind="organisation")),
    ])  # fmt: skip
    assert one(found, "a p1", "b p1", "c p1")


def test_an_acronym_of_two() -> None:
    found = parties([
        told("a", person("p1", "Coastal Rescue Union", kind="organisation")),
        told("b", person("p1", "Carters and Rowers Union", kind="organisation")),
        told("c", person("p1", "CRU", kind="organisation")),
    ])  # fmt: skip
    assert not one(found, "a p1", "c p1")
    assert not one(found, "b p1", "c p1")


def test_governments_by_country() -> None:
    found = parties([
        told("a", person("p1", "Norway", kind="government", country="NOR")),
        told("b", person("p1", "the Norwegian government", kind="government", country="NOR")),
        told("c", person("p1", "Oslo", kind="government", country="NOR")),
        told("d", person("p1", "Denmark", kind="government", country="DNK")),
    ])  # fmt: skip
    assert one(found, "a p1", "b p1", "c p1")
    assert not one(found, "a p1", "d p1")


def test_ministries_by_country_or_company() -> None:
    here = person("p2", "Otto Vik"), person("p3", "Ida Brandt")
    found = parties([
        told("a", person("p1", "Ministry of Defence of Marland", kind="government"), *here),
        told("b", person("p1", "Defense Ministry", kind="government"), *here),
        told("c", person("p1", "Ministry of Defence of Tyrrhen", kind="government")),
        told("d", person("p1", "Defence Ministry", kind="government")),
    ])  # fmt: skip
    assert one(found, "a p1", "b p1")
    assert not one(found, "a p1", "c p1")
    assert not one(found, "a p1", "d p1")


def test_bodies_with_a_name_of_their_own() -> None:
    found = parties([
        told("a", person("p1", "Lunde Ferries", kind="organisation")),
        told("b", person("p9", "Lunde Ferries", kind="organisation")),
        told("c", person("p1", "the report", kind="document")),
        told("d", person("p1", "the report", kind="document")),
    ])  # fmt: skip
    assert one(found, "a p1", "b p9")
    assert not one(found, "c p1", "d p1")


def test_a_storys_outlet_is_a_party_with_those_who_name_it() -> None:
    found = parties([
        told("a", outlet="The Lunde Post"),
        told("b", person("p1", "Lunde Post", kind="outlet"), outlet="Marlpress"),
    ])  # fmt: skip
    assert found.outlet("a") == found.of("b", "p1")
    assert found.outlet("b") != found.of("b", "p1")


def test_known_parties_come_first(tmp_path: Path) -> None:
    path = tmp_path / "known.csv"
    path.write_text("id,name,kind,aliases\nx7,Ida Brandt,person,Brandt;the Ferrywoman\n")
    found = parties(
        [told("a", person("p1", "Ida Brandt")), told("b", person("p1", "Brandt"))],
        known=Known.load(path),
    )
    assert found.of("a", "p1") == found.of("b", "p1")
    assert found.of("b", "p1").id == "x7"  # type: ignore[union-attr]


def correction(kind: str, *speakers: dict[str, str], undone: bool = False) -> Correction:
    return Correction(1, kind, {"speakers": list(speakers)}, "2031-05-01T00:00:00+00:00", undone)


def test_corrections() -> None:
    pile = [
        told("a", person("p1", "Ida Brandt")),
        told("b", person("p1", "Brandt")),
        told("c", person("p1", "Ida Brandt")),
    ]
    same = correction(SAME, {"name": "Brandt", "story": "b"}, {"name": "Ida Brandt"})
    assert one(parties(pile, [same]), "a p1", "b p1", "c p1")
    other = correction(DIFFERENT, {"name": "Ida Brandt", "story": "c"}, {"name": "Ida Brandt"})
    found = parties(pile, [other])
    assert not one(found, "a p1", "c p1")
    undone = correction(SAME, {"name": "Brandt"}, {"name": "Ida Brandt"}, undone=True)
    assert not one(parties(pile, [undone]), "a p1", "b p1")


def test_nothing_depends_on_the_order_of_stories() -> None:
    draw = random.Random(3)
    names = ["Ida Brandt", "Brandt", "Kai Brandt", "I. Brandt", "Vik", "Otto Vik", "CRU"]
    pile = [
        told(
            f"s{i}",
            *(
                person(f"p{n}", name, role=draw.choice([None, "minister", "harbour master"]))
                for n, name in enumerate(draw.sample(names, 3))
            ),
        )
        for i in range(30)
    ]
    expected = {p.party: p.where for p in parties(pile).profiles.values()}
    for _ in range(3):
        draw.shuffle(pile)
        assert {p.party: p.where for p in parties(pile).profiles.values()} == expected


def test_marks_lead_to_all_that_matters() -> None:
    """A story's parties are the same when only those that its marks lead to are looked at."""
    draw = random.Random(5)
    people = ["Ida Brandt", "Brandt", "Kai Brandt", "Vik", "Otto Vik", "Marland"]
    bodies = ["CRU", "Coastal Rescue Union", "Foreign Ministry", "Foreign Ministry of Marland"]
    bodies += ["Lunde Ferries", "Ferries", "Marland", "the report"]
    pile = []
    for i in range(25):
        told_of = [person(f"p{n}", name) for n, name in enumerate(draw.sample(people, 2))]
        told_of += [
            person(f"b{n}", name, kind="government")
            for n, name in enumerate(draw.sample(bodies, 2))
        ]
        pile.append(told(f"s{i}", *told_of, outlet=draw.choice(["Lunde Post", "Post"])))
    entries = [e for s in pile for e in roster(s)]
    whole = gather(entries)
    for story in pile:
        own = [e for e in entries if e.story == story.key]
        reached, marks = list(own), {m for e in own for m in e.marks()}
        while True:
            reached = [e for e in entries if marks & set(e.marks())]
            more = {m for e in reached for m in e.marks()}
            if more == marks:
                break
            marks = more
        near = gather([*reached, *(e for e in own if not e.marks())])
        for e in own:
            assert near.of(e.story, e.speaker) == whole.of(e.story, e.speaker)


def test_find_by_name() -> None:
    found = parties([told("a", person("p1", "Ida Brandt"), person("p2", "Otto Vik"))])
    assert [p.party.name for p in found.named("brandt")] == ["Ida Brandt"]
    assert [p.party.name for p in found.named("")] == ["Ida Brandt", "Otto Vik"]


@pytest.mark.parametrize(
    ("name", "key", "place"),
    [
        ("Ministry of Foreign Affairs of Tyrrhen", "foreign ministry", "tyrrhen"),
        ("the Foreign Ministry", "foreign ministry", ""),
        ("Norwegian Defence Ministry", "defence ministry", "NOR"),
        ("Bank of Lunde", "bank", "lunde"),
        ("Lenn Free Army", "army free lenn", ""),
        ("government of Marland", "marland", ""),
    ],
)
def test_names_of_bodies(name: str, key: str, place: str) -> None:
    assert body_key(name) == (tuple(key.split()), tuple(place.split()))


def test_names_of_persons() -> None:
    assert name_key("Gen. Sir Otto Vik Jr.") == ("otto", "vik")
