"""What an outlet says in its own voice: whole sentences that are nobody else's word.

They may join a claim that others make, on either side, and never make one, nor bring others
together: each goes to the claim of the one piece of another story that it is most like.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from sayso.claims import contents, gathering, pairs, splitting
from sayso.claims.claims_corrected import DIFFERENT, Group, Ruling
from sayso.claims.contents import Piece
from sayso.claims.matching import Matrix, scores
from sayso.claims.positions import sign
from sayso.data import Attribution, Reading, Span
from sayso.library import Stored

LEAST = 520
"""The least weight of a pair at which a sentence joins the other's claim: lower, every second that
joins does so wrongly (``training.claims``, the example pile)."""
CONTRARY = 700
"""The same for one that denies it: nine in ten that joined below did so wrongly (the real stories
of ``training.claim_corpus``)."""
_BLOCKS = ("paragraph", "list", "quote")
_SHORTEST = 6  # words: less is a heading, or leads over to something
_NOT_SAID = re.compile(r"[“”\"«»?]")

Own = tuple[Piece, Piece]
"""A sentence of an outlet's, and the piece that it is like."""


def pieces(stored: Stored, after: int) -> tuple[Piece, ...]:
    """The outlet's own sentences, as pieces that stand ``after`` so many others.

    ``stored`` is as it was read, since what a user calls wrong is no word of the outlet's either.
    """
    spans = list(_sentences(stored.reading))
    own = tuple(
        Attribution(f"o{n}", (), (), (span,), act="states", stance="asserts")
        for n, span in enumerate(spans)
    )
    told = replace(stored, reading=replace(stored.reading, attributions=own))
    return tuple(
        replace(p, attribution=None, place=after + n, answers=None, verdict=1, firm=True)
        for n, p in enumerate(contents.pieces(told))
        if not p.thin
    )


def _sentences(reading: Reading) -> Iterator[Span]:
    text = reading.story.text
    taken = np.zeros(len(text) + 1, bool)
    for a in reading.attributions:
        for start, end in (*a.source, *a.cue, *a.content):
            taken[start:end] = True
    for block in reading.story.blocks:
        if block.kind in _BLOCKS:
            for ((start, end),) in splitting.sentences(text, (block.span,)):
                words = text[start:end]
                if (
                    len(words.split()) >= _SHORTEST
                    and not taken[start:end].any()
                    and not _NOT_SAID.search(words)
                ):
                    yield start, end


def ties(own: Sequence[Piece], others: Sequence[Piece]) -> Iterator[pairs.Tie]:
    """The ties of outlets' sentences with what other stories' people say: ``a`` is the sentence."""
    if not own:
        return
    matrix = Matrix([p for p in others if gathering.compares(p) and p.attribution is not None])
    for p in own:
        at = [j for j in matrix.close(p) if matrix.pieces[j].story != p.story]
        weights = pairs.weight(scores(matrix.features(p, at)))
        for j, weight in zip(at, weights, strict=True):
            q = matrix.pieces[j]
            least = LEAST if sign(p) == sign(q) else CONTRARY
            if weight >= least and sign(p) and sign(q) and not pairs.clashes(p, q):
                yield pairs.Tie(p.id, q.id, "own", int(weight))


def claims(
    groups: Sequence[Group],
    own: Iterable[Piece],
    weights: Mapping[tuple[str, str], int],
    rulings: Sequence[Ruling] = (),
) -> list[gathering.Gathered]:
    """The claims of groups with the sentences that join them; ``weights`` by the ids of both, as in
    ``ties``.  A sentence that a user has parted from its claim is one by itself."""
    where = {p.id: (n, p) for n, (said, _) in enumerate(groups) for p in said}
    near: dict[str, list[tuple[int, str]]] = {}
    for (a, b), weight in weights.items():
        near.setdefault(a, []).append((-weight, b))
    found: list[list[Own]] = [[] for _ in groups]
    alone: list[Own] = []
    for p in own:
        _, best = min((t for t in near.get(p.id, ()) if t[1] in where), default=(0, ""))
        if best:
            n, target = where[best]
            parted = any(_parted(r, p, groups[n]) for r in rulings)
            (alone if parted else found[n]).append((p, target))
    made = [gathering.claim(*g, joining) for g, joining in zip(groups, found, strict=True)]
    return [*made, *(gathering.claim([p], []) for p, _ in alone)]


def _parted(r: Ruling, p: Piece, group: Group) -> bool:
    return (
        r.kind == DIFFERENT
        and p.id in r.ids
        and any(q.id in r.ids - {p.id} for side in group for q in side)
    )
