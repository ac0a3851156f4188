"""Claims: contents that say the same are one, whatever the words; who takes which side."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from sayso import claims
from sayso.claims import derive
from sayso.contract import claim_to_dict
from sayso.data import Claim, Member, Reading
from sayso.library import Library
from sayso.library.derived import Asked
from tests.claims.telling import FERRY, Says, reading, stored

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "claim.schema.json").read_text())


def where(members: tuple[Member, ...]) -> set[tuple[str, str | None]]:
    return {(m.story, m.attribution) for m in members}


def with_member(found: tuple[Claim, ...], story: str, attribution: str) -> Claim:
    [one] = [c for c in found if (story, attribution) in where((*c.supports, *c.denies, *c.doubts))]
    return one


@pytest.fixture(scope="module")
def ferry() -> tuple[Claim, ...]:
    return derive(stored(*FERRY))


def test_the_same_in_other_words_is_one_claim(ferry: tuple[Claim, ...]) -> None:
    sank = with_member(ferry, "post", "a0")
    assert where(sank.supports) == {("post", "a0"), ("gazette", "a0")}
    rescued = with_member(ferry, "post", "a1")
    assert ("echo", "a0") in where(rescued.supports)


def test_a_denial_is_a_side_of_the_claim(ferry: tuple[Claim, ...]) -> None:
    sank = with_member(ferry, "post", "a0")
    assert ("echo", "a1") in where(sank.denies)
    assert sank.disputed


def test_a_denial_that_only_points_back_denies_what_was_said_before(
    ferry: tuple[Claim, ...],
) -> None:
    assert ("gazette", "a1") in where(with_member(ferry, "gazette", "a0").denies)


def test_another_number_is_another_claim_and_a_rival(ferry: tuple[Claim, ...]) -> None:
    twelve, fourteen = with_member(ferry, "post", "a1"), with_member(ferry, "gazette", "a2")
    assert twelve.id != fourteen.id
    assert fourteen.id in twelve.rivals
    assert twelve.id in fourteen.rivals


def test_what_has_nothing_to_do_with_it_stays_apart(ferry: tuple[Claim, ...]) -> None:
    for story, attribution in (("post", "a2"), ("echo", "a2")):
        assert len(with_member(ferry, story, attribution).supports) == 1


def test_first_said_is_the_earliest_support(ferry: tuple[Claim, ...]) -> None:
    first = with_member(ferry, "gazette", "a0").first_said
    assert first is not None
    assert (first.date, first.story, first.attribution) == ("2031-05-01", "post", "a0")


def test_claims_have_the_form_of_their_schema(ferry: tuple[Claim, ...]) -> None:
    for claim in ferry:
        jsonschema.validate(claim_to_dict(claim), SCHEMA)


def test_a_denial_of_what_is_not_so_supports() -> None:
    found = derive(
        stored(
            reading("a", Says("Ada Moor", "the old dam above the village of Orv has burst")),
            reading(
                "b",
                Says(
                    "Jon Abbot", "that the old dam above the village of Orv has not burst", "denies"
                ),
            ),
            reading("c", Says("Lena Hurst", "the old dam above the village of Orv has not burst")),
        )
    )
    claim = with_member(found, "a", "a0")
    assert where(claim.supports) == {("a", "a0"), ("b", "a0")}
    assert where(claim.denies) == {("c", "a0")}


def test_doubt_is_neither_side() -> None:
    found = derive(
        stored(
            reading("a", Says("Ada Moor", "the old dam above the village of Orv has burst")),
            reading(
                "b",
                Says("Jon Abbot", "that the old dam above the village of Orv has burst", "doubts"),
            ),
        )
    )
    claim = with_member(found, "a", "a0")
    assert where(claim.doubts) == {("b", "a0")}
    assert not claim.disputed


def test_a_verdict_denies_what_it_judges_and_makes_it_second_hand() -> None:
    told = reading(
        "a",
        Says("Ada Moor", "the reports of surveyors about cracks in the dam at Orv were inventions",
             false=1),
        Says("surveyors", "about cracks in the dam at Orv", inside=0),
    )  # fmt: skip
    claim = with_member(derive(stored(told)), "a", "a1")
    assert where(claim.denies) == {("a", "a0")}
    assert [m.second_hand for m in claim.supports] == [True]


def test_an_outer_attribution_that_only_passes_on_is_no_member() -> None:
    told = reading(
        "a",
        Says("The Gazette", "that the old dam above the village of Orv has burst"),
        Says("Ada Moor", "that the old dam above the village of Orv has burst", inside=0),
    )
    [claim] = derive(stored(told))
    assert where(claim.supports) == {("a", "a1")}


def test_the_order_of_the_stories_makes_no_difference() -> None:
    expected = derive(stored(*FERRY))
    for seed in range(3):
        mixed = list(FERRY)
        random.Random(seed).shuffle(mixed)
        assert derive(stored(*mixed)) == expected


def lines(library: Library) -> list[dict[str, Any]]:
    return [claim_to_dict(c) for c in claims.whole(library)]


@pytest.mark.parametrize("at_once", [1, 2, 3])
def test_a_library_that_grows_has_the_claims_of_one_that_was_filled(
    tmp_path: Path, at_once: int
) -> None:
    mixed: list[Reading] = list(FERRY)
    random.Random(at_once).shuffle(mixed)
    with Library.open(tmp_path / "l.sqlite") as library:
        for start in range(0, len(mixed), at_once):
            for r in mixed[start : start + at_once]:
                library.put(r)
            claims.update(library)
        assert lines(library) == [claim_to_dict(c) for c in derive(stored(*FERRY))]
        assert not claims.update(library)


def test_a_deleted_story_takes_its_part_in_claims_along(tmp_path: Path) -> None:
    with Library.open(tmp_path / "l.sqlite") as library:
        for r in FERRY:
            library.put(r)
        claims.update(library)
        library.delete("gazette")
        claims.update(library)
        rest = [r for r in FERRY if r.story.id != "gazette"]
        assert lines(library) == [claim_to_dict(c) for c in derive(stored(*rest))]


def test_one_claim_is_told_as_among_all(tmp_path: Path) -> None:
    with Library.open(tmp_path / "l.sqlite") as library:
        for r in FERRY:
            library.put(r)
        claims.update(library)
        for c in claims.whole(library):
            assert claims.claim(library, c.id[:8]).claims == (c,)
        with pytest.raises(KeyError):
            claims.claim(library, "cnone")


def test_claims_are_found_by_their_words(tmp_path: Path) -> None:
    with Library.open(tmp_path / "l.sqlite") as library:
        for r in FERRY:
            library.put(r)
        claims.update(library)
        assert {c.disputed for c in claims.listed(library, Asked("lighthouse", disputed=True))} == {
            True
        }
        assert all(
            "keys" in c.text for c in claims.listed(library, Asked("KEYS harbour", anywhere=False))
        )
        assert claims.listed(library, Asked("zeppelin")) == []
