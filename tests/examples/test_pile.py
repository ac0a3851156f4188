"""The example pile and the truth about it agree with each other."""

import json
from collections import defaultdict
from datetime import datetime
from importlib.resources import files
from typing import Any

import pytest

EXAMPLES = files("sayso") / "examples"
POSITIONS = {"supports", "denies", "doubts"}


@pytest.fixture(scope="module")
def stories() -> dict[str, dict[str, str]]:
    lines = (EXAMPLES / "pile.jsonl").read_text(encoding="utf-8").splitlines()
    stories = [json.loads(line) for line in lines]
    assert len({story["id"] for story in stories}) == len(stories)
    return {story["id"]: story for story in stories}


@pytest.fixture(scope="module")
def truth() -> dict[str, Any]:
    result: dict[str, Any] = json.loads((EXAMPLES / "pile-truth.json").read_text(encoding="utf-8"))
    return result


def test_stories_are_whole(stories: dict[str, dict[str, str]]) -> None:
    assert len({story["url"] for story in stories.values()}) >= 24
    for story in stories.values():
        assert set(story) == {"id", "outlet", "url", "title", "published_at", "text"}
        assert story["url"].startswith("https://")
        assert story["url"].split("/")[2].endswith(".example")
        assert story["title"] not in story["text"]
        assert 150 <= len(story["text"].split()) <= 450
        datetime.fromisoformat(story["published_at"])
    times = [story["published_at"] for story in stories.values()]
    assert times == sorted(times)


def test_every_kind_of_outlet_is_there(stories: dict[str, dict[str, str]]) -> None:
    assert {story["outlet"] for story in stories.values()} == {
        "The Selm Chronicle",  # a broadsheet
        "Skorr",  # a tabloid site
        "TTR",  # a state broadcaster
        "Dorsk Mercury",  # a local paper
        "Northlight",  # two agencies
        "Ardapress",
        "Ministry of Defence of Ardovia",
        "Lennwatch",  # a blog
        "The Soggy Herring",  # satire
    }


def test_one_story_has_three_versions(stories: dict[str, dict[str, str]]) -> None:
    versions = defaultdict(list)
    for story in stories.values():
        versions[story["url"]].append(story)
    [three] = [found for found in versions.values() if len(found) > 1]
    assert len(three) == 3
    assert len({story["published_at"] for story in three}) == 3
    assert len({story["text"] for story in three}) == 3


def test_claims_have_members_that_stand_in_their_stories(
    stories: dict[str, dict[str, str]], truth: dict[str, Any]
) -> None:
    for claim in truth["claims"]:
        assert claim["members"], claim["id"]
        for member in claim["members"]:
            text = stories[member["story"]]["text"]
            assert text.count(member["words"]) == 1, (claim["id"], member)
            assert member["words"] == member["words"].strip()
            assert member["position"] in POSITIONS
            assert isinstance(member["hedged"], bool)
            assert member["origin"]
            assert member.get("voice", "outlet") == "outlet"
        places = [(m["story"], m["words"], m["position"]) for m in claim["members"]]
        assert len(set(places)) == len(places), claim["id"]


def test_claims_are_many_and_of_every_kind(truth: dict[str, Any]) -> None:
    claims = truth["claims"]
    assert len({claim["id"] for claim in claims}) == len(claims) >= 35
    assert sum(claim["disputed"] for claim in claims) >= 10
    assert sum(len(claim["members"]) >= 5 for claim in claims) >= 12
    members = [member for claim in claims for member in claim["members"]]
    assert {member["position"] for member in members} == POSITIONS
    assert any(member["hedged"] for member in members)
    assert any("voice" in member for member in members)
    assert all(claim["sentence"] and claim["why"] for claim in claims)


def test_a_claim_is_disputed_where_somebody_denies_it(truth: dict[str, Any]) -> None:
    for claim in truth["claims"]:
        deniers = {m["origin"] for m in claim["members"] if m["position"] == "denies"}
        assert set(claim["deniers"]) == deniers
        assert claim["disputed"] == bool(deniers)


def test_origins_are_no_more_than_the_bodies_that_speak(truth: dict[str, Any]) -> None:
    body = truth["speaks_for"]
    for claim in truth["claims"]:
        for side in ("supports", "denies"):
            names = {m["origin"] for m in claim["members"] if m["position"] == side}
            least, most = claim["origins"][side]
            assert bool(names) <= least <= most, claim["id"]
            assert most == len({body.get(name, name) for name in names}), claim["id"]
    assert any(claim["origins"]["supports"][0] > 1 for claim in truth["claims"])
    assert any(claim["origins"]["supports"] == [1, 2] for claim in truth["claims"])


def test_rivals_are_pairs_of_claims(truth: dict[str, Any]) -> None:
    known = {claim["id"] for claim in truth["claims"]}
    pairs = [frozenset(pair) for pair in truth["rivals"]]
    assert all(len(pair) == 2 and pair <= known for pair in pairs)
    assert len(set(pairs)) == len(pairs)


def test_echoes_run_forward_between_stories(
    stories: dict[str, dict[str, str]], truth: dict[str, Any]
) -> None:
    echoed = set()
    for echo in truth["echoes"]:
        source, target = stories[echo["from"]], stories[echo["to"]]
        assert source["url"] != target["url"]
        assert source["published_at"] < target["published_at"]
        assert 0 < echo["share"] <= 1
        echoed.add(frozenset((echo["from"], echo["to"])))
    for pair in truth["not_echoes"]:
        assert set(pair) <= set(stories)
        assert frozenset(pair) not in echoed


def test_names_of_one_party_stand_in_the_pile(
    stories: dict[str, dict[str, str]], truth: dict[str, Any]
) -> None:
    text = "\n".join(story["text"] for story in stories.values())
    for names in truth["speakers"]:
        assert len(names) > 1
        assert not [name for name in names if name not in text]
