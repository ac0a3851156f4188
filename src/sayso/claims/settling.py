"""What is told of each claim, kept up: told again where anything that it rests on has changed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from sayso.claims import echoing, registry
from sayso.claims.attributions_corrected import kept, rejections
from sayso.claims.echoes import told as echoes_told
from sayso.claims.keeping import claim_of
from sayso.claims.origins_corrected import NOT_INDEPENDENT
from sayso.claims.rolls import Rolls
from sayso.claims.rows import told_row
from sayso.claims.showing import shown
from sayso.claims.telling import Teller
from sayso.data import Claim
from sayso.library import Correction, Library, Stored
from sayso.library.derived import Derived, ToldRow

_AT_ONCE = 100
Reads = Callable[[str, int], Stored]


def settle(library: Library) -> None:
    """Brings the parties, and what is told of the claims, up to date.

    It can be cut off at any moment and gone on with.
    """
    d = library.derived
    with d.writing():
        registry.settle(library)
        _stir_corrected(library)
        d.untell(d.stirred("ground"))
        d.settle("ground")
    untold = d.untold()
    standing = library.corrections.standing()
    gone = rejections(standing)
    reads = lru_cache(maxsize=500)(lambda key, number: kept(library.story(key, number), gone))
    rolls = Rolls(d)
    for start in range(0, len(untold), _AT_ONCE):
        with d.writing():
            # Another process may have been quicker, or have made other claims.
            d.save_told(
                _told(d, claim_of(d.claim(id).data), reads, rolls, standing)
                for id in d.still_untold(untold[start : start + _AT_ONCE])
            )


def keep(library: Library, claims: Iterable[Claim]) -> None:
    """Keeps claims that are told already, whoever made them, as they are shown."""
    d = library.derived
    rolls = Rolls(d)
    for claim in claims:
        held = {place: library.story(*place) for place in _places(claim)}
        d.save_told([told_row(shown(claim, held, rolls), set())])


def _told(
    d: Derived, claim: Claim, reads: Reads, rolls: Rolls, corrections: Sequence[Correction]
) -> ToldRow:
    places = _places(claim)
    keys = {key for key, _ in places}
    shared = echoing.of(d, keys)
    # Who repeats another story may have its words from that one's outlet.
    repeated = {e.other for e in echoes_told(shared) if e.story in keys and e.direction == "from"}
    around = {place for key in repeated - keys for place in d.versions_of(key)}
    around |= {place for key in repeated & keys for place in d.versions_of(key)}
    held = {place: reads(*place) for place in sorted(places | around)}
    rolls.asked = {f"{key}|{number}" for key, number in places}
    teller = Teller(list(held.values()), corrections, found=rolls, shared=shared)
    whole = teller.tell(claim)
    return told_row(shown(whole, held, rolls), rolls.asked)


def _places(claim: Claim) -> set[tuple[str, int]]:
    return {(m.story, m.version) for m in (*claim.supports, *claim.denies, *claim.doubts)}


def _stir_corrected(library: Library) -> None:
    """Stirs those whose origins a user says something else of than when they were told."""
    d = library.derived
    said = {c.id: c for c in library.corrections if c.kind == NOT_INDEPENDENT}
    now = {id for id, c in said.items() if not c.undone}
    before = set(json.loads(d.note("origins") or "[]"))
    if now == before:
        return
    for id in sorted(now ^ before):
        about = said[id].about if id in said else {}
        ref = about.get("claim")
        if ref is not None:
            places = library.corrections.versions(ref["story"], ref["text_sha256"])
            d.stir("ground", [f"{key}|{number}" for key, number in places])
        else:
            d.stir("ground", d.all_grounds())
    d.save_note("origins", json.dumps(sorted(now)))
