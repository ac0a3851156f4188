"""A small library of our own invention: a bridge, told by three outlets, and its claims by hand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from sayso.claims import registry, settling
from sayso.claims.attributions_corrected import kept, rejections
from sayso.claims.identity import parties
from sayso.data import (
    Attribution,
    Claim,
    FirstSaid,
    Member,
    OriginGroup,
    Origins,
    Party,
    Reading,
    Speaker,
)
from sayso.library import Library
from sayso.library.derived import ClaimRow
from sayso.web.shelf import Shelf
from tests.report.invented import at, nested, reading

EMPTY = Origins(0, 0)
TOLD = "The north pier of the harbour bridge has a crack, Ines Okafor of the port told {who}.\n"
DENIED = "Mayor Zoë Brandt denied that the north pier of the harbour bridge has a crack.\n"


def told(id: str, outlet: str, day: int, *, denied: bool = False) -> Reading:
    """A story in which Okafor tells of the crack, and, if ``denied``, Brandt denies it."""
    text = "A crack in the bridge\n" + TOLD.format(who=outlet) + (DENIED if denied else "")
    found = [
        Attribution(
            "s0",
            at(text, "Ines Okafor of the port"),
            at(text, "told"),
            at(text, "The north pier of the harbour bridge has a crack"),
            speaker="o",
            act="states",
            stance="asserts",
            certainty="probable",
            confidence=0.83,
        )
    ]
    if denied:
        found.append(
            Attribution(
                "s1",
                at(text, "Mayor Zoë Brandt"),
                at(text, "denied"),
                at(text, "that the north pier of the harbour bridge has a crack"),
                speaker="m",
                act="states",
                stance="denies",
            )
        )
    speakers = (
        Speaker("o", "Ines Okafor", "person", role="engineer", affiliation="p"),
        Speaker("p", "Port of Lowmere", "organisation"),
        Speaker("m", "Zoë Brandt", "person", role="mayor"),
    )
    made = reading(
        text,
        found,
        speakers,
        {0: "headline"},
        url=f"https://news.example/{id}",
        title="A crack in the bridge",
        outlet=outlet,
        published_at=f"2021-05-0{day}",
        language="en",
    )
    return named(made, id)


def named(made: Reading, id: str) -> Reading:
    return replace(made, story=replace(made.story, id=id))


def readings() -> list[Reading]:
    return [
        told("quay-1", "Radio Quay", 3),
        told("gazette-1", "The Lowmere Gazette", 4),
        told("post-1", "Evening Post", 6, denied=True),
        named(nested(), "nested"),
    ]


def shelf(path: Path) -> Shelf:
    """A shelf with our claim on it."""
    return Shelf(path, prepare)


def prepare(library: Library) -> None:
    """Keeps the parties of the library, and our claim."""
    d = library.derived
    with d.writing():
        for key, number in list(d.pending(every=True)):
            registry.enter(d, library.story(key, number))
            d.done([(key, number)])
        registry.settle(library)
        d.drop_claims([c.id for c in d.claims()])
        for claim in claims(library):
            d.save_claims([ClaimRow(claim.id, (), "{}")])
            settling.keep(library, [claim])


def claims(library: Library) -> Iterable[Claim]:
    """The one claim of the bridge stories that are there, by hand."""
    gone = rejections(library.corrections.standing())
    stories = [kept(s, gone) for s in library.stories(every=True)]
    supports, denies = [], []
    for s in stories:
        for a in s.reading.attributions:
            if "crack" in s.reading.story.text and s.key != "nested":
                side = denies if a.stance == "denies" else supports
                side.append(Member(s.key, s.version, a.id, a.content))
    if not supports:
        return ()
    known = parties(stories)
    okafor = known.of(supports[0].story, "o") or Party("", None)
    brandt = Party("zoe-brandt", "Zoë Brandt")
    return (
        Claim(
            "c1",
            "The north pier has a crack.",
            tuple(supports),
            tuple(denies),
            (),
            Origins(1, 1, (OriginGroup((okafor,), "All of them heard it from Okafor."),)),
            Origins(1, 1, (OriginGroup((brandt,), "One person."),)) if denies else EMPTY,
            FirstSaid("2021-05-03", supports[0].story, supports[0].attribution),
        ),
    )


def fill(library: Library, made: Iterable[Reading]) -> None:
    for one in made:
        library.put(one)
