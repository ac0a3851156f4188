"""Outlets that only pass on: a citation leads to what the outlet's own report rests on.

Four papers cite the Journal, and the Journal's story rests on two officials: the officials are the
origin, and the Journal and the papers are none.  Outlets that cite each other are one at most.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sayso.claims.reasons import listed
from sayso.claims.voices import Voice
from sayso.data import Party


def only_pass_on(found: Sequence[Voice]) -> tuple[list[Voice], dict[str, list[str]]]:
    """The voices without outlets that only pass on, and remarks by the id of the party on whose
    word these rest."""
    vouching = {v.party.id for v in found if v.own_voice}
    cited = {v.party for v in found if v.is_outlet and v.party.id not in vouching}
    rests = {party.id: _rests_on(party, found) for party in cited}
    names = {v.party.id: v.party.name for v in found}
    notes: dict[str, list[str]] = {}
    kept: list[Voice] = []
    for v in found:
        ends = _ends(v.party.id, rests)
        if v.party.id in ends:
            kept.append(v)
            passed = listed(dict.fromkeys(p.name for p in v.passed))
            note = f"{passed} passed it on" if passed else ""
            notes.setdefault(v.party.id, []).append(note)
            continue
        for end in ends:
            notes.setdefault(end, []).append(f"{names[v.party.id]} only passes it on")
    return kept, {id: list(dict.fromkeys(told)) for id, told in notes.items()}


def _rests_on(outlet: Party, found: Sequence[Voice]) -> set[str]:
    """Those whose words the outlet had first, in its own stories or as others tell of them."""
    return {v.party.id for v in found if v.hearer == outlet and v.party != outlet}


def _ends(start: str, rests: Mapping[str, set[str]]) -> list[str]:
    """Where citations that begin at a party end: at those that cite nobody; at the first of those
    that only go round."""
    seen: set[str] = set()
    ahead = [start]
    while ahead:
        at = ahead.pop()
        if at not in seen:
            seen.add(at)
            ahead += rests.get(at, ())
    return sorted(id for id in seen if not rests.get(id)) or [min(seen)]
