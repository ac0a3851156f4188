"""Who is who in a library, kept up: a new story changes what shares its names, nothing else.

``identity.gather`` is asked about no more entries than can have to do with each other, and what it
says of those that a change can have touched is kept.  Full names are decided within their block.
An entry that leans on others (a short name, a body's of one word) depends on the blocks of all full
names that share a mark with it.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence

from sayso.claims.identity import clusters
from sayso.claims.party_rows import (
    body_keys,
    called,
    digest,
    entry_of,
    entry_text,
    keys_in,
    party_row,
)
from sayso.claims.profiles import mark_of
from sayso.claims.roster import Entry, roster
from sayso.claims.sameness import Cluster, full
from sayso.claims.speakers_corrected import DIFFERENT, SAME
from sayso.library import Correction, Library, Stored
from sayso.library.derived import Derived, EntryRow

_MOST = 0.25
"""The part of all entries beyond which all of them are looked at anew."""


def enter(d: Derived, stored: Stored) -> None:
    """Keeps the entries of a version."""
    rows = (
        EntryRow(e.speaker, _block(e), _leans(e), called(e.name), e.marks(), entry_text(e))
        for e in roster(stored)
    )
    d.save_entries(stored.key, stored.version, rows)


def settle(library: Library) -> None:
    """Brings the parties up to date, and stirs what rests on those that are others now."""
    d = library.derived
    said = [c for c in library.corrections if c.kind in (SAME, DIFFERENT)]
    standing = [c for c in said if not c.undone]
    with d.writing():
        _stir_corrected(d, said, standing)
        stirred = d.stirred("mark")
        if not stirred:
            return
        _Change(d, standing).carry_out(stirred)
        d.settle("mark")


def _block(e: Entry) -> str:
    """Those that are decided together: of the unnamed those of one story."""
    return f"apart {e.story}" if e.sort == "apart" else next(iter(e.marks()), f"none {e.story}")


def _leans(e: Entry) -> bool:
    if e.sort == "apart":
        return False
    return not full(e) or (e.sort == "body" and len(e.key) == 1)


def _stir_corrected(d: Derived, said: Sequence[Correction], standing: Sequence[Correction]) -> None:
    """Stirs those of whom a user says something else than when the parties were made."""
    now, before = {c.id for c in standing}, set(json.loads(d.note("speakers") or "[]"))
    if now == before:
        return
    meant = _meant(d, [c for c in said if c.id in now ^ before])
    d.stir("mark", d.blocks_of(meant))
    d.save_note("speakers", json.dumps(sorted(now)))


def _meant(d: Derived, corrections: Iterable[Correction]) -> set[int]:
    """The entries that corrections of speakers may mean: all unnamed ones, where one has no name
    that any entry has."""
    found: set[int] = set()
    for c in corrections:
        for ref in c.about["speakers"]:
            own = d.entries_called([called(ref["name"])])
            found |= own or d.entries_called([""])
    return found


class _Change:
    """One bringing up to date."""

    def __init__(self, d: Derived, corrections: Sequence[Correction]) -> None:
        self._d = d
        self._corrections = corrections
        self._every = d.all_entries()
        self._meant = _meant(d, corrections)

    def carry_out(self, stirred: Collection[str]) -> None:
        dirty = self._touched(stirred)
        while True:
            around = self._around(dirty)
            entries = {id: (entry_of(data), was) for id, data, was in self._d.entry_data(around)}
            number = {e.at: id for id, (e, _) in entries.items()}
            found = clusters((e for e, _ in entries.values()), self._corrections)
            groups = [(c, {number[e.at] for e in c.entries}) for c in found]
            mixed = {id for _, ids in groups if ids & dirty and ids - dirty for id in ids}
            if not mixed - dirty:
                break
            dirty = self._closed(dirty | mixed)
        made = [(c, ids) for c, ids in groups if ids & dirty]
        self._keep(dirty, made, {id: was for id, (_, was) in entries.items()}, number)

    def _touched(self, stirred: Collection[str]) -> set[int]:
        """The entries of which something else may be decided now."""
        d = self._d
        dirty = d.entries_in(stirred)
        if len(dirty) > _MOST * len(self._every):
            return self._every
        near = d.entries_marked(d.marks_of(dirty) | set(stirred), lean=True)
        near |= d.entries_in(d.blocks_of(near))
        # Whether a body's name of one word is short for another changes what leans on it.
        near |= d.entries_marked(d.marks_of(near, lean=True), lean=True)
        return self._closed(dirty | near)

    def _closed(self, dirty: set[int]) -> set[int]:
        """With all that are decided together with them."""
        d = self._d
        while len(dirty) <= _MOST * len(self._every):
            more = dirty | d.beside(dirty) | d.entries_in(d.blocks_of(dirty))
            more |= self._meant if self._meant & more else set()
            if more == dirty:
                return dirty
            dirty = more
        return self._every

    def _around(self, dirty: set[int]) -> set[int]:
        """With all that these lean on."""
        if dirty is self._every:
            return dirty
        d, around = self._d, dirty
        for _ in range(2):
            marked = d.entries_marked(d.marks_of(around, lean=True))
            around = around | d.entries_in(d.blocks_of(marked))
        return around

    def _keep(
        self,
        dirty: Collection[int],
        made: Sequence[tuple[Cluster, set[int]]],
        was: dict[int, str | None],
        numbers: dict[tuple[str, int, str], int],
    ) -> None:
        d = self._d
        before = {id: p for id in set(was.values()) if id and (p := d.party(id))}
        before |= {p.id: p for p in d.forsaken()}
        rows = [(party_row(c), body_keys(c), ids) for c, ids in made]
        d.replace_parties(dirty, rows)
        slugs = {p.slug for p in before.values()} | {p.slug for p, _, _ in rows}
        ids = _name_apart(d, slugs, {p.place for p, _, _ in rows})
        grounds = set()
        for (c, own), (p, _, _) in zip(made, rows, strict=True):
            moved = {n for n in own if was[n] not in (None, ids[p.place])}
            grounds |= {f"{e.story}|{e.version}" for e in c.entries if numbers[e.at] in moved}
        for p, keys, _ in rows:
            id = ids[p.place]
            seen = digest(d, p)
            d.save_digest(id, seen)
            if id not in before or before[id].digest != seen:
                grounds |= {id, *keys}
        for id in before.keys() - set(ids.values()):
            grounds |= {id, *keys_in(before[id])}
        d.stir("ground", grounds)


def _name_apart(d: Derived, slugs: Iterable[str], new: Collection[str]) -> dict[str, str]:
    """Gives the parties of these slugs their ids: the slug where there is but one; all of them, by
    place.  Those that are not ``new`` and change theirs are stirred."""
    found: dict[str, str] = {}
    for slug in sorted(slugs):
        group = d.parties_called(slug)
        for row, p in group:
            id = slug if len(group) == 1 and not p.apart else f"{slug}-{mark_of(p.place)}"
            found[p.place] = id
            if id != p.id:
                d.rename_party(row, id)
                if p.place not in new:
                    d.stir("ground", [p.id, id])
    return found
