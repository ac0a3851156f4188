"""By what a story is known again: its id, its address, its file."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import PurePath
from urllib.parse import urldefrag, urlsplit

from courlan import normalize_url

from sayso.data import Story
from sayso.reading.addresses import is_address


@dataclass(frozen=True, slots=True)
class Names:
    """``id`` is None where the story's id is no more than its file's name; ``file`` is that file,
    as a whole path."""

    id: str | None
    address: str | None
    file: str | None

    def pairs(self) -> list[tuple[str, str]]:
        """Kind and name, of those that are known."""
        named = (("id", self.id), ("address", self.address), ("file", self.file))
        return [(kind, clean(name)) for kind, name in named if name is not None]


def names_of(story: Story) -> Names:
    """What ``story`` goes by.

    A file without an id of its own has its name as id.  Many folders have a ``story.txt``: such an
    id is no proof that two are the same, and the whole path takes its place.
    """
    address = address_of(story.url or story.id)
    given = story.input
    if given is None or given == "-" or is_address(given):
        return Names(story.id, address, None)
    path, whole = PurePath(os.path.normpath(given)).as_posix(), os.path.realpath(given)
    if story.id in (path, whole) or path.endswith(f"/{story.id}"):
        return Names(None, address, whole)
    return Names(story.id, address, None)


def address_of(url: str | None) -> str | None:
    """The address in the form in which all its spellings are equal, or None if it is none.

    The fragment and what only tells where a reader came from (``utm_source`` and the like) are no
    part of it.  A bare host is a site's front page, which many pages name as their own address by
    mistake.
    """
    if url is None or not is_address(url):
        return None
    try:
        found = urldefrag(normalize_url(url)).url
        parts = urlsplit(found)
    except ValueError:
        return None
    return found if parts.path.strip("/") or parts.query else None


def free_ids(story: Story) -> list[str]:
    """The ids that a file's story may have, in order of preference: its name, its path, the whole
    path."""
    given = story.input or story.id
    return [story.id, PurePath(os.path.normpath(given)).as_posix(), os.path.realpath(given)]


def instant(published_at: str | None) -> str | None:
    """A publication date as UTC, so that text order is the order of time; None if there is none."""
    try:
        found = datetime.fromisoformat(published_at) if published_at else None
    except ValueError:
        return None
    if found is None:
        return None
    found = found.replace(tzinfo=UTC) if found.tzinfo is None else found
    try:
        return found.astimezone(UTC).isoformat(timespec="seconds")
    except OverflowError:
        return None


def clean(text: str) -> str:
    """Text as SQLite can keep it: lone surrogates escaped."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
