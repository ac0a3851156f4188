"""What a user says about claims and attributions: carried out, kept through new readings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sayso import claims
from sayso.claims import derive
from sayso.claims.attributions_corrected import REJECTED, rejection
from sayso.claims.claims_corrected import DIFFERENT, SAME, about
from sayso.claims.origins_corrected import NOT_INDEPENDENT
from sayso.claims.references import reference
from sayso.contract import claim_to_dict
from sayso.data import Claim, Member, Reading
from sayso.library import Correction, Library
from tests.claims.telling import FERRY, Says, reading

At = tuple[str, str]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "l.sqlite") as opened:
        for r in FERRY:
            opened.put(r)
        claims.update(opened)
        yield opened


def told(library: Library) -> tuple[Claim, ...]:
    """The claims, which are those that are made from the start, too, and stay so."""
    claims.update(library)
    found = tuple(claims.whole(library))
    whole = derive(list(library.stories(every=True)), library.corrections.standing())
    assert [claim_to_dict(c) for c in found] == [claim_to_dict(c) for c in whole]
    assert {c.id for c in claims.listed(library, limit=1000)} == {c.id for c in found}
    assert not claims.update(library)
    return found


def members(c: Claim) -> list[Member]:
    return [*c.supports, *c.denies, *c.doubts]


def of(found: tuple[Claim, ...], at: At) -> Claim:
    [one] = [c for c in found if at in {(m.story, m.attribution) for m in members(c)}]
    return one


def member(library: Library, at: At) -> Any:
    claim = of(tuple(claims.whole(library)), at)
    one = next(m for m in members(claim) if (m.story, m.attribution) == at)
    return library.story(one.story, one.version).reading.story, one


def say(library: Library, kind: str, first: At, second: At) -> Correction:
    stories = [first[0], second[0]]
    said = about(member(library, first), member(library, second))
    return library.corrections.add(kind, said, stories)


def wrong(library: Library, at: At) -> Correction:
    stored = library.story(at[0])
    a = next(a for a in stored.reading.attributions if a.id == at[1])
    return library.corrections.add(REJECTED, rejection(stored, a), [at[0]])


def again(library: Library, story: str, **changed: Any) -> None:
    """Reads a story again, by a model that gives other ids."""
    held = library.story(story).reading
    renamed = tuple(
        replace(a, id=f"x{a.id}", parent=a.parent and f"x{a.parent}", judges=None, **changed)
        for a in held.attributions
    )
    library.put(replace(held, attributions=renamed))


TWELVE, FOURTEEN, KEYS = ("post", "a1"), ("gazette", "a2"), ("post", "a2")


def test_two_claims_are_one(library: Library) -> None:
    before = told(library)
    made = say(library, SAME, TWELVE, FOURTEEN)
    found = told(library)
    one = of(found, TWELVE)
    assert one == of(found, FOURTEEN)
    assert len(found) == len(before) - 1
    assert one.rivals == ()
    assert one.corrections[0].startswith(f"A user said on {made.at[:10]}: “")
    assert claim_to_dict(one)["corrections"] == list(one.corrections)
    assert "corrections" not in claim_to_dict(of(found, KEYS))
    library.corrections.undo(made.id)
    assert told(library) == before


def test_claims_that_have_nothing_in_common_are_one(library: Library) -> None:
    say(library, SAME, KEYS, ("post", "a0"))
    one = of(told(library), KEYS)
    assert ("gazette", "a0") in {(m.story, m.attribution) for m in one.supports}


def test_a_member_is_another_claim(library: Library) -> None:
    before = told(library)
    made = say(library, DIFFERENT, ("post", "a0"), ("gazette", "a0"))
    found = told(library)
    first, second = of(found, ("post", "a0")), of(found, ("gazette", "a0"))
    assert first.id != second.id
    # What denies it in its story goes with it.
    assert {m.attribution for m in second.denies} == {"a1"}
    assert {m.story for m in members(first)} == {"post", "echo"}
    assert first.corrections == second.corrections
    library.corrections.undo(made.id)
    assert told(library) == before


def test_a_denial_is_of_something_else(library: Library) -> None:
    say(library, DIFFERENT, ("gazette", "a0"), ("gazette", "a1"))
    found = told(library)
    assert of(found, ("gazette", "a1")).id != of(found, ("gazette", "a0")).id


def test_the_last_word_counts(library: Library) -> None:
    before = told(library)
    say(library, SAME, TWELVE, FOURTEEN)
    told(library)
    say(library, DIFFERENT, TWELVE, FOURTEEN)
    assert [replace(c, corrections=()) for c in told(library)] == list(before)


def test_corrections_of_claims_outlive_new_readings(library: Library) -> None:
    say(library, SAME, TWELVE, FOURTEEN)
    say(library, DIFFERENT, ("post", "a0"), ("gazette", "a0"))
    told(library)
    for story in ("post", "gazette"):
        again(library, story)
    found = told(library)
    assert of(found, ("post", "xa1")) == of(found, ("gazette", "xa2"))
    assert of(found, ("post", "xa0")) != of(found, ("gazette", "xa0"))


def test_they_outlive_more_stories_and_mean_other_versions_by_their_words(
    library: Library,
) -> None:
    say(library, SAME, TWELVE, FOURTEEN)
    library.put(reading("older", Says("Ada Moor", FERRY[0].story.text[:70]), date="2031-04-01"))
    assert of(told(library), TWELVE) == of(told(library), FOURTEEN)
    text = "fourteen passengers of the ferry were rescued by fishermen"
    other = reading("gazette", Says("Ada Moor", "nothing else"), Says("Lena Hurst", text))
    library.put(replace(other, story=replace(other.story, published_at="2031-05-09")))
    found = told(library)
    versions = {m.version for m in members(of(found, TWELVE)) if m.story == "gazette"}
    assert versions == {1, 2}


def test_a_deleted_story_takes_its_corrections_along(library: Library) -> None:
    say(library, DIFFERENT, ("echo", "a1"), ("gazette", "a0"))
    say(library, SAME, TWELVE, FOURTEEN)
    told(library)
    library.delete("echo")
    found = told(library)
    assert of(found, ("post", "a0")) == of(found, ("gazette", "a0"))
    library.delete("post")
    assert len(library.corrections.standing()) == 0
    assert of(told(library), FOURTEEN).corrections == ()


def test_a_wrong_attribution_is_in_no_claim(library: Library) -> None:
    before = told(library)
    assert of(before, ("echo", "a1")).disputed
    made = wrong(library, ("echo", "a1"))
    found = told(library)
    assert ("echo", "a1") not in {(m.story, m.attribution) for c in found for m in members(c)}
    library.corrections.undo(made.id)
    assert told(library) == before


def test_a_wrong_attribution_is_found_again(library: Library) -> None:
    wrong(library, ("echo", "a1"))
    told(library)
    again(library, "echo")
    said = {(m.story, m.attribution) for c in told(library) for m in members(c)}
    assert ("echo", "xa0") in said
    assert ("echo", "xa1") not in said
    # Its edges are a little elsewhere, it is in a new version, and in another outlet's copy.
    held = library.story("echo").reading
    moved = [
        replace(a, content=((a.content[0][0] + 5, a.content[0][1]),)) for a in held.attributions
    ]
    library.put(replace(held, attributions=tuple(moved)))
    library.put(replace(held, story=replace(held.story, id="copy", outlet="Copy")))
    said = {(m.story, m.attribution) for c in told(library) for m in members(c)}
    assert not {("echo", "xa1"), ("copy", "xa1")} & said
    assert ("copy", "xa0") in said


def test_what_stands_inside_a_wrong_one_stands_by_itself(tmp_path: Path) -> None:
    nested = reading(
        "a",
        Says("Ada Moor", "the reports of surveyors about cracks in the dam at Orv were inventions",
             false=1),
        Says("surveyors", "about cracks in the dam at Orv", inside=0),
    )  # fmt: skip
    with Library.open(tmp_path / "l.sqlite") as library:
        library.put(nested)
        [before] = told(library)
        assert [m.second_hand for m in before.supports] == [True]
        wrong(library, ("a", "a0"))
        [found] = told(library)
        assert ([m.second_hand for m in found.supports], found.denies) == ([False], ())


def test_an_origin_is_not_independent_in_one_claim(library: Library) -> None:
    rescued = of(told(library), TWELVE)
    for name in ("Jon Abbot", "Mara Quill"):
        story, m = member(library, ("post", "a0"))
        said = {"speaker": {"name": name}, "claim": reference("post", story, m.span)}
        library.corrections.add(NOT_INDEPENDENT, said, ["post"])
    library.put(reading("late", Says("Ann Roe", "the ferry Gannet sank near the lighthouse after "
                                     "hitting a rock"), date="2031-05-08"))  # fmt: skip
    sank = of(told(library), ("post", "a0"))
    assert sank.origins.max == 1
    assert "A user said that Mara Quill is not independent of Ann Roe" in sank.origins.groups[0].why
    assert of(told(library), TWELVE) == rescued


def test_the_order_of_stories_makes_no_difference_to_corrections(
    library: Library, tmp_path: Path
) -> None:
    say(library, SAME, TWELVE, FOURTEEN)
    wrong(library, ("echo", "a1"))
    expected = told(library)
    corrections = library.corrections.standing()
    stories = list(library.stories(every=True))
    assert derive(stories[::-1], corrections) == expected
    with Library.open(tmp_path / "other.sqlite") as other:
        one: Reading
        for one in reversed(FERRY):
            other.put(one)
            for c in corrections if one is FERRY[0] else ():
                other.corrections.add(c.kind, c.about)
            claims.update(other)
        texts = [replace(c, corrections=()) for c in claims.whole(other)]
        assert texts == [replace(c, corrections=()) for c in expected]
