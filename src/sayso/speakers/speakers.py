"""The parties that something refers to, as speakers."""

from __future__ import annotations

from dataclasses import replace

from sayso.data import Attribution, Speaker
from sayso.speakers.party import Party
from sayso.speakers.scene import Scene


def speakers_of(scene: Scene) -> tuple[tuple[Attribution, ...], tuple[Speaker, ...]]:
    """The attributions with their speakers' ids, and the speakers in order of first mention."""
    used: dict[int, Party] = {}
    for party in scene.spoken.values():
        if party is not None:
            _use(party, used)
    order = sorted(used.values(), key=lambda p: p.at[0] if p.at else len(scene.text))
    ids = {id(p): f"p{i + 1}" for i, p in enumerate(order)}
    speakers = tuple(_speaker(p, ids) for p in order)
    attributions = tuple(
        replace(a, speaker=ids[id(p)] if (p := scene.spoken.get(a.id)) is not None else None)
        for a in scene.attributions
    )
    return attributions, speakers


def _use(party: Party, used: dict[int, Party]) -> None:
    if id(party) in used:
        return
    used[id(party)] = party
    for other in (*party.members, party.affiliation):
        if other is not None:
            _use(other, used)


def _speaker(p: Party, ids: dict[int, str]) -> Speaker:
    unnamed = p.name is None
    return Speaker(
        id=ids[id(p)],
        name=p.name,
        kind="unnamed" if unnamed else p.kind or "person",
        description=p.description if unnamed else None,
        role=p.role,
        affiliation=ids[id(p.affiliation)] if p.affiliation is not None else None,
        country=p.country,
        members=tuple(ids[id(m)] for m in p.members),
        mentions=tuple(sorted(p.spans)),
    )
