"""The vocabulary: every domain type, frozen, and nothing else.

Spans are half-open ranges of Unicode code points in ``Story.text``, which is never altered:
``text[a:b]`` is the span's own words.  Unknown is None or (), never guessed in silence.  The JSON
form is ``docs/reading.schema.json`` and ``docs/claim.schema.json``; ``contract.py`` converts.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

Span = tuple[int, int]
Spans = tuple[Span, ...]

BlockKind = Literal[
    "headline",
    "subheading",
    "byline",
    "dateline",
    "paragraph",
    "list",
    "quote",
    "caption",
    "boilerplate",
]
Form = Literal["direct", "indirect", "mixed"]
Act = Literal[
    "states",
    "believes",
    "asks",
    "urges",
    "promises",
    "warns",
    "accuses",
    "intends",
    "feels",
]
Stance = Literal["asserts", "confirms", "doubts", "denies"]
Certainty = Literal["certain", "probable", "possible"]
Verdict = Literal["true", "false", "doubtful"]
SpeakerKind = Literal[
    "person",
    "organisation",
    "government",
    "outlet",
    "group",
    "document",
    "unnamed",
]

Position = Literal["supports", "denies", "doubts"]
Voice = Literal["reported", "outlet"]
Direction = Literal["from", "to", "unknown"]

MentionKind = Literal["person", "organisation", "place", "people", "date"]


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a story's text; blocks do not overlap and cover all but white space."""

    kind: BlockKind
    span: Span


@dataclass(frozen=True, slots=True)
class Story:
    """One news document: its exact text, and what is known about it."""

    id: str
    text: str
    blocks: tuple[Block, ...]
    input: str | None = None
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published_at: str | None = None
    language: str | None = None

    @property
    def text_sha256(self) -> str:
        """The SHA-256 of the text's UTF-8 bytes (lone surrogates as they are), in hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text, or a date; ``people``: a nation, faith or party as an adjective or noun
    (the NORP of OntoNotes)."""

    kind: MentionKind
    span: Span


@dataclass(frozen=True, slots=True)
class Judgement:
    """A content that is a verdict on a statement; ``attribution`` is None if that is elsewhere."""

    attribution: str | None
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Via:
    """A party that only passed the words on."""

    speaker: str
    span: Spans


@dataclass(frozen=True, slots=True)
class SaidAt:
    """When it was said: ISO 8601 dates, first and last; ``inferred`` where no words tell."""

    span: Spans
    start: str | None
    end: str | None
    inferred: bool


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody's word, reported: who (source), by what expression (cue), and what (content).

    The attribution relation of PARC 3.0 (Pareti 2016) and PolNeAR (Newell et al. 2018), nested.
    ``parent`` is the id of the innermost attribution whose content holds this one.
    """

    id: str
    source: Spans
    cue: Spans
    content: Spans
    parent: str | None = None
    form: Form | None = None
    speaker: str | None = None
    act: Act | None = None
    stance: Stance | None = None
    certainty: Certainty | None = None
    judges: Judgement | None = None
    via: tuple[Via, ...] = ()
    said_at: SaidAt | None = None
    addressee: Spans = ()
    channel: Spans = ()
    place: Spans = ()
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who a source resolves to."""

    id: str
    name: str | None
    kind: SpeakerKind
    description: str | None = None
    role: str | None = None
    affiliation: str | None = None
    country: str | None = None
    members: tuple[str, ...] = ()
    mentions: Spans = ()


@dataclass(frozen=True, slots=True)
class Producer:
    """What made a reading: sayso's version and the model's name."""

    sayso: str
    model: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One story read: its attributions, in the order of their contents, and its speakers."""

    story: Story
    producer: Producer
    attributions: tuple[Attribution, ...] = ()
    speakers: tuple[Speaker, ...] = ()


@dataclass(frozen=True, slots=True)
class Party:
    """A speaker across stories; ``name`` is None where nobody is named."""

    id: str
    name: str | None


@dataclass(frozen=True, slots=True)
class Member:
    """The words in one story that take a side on a claim.

    ``story`` is the story's key in the library.  ``attribution`` is None where the outlet says it
    in its own voice.  ``second_hand``: known only through somebody who denies it.
    """

    story: str
    version: int
    attribution: str | None
    span: Spans
    voice: Voice = "reported"
    second_hand: bool = False


@dataclass(frozen=True, slots=True)
class OriginGroup:
    """Speakers who count as one origin at most, and why they do."""

    speakers: tuple[Party, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Origins:
    """The smallest and the largest number of independent origins; as many groups as the largest."""

    min: int
    max: int
    groups: tuple[OriginGroup, ...] = ()


@dataclass(frozen=True, slots=True)
class Echo:
    """What ``story`` shares with ``other``; ``share``: the part of its own words that do.

    ``direction``: whether the words came ``from`` the other or went ``to`` it.
    """

    story: str
    other: str
    share: float
    direction: Direction


@dataclass(frozen=True, slots=True)
class FirstSaid:
    """When and where a claim was first made; ``date``: ISO 8601, None where unknown."""

    date: str | None
    story: str
    attribution: str | None


@dataclass(frozen=True, slots=True)
class Claim:
    """A proposition that attributions, in any number of stories, support or deny.

    ``origins`` are the supporting side's.  ``rivals``: claims that cannot be true with it.
    ``corrections``: what users said about it, in sentences.
    """

    id: str
    text: str
    supports: tuple[Member, ...]
    denies: tuple[Member, ...]
    doubts: tuple[Member, ...]
    origins: Origins
    origins_denying: Origins
    first_said: FirstSaid | None = None
    rivals: tuple[str, ...] = ()
    echoes: tuple[Echo, ...] = ()
    corrections: tuple[str, ...] = ()

    @property
    def disputed(self) -> bool:
        """Whether somebody denies it."""
        return bool(self.denies)
