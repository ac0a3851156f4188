"""A claim as it is shown: each of its members with all that a reader wants to know of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sayso.chains import chain, origin
from sayso.claims.parties import Parties
from sayso.data import Claim, Member, Party, Position
from sayso.excerpts import NOBODY, label, words
from sayso.library import Stored

_SAYINGS = 400
_NAME = 120
_FIRST = 4
SHOWN = 9
"""So many outlets and origins a picture shows."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A member of a claim, with all that is shown of it; ``links``: from the outlet down to the
    origin; ``origin``: whose word it is in the end."""

    member: Member
    position: Position
    party: Party
    origin: Party
    links: tuple[str, ...]
    words: str
    outlet: str
    title: str
    date: str
    place: str
    hedged: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One claim, whole."""

    claim: Claim
    voices: tuple[Voice, ...]

    def side(self, position: Position) -> list[Voice]:
        """The voices of a side, by date."""
        return [v for v in self.voices if v.position == position]

    def parties(self, position: Position) -> list[Party]:
        """Who is on a side, each once."""
        return list({v.party.id: v.party for v in self.side(position)}.values())

    @property
    def stories(self) -> int:
        """In how many stories it is told."""
        return len({v.member.story for v in self.voices})

    @property
    def outlets(self) -> list[str]:
        """The outlets that tell it."""
        return list(dict.fromkeys(v.outlet for v in self.voices if v.position == "supports"))

    @property
    def narrow(self) -> bool:
        """Whether many outlets have it from one origin."""
        return self.claim.origins.max == 1 and len(self.outlets) > 1


@dataclass(frozen=True, slots=True)
class Side:
    """Who is on a side: the first few, and how many there are."""

    first: tuple[Party, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Face:
    """One claim as a list shows it.

    ``least`` and ``most``: of independent origins; ``members``: supporting, denying, doubting;
    ``ties``: which of the first outlets has it from which of the first groups of origins.
    """

    id: str
    text: str
    disputed: bool
    first_said: str
    stories: int
    outlets: int
    least: int
    most: int
    members: tuple[int, int, int]
    supports: Side
    denies: Side
    doubts: Side
    ties: tuple[tuple[int, int], ...]


def face_of(row: Row) -> Face:
    """What a list shows of it."""
    claim, outlets = row.claim, row.outlets
    home = {p.id: n for n, group in enumerate(claim.origins.groups) for p in group.speakers}
    ties: set[tuple[int, int]] = set()
    for v in row.side("supports"):
        start, end = outlets.index(v.outlet), home.get(v.origin.id, home.get(v.party.id))
        if end is not None and start < SHOWN and end < SHOWN:
            ties.add((start, end))
    return Face(
        id=claim.id,
        text=claim.text,
        disputed=claim.disputed,
        first_said=((claim.first_said and claim.first_said.date) or "")[:10],
        stories=row.stories,
        outlets=len(outlets),
        least=claim.origins.min,
        most=claim.origins.max,
        members=(len(claim.supports), len(claim.denies), len(claim.doubts)),
        supports=_side(row, "supports"),
        denies=_side(row, "denies"),
        doubts=_side(row, "doubts"),
        ties=tuple(sorted(ties)),
    )


def _side(row: Row, position: Position) -> Side:
    found = row.parties(position)
    return Side(tuple(found[:_FIRST]), len(found))


def shown(claim: Claim, held: Mapping[tuple[str, int], Stored], parties: Parties) -> Row:
    """The claim with its voices, by date; ``held``: the stories of its members."""
    sides: tuple[tuple[Position, tuple[Member, ...]], ...] = (
        ("supports", claim.supports),
        ("denies", claim.denies),
        ("doubts", claim.doubts),
    )
    voices = [
        _voice(m, position, held[m.story, m.version], parties)
        for position, members in sides
        for m in members
    ]
    voices.sort(key=lambda v: (not v.date, v.date))
    return Row(claim, tuple(voices))


def _voice(m: Member, position: Position, stored: Stored, parties: Parties) -> Voice:
    reading = stored.reading
    story = reading.story
    a = next((a for a in reading.attributions if a.id == m.attribution), None)
    outlet = story.outlet or stored.key
    own = parties.outlet(stored.key, stored.version) or Party(f"outlet-{outlet}", outlet)
    date = (story.published_at or "")[:10]
    if a is None:
        party = last = own
        links: tuple[str, ...] = (outlet,)
    else:
        if a.said_at and a.said_at.start:
            date = a.said_at.start
        bottom = origin(reading, a)
        party, last = _party(stored, a.speaker, parties), _party(stored, bottom.speaker, parties)
        by_id = {s.id: s for s in reading.speakers}
        found = [
            label(s, by_id, _NAME) if (s := by_id.get(link.speaker or "")) else link.speaker
            for link in chain(reading, a)
        ]
        links = tuple(dict.fromkeys([outlet, *(name or NOBODY for name in found)]))
    return Voice(
        member=m,
        position=position,
        party=party,
        origin=last,
        links=links,
        words=words(story.text, m.span, _SAYINGS),
        outlet=outlet,
        title=story.title or stored.key,
        date=date,
        place=f"c-{a.id}" if a is not None else "",
        hedged=a is not None and a.certainty in ("probable", "possible"),
    )


def _party(stored: Stored, speaker: str | None, parties: Parties) -> Party:
    by_id = {s.id: s for s in stored.reading.speakers}
    found = parties.of(stored.key, speaker, stored.version) if speaker else None
    told = by_id.get(speaker or "")
    name = (found.name if found else None) or (label(told, by_id, _NAME) if told else "") or NOBODY
    return Party(found.id if found else "", name)
