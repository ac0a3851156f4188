"""What the steps of resolution share: the story, its parties, and who has spoken so far."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from sayso.data import Attribution, Span
from sayso.encoder.quotations import quotations
from sayso.speakers.parties import Parties
from sayso.speakers.party import Party
from sayso.speakers.phrases import Reader
from sayso.speakers.sentences import Sentences

_FAR = 60


@dataclass(frozen=True, slots=True)
class Entry:
    """A party mentioned at a place; ``source``: it says something there."""

    at: int
    party: Party
    source: bool


@dataclass(slots=True)
class Scene:
    """The state of one story's resolution."""

    text: str
    attributions: Sequence[Attribution]
    parties: Parties
    reader: Reader
    sentences: Sentences
    speaker: Callable[[Attribution], Party | None] = lambda _: None
    by_id: dict[str, Attribution] = field(default_factory=dict)
    spoken: dict[str, Party | None] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    described: dict[tuple[str, ...], Party] = field(default_factory=dict)
    joints: dict[frozenset[int], Party] = field(default_factory=dict)
    headline: int = 0
    outside: list[tuple[int, Party]] = field(default_factory=list)
    sources: list[tuple[int, int, str]] = field(default_factory=list)
    quoted: list[Span] = field(default_factory=list)
    outer: list[tuple[int, int, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.by_id = {a.id: a for a in self.attributions}
        self.entries = [Entry(at, p, False) for at, p in self.parties.timeline]
        self.quoted = [(q.start, q.end) for q in quotations(self.text) if q.double]
        first = self.text.strip().split("\n", 1)[0]
        if len(first) < 200 and not first.endswith((".", "”", '"')) and len(first) < len(self.text):
            self.headline = self.text.find(first) + len(first)
        self.sources = sorted((s, e, a.id) for a in self.attributions for s, e in a.source)
        self.outer = sorted(
            (s, e, a.id) for a in self.attributions if a.parent is None for s, e in a.content
        )

    def parent(self, a: Attribution) -> Attribution | None:
        return self.by_id.get(a.parent) if a.parent else None

    def heard(self, at: int, party: Party) -> None:
        """Note that ``party`` speaks, in words that stand at ``at``."""
        insort(self.entries, Entry(at, party, True), key=lambda e: e.at)

    def before(self, at: int) -> Iterator[Entry]:
        """What is mentioned before ``at``, latest first, not too far back."""
        i = bisect_left(self.entries, at, key=lambda e: e.at)
        for j in range(i - 1, max(-1, i - 1 - _FAR), -1):
            yield self.entries[j]

    def after(self, at: int) -> Iterator[Entry]:
        """What is mentioned after ``at``, first to last, not too far on."""
        i = bisect_right(self.entries, at, key=lambda e: e.at)
        yield from self.entries[i : i + _FAR // 2]

    def spoke_outside(self, at: int, party: Party) -> None:
        """Note who speaks at ``at``, in nobody else's words."""
        insort(self.outside, (at, party), key=lambda o: o[0])

    def last_outside(self, at: int) -> Party | None:
        """Who spoke last before ``at``, in nobody else's words."""
        i = bisect_left(self.outside, at, key=lambda o: o[0])
        return self.outside[i - 1][1] if i else None

    def sources_near(self, start: int, end: int) -> Iterator[tuple[Attribution, Span]]:
        """The attributions' sources that begin between ``start`` and ``end``."""
        i = bisect_left(self.sources, (start, 0, ""))
        while i < len(self.sources) and self.sources[i][0] < end:
            s, e, name = self.sources[i]
            yield self.by_id[name], (s, e)
            i += 1

    def in_headline(self, at: int) -> bool:
        """Whether ``at`` stands in a first line without a full stop, which names nobody yet."""
        return at < self.headline

    def in_quotes(self, at: int) -> bool:
        """Whether ``at`` lies inside double quotation marks."""
        i = bisect_right(self.quoted, (at, len(self.text) + 1)) - 1
        return i >= 0 and self.quoted[i][0] <= at < self.quoted[i][1]

    def holder(self, at: int) -> str | None:
        """The id of the outermost attribution whose content holds ``at``."""
        i = bisect_right(self.outer, (at, len(self.text) + 1, "")) - 1
        return self.outer[i][2] if i >= 0 and self.outer[i][0] <= at < self.outer[i][1] else None


def place(a: Attribution) -> int:
    """Where an attribution's source stands, else its cue, else its content."""
    spans = a.source or a.cue or a.content
    return spans[0][0] if spans else 0
