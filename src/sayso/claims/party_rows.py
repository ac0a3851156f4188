"""Entries and parties as the library keeps them, and back."""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields
from typing import Any

from sayso.claims.keys import name_key
from sayso.claims.profiles import kind_of, mark_of, name_of, slug_of
from sayso.claims.roster import OUTLET, Entry
from sayso.claims.sameness import Cluster
from sayso.library.derived import Derived, PartyRow

_KEYS = ("key", "place", "body")
_PLACED = ("story", "version", "speaker", "body_id", "name", "outlet")


def called(name: str | None) -> str:
    """A name as it is looked up."""
    return " ".join(name_key(name or ""))


def party_row(c: Cluster) -> PartyRow:
    """The row of a party, which has no digest yet."""
    name, slug = name_of(c), slug_of(c)
    first = min(c.entries, key=lambda e: e.at)
    facts = _facts(c)
    names = sorted({e.name for e in c.entries if e.name})
    told: dict[str, Any] = {
        "names": names,
        "roles": sorted({e.role for e in c.entries if e.role}),
        "country": min(c.countries, default=None),
        "facts": [to_dict(e) for e in facts],
    }
    place = "\0".join(map(str, first.at))
    return PartyRow(
        f"{slug}-{mark_of(place)}",
        slug,
        place,
        c.entries[0].sort == "apart",
        name,
        kind_of(c),
        json.dumps([f" {called(n)} " for n in names]),
        len({e.story for e in c.entries if e.speaker != OUTLET}),
        json.dumps(told),
        "",
    )


def digest(d: Derived, p: PartyRow) -> str:
    """Of all that origins rest on: what is told of a party, and the bodies to which it belongs."""
    told = json.loads(p.data)
    facts = {
        json.dumps(
            [
                {k: v for k, v in f.items() if k not in _PLACED},
                d.party_of(f["story"], f["version"], f["body_id"]) if "body_id" in f else None,
            ],
            sort_keys=True,
        )
        for f in told["facts"]
    }
    seen = json.dumps([p.name, p.kind, told["names"], told["country"], sorted(facts)])
    return hashlib.sha256(seen.encode()).hexdigest()[:16]


def _facts(c: Cluster) -> list[Entry]:
    """The entries that tell something that no earlier one tells."""
    found: dict[Any, Entry] = {}
    for e in sorted(c.entries, key=lambda e: e.at):
        where = (e.story, e.version, e.body_id) if e.body_id else None
        found.setdefault((e.sort, e.key, e.place, e.told, e.body, e.country, e.kind, where), e)
    return list(found.values())


def keys_in(p: PartyRow) -> set[str]:
    """By what what is told may have looked a body up: of one that was."""
    facts = json.loads(p.data)["facts"]
    return {f"key {' '.join(f['key'])}" for f in facts if f["sort"] == "body" and f.get("key")}


def body_keys(c: Cluster) -> list[str]:
    """The same of one that is made."""
    return sorted({f"key {' '.join(e.key)}" for e in c.entries if e.sort == "body" and e.key})


def to_dict(e: Entry) -> dict[str, Any]:
    """What is kept of an entry of a party: all but the company that it keeps."""
    found = {f.name: getattr(e, f.name) for f in fields(e)} | {"told": sorted(e.told)}
    del found["company"], found["role"]
    return {k: v for k, v in found.items() if v not in (None, (), [])}


def from_dict(d: dict[str, Any]) -> Entry:
    """The entry again."""
    d |= {name: tuple(d[name]) for name in _KEYS if name in d}
    d["key"] = d.get("key", ())
    d |= {"name": d.get("name"), "told": frozenset(d.get("told", ()))}
    if "company" in d:
        d["company"] = frozenset(tuple(k) for k in d["company"])
    return Entry(**d)


def entry_text(e: Entry) -> str:
    """An entry, whole."""
    return json.dumps(to_dict(e) | {"company": sorted(e.company), "role": e.role})


def entry_of(data: str) -> Entry:
    return from_dict(json.loads(data))
