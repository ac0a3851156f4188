"""What two pieces have in common that needs no vectors: words, numbers, times, and who is who.

Each feature is reckoned from the two pieces alone, and is the same either way round.
"""

from __future__ import annotations

from collections.abc import Set
from datetime import date
from functools import lru_cache
from typing import Any

from sayso.claims import wording
from sayso.claims.contents import Piece

NAMES = (
    "stems", "all stems", "runs", "number", "other number", "time", "other time", "about",
    "about others", "speaker's words", "all of them", "speaker's name", "refusals",
    "denied by whom it names", "both deny", "denies the charge", "denies what is said of it",
    "one accused", "wants", "act", "same story", "same content", "denied beside", "contrary",
    "own contrary", "days", "thin",
    "early", "verbless",
)  # fmt: skip
_DAYS = 10
"""Days apart beyond which no more is made of it."""


def told(p: Piece, q: Piece) -> tuple[float, ...]:
    """The features, as in NAMES."""
    same = p.story == q.story and p.version == q.version
    mine, other = {n for n, _ in p.numbers}, {n for n, _ in q.numbers}
    when = (p.times | p.dates) & (q.times | q.dates)
    clash = _apart(p.times, q.times) or _apart(p.dates, q.dates)
    contrary = p.said * q.said == 1 and bool(p.negative) != bool(q.negative)
    least, every = _stems(p, q)
    beside = (p.said == 1) != (q.said == 1) and same
    deny_p, deny_q = _denier(p), _denier(q)
    return (
        least,
        every,
        _least(_runs(p.ids), _runs(q.ids)),
        _least(mine, other),
        float(_apart(mine, other)),
        float(bool(when)),
        float(clash),
        _least(p.about, q.about),
        float(_apart(p.about, q.about)),
        _least(p.who, q.who),
        _of_all(p.who, q.who),
        _of_all(p.named, q.named),
        float(p.refuses) + float(q.refuses),
        float(bool((p.refuses and p.named & q.about) or (q.refuses and q.named & p.about))),
        _of_all(deny_p, deny_q),
        float(bool(deny_p & _accused(q) or deny_q & _accused(p))),
        float(bool(deny_p & _subjects(q) or deny_q & _subjects(p))),
        _least(_accused(p), _accused(q)),
        float(p.wants != q.wants),
        float(p.act == q.act),
        float(same),
        float(same and p.attribution == q.attribution),
        1 / (1 + abs(p.place - q.place)) if beside else 0.0,
        float(contrary),
        float(contrary and bool(p.speaker) and p.speaker == q.speaker),
        _days(p.date, q.date),
        float(p.thin or q.thin),
        4 / ((2 + p.place) * (2 + q.place)) if not same else 0.0,
        float(not wording.tells(p.text)) + float(not wording.tells(q.text)),
    )


def _stems(p: Piece, q: Piece) -> tuple[float, float]:
    """The weight of the stems in both: of the lesser one's, and of all."""
    mine, other = dict(p.stems), dict(q.stems)
    shared = sum(min(mine[s], other[s]) for s in mine.keys() & other.keys())
    a, b = sum(mine.values()), sum(other.values())
    return shared / max(1, min(a, b)), shared / max(1, a + b - shared)


@lru_cache(maxsize=20_000)
def _runs(ids: tuple[int, ...]) -> frozenset[tuple[int, ...]]:
    """Each three word pieces in a row."""
    return frozenset(zip(ids, ids[1:], ids[2:], strict=False))


def _denier(p: Piece) -> frozenset[str]:
    """Whoever says here that something is not so, of itself."""
    own = bool(p.negative) and p.named <= p.about
    return p.named if p.refuses or p.said == -1 or own else frozenset()


def _accused(p: Piece) -> frozenset[str]:
    return p.about - p.named if p.act == "accuses" else frozenset()


def _subjects(p: Piece) -> frozenset[str]:
    """Those of whom something is said to be so."""
    plain = not p.refuses and p.act != "accuses" and p.said == 1
    return p.about - p.named if plain else frozenset()


def _apart(a: Set[Any], b: Set[Any]) -> bool:
    """Whether both have some and none in common."""
    return bool(a) and bool(b) and not a & b


def _least(a: Set[Any], b: Set[Any]) -> float:
    """The part of the smaller that is in both."""
    return len(a & b) / max(1, min(len(a), len(b)))


def _of_all(a: Set[Any], b: Set[Any]) -> float:
    """The part of both together that is in both."""
    return len(a & b) / max(1, len(a | b))


def _days(a: str, b: str) -> float:
    """How far apart two stories are, 0 to 1; a third where that is unknown."""
    if len(a) < 10 or len(b) < 10:
        return 0.3
    return min(abs(_day(a[:10]) - _day(b[:10])), _DAYS) / _DAYS


@lru_cache(maxsize=5000)
def _day(iso: str) -> int:
    try:
        return date.fromisoformat(iso).toordinal()
    except ValueError:
        return 0
