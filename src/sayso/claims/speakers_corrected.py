"""What a user said about who is who: two speakers are one, or are not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sayso.claims.keys import name_key
from sayso.claims.roster import Entry
from sayso.claims.sameness import Cluster
from sayso.library import Correction

SAME = "speakers-same"
DIFFERENT = "speakers-different"
"""Kinds of corrections.  ``about`` is {"speakers": [{"name", "story"?}, {"name", "story"?}]}: all
who are called so, or those of one story; an unnamed one is named by its description."""


def corrected(clusters: Iterable[Cluster], corrections: Iterable[Correction]) -> list[Cluster]:
    """The clusters with the corrections carried out, in their order."""
    found = list(clusters)
    for c in corrections:
        if c.undone or c.kind not in (SAME, DIFFERENT):
            continue
        a, b = c.about["speakers"]
        found = (_joined if c.kind == SAME else _parted)(found, a, b)
    return found


def _joined(clusters: list[Cluster], a: Mapping[str, Any], b: Mapping[str, Any]) -> list[Cluster]:
    meant = [c for c in clusters if any(_means(a, e) or _means(b, e) for e in c.entries)]
    if len(meant) < 2:
        return clusters
    for c in meant[1:]:
        for e in c.entries:
            meant[0].add(e)
    gone = {id(c) for c in meant[1:]}
    return [c for c in clusters if id(c) not in gone]


def _parted(clusters: list[Cluster], a: Mapping[str, Any], b: Mapping[str, Any]) -> list[Cluster]:
    found: list[Cluster] = []
    for c in clusters:
        own = [e for e in c.entries if _means(a, e)]
        other = [e for e in c.entries if _means(b, e)]
        if not own or not other:
            found.append(c)
            continue
        # The one that is told more narrowly goes.
        going = {e.at for e in (own if len(own) <= len(other) else other)}
        found.append(Cluster.of(e for e in c.entries if e.at not in going))
        found.append(Cluster.of(e for e in c.entries if e.at in going))
    return [c for c in found if c.entries]


def _means(ref: Mapping[str, Any], e: Entry) -> bool:
    if ref.get("story") not in (None, e.story):
        return False
    if e.name is not None:
        return name_key(ref["name"]) == name_key(e.name)
    return frozenset(name_key(ref["name"])) <= e.told
