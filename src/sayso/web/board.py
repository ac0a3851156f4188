"""The claims as the board shows them: each with its voices, sorted for a fact-checker."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.chains import chain, origin
from sayso.claims.identity import Parties
from sayso.data import Claim, Member, Party, Position
from sayso.library import Stored
from sayso.report.display import words
from sayso.report.entries import NOBODY, label

_SAYINGS = 400


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
    """One claim."""

    claim: Claim
    voices: tuple[Voice, ...]
    index: str
    """All its words and names, to be looked through."""

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

    def has(self, query: str) -> bool:
        """Whether all words of ``query`` are in it."""
        return all(word in self.index for word in query.casefold().split())


@dataclass(frozen=True, slots=True)
class Board:
    """All claims, those first that a fact-checker looks for: disputed, and from one origin."""

    rows: tuple[Row, ...]
    by_id: dict[str, Row]

    def of(self, party: str) -> list[Row]:
        """The claims on which a party has a side."""
        return [r for r in self.rows if any(v.party.id == party for v in r.voices)]


def board(stories: Sequence[Stored], parties: Parties, claims: Iterable[Claim]) -> Board:
    """The board of the ``claims`` of ``stories``."""
    held = {(s.key, s.version): s for s in stories}
    rows = [_row(claim, held, parties) for claim in claims]
    rows.sort(key=lambda r: (not r.claim.disputed, not r.narrow, -r.stories, r.claim.id))
    return Board(tuple(rows), {r.claim.id: r for r in rows})


def _row(claim: Claim, held: dict[tuple[str, int], Stored], parties: Parties) -> Row:
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
    told = [claim.text, *(f"{v.party.name} {v.outlet} {v.words}" for v in voices)]
    return Row(claim, tuple(voices), "\n".join(told).casefold())


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
            label(s, by_id, 120) if (s := by_id.get(link.speaker or "")) else link.speaker
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
        place=_place(stored, m.attribution),
        hedged=a is not None and a.certainty in ("probable", "possible"),
    )


def _party(stored: Stored, speaker: str | None, parties: Parties) -> Party:
    by_id = {s.id: s for s in stored.reading.speakers}
    found = parties.of(stored.key, speaker, stored.version) if speaker else None
    told = by_id.get(speaker or "")
    name = (found.name if found else None) or (label(told, by_id, 120) if told else "") or NOBODY
    return Party(found.id if found else "", name)


def _place(stored: Stored, attribution: str | None) -> str:
    """The name of the attribution's card on its story's page."""
    if attribution is None:
        return ""
    ids = [a.id for a in stored.reading.attributions]
    return f"c-{attribution}" if attribution in ids else ""
