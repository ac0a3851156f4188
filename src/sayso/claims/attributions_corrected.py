"""What a user said about attributions: that one is wrong, since nobody says this here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sayso.claims.references import LEAST, concerns, reference, shared
from sayso.claims.sheets import plain_words
from sayso.data import Attribution, Judgement, Reading, Span, Spans
from sayso.library import Correction, Stored

REJECTED = "attribution-rejected"
"""Kind of a correction.  ``about`` is a reference to the content, with the spans of "source" and
"cue", and the cue's words: "said"."""


def rejection(stored: Stored, a: Attribution) -> dict[str, Any]:
    """What a correction is about that rejects ``a``."""
    story = stored.reading.story
    return {
        **reference(stored.key, story, a.content),
        "source": [list(span) for span in a.source],
        "cue": [list(span) for span in a.cue],
        "said": _words(story.text, a.cue),
    }


def rejections(corrections: Iterable[Correction]) -> tuple[Correction, ...]:
    """Those of them that reject an attribution and stand."""
    return tuple(c for c in corrections if c.kind == REJECTED and not c.undone)


def rejected(stored: Stored, corrections: Iterable[Correction]) -> dict[str, Correction]:
    """The attributions of a version that a user rejected, by their ids."""
    found: dict[str, Correction] = {}
    for c in rejections(corrections):
        if concerns(c.about, stored.key, stored.reading.story):
            id = _meant(c, stored.reading)
            if id is not None:
                found.setdefault(id, c)
    return found


def kept(stored: Stored, corrections: Sequence[Correction]) -> Stored:
    """The version without what a user rejected: what stood inside stands in what is around."""
    gone = rejected(stored, corrections)
    if not gone:
        return stored
    reading = stored.reading
    parents = {a.id: a.parent for a in reading.attributions}
    left = [_outside(a, gone, parents) for a in reading.attributions if a.id not in gone]
    return replace(stored, reading=replace(reading, attributions=tuple(left)))


def _outside(
    a: Attribution, gone: dict[str, Correction], parents: dict[str, str | None]
) -> Attribution:
    parent, seen = a.parent, {a.id}
    while parent is not None and parent in gone and parent not in seen:
        seen.add(parent)
        parent = parents.get(parent)
    judges = a.judges
    if judges is not None and judges.attribution in gone:
        judges = Judgement(None, judges.verdict)
    return replace(a, parent=None if parent in gone else parent, judges=judges)


def _meant(c: Correction, reading: Reading) -> str | None:
    """The attribution that is most like the one that was rejected, if any is like enough."""
    story, about = reading.story, c.about
    if about["text_sha256"] != story.text_sha256:
        words, said = plain_words(" ".join(about["words"])), plain_words(about["said"])
        return next(
            (
                a.id
                for a in reading.attributions
                if plain_words(_words(story.text, a.content)) == words
                and plain_words(_words(story.text, a.cue)) == said
            ),
            None,
        )
    content, cue, source = (_spans(about[role]) for role in ("spans", "cue", "source"))
    best, most = None, LEAST
    for a in reading.attributions:
        # The cue, or without one the source, tells an inner attribution from the one around it.
        mine, its = (a.cue, cue) if a.cue or cue else (a.source, source)
        share = shared(a.content, content) * (shared(mine, its) > 0)
        if share > most or (share == most and best is None):
            best, most = a.id, share
    return best


def _words(text: str, spans: Spans) -> str:
    return " ".join(text[start:end] for start, end in spans)


def _spans(held: Iterable[Sequence[int]]) -> Spans:
    found: list[Span] = [(start, end) for start, end in held]
    return tuple(found)
