"""What a story says, piece by piece, made comparable across stories.

A piece is a sentence of what somebody is reported to have said, with what compares it to others:
its word pieces, those of what it stands in, numbers, times, dates, names, who says it, and whether
it is worded as a denial.  All of it comes from one story's reading alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import log

import numpy as np

from sayso.claims import actors, vectors, wording
from sayso.claims.splitting import readable, sentences
from sayso.data import Attribution, Reading, Spans, Speaker
from sayso.library import Stored

Said = int  # 1 asserts, -1 denies, 0 doubts

_WANTS = frozenset(("asks", "urges", "promises", "intends", "feels"))
THIN = 30
"""The weight of words below which a content says nothing by itself ("any role", "this")."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing that is said.

    ``ids``: its word pieces; ``counts``: how much each counts (0 to 100), names less, since they
    tell what a story is about.  ``own``: the pooled vector of its words; ``near``: the same with
    some of the piece before.  ``who``, ``named``, ``about``: the stems of who says it, of the name
    alone, and of the names in it (see ``actors``); ``stems``: those of its words and how much each
    counts; ``refuses``: whether it is told as a denial.  ``said``: 1, -1 or 0 by the stance to the
    words as they are.
    ``negative``: whether these say that something is not so (see ``wording.negative``).
    ``wants``: whether it is a wish, plan or call, not a fact.
    ``topic``: the whole story's pooled vector; ``date``: when it appeared ("" where unknown).
    ``thin``: says too little to be compared.  ``answers``: the place in the story's pieces of the
    one that it judges, denies or takes up, and how (``verdict``); not ``firm`` where it says enough
    to be compared by itself.
    """

    story: str
    version: int
    attribution: str | None
    span: Spans
    text: str
    ids: tuple[int, ...]
    counts: tuple[int, ...]
    own: bytes
    near: bytes
    numbers: tuple[tuple[float, str], ...]
    times: frozenset[str]
    dates: frozenset[str]
    names: frozenset[str]
    speaker: str
    who: frozenset[str]
    named: frozenset[str]
    about: frozenset[str]
    stems: tuple[tuple[str, int], ...]
    act: str
    refuses: bool
    said: Said
    negative: bool | None
    wants: bool
    place: int
    topic: bytes
    date: str
    thin: bool
    answers: int | None = None
    verdict: Said = 1
    firm: bool = True

    @property
    def id(self) -> str:
        """The same for the same place in the same version; two attributions may share a span."""
        span = "-".join(f"{a}:{b}" for a, b in self.span)
        return f"{self.story}|{self.version}|{span}|{self.attribution or ''}"


def pieces(stored: Stored) -> tuple[Piece, ...]:
    """The pieces of one story, in the order of the text."""
    from sayso.claims.answers import answered

    reading = stored.reading
    text = reading.story.text
    speakers = {s.id: s for s in reading.speakers}
    drafts = sorted(
        (spans, a.id, a) for a in _members(reading) for spans in sentences(text, a.content)
    )
    whole = vectors.pieces(text)
    topic = vectors.pooled(whole, vectors.weights(whole)).tobytes()
    date = reading.story.published_at or ""
    all_names = wording.names(text)
    found: list[Piece] = []
    before: tuple[int, ...] = ()
    for place, (spans, _, a) in enumerate(drafts):
        words = readable(text, spans)
        ids = vectors.pieces(words)
        counts = vectors.counts(words)
        heavy = np.array(counts, np.int64)
        own = actors.named(a, speakers)
        names = wording.names(words) | (all_names & wording.capitals(words))
        refuses = actors.DENIES.search(" ".join(text[x:y] for x, y in a.cue)) is not None
        negative = wording.negative(words)
        said = {"denies": -1, "doubts": 0}.get(a.stance or "", 1)
        if said == -1 and negative and a.cue and not refuses:
            # "said nothing had leaked": the words are the speaker's own.
            said = 1
        found.append(
            Piece(
                stored.key,
                stored.version,
                a.id,
                spans,
                words,
                ids,
                counts,
                vectors.pooled(ids, heavy).tobytes(),
                vectors.pooled_with(ids, heavy, before).tobytes(),
                wording.numbers(words),
                wording.times(words),
                wording.dates(words),
                names,
                _speaker(a, speakers),
                actors.who(a, speakers),
                own,
                actors.about(words, names, own) | (own if refuses else frozenset()),
                actors.heavy_stems(words),
                a.act or "",
                refuses,
                said,
                negative,
                a.act in _WANTS,
                place,
                topic,
                date,
                int(vectors.weights(ids).sum()) < THIN,
            )
        )
        before = ids if len(ids) > 3 else before
    return answered(reading, tuple(_focused(found)))


def _focused(found: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces, with stems that many of them have counting less: they tell the topic alone."""
    often = Counter(s for p in found for s, _ in p.stems)
    for p in found:
        stems = tuple((s, round(w / (1 + log(often[s])))) for s, w in p.stems)
        yield replace(p, stems=stems)


def _members(reading: Reading) -> Iterator[Attribution]:
    """The attributions whose contents are somebody's own: not those that only pass on another's."""
    text = reading.story.text
    inside: dict[str, list[Attribution]] = {}
    for a in reading.attributions:
        if a.parent is not None:
            inside.setdefault(a.parent, []).append(a)
    for a in reading.attributions:
        silent = actors.SILENT.search(" ".join(text[x:y] for x, y in a.cue)) is not None
        if a.content and not silent and not any(_whole(text, b, a) for b in inside.get(a.id, ())):
            yield a


def _whole(text: str, inner: Attribution, outer: Attribution) -> bool:
    """Whether ``outer`` says no more than that ``inner`` is said."""
    spans = (*inner.source, *inner.cue, *inner.content, *inner.addressee, *inner.channel)
    taken = {i for start, end in spans for i in range(start, end)}
    held = [i for start, end in outer.content for i in range(start, end) if text[i].isalnum()]
    left = sum(i not in taken for i in held)
    return left <= max(5, len(held) // 10)


def _speaker(a: Attribution, speakers: dict[str, Speaker]) -> str:
    s = speakers.get(a.speaker or "")
    return (s.name or s.description or "").casefold() if s else ""
