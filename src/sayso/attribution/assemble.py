"""Spans of words tied to one another: each content takes its cue, each cue its source."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.attribution.confidence import Evidence, confidence
from sayso.attribution.linking import link_scores
from sayso.attribution.parameters import Parameters
from sayso.attribution.spans import WordSpan
from sayso.encoder.tokens import Tokens

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Draft:
    """An attribution in words, before offsets, ids and parents."""

    layer: int
    cue: WordSpan | None
    source: WordSpan | None
    contents: tuple[WordSpan, ...]
    evidence: Evidence
    confidence: float


def assemble(
    voices: list[WordSpan],
    contents: list[WordSpan],
    tokens: Tokens,
    links: Floats,
    parameters: Parameters,
) -> list[Draft]:
    """Tie the spans: each content takes a cue, each cue a source."""
    cues = [s for s in voices if s.role == "cue"]
    sources = [s for s in voices if s.role == "source"]
    if not contents:
        return []
    quoted = [bool(tokens.features[tokens.first[s.first], 1]) for s in contents]
    far = _apart(contents, cues, tokens)
    # What stands inside a content reports something within it, not the content itself.
    inside = _within(cues, contents).T
    # Only a quotation reaches a cue in another paragraph, and only where its own has none.
    reaches = np.array(quoted) & (far | inside).all(axis=1)
    far = far & ~reaches[:, None] | inside
    chosen, chance = _choose(contents, cues, links[:, 0], links[:, 1], parameters, 0, far)
    _part_layers(contents, chosen, chance, len(cues))
    groups: dict[int, list[WordSpan]] = defaultdict(list)
    chances: dict[int, list[float]] = defaultdict(list)
    for i, content in enumerate(contents):
        # A content without a cue stands alone.
        key = chosen[i] if chosen[i] < len(cues) else -1 - i
        groups[key].append(content)
        chances[key].append(chance[i])
    far = _apart(cues, sources, tokens)
    who, chance = _choose(cues, sources, links[:, 2], links[:, 3], parameters, 1, far)
    drafts = []
    for key, group in groups.items():
        cue = cues[key] if key >= 0 else None
        if cue is None and not quoted[-1 - key]:
            # Without cue and without marks there is no word that it is anybody's.
            continue
        if cue is None:
            source = _named_before(group[0], sources, tokens)
        else:
            source = sources[who[key]] if who[key] < len(sources) else None
        evidence = Evidence(
            cue=cue.score if cue else None,
            source=source.score if source else None,
            content=min(s.score for s in group),
            content_link=min(chances[key]) if cue else None,
            source_link=chance[key] if cue else None,
            quoted=bool(tokens.features[tokens.first[group[0].first], 1]),
            nested=group[0].layer > 0,
        )
        sure = confidence(evidence, parameters.confidence)
        drafts.append(Draft(group[0].layer, cue, source, tuple(group), evidence, sure))
    return drafts


def _apart(
    choosers: list[WordSpan], candidates: list[WordSpan], tokens: Tokens
) -> NDArray[np.bool_]:
    """[n, m]: whether the two stand in different lines."""
    a = tokens.line[np.array([s.first for s in choosers], dtype=np.int64)]
    b = tokens.line[np.array([s.first for s in candidates], dtype=np.int64)]
    apart: NDArray[np.bool_] = a[:, None] != b[None, :]
    return apart


def _within(inner: list[WordSpan], outer: list[WordSpan]) -> NDArray[np.bool_]:
    """[n, m]: whether the one stands inside the other."""
    first = np.array([s.first for s in inner], dtype=np.int64)[:, None]
    a = np.array([s.first for s in outer], dtype=np.int64)[None, :]
    b = np.array([s.last for s in outer], dtype=np.int64)[None, :]
    inside: NDArray[np.bool_] = (a <= first) & (first <= b)
    return inside


def _part_layers(
    contents: list[WordSpan], chosen: list[int], chance: list[float], nobody: int
) -> None:
    """A cue's contents lie in one layer: those of the layer that takes it less surely lose it."""
    best: dict[int, tuple[float, int]] = {}
    for content, cue, sure in zip(contents, chosen, chance, strict=True):
        best[cue] = max(best.get(cue, (0.0, 0)), (sure, content.layer))
    for i, content in enumerate(contents):
        if chosen[i] != nobody and best[chosen[i]][1] != content.layer:
            chosen[i] = nobody


def _named_before(content: WordSpan, sources: list[WordSpan], tokens: Tokens) -> WordSpan | None:
    """The source of "Minister: no troops sent": a mark alone stands between it and the content."""
    for source in sources:
        between = content.first - source.last - 1
        same = tokens.line[source.first] == tokens.line[content.first]
        if same and 1 <= between <= 2:
            marks = tokens.features[tokens.first[source.last + 1 : content.first], 0]
            if not marks.any():
                return source
    return None


def _choose(
    choosers: list[WordSpan],
    candidates: list[WordSpan],
    queries: Floats,
    keys: Floats,
    parameters: Parameters,
    kind: int,
    barred: NDArray[np.bool_],
) -> tuple[list[int], list[float]]:
    """For each chooser the index of its candidate (len(candidates): none), and its probability.

    ``barred`` [n, m]: pairs that cannot be.
    """
    if not choosers:
        return [], []
    a = np.array([s.first for s in choosers], dtype=np.int64)
    b = np.array([s.first for s in candidates], dtype=np.int64)
    scores = link_scores(queries[a], keys[b], b[None, :] - a[:, None], parameters, kind)
    scores[:, :-1][barred] = -1e4
    best = scores.argmax(axis=1)
    return best.tolist(), np.exp(scores[np.arange(len(a)), best]).tolist()
