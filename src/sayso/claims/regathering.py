"""Claims gathered anew, block by block, where new stories or corrections changed anything.

What is to be gathered anew waits in the library, so that this can be cut off at any moment: the
contents that no claim has yet and the rest of blocks that are parted by now (``loose``), and those
with a new link, which are looked at only (``linked``).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Sequence

from sayso.claims import gathering, own_voice
from sayso.claims.blocks import Block, block
from sayso.claims.claims_corrected import SAME, Ruling, corrected
from sayso.claims.keeping import claim_text, from_light
from sayso.library.derived import ClaimRow, Derived

LINKED = "linked"


def regather(d: Derived, rulings: Sequence[Ruling], told: Callable[[int], object]) -> bool:
    """Gathers what waits; ``told`` hears how many contents are left.  Whether anything waited."""
    joined = [r.ids for r in rulings if r.kind == SAME]
    any_at_all = False
    while waiting := sorted({*d.loose(), *d.stirred(LINKED)}):
        any_at_all = True
        done: set[str] = set()
        for n, id in enumerate(waiting):
            if id not in done:
                told(len(waiting) - n)
                with d.writing():
                    done |= _look_at(d, id, joined, rulings)
    return any_at_all


def _look_at(
    d: Derived, id: str, joined: Sequence[Collection[str]], rulings: Sequence[Ruling]
) -> frozenset[str]:
    """Gathers the block of a content, unless it is as it was; its ids."""
    found = block(id, d, joined)
    d.settle_names(LINKED, found.ids)
    name = hashlib.sha256("\n".join(sorted(found.ids)).encode()).hexdigest()[:20]
    before = d.block_names(found.ids)
    if before == {name} and not d.loose_among(found.ids):
        return found.ids
    _gather(d, found, rulings)
    # The rest of what was together before may be gathered otherwise now.
    d.loosen(d.contents_in(before) - found.ids)
    d.save_block(name, found.ids)
    return found.ids


def _gather(d: Derived, block: Block, rulings: Sequence[Ruling]) -> None:
    """Makes the claims of a block."""
    weights, like = gathering.weighed((e.a, e.b, e.kind, e.weight) for e in block.edges)
    found = sorted(
        (from_light(c.data) for c in d.contents(block.ids)),
        key=lambda p: (p.story, p.version, p.place),
    )
    said = [p for p in found if p.attribution is not None]
    own = [p for p in found if p.attribution is None]
    groups = corrected(gathering.gathered(said, weights), rulings)
    made = own_voice.claims(groups, own, like, rulings)
    now = {ClaimRow(g.claim.id, tuple(sorted(g.pieces)), claim_text(g.claim)): None for g in made}
    before = {d.claim(id) for id in d.claims_of(block.ids)}
    # What is told of a claim that is as it was stays.
    d.drop_claims(row.id for row in before - now.keys())
    d.save_claims(row for row in now if row not in before)
    # What it was like is gone; it is tied again when it is like something else.
    d.drop_contents(p.id for p in own if p.id not in {a for a, _ in like})
