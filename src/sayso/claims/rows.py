"""Claims as they are shown, to the library's rows and back."""

from __future__ import annotations

import json
from typing import Any

from sayso.claims.keeping import claim_from
from sayso.claims.showing import Face, Row, Side, Voice, face_of
from sayso.contract import claim_to_dict
from sayso.data import Member, Party
from sayso.library.derived import SideRow, ToldRow

_SIDES = ("supports", "denies", "doubts")


def told_row(row: Row, grounds: set[str]) -> ToldRow:
    """All that the library keeps of a claim that is told; ``grounds``: what else it rests on."""
    claim = row.claim
    found = claim_to_dict(claim)
    found["voices"] = [_voice_to(v) for v in row.voices]
    others = dict.fromkeys(
        part for v in row.voices for part in (v.party.name or "", v.outlet, v.words)
    )
    sides = {(p, v.date, v.position) for v in row.voices for p in {v.party.id, v.origin.id} if p}
    return ToldRow(
        claim=claim.id,
        disputed=claim.disputed,
        narrow=row.narrow,
        stories=row.stories,
        face=json.dumps(_face_to(face_of(row))),
        data=json.dumps(found),
        sentence=claim.text,
        others="\n".join(others),
        sides=tuple(SideRow(*side) for side in sorted(sides)),
        grounds=tuple(sorted(grounds)),
    )


def row_from(data: str) -> Row:
    """A claim, whole."""
    found = json.loads(data)
    claim = claim_from(found)
    sides = {name: getattr(claim, name) for name in _SIDES}
    by_place = {(name, _place(m)): m for name, members in sides.items() for m in members}
    return Row(claim, tuple(_voice_from(v, by_place) for v in found["voices"]))


def _face_to(face: Face) -> dict[str, Any]:
    found = {name: getattr(face, name) for name in Face.__slots__}
    for name in _SIDES:
        side: Side = found[name]
        found[name] = [[[p.id, p.name] for p in side.first], side.count]
    return found


def face_from(data: str) -> Face:
    """A claim as a list shows it."""
    found = json.loads(data)
    for name in _SIDES:
        side = found[name]
        found[name] = Side(tuple(Party(*p) for p in side[0]), side[1])
    found["members"] = tuple(found["members"])
    found["ties"] = tuple((a, b) for a, b in found["ties"])
    return Face(**found)


def _place(m: Member) -> tuple[str, int, str | None, tuple[tuple[int, int], ...]]:
    return m.story, m.version, m.attribution, m.span


def _voice_to(v: Voice) -> dict[str, Any]:
    found = {name: getattr(v, name) for name in Voice.__slots__}
    m = v.member
    found["member"] = [m.story, m.version, m.attribution, m.span]
    found["party"], found["origin"] = [v.party.id, v.party.name], [v.origin.id, v.origin.name]
    return found


def _voice_from(d: dict[str, Any], by_place: dict[Any, Member]) -> Voice:
    story, version, attribution, span = d["member"]
    place = story, version, attribution, tuple((a, b) for a, b in span)
    d["member"] = by_place[d["position"], place]
    d["party"], d["origin"] = Party(*d["party"]), Party(*d["origin"])
    d["links"] = tuple(d["links"])
    return Voice(**d)
