"""Scores of the network over one story to its attributions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.attribution.assemble import Draft, assemble
from sayso.attribution.form import form
from sayso.attribution.labels import AROUND, CHAINED, HEADS, NAMES
from sayso.attribution.parameters import Parameters
from sayso.attribution.spans import Chain, WordSpan, word_spans
from sayso.attribution.strays import without_strays
from sayso.data import Attribution, Span, Spans
from sayso.encoder.session import Output
from sayso.encoder.tokens import Tokens

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Scores:
    """The network's word on a story: for each of HEADS but names log-probabilities [w, its size],
    and ``links`` [w, 4, d] (a content's query for its cue, the cue's key, the cue's query, the
    source's key)."""

    heads: tuple[Floats, ...]
    links: Floats

    @classmethod
    def of(cls, output: Output) -> Scores:
        """From the network's raw output."""
        heads = []
        for head in HEADS[:NAMES]:
            raw = output.tags[:, head.columns]
            raw = raw - raw.max(axis=-1, keepdims=True)
            heads.append(raw - np.log(np.exp(raw).sum(axis=-1, keepdims=True)))
        words = len(output.tags)
        return cls(tuple(heads), output.links.reshape(words, 4, output.links.shape[1] // 4))


@dataclass(frozen=True, slots=True)
class Found:
    """What one text holds: attributions, each with its layer, without ids and parents yet, and
    spans that tell circumstances, by kind."""

    attributions: list[tuple[int, Attribution]]
    circumstances: list[tuple[str, Span]]


def decode(
    text: str, tokens: Tokens, scores: Scores, parameters: Parameters, offset: int = 0
) -> Found:
    """What the scores of ``text`` say.  ``offset``: where it begins in the story, added to every
    span."""

    def span(words: WordSpan, by: int) -> Span:
        return int(tokens.start[words.first]) + by, int(tokens.end[words.last]) + by

    def spans(words: Iterable[WordSpan], by: int) -> Spans:
        return tuple(span(w, by) for w in words)

    def attribution(draft: Draft) -> Attribution:
        cue = spans([draft.cue] if draft.cue else [], 0)
        content = without_strays(text, cue, spans(draft.contents, 0), tokens.quotations)
        return Attribution(
            id="",
            source=spans([draft.source] if draft.source else [], offset),
            cue=tuple((a + offset, b + offset) for a, b in cue),
            content=tuple((a + offset, b + offset) for a, b in content),
            form=form(content, text, tokens.quotations),
            confidence=round(draft.confidence, 4),
        )

    attributions = [(d.layer, attribution(d)) for d in drafts(tokens, scores, parameters)]
    around = HEADS[AROUND]
    told = word_spans(scores.heads[AROUND], tokens.line, around, Chain.legal(around.size))
    return Found(attributions, [(w.role, span(w, offset)) for w in told])


def drafts(tokens: Tokens, scores: Scores, parameters: Parameters) -> list[Draft]:
    """The attributions of a text, in words."""
    spans = [
        span
        for number, chain in zip(CHAINED, parameters.chains, strict=True)
        if HEADS[number].layer < parameters.layers
        for span in word_spans(scores.heads[number], tokens.line, HEADS[number], chain)
    ]
    voices = [s for s in spans if s.role != "content"]
    contents = [s for s in spans if s.role == "content"]
    return assemble(voices, contents, tokens, scores.links, parameters)
