"""What an outlet says in its own voice joins what others claim, and claims nothing by itself."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from sayso import claims
from sayso.claims import derive
from sayso.claims.attributions_corrected import REJECTED, rejection
from sayso.claims.claims_corrected import DIFFERENT, about
from sayso.contract import claim_to_dict
from sayso.data import Block, Claim, Member, Reading
from sayso.library import Correction, Library
from tests.claims.telling import FERRY, Says, reading, stored
from tests.claims.test_claims import SCHEMA

SANK = "The ferry Gannet sank near the lighthouse after hitting a rock."
DID_NOT = "The ferry Gannet did not sink near the lighthouse after hitting a rock."
OTHER = "Children feed the gulls on the quay at Tarn every morning."


def vouching(made: Reading, *sentences: str, kind: str = "paragraph") -> Reading:
    """The story with sentences of its outlet's own, a paragraph each."""
    text, blocks = made.story.text, list(made.story.blocks)
    for s in sentences:
        blocks.append(Block(kind, (len(text), len(text) + len(s))))  # type: ignore[arg-type]
        text += s + "\n"
    return replace(made, story=replace(made.story, text=text, blocks=tuple(blocks)))


def story(id: str, *sentences: str, kind: str = "paragraph") -> Reading:
    said = Says("a clerk", "the summer market would move to the old square next year")
    return vouching(reading(id, said, date="2031-05-04", outlet=id), *sentences, kind=kind)


MERCURY, HERALD = story("mercury", SANK, OTHER), story("herald", DID_NOT)


def own(found: tuple[Claim, ...]) -> dict[str, str]:
    """The sides that outlets take themselves, by story."""
    return {
        m.story: side
        for c in found
        for side in ("supports", "denies", "doubts")
        for m in getattr(c, side)
        if m.voice == "outlet"
    }


def of_ferry(found: tuple[Claim, ...]) -> Claim:
    [one] = [c for c in found if ("post", "a0") in {(m.story, m.attribution) for m in c.supports}]
    return one


def test_it_supports_or_denies_what_others_say() -> None:
    found = derive(stored(*FERRY, MERCURY, HERALD))
    assert own(found) == {"mercury": "supports", "herald": "denies"}
    ferry = of_ferry(found)
    [member] = [m for m in ferry.supports if m.voice == "outlet"]
    start, end = member.span[0]
    assert (MERCURY.story.text[start:end], member.attribution) == (SANK, None)
    assert any("ercury says so itself" in g.why for g in ferry.origins.groups)
    jsonschema.validate(claim_to_dict(ferry), SCHEMA)


def test_it_makes_no_claim_and_changes_none_but_by_joining() -> None:
    assert own(derive(stored(MERCURY, story("echo", SANK)))) == {}
    bare, joined = derive(stored(*FERRY)), derive(stored(*FERRY, MERCURY, HERALD))
    by_id = {c.id: c for c in joined}
    for c in bare:
        assert by_id[c.id].text == c.text
        assert by_id[c.id].first_said == c.first_said
    assert len(joined) == len(bare) + 1


@pytest.mark.parametrize(
    "one",
    [
        story("mercury", SANK, kind="headline"),
        story("mercury", f"“{SANK}”"),
        story("mercury", SANK.replace(".", "?")),
        story("mercury", "The ferry sank."),
    ],
)
def test_headlines_quotations_questions_and_scraps_are_not_vouched_for(one: Reading) -> None:
    assert own(derive(stored(*FERRY, one))) == {}


@pytest.mark.parametrize("seed", range(3))
def test_a_library_that_grows_has_the_same(tmp_path: Path, seed: int) -> None:
    mixed = [*FERRY, MERCURY, HERALD]
    random.Random(seed).shuffle(mixed)
    with Library.open(tmp_path / "l.sqlite") as library:
        for r in mixed:
            library.put(r)
            claims.update(library)
        assert tuple(claims.whole(library)) == derive(stored(*mixed))
        assert not claims.update(library)
        for key in ("post", "gazette"):
            library.delete(key)
            claims.update(library)
            left = list(library.stories(every=True))
            assert tuple(claims.whole(library)) == derive(left)
            assert not claims.update(library)


def test_a_user_parts_it_and_it_stays_apart(tmp_path: Path) -> None:
    with Library.open(tmp_path / "l.sqlite") as library:
        for r in (*FERRY, MERCURY):
            library.put(r)
        claims.update(library)
        ferry = of_ferry(tuple(claims.whole(library)))
        pair: list[Member] = [ferry.supports[0], *(m for m in ferry.supports if not m.attribution)]
        told = [(library.story(m.story).reading.story, m) for m in pair]
        library.corrections.add(DIFFERENT, about(told[0], told[1]))
        claims.update(library)
        found = tuple(claims.whole(library))
        assert found == derive(list(library.stories()), library.corrections.standing())
        assert not any(m.voice == "outlet" for m in of_ferry(found).supports)
        assert own(found) == {"mercury": "supports"}


def test_what_a_user_rejects_is_not_the_outlets_word_either() -> None:
    [first, *rest] = stored(*FERRY)
    a = first.reading.attributions[0]
    wrong = Correction(1, REJECTED, rejection(first, a), "2031-06-01T00:00:00+00:00", False)
    assert own(derive([first, *rest], [wrong])) == {}
