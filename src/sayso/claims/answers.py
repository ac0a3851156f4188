"""Which words of a story answer which: verdicts, denials and doubts, and what points back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.claims.contents import Piece
from sayso.data import Attribution, Reading

_BACK = 12
_STEM = 5
# What speaks for an answer's being to a statement, besides that it is the last one (1).
_NAMED, _ACCUSES = 0.5, 0.4
_VERDICTS = {"true": 1, "false": -1, "doubtful": 0}
_ANSWERABLE = frozenset(("states", "believes", "accuses", "warns", "promises", "intends", None))


def answered(reading: Reading, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """``pieces`` with what they answer.

    A verdict answers what it judges (``Attribution.judges``).  A denial or doubt that says nothing
    by itself ("any role", "the charge") answers the last thing that another party said.
    """
    by_id = {a.id: a for a in reading.attributions}
    first = {}
    for p in pieces:
        first.setdefault(p.attribution, p.place)
    return tuple(_answered(p, by_id, first, pieces) for p in pieces)


def _answered(
    p: Piece,
    by_id: dict[str, Attribution],
    first: dict[str | None, int],
    pieces: Sequence[Piece],
) -> Piece:
    a = by_id.get(p.attribution or "")
    if a is None:
        return p
    if a.judges is not None and a.judges.attribution in first:
        place = first[a.judges.attribution]
        if place != p.place:
            return replace(p, answers=place, verdict=_VERDICTS[a.judges.verdict])
    if p.said == 1 or not p.thin:
        return p
    name = {word[:_STEM] for word in p.speaker.split() if len(word) > 3}
    best, most = None, 0.0
    for back, q in enumerate(reversed(pieces[max(0, p.place - _BACK) : p.place])):
        b = by_id.get(q.attribution or "")
        if b is None or q.attribution == p.attribution or q.thin or q.said != 1:
            continue
        if b.act not in _ANSWERABLE or (p.speaker and q.speaker == p.speaker):
            continue
        named = any(word.lower()[:_STEM] in name for word in q.text.split())
        score = 1 / (1 + back) + _NAMED * named + _ACCUSES * (b.act == "accuses")
        if score > most:
            best, most = q, score
    return p if best is None else replace(p, answers=best.place, verdict=p.said)
