"""What the templates show of a reading: its blocks with their marks, its cards, its links."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from urllib.parse import urlsplit

from sayso.data import Reading, Span
from sayso.report.display import visible, words
from sayso.report.entries import Entry, entries
from sayso.report.parts import Part as Stretches
from sayso.report.parts import whole
from sayso.report.segments import Segment, segmented

_DEEPEST = 3
_CONTENT_LIMIT = 360
_TITLE_LIMIT = 120
_IDENTIFIER = re.compile(r"[A-Za-z0-9_.:-]{1,64}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class Part:
    """A segment as the template takes it."""

    text: str
    classes: str
    numbers: tuple[int, ...]
    of: str


@dataclass(frozen=True, slots=True)
class Block:
    """A block as the template takes it; the story's first headline is its ``lead``."""

    kind: str
    lead: bool
    parts: list[Part]
    span: Span

    @property
    def marked(self) -> bool:
        """Whether anything in it is marked."""
        return any(part.classes or part.numbers for part in self.parts)


class View:
    """What the template shows of one reading.

    ``several``: whether it shares its page with others.
    """

    traced = False
    """Whether each piece tells which attributions it is of, for a script."""
    at = 0
    """Which of the parts is shown."""
    here: int | None = None
    """The character that is looked for: its block can be led to."""

    def __init__(self, reading: Reading, key: str, several: bool) -> None:
        self.story = reading.story
        self.producer = reading.producer
        self.key = key
        self.entries = entries(reading)
        self.reading = reading
        self._prefix = f"{key}-" if several else ""
        self._ids = _unique(a.id for a in reading.attributions)

    @cached_property
    def parts(self) -> Sequence[Stretches]:
        """The parts that the story is shown in."""
        return (whole(self.reading),)

    @cached_property
    def blocks(self) -> list[Block]:
        """The blocks of what is shown, in order."""
        return list(self._blocks())

    @property
    def cards(self) -> list[Entry]:
        """The entries of the attributions in what is shown."""
        return [self.entries[n - 1] for n in self.parts[self.at].numbers]

    @cached_property
    def placed(self) -> set[int]:
        """The numbers of the attributions that stand somewhere in the blocks."""
        return {n for b in self.blocks for part in b.parts for n in part.numbers}

    @cached_property
    def has_lead(self) -> bool:
        """Whether there is a headline."""
        return any(block.lead for block in self.blocks)

    @property
    def title(self) -> str:
        """The story's title, else its headline, else how it begins."""
        found = self.story.title
        if not found:
            first = self.parts[0].stretches
            lead = next((s for s in first if s.kind == "headline"), first[0] if first else None)
            found = self.story.text[lead.start : lead.end] if lead else ""
        found = " ".join(found.split())
        return words(found, ((0, len(found)),), _TITLE_LIMIT) or "An empty story"

    @property
    def language(self) -> str | None:
        """The story's language, if it is one that HTML can name."""
        language = self.story.language or ""
        return language if _LANGUAGE.fullmatch(language) else None

    @property
    def link(self) -> str | None:
        """The story's address, if it is one that may be followed."""
        return self.story.url if self.story.url and is_web(self.story.url) else None

    def words_id(self, number: int) -> str:
        """The name of the place in the story where attribution ``number`` stands."""
        return f"{self._prefix}a-{self._ids[number - 1]}"

    def card_id(self, number: int) -> str:
        """The name of the card of attribution ``number``."""
        return f"{self._prefix}c-{self._ids[number - 1]}"

    def card_link(self, number: int) -> str:
        """The address of its card."""
        return f"#{self.card_id(number)}"

    def content(self, entry: Entry) -> str:
        """The words of its content, cut to what a card holds."""
        return words(self.story.text, entry.attribution.content, _CONTENT_LIMIT)

    def runs(self) -> Iterator[tuple[bool, list[Block]]]:
        """The story's blocks, runs of boilerplate (True) apart from the rest."""
        for folds, run in groupby(self.blocks, key=lambda block: block.kind == "boilerplate"):
            yield folds, list(run)

    def _blocks(self) -> Iterator[Block]:
        text, led = self.story.text, self.at > 0
        for block, segments in segmented(self.reading, self.parts[self.at]):
            lead = block.kind == "headline" and not led
            led = led or lead
            parts = [
                Part(
                    text[s.start : s.end],
                    _classes(s),
                    s.numbers,
                    " ".join(s.of) if self.traced else "",
                )
                for s in segments
            ]
            yield Block(block.kind, lead, parts, (block.start, block.end))


def _classes(segment: Segment) -> str:
    found: list[str] = []
    if segment.depth:
        found += ["c", f"c{min(segment.depth, _DEEPEST)}"]
    found += ["open"] * segment.opens + ["close"] * segment.closes
    found += ["s"] * segment.source + ["k"] * segment.cue
    return " ".join(found)


def _unique(ids: Iterator[str]) -> list[str]:
    """The ids, where an id cannot name a place or comes again, its number."""
    found: list[str] = []
    seen: set[str] = set()
    for number, name in enumerate(ids, 1):
        if not _IDENTIFIER.fullmatch(name) or name in seen:
            name = f"n.{number}"
        seen.add(name)
        found.append(name)
    return found


def is_web(url: str) -> bool:
    """Whether ``url`` is an http or https address without anything hidden in it."""
    if url != visible(url) or any(character.isspace() for character in url):
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)
