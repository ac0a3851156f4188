"""What is kept of what is derived; vectors are opaque bytes, ``data`` is opaque text (JSON)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Content:
    """What an attribution, or the outlet itself, says, made comparable.

    ``id`` is the deriver's, unique in the library; ``story`` and ``version`` say where it stands
    (``Stored.key`` and ``version``); by its ``marks`` it is found again.
    """

    id: str
    story: str
    version: int
    text: str
    marks: tuple[str, ...] = ()
    vector: bytes | None = None
    data: str = "{}"


@dataclass(frozen=True, slots=True)
class Edge:
    """Two contents that have to do with each other."""

    a: str
    b: str
    kind: str
    weight: float


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim, and the ids of the contents that it gathers."""

    id: str
    contents: tuple[str, ...]
    data: str


@dataclass(frozen=True, slots=True)
class EchoRow:
    """What ``story`` (in that version) shares with ``other``."""

    story: str
    version: int
    other: str
    other_version: int
    data: str


@dataclass(frozen=True, slots=True)
class EntryRow:
    """A speaker of one version; see ``migrations.m006_parties``."""

    speaker: str
    block: str
    lean: bool
    called: str
    marks: tuple[str, ...]
    data: str


@dataclass(frozen=True, slots=True)
class PartyRow:
    """A party.  ``names``: a JSON list of its names' words, with spaces around each; ``digest``
    changes where anything does that others rest on."""

    id: str
    slug: str
    place: str
    apart: int
    name: str | None
    kind: str
    names: str
    stories: int
    data: str
    digest: str


@dataclass(frozen=True, slots=True)
class SideRow:
    """That a party has a side on a claim, on a day ("" where unknown)."""

    party: str
    date: str
    position: str


@dataclass(frozen=True, slots=True)
class ToldRow:
    """What is told of a claim.  ``face``: what a list shows; ``data``: all; ``sentence`` and
    ``others``: its words, to be searched; ``grounds``: what else it depends on."""

    claim: str
    disputed: bool
    narrow: bool
    stories: int
    face: str
    data: str
    sentence: str = ""
    others: str = ""
    sides: tuple[SideRow, ...] = ()
    grounds: tuple[str, ...] = ()
