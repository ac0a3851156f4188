"""One party of a story while the story is read."""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass, field
from math import inf
from typing import NamedTuple

from sayso.data import Span, SpeakerKind
from sayso.speakers import gender


class Called(NamedTuple):
    """One way in which a party is named: its words, how often, and whether its kind was told."""

    text: str
    times: int
    tagged: bool


@dataclass(slots=True, eq=False)
class Party:
    """One party while the story is read.  ``key``: the folded tokens of its fullest name;
    ``heads``: nouns that the story calls it by; ``body``: a tagger takes it for an organisation;
    ``at``: where it is mentioned, ascending."""

    kind: SpeakerKind | None
    key: tuple[str, ...] = ()
    name: str | None = None
    description: str | None = None
    gender: gender.Gender | None = None
    plural: bool = False
    sure: bool = False
    body: bool = False
    heads: set[str] = field(default_factory=set)
    role: str | None = None
    affiliation: Party | None = None
    country: str | None = None
    called: dict[tuple[str, ...], Called] = field(default_factory=dict)
    members: tuple[Party, ...] = ()
    at: list[int] = field(default_factory=list)
    spans: set[Span] = field(default_factory=set)

    @property
    def is_person(self) -> bool:
        return self.kind == "person" or (self.kind == "unnamed" and not self.plural)

    def seen(self, span: Span) -> None:
        """Note a mention."""
        if span not in self.spans:
            self.spans.add(span)
            insort(self.at, span[0])

    def last_before(self, at: int) -> int:
        """The latest mention that begins before ``at``, or -1."""
        i = bisect_left(self.at, at)
        return self.at[i - 1] if i else -1

    def nearness(self, at: int) -> tuple[bool, float]:
        """Greater, the better it may be meant at ``at``: named before, the later the better; else
        named after, the sooner the better; else not named in the story at all."""
        before = self.last_before(at)
        if before >= 0:
            return True, before
        return False, -self.at[0] if self.at else -inf

    def settle_name(self) -> None:
        """Take the fullest of its names, the likeliest where several are full."""

        def weight(key: tuple[str, ...]) -> float:
            text, times, tagged = self.called[key]
            seen = 0.5 * tagged + 0.4 * min(times, 3)
            if self.kind != "person":
                return len(key) + seen
            return (
                2 * min(len(key), 3)
                + seen
                + 1.5 * (len(key) > 1 and gender.is_given(key[0]))
                - 2.0 * (text.isupper() and " " in text)
            )

        if self.called:
            best = max(self.called, key=weight)
            self.name = self.called[best].text
