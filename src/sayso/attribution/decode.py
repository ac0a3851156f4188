"""Scores of the network over one story to its attributions."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.attribution.form import form
from sayso.attribution.labels import LAYERS, OUTSIDE, TAGS
from sayso.attribution.linking import LinkParameters, link_scores
from sayso.attribution.nesting import with_parents
from sayso.attribution.spans import WordSpan, best_tags, word_spans
from sayso.data import Attribution, Spans
from sayso.encoder.session import Output
from sayso.encoder.tokens import Tokens

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Scores:
    """The network's word on a story: ``tags`` [w, LAYERS, TAGS] log-probabilities, ``links``
    [w, 4, d] (a content's query for its cue, the cue's key, the cue's query, the source's key)."""

    tags: Floats
    links: Floats

    @classmethod
    def of(cls, output: Output, layers: int = LAYERS) -> Scores:
        """From the network's raw output; of layers that it was not trained on nothing is kept."""
        words = len(output.tags)
        tags = output.tags.reshape(words, LAYERS, TAGS)
        tags = tags - tags.max(axis=-1, keepdims=True)
        tags = tags - np.log(np.exp(tags).sum(axis=-1, keepdims=True))
        tags[:, layers:] = -1e4
        tags[:, layers:, OUTSIDE] = 0.0
        return cls(tags, output.links.reshape(words, 4, -1))


@dataclass(frozen=True, slots=True)
class Draft:
    """An attribution in words, before offsets, ids and parents."""

    layer: int
    cue: WordSpan | None
    source: WordSpan | None
    contents: tuple[WordSpan, ...]
    confidence: float


def decode(
    text: str, tokens: Tokens, scores: Scores, parameters: LinkParameters
) -> tuple[Attribution, ...]:
    """The attributions of ``text``, in the order of their contents, with ids and parents."""
    tags = best_tags(scores.tags, tokens.line)
    spans = word_spans(tags, scores.tags, tokens.line)
    by_layer: dict[int, list[WordSpan]] = defaultdict(list)
    for span in spans:
        by_layer[span.layer].append(span)
    drafts = [
        draft for layer in by_layer.values() for draft in _assemble(layer, scores, parameters)
    ]

    def offsets(words: tuple[WordSpan, ...]) -> Spans:
        return tuple((int(tokens.start[s.first]), int(tokens.end[s.last])) for s in words)

    found = []
    for draft in drafts:
        content = offsets(draft.contents)
        attribution = Attribution(
            id="",
            source=offsets((draft.source,) if draft.source else ()),
            cue=offsets((draft.cue,) if draft.cue else ()),
            content=content,
            form=form(content, text, tokens.quotations),
            confidence=round(draft.confidence, 4),
        )
        found.append((draft.layer, attribution))
    return with_parents(found)


def _assemble(spans: list[WordSpan], scores: Scores, parameters: LinkParameters) -> list[Draft]:
    """Tie one layer's spans: each content takes a cue, each cue a source."""
    of = {role: [s for s in spans if s.role == role] for role in ("source", "cue", "content")}
    cues, sources, contents = of["cue"], of["source"], of["content"]
    if not contents:
        return []
    chosen, cue_chance = _choose(
        contents, cues, scores.links[:, 0], scores.links[:, 1], parameters, 0
    )
    groups: dict[int, list[WordSpan]] = defaultdict(list)
    chances: dict[int, list[float]] = defaultdict(list)
    for i, content in enumerate(contents):
        # A content without a cue stands alone.
        key = chosen[i] if chosen[i] < len(cues) else -1 - i
        groups[key].append(content)
        chances[key].append(cue_chance[i])
    who, who_chance = _choose(cues, sources, scores.links[:, 2], scores.links[:, 3], parameters, 1)
    drafts = []
    for key, group in groups.items():
        cue = cues[key] if key >= 0 else None
        source = None
        parts = [s.score for s in group] + chances[key]
        if cue is not None:
            parts.append(cue.score)
            parts.append(who_chance[key])
            if who[key] < len(sources):
                source = sources[who[key]]
                parts.append(source.score)
        confidence = float(np.exp(np.mean(np.log(np.maximum(parts, 1e-4)))))
        drafts.append(Draft(group[0].layer, cue, source, tuple(group), confidence))
    return drafts


def _choose(
    choosers: list[WordSpan],
    candidates: list[WordSpan],
    queries: Floats,
    keys: Floats,
    parameters: LinkParameters,
    kind: int,
) -> tuple[list[int], list[float]]:
    """For each chooser the index of its candidate (len(candidates): none), and its probability."""
    if not choosers:
        return [], []
    a = np.array([s.first for s in choosers], dtype=np.int64)
    b = np.array([s.first for s in candidates], dtype=np.int64)
    scores = link_scores(queries[a], keys[b], b[None, :] - a[:, None], parameters, kind)
    best = scores.argmax(axis=1)
    return best.tolist(), np.exp(scores[np.arange(len(a)), best]).tolist()
