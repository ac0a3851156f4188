"""Which words of a story answer which: verdicts, denials and doubts, and what points back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.claims.contents import Piece
from sayso.claims.matching import Matrix, scores
from sayso.claims.wording import words
from sayso.data import Attribution, Reading

_BACK = 12
# What speaks for an answer's being to a statement, besides that it is the last one (1).
_NAMED, _ACCUSES = 0.7, 0.4
_LIKE, _UNLIKE = 0.0, 2.0
"""The least logits at which a denial, and words that say something is not so, are taken to answer
others of the story."""
_VERDICTS = {"true": 1, "false": -1, "doubtful": 0}
_ANSWERABLE = frozenset(("states", "believes", "accuses", "warns", "promises", "intends", None))
_POINTING = frozenset(
    words(
        "charg accus alleg claim repor rumou rumor sugge state figur accou thing kind role invol "
        "respo wrong part such story stori this that these those chall asser versi truth false "
        "lie lies untru groun basel inven"
    )
)
_POINTED = re.compile(r"(?:any |all )?(?:such|this|these|those)\b", re.I)
_UNTRUE = re.compile(
    r"(?:it|this|that|they|he|she|we|there)(?: (?:is|was|were|did|has|had|are))?"
    r"(?: not\b|n[’']t\b| nothing of the (?:sort|kind)| false| untrue| a lie| wrong)"
    r"(?: true| so| the case| correct)?",
    re.I,
)


def answered(reading: Reading, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """``pieces`` with what they answer.

    A verdict answers what it judges (``Attribution.judges``).  A denial or doubt that says nothing
    by itself ("any role", "the charge") answers the last thing that another party said, or an
    accusation, or what names the one who denies.  Another denial may answer what it is most like.
    """
    by_id = {a.id: a for a in reading.attributions}
    first: dict[str | None, int] = {}
    for p in pieces:
        first.setdefault(p.attribution, p.place)
    matrix = Matrix(pieces)
    return tuple(_answered(p, by_id, first, pieces, matrix) for p in pieces)


def points(p: Piece) -> bool:
    """Whether a piece only points back to what somebody said."""
    if _UNTRUE.fullmatch(p.text):
        return True
    if p.said == 1:
        return False
    # "the charge", "any role": nothing but what points.
    short = len(p.text.split()) < 5
    pointed = _POINTED.match(p.text) is not None or all(s in _POINTING for s, _ in p.stems)
    return p.thin or (short and pointed)


def _answered(
    p: Piece,
    by_id: dict[str, Attribution],
    first: dict[str | None, int],
    pieces: Sequence[Piece],
    matrix: Matrix,
) -> Piece:
    a = by_id.get(p.attribution or "")
    if a is not None and a.judges is not None and a.judges.attribution in first:
        place = first[a.judges.attribution]
        if place != p.place:
            return replace(p, answers=place, verdict=_VERDICTS[a.judges.verdict])
    against = p.said if p.said != 1 else -1
    inner = _inside(p, pieces) if p.said != 1 else None
    if inner is not None:
        return replace(p, answers=inner.place, verdict=against, firm=points(p))
    if points(p):
        q = _last(p, by_id, pieces)
        return p if q is None else replace(p, answers=q.place, verdict=against)
    if p.said == 1 and not p.negative:
        return p
    q = _likest(p, by_id, pieces, matrix)
    return p if q is None else replace(p, answers=q.place, verdict=against, firm=False)


def _inside(p: Piece, pieces: Sequence[Piece]) -> Piece | None:
    """What is told within a denial ("denied the claim that ..."): the longest."""
    found = [
        q
        for q in pieces
        if q.attribution != p.attribution
        and not q.thin
        and all(any(a <= c and d <= b for a, b in p.span) for c, d in q.span)
    ]
    return max(found, key=lambda q: (len(q.text), -q.place), default=None)


def _last(p: Piece, by_id: dict[str, Attribution], pieces: Sequence[Piece]) -> Piece | None:
    """What a piece points back to."""
    best, most = None, 0.0
    for back, q in enumerate(reversed(pieces[max(0, p.place - _BACK) : p.place])):
        if not _may_answer(p, q, by_id):
            continue
        named = bool(p.named & q.about)
        accuses = by_id[q.attribution or ""].act == "accuses"
        score = 1 / (1 + back) + _NAMED * named + _ACCUSES * accuses
        if score > most:
            best, most = q, score
    return best


def _likest(
    p: Piece, by_id: dict[str, Attribution], pieces: Sequence[Piece], matrix: Matrix
) -> Piece | None:
    """What another party asserts in the story that a piece is most like."""
    best, most = None, _UNLIKE if p.said == 1 else _LIKE
    at = matrix.close(p)
    for i, score in zip(at, scores(matrix.features(p, at)), strict=True):
        q = pieces[i]
        if _may_answer(p, q, by_id) and not q.negative and float(score) > most:
            best, most = q, float(score)
    return best


def _may_answer(p: Piece, q: Piece, by_id: dict[str, Attribution]) -> bool:
    b = by_id.get(q.attribution or "")
    if b is None or q.attribution == p.attribution or q.thin or q.said != 1 or points(q):
        return False
    return b.act in _ANSWERABLE and (not p.speaker or q.speaker != p.speaker)
