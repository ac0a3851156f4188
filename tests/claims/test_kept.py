"""What a library keeps of parties, echoes and claims is what all of its stories together give."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso import claims
from sayso.claims import blocks, derive, echoing, gathering, registry
from sayso.claims.contents import pieces
from sayso.claims.echoes import overlaps
from sayso.claims.identity import parties
from sayso.claims.people import People
from sayso.claims.sheets import sheet
from sayso.claims.showing import shown
from sayso.claims.speakers_corrected import DIFFERENT, SAME
from sayso.data import Reading, Speaker
from sayso.library import Library
from tests.claims import telling
from tests.claims.made import BAKERY, QUARRY, stored
from tests.claims.telling import FERRY, Says, reading
from tests.claims.test_own_voice import HERALD, MERCURY

SPEAKERS = [
    Speaker("a", "Ida Brandt", "person", role="harbour master of Lunde", country="NOR"),
    Speaker("b", "Brandt", "person", role="harbour master", affiliation="Lunde Ferries"),
    Speaker("c", "Ida Brandt", "person", role="painter", country="FRA"),
    Speaker("d", "Lunde Ferries", "organisation"),
    Speaker("e", "the Foreign Ministry of Norway", "organisation", country="NOR"),
    Speaker("f", "the Foreign Ministry", "organisation", country="NOR"),
    Speaker("g", "Foreign Ministry", "organisation"),
    Speaker("h", None, "unnamed", "two officials"),
    Speaker("i", "Ferries", "organisation"),
    Speaker("j", "Sen. Bob Haldane", "person"),
    Speaker("k", "Robert J. Haldane", "person", affiliation="Lunde Ferries"),
    Speaker("l", "Haldane", "person", country="NOR"),
]
FIRST, SECOND, THIRD, *_ = QUARRY.splitlines()
LINES = [
    FIRST, SECOND, THIRD, *BAKERY.splitlines(),
    "As The Tarn Post reported, " + SECOND[0].lower() + SECOND[1:],
    "“The oven was last let go cold on the day the mill burned down, and never since,” she said.",
    "He said: “The oven was last let go cold on the day the mill burned down, and never since.”",
]  # fmt: skip
OUTLETS = ["The Tarn Post", "Tarn Echo", None]

Step = tuple[int, int, list[int]]
"""Which story; 0 to delete it, else its outlet; what is in it."""


def steps(most: int) -> st.SearchStrategy[list[list[Step]]]:
    """Batches of changes, after each of which a library is brought up to date."""
    inside = st.lists(st.integers(0, most - 1), min_size=1, max_size=4, unique=True)
    step = st.tuples(st.integers(0, 4), st.integers(0, len(OUTLETS)), inside)
    return st.lists(st.lists(step, min_size=1, max_size=3), min_size=1, max_size=5)


@contextmanager
def new() -> Iterator[Library]:
    with TemporaryDirectory() as folder, Library.open(Path(folder) / "l.sqlite") as library:
        yield library


def story(step: Step, text: str, **told: object) -> Reading:
    n, outlet, _ = step
    return stored(f"s{n}", text, outlet=OUTLETS[outlet - 1], published_at=f"2031-05-0{n + 1}",
                  **told).reading  # fmt: skip


def take(library: Library, step: Step, made: Reading) -> None:
    if step[1]:
        library.put(made)
    elif library.has(made.story.id):
        library.delete(made.story.id)


def same_parties(library: Library) -> None:
    whole = parties(list(library.stories(every=True)), library.corrections.standing())
    people = People(library)
    for p in whole.profiles.values():
        for e in p.entries:
            assert people.parties.of(e.story, e.speaker, e.version) == p.party
        kept = people.person(p.party.id)
        assert kept is not None
        assert (kept.profile.kind, set(kept.profile.names)) == (p.kind, set(p.names))
        assert kept.stories == len({e.story for e in p.entries if e.speaker})
        bodies = [b.party for b in people.parties.bodies(p.party)]
        assert bodies == [b.party for b in whole.bodies(p.party)]
    assert people.count("") == sum(
        1 for p in whole.profiles.values() if p.party.name and any(e.speaker for e in p.entries)
    )


@given(steps(len(SPEAKERS)), st.booleans(), st.sampled_from([0.25, 2.0]))
@settings(deadline=None, max_examples=80)
def test_parties(batches: list[list[Step]], one: bool, most: float) -> None:
    # So small a library is looked at anew as a whole, unless that is put off.
    with new() as library, patch.object(registry, "_MOST", most):
        said = None
        for n, batch in enumerate(batches):
            for step in batch:
                speakers = tuple(SPEAKERS[i] for i in step[2])
                take(library, step, story(step, f"It rained. {step}", speakers=speakers))
            if n == 1:
                names = [{"name": "Ida Brandt"}, {"name": "Haldane" if one else "Ida Brandt"}]
                about = names if one else [names[0], names[1] | {"story": "s1"}]
                said = library.corrections.add(SAME if one else DIFFERENT, {"speakers": about})
            if n == 3 and said is not None:
                library.corrections.undo(said.id)
            claims.update(library)
            same_parties(library)


@given(steps(len(LINES)))
@settings(deadline=None, max_examples=40)
def test_echoes(batches: list[list[Step]]) -> None:
    with new() as library:
        for batch in batches:
            for step in batch:
                take(library, step, story(step, "\n".join(LINES[i] for i in step[2]) + "\n"))
            claims.update(library)
            held = list(library.stories(every=True))
            whole = overlaps([sheet(s) for s in held])
            kept = echoing.of(library.derived, {s.key for s in held})
            assert {(o.story, o.version, o.other, o.other_version): o for o in kept} == {
                (o.story, o.version, o.other, o.other_version): o for o in whole
            }


LATER = [
    MERCURY,
    HERALD,
    # A copy, so that one is an echo; and who the sources are is told more fully.
    replace(FERRY[0], story=replace(FERRY[0].story, id="copy", outlet="Orv Mail",
                                    published_at="2031-05-04")),
    reading("late", Says("Quill", "the ferry Gannet sank near the lighthouse after hitting a rock"),
            Says("harbour police", "twelve passengers of the ferry were rescued"),
            date="2031-05-05", outlet="Orv Times"),
    reading("short", Says("Abbot", "fishermen rescued twelve passengers of the ferry"),
            date="2031-04-30", outlet="Tarn Echo"),
]  # fmt: skip


def same_claims(library: Library) -> None:
    """The claims, and all that is shown of them, are those that are made from the start."""
    held = list(library.stories(every=True))
    by_place = {(s.key, s.version): s for s in held}
    standing = library.corrections.standing()
    told = parties(held, standing)
    whole = derive(held, standing)
    assert tuple(claims.whole(library)) == whole
    assert [claims.row(library, c.id) for c in whole] == [shown(c, by_place, told) for c in whole]


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("most", [blocks.MOST, 3])
def test_claims(tmp_path: Path, seed: int, most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    # So few stories never are too many to be gathered at once, unless few are.
    monkeypatch.setattr(blocks, "MOST", most)
    chance = random.Random(seed)
    left = [*FERRY, *LATER]
    chance.shuffle(left)
    with Library.open(tmp_path / "l.sqlite") as library:
        while left:
            for _ in range(chance.randint(1, 3)):
                if left:
                    library.put(left.pop())
            if chance.random() < 0.4:
                library.delete(chance.choice(library.listing(10)).key)
            if len(left) == 4:
                names = [{"name": "Mara Quill"}, {"name": "Jon Abbot"}]
                library.corrections.add(SAME, {"speakers": names})
            claims.update(library)
            same_claims(library)
            assert not claims.update(library)


def test_a_name_told_later_is_shown_in_claims_of_before(tmp_path: Path) -> None:
    with Library.open(tmp_path / "l.sqlite") as library:
        for r in FERRY:
            library.put(r)
        claims.update(library)
        about = {"speakers": [{"name": "Mara Quill"}, {"name": "Lena Hurst"}]}
        said = library.corrections.add(SAME, about)
        claims.update(library)
        same_claims(library)
        ids = {v.party.id for f in claims.listed(library) for v in claims.row(library, f.id).voices}
        library.corrections.undo(said.id)
        claims.update(library)
        same_claims(library)
        now = {v.party.id for f in claims.listed(library) for v in claims.row(library, f.id).voices}
        assert now > ids - now
        assert len(now) == len(ids) + 1


def test_two_who_are_told_to_say_the_same_words(tmp_path: Path) -> None:
    [post, *rest] = FERRY
    twice = replace(post.attributions[0], id="a9", speaker=post.attributions[1].speaker)
    with Library.open(tmp_path / "l.sqlite") as library:
        for r in (replace(post, attributions=(*post.attributions, twice)), *rest):
            library.put(r)
            claims.update(library)
        same_claims(library)
        of_ferry = next(c for c in claims.whole(library) if "sank" in c.text)
        assert {"a0", "a9"} <= {m.attribution for m in of_ferry.supports if m.story == "post"}


def test_a_story_that_is_repeated_and_claims_nothing_changes_origins(tmp_path: Path) -> None:
    words = "the ferry Gannet sank near the lighthouse after hitting a rock at four in the morning"
    first, second = (
        reading(f"s{n}", Says(who, words), date=f"2031-05-0{n}", outlet=f"Outlet {n}")
        for n, who in ((2, "a fisherman"), (3, "witnesses"))
    )
    wire = replace(
        first,
        story=replace(first.story, id="wire", outlet="Wire", blocks=(), published_at="2031-05-01"),
        attributions=(),
        speakers=(),
    )
    with Library.open(tmp_path / "l.sqlite") as library:
        for r in (first, second, wire):
            library.put(r)
            claims.update(library)
            same_claims(library)
        [before] = claims.whole(library)
        library.delete("wire")
        claims.update(library)
        same_claims(library)
        assert list(claims.whole(library)) != [before]


@pytest.mark.parametrize("thin", [False, True])
@pytest.mark.parametrize("firm", [False, True])
@pytest.mark.parametrize("answers", [None, 0])
def test_claims_wait_for_nothing_that_is_in_none(
    thin: bool, firm: bool, answers: int | None
) -> None:
    [post] = telling.stored(FERRY[0])
    first, second, third = pieces(post)
    found = [first, replace(second, thin=thin, firm=firm, answers=answers, verdict=-1), third]
    inside = {p.id for group in gathering.gathered(found, {}) for side in group for p in side}
    assert {p.id for p in gathering.gatherable(found)} == inside
