"""What the library gives back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sayso.data import Reading, Spans


@dataclass(frozen=True, slots=True)
class Stored:
    """One version of a story, as read.

    ``reading.story.id`` is the version's own id; ``key`` is the story's: the smallest of its
    versions' ids.  ``version`` counts from 1, oldest first.
    """

    reading: Reading
    version: int
    key: str


@dataclass(frozen=True, slots=True)
class Corpus:
    """How much the library holds."""

    stories: int
    versions: int
    attributions: int
    failures: int


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be read, as it was named, and why; ``since``: ISO 8601, UTC."""

    name: str
    reason: str
    since: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A story that a search found.

    ``matches`` are the words that matched, anywhere in the story's text; ``passages`` up to three
    blocks that show them in context (the first block where only the title or a speaker matched);
    ``attributions`` the ids of those whose content has matched words, or whose speaker or source.
    """

    stored: Stored
    matches: Spans
    passages: Spans
    attributions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person said about the machine's work; ``undone`` where it was taken back since.

    ``kind`` and ``about`` are their meaning's owner's; ``at``: ISO 8601, UTC.
    """

    id: int
    kind: str
    about: Mapping[str, Any]
    at: str
    undone: bool
