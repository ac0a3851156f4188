"""Readings as one HTML file that needs nothing else: no script, no other file, no network.

The story part holds the story's own characters and nothing besides: the numbers behind the cues
are drawn by the style sheet, so that what is copied from the page is what the story says.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from sayso.data import Reading
from sayso.report.display import markup, visible, words
from sayso.report.entries import Entry, entries
from sayso.report.segments import Segment, segmented

_DEEPEST = 3
_CONTENT_LIMIT = 360
_TITLE_LIMIT = 120
_IDENTIFIER = re.compile(r"[A-Za-z0-9_.:-]{1,64}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def render(readings: Sequence[Reading]) -> str:
    """The page of ``readings``: with several, a table of contents and then each of them."""
    return "".join(pieces(readings))


def pieces(readings: Sequence[Reading]) -> Iterator[str]:
    """The same page piece by piece, to be written without holding all of it."""
    environment = _environment()
    style = files("sayso.report").joinpath("templates", "page.css").read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    several = len(readings) > 1
    views = [_View(r, f"r{i}", several) for i, r in enumerate(readings, 1)]
    yield from environment.get_template("page.html.jinja").generate(
        style=Markup(style),  # ours: the file beside the template
        digest=digest,
        views=views,
        several=several,
        title=f"{len(views)} stories" if several else "".join(v.title for v in views),
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("sayso.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"story": markup, "visible": visible}
    return environment


@dataclass(frozen=True, slots=True)
class _Part:
    """A segment as the template takes it."""

    text: str
    classes: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Block:
    """A block as the template takes it; the story's first headline is its ``lead``."""

    kind: str
    lead: bool
    parts: list[_Part]

    @property
    def marked(self) -> bool:
        """Whether anything in it is marked."""
        return any(part.classes or part.numbers for part in self.parts)


class _View:
    """What the template shows of one reading."""

    def __init__(self, reading: Reading, key: str, several: bool) -> None:
        self.story = reading.story
        self.producer = reading.producer
        self.key = key
        self.entries = entries(reading)
        self.blocks = list(_blocks(reading))
        self.placed = {n for b in self.blocks for part in b.parts for n in part.numbers}
        self.has_lead = any(block.lead for block in self.blocks)
        self._prefix = f"{key}-" if several else ""
        self._ids = _unique(a.id for a in reading.attributions)

    @property
    def title(self) -> str:
        """The story's title, else its headline, else how it begins."""
        lead = next((b for b in self.blocks if b.lead), None) or next(iter(self.blocks), None)
        found = self.story.title or "".join(part.text for part in (lead.parts if lead else ()))
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
        return self.story.url if self.story.url and _is_web(self.story.url) else None

    def words_id(self, number: int) -> str:
        """The name of the place in the story where attribution ``number`` stands."""
        return f"{self._prefix}a-{self._ids[number - 1]}"

    def card_id(self, number: int) -> str:
        """The name of the card of attribution ``number``."""
        return f"{self._prefix}c-{self._ids[number - 1]}"

    def content(self, entry: Entry) -> str:
        """The words of its content, cut to what a card holds."""
        return words(self.story.text, entry.attribution.content, _CONTENT_LIMIT)

    def runs(self) -> Iterator[tuple[bool, list[_Block]]]:
        """The story's blocks, runs of boilerplate (True) apart from the rest."""
        for folds, run in groupby(self.blocks, key=lambda block: block.kind == "boilerplate"):
            yield folds, list(run)


def _blocks(reading: Reading) -> Iterator[_Block]:
    text, led = reading.story.text, False
    for block, segments in segmented(reading):
        lead = block.kind == "headline" and not led
        led = led or lead
        parts = [_Part(text[s.start : s.end], _classes(s), s.numbers) for s in segments]
        yield _Block(block.kind, lead, parts)


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


def _is_web(url: str) -> bool:
    """Whether ``url`` is an http or https address without anything hidden in it."""
    if url != visible(url) or any(character.isspace() for character in url):
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)
