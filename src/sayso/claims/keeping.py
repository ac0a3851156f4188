"""Pieces and claims as the library keeps them: bytes and text, and back."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

from sayso.claims.contents import Piece
from sayso.contract import claim_to_dict
from sayso.data import Claim, Echo, FirstSaid, Member, OriginGroup, Origins, Party

_SETS = ("times", "dates", "names", "who", "named", "about")
_VECTORS = ("own", "near", "topic")
_HEAVY: dict[str, Any] = {"ids": (), "counts": (), "own": b"", "near": b"", "topic": b""}


def pack(pieces: Sequence[Piece]) -> bytes:
    """The pieces of one version, whole."""
    return zlib.compress(json.dumps([_to_dict(p) for p in pieces]).encode(), 6)


def unpack(data: bytes) -> tuple[Piece, ...]:
    return tuple(_from_dict(d) for d in json.loads(zlib.decompress(data)))


def light(p: Piece) -> str:
    """A piece as far as gathering needs it: without what compares it."""
    return json.dumps(_to_dict(replace(p, **_HEAVY)))


def from_light(data: str) -> Piece:
    return _from_dict(json.loads(data))


def _to_dict(p: Piece) -> dict[str, Any]:
    found: dict[str, Any] = {f.name: getattr(p, f.name) for f in fields(p)}
    found |= {name: sorted(found[name]) for name in _SETS}
    return found | {name: base64.b64encode(found[name]).decode() for name in _VECTORS}


def _from_dict(d: dict[str, Any]) -> Piece:
    d |= {name: frozenset(d[name]) for name in _SETS}
    d |= {name: tuple(d[name]) for name in ("ids", "counts")}
    d |= {name: base64.b64decode(d[name]) for name in _VECTORS}
    d["span"] = tuple((a, b) for a, b in d["span"])
    d["stems"] = tuple((stem, weight) for stem, weight in d["stems"])
    d["numbers"] = tuple((value, noun) for value, noun in d["numbers"])
    return Piece(**d)


def claim_text(claim: Claim) -> str:
    """A bare claim, without what is told of it only when it is asked for."""
    found = claim_to_dict(claim)
    return json.dumps(
        {k: found[k] for k in ("id", "text", "first_said", "supports", "denies", "doubts")},
        ensure_ascii=False,
    )


def claim_of(data: str) -> Claim:
    """A bare claim."""
    return claim_from(json.loads(data))


def claim_from(d: dict[str, Any]) -> Claim:
    """A claim from its JSON object, bare or whole."""
    first = d["first_said"]
    return Claim(
        d["id"],
        d["text"],
        tuple(map(_member, d["supports"])),
        tuple(map(_member, d["denies"])),
        tuple(map(_member, d["doubts"])),
        _origins(d.get("origins")),
        _origins(d.get("origins_denying")),
        FirstSaid(**first) if first else None,
        tuple(d.get("rivals", ())),
        tuple(Echo(**e) for e in d.get("echoes", ())),
        tuple(d.get("corrections", ())),
    )


def _origins(d: dict[str, Any] | None) -> Origins:
    if d is None:
        return Origins(0, 0)
    groups = (OriginGroup(tuple(Party(**p) for p in g["speakers"]), g["why"]) for g in d["groups"])
    return Origins(d["min"], d["max"], tuple(groups))


def _member(d: dict[str, Any]) -> Member:
    return Member(**d | {"span": tuple((a, b) for a, b in d["span"])})
