"""Whose word the members of a claim's side are: the bottom of each chain.

A voice is a party that stands behind the claim, as one story tells it.  Rules 1 to 4 of
``docs/origins.md``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sayso.chains import chain
from sayso.claims.identity import Parties, Profile
from sayso.claims.sheets import plain_words
from sayso.data import Attribution, Echo, Member, Party, Reading, Span, Speaker
from sayso.library import Correction

Place = tuple[str, int]
_REPEATED = 5  # words in a row


@dataclass(frozen=True, slots=True)
class Context:
    """What origins are told by.

    ``readings``: of the members' stories, and of those that they repeat, by key and version;
    ``quoted``: the keys of stories that share nothing but quotations; ``corrections``: those that
    count here.
    """

    readings: Mapping[Place, Reading]
    parties: Parties
    echoes: Sequence[Echo] = ()
    quoted: Sequence[tuple[str, str]] = ()
    corrections: Sequence[Correction] = ()


@dataclass(frozen=True, slots=True)
class Voice:
    """One who stands behind a claim in one story.

    ``profile`` is what is known of the party; ``description`` how the unnamed are told;
    ``hearer``: the outlet that first had the words; ``passed``: outlets that only pass them on.
    """

    party: Party
    profile: Profile | None
    place: Place
    description: str | None = None
    hearer: Party | None = None
    passed: tuple[Party, ...] = ()
    second_hand: bool = False
    own_voice: bool = False

    @property
    def unnamed(self) -> bool:
        return self.party.name is None

    @property
    def is_outlet(self) -> bool:
        return self.profile is not None and self.profile.kind == "outlet"


def voices(members: Sequence[Member], context: Context) -> list[Voice]:
    """The voices of a side, in order of story, version and span; members whose reading is not
    there have none."""
    found: list[Voice] = []
    for m in sorted(members, key=lambda m: (m.story, m.version, m.span, m.attribution or "")):
        reading = context.readings.get((m.story, m.version))
        if reading is not None:
            found += _Told(m, reading, context).voices()
    return found


@dataclass(slots=True)
class _Told:
    """One member in its story."""

    member: Member
    reading: Reading
    context: Context
    by_id: dict[str, Speaker] = field(init=False)

    def __post_init__(self) -> None:
        self.by_id = {s.id: s for s in self.reading.speakers}

    def voices(self) -> Iterator[Voice]:
        m = self.member
        attribution = next((a for a in self.reading.attributions if a.id == m.attribution), None)
        if attribution is None:
            outlet = self._repeated() or self._outlet()
            if outlet is not None:
                yield Voice(
                    outlet, self._profile(outlet), self._place,
                    second_hand=m.second_hand, own_voice=True,
                )  # fmt: skip
            return
        links = chain(self.reading, attribution)
        bottom = links[-1].attribution or attribution
        above = [self._party(link.speaker) for link in links[:-1]]
        outlets = [p for p in above if p is not None and self._kind(p) == "outlet"]
        told = [self._party(v.speaker) for v in bottom.via]
        relays = [p for p in told if p is not None and self._kind(p) == "outlet"]
        heard = relays[:1] or outlets[-1:]
        hearer = heard[0] if heard else self._repeated() or self._outlet()
        passed = tuple(dict.fromkeys(p for p in (*outlets, *relays) if p is not None))
        for speaker in self._speakers(bottom):
            yield self._voice(speaker, bottom, hearer, passed)

    def _voice(
        self, speaker: str | None, a: Attribution, hearer: Party | None, passed: tuple[Party, ...]
    ) -> Voice:
        party = self._party(speaker)
        if party is None:
            # Said to be said: nobody knows by whom.
            party = Party(f"nobody-{self.member.story}-{a.id}", None)
        s = self.by_id.get(speaker or "")
        return Voice(
            party=party,
            profile=self._profile(party),
            place=self._place,
            description=(s.description or s.role) if s is not None and not party.name else None,
            hearer=hearer,
            passed=tuple(p for p in passed if p not in (party, self._outlet())),
            second_hand=self.member.second_hand,
        )

    def _speakers(self, a: Attribution) -> list[str | None]:
        """The speaker, or those of whom a joint one is made."""
        s = self.by_id.get(a.speaker or "")
        return list(s.members) if s is not None and s.members else [a.speaker]

    @property
    def _place(self) -> Place:
        return self.member.story, self.member.version

    def _party(self, speaker: str | None) -> Party | None:
        if speaker is None:
            return None
        if speaker not in self.by_id:
            return self._outlet()
        return self.context.parties.of(self.member.story, speaker, self.member.version)

    def _outlet(self) -> Party | None:
        return self.context.parties.outlet(self.member.story, self.member.version)

    def _profile(self, party: Party) -> Profile | None:
        return self.context.parties.profiles.get(party.id)

    def _kind(self, party: Party) -> str | None:
        profile = self._profile(party)
        return profile.kind if profile else None

    def _repeated(self) -> Party | None:
        """The outlet whose story has the member's words, where this one repeats it."""
        m = self.member
        mine = [e for e in self.context.echoes if e.story == m.story and e.direction == "from"]
        words = self.reading.story.text
        for echo in sorted(mine, key=lambda e: (-e.share, e.other)):
            for place in sorted(p for p in self.context.readings if p[0] == echo.other):
                if stand_in(words, m.span, self.context.readings[place].story.text):
                    return self.context.parties.outlet(*place)
        return None


def stand_in(text: str, spans: Sequence[Span], other: str) -> bool:
    """Whether half of the words of ``spans`` stand in another text, five in a row (all of them,
    where they are fewer)."""
    words = [w for start, end in spans for w in plain_words(text[start:end])]
    size = min(_REPEATED, len(words))
    if not size:
        return False
    there = _grams(plain_words(other), size)
    covered: set[int] = set()
    for i in range(len(words) - size + 1):
        if tuple(words[i : i + size]) in there:
            covered.update(range(i, i + size))
    return 2 * len(covered) >= len(words)


def _grams(words: Sequence[str], size: int) -> set[tuple[str, ...]]:
    return {tuple(words[i : i + size]) for i in range(len(words) - size + 1)}
