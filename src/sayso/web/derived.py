"""The claims of a library, brought up to date, without what a person has rejected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sayso.claims import update, whole
from sayso.claims.telling import told
from sayso.data import Claim, Member
from sayso.library import Correction, Library
from sayso.web.corrections import reference


def claims_of(library: Library, rejected: Mapping[str, Correction]) -> Sequence[Claim]:
    """All claims, with their origins."""
    update(library)
    view = whole(library)
    gone = {
        (key, version, a.id)
        for (key, version), stored in (view.stories.items() if rejected else ())
        for a in stored.reading.attributions
        if reference(stored.reading.story, a) in rejected
    }
    if not gone:
        return view.claims

    def left(members: Sequence[Member]) -> tuple[Member, ...]:
        return tuple(m for m in members if (m.story, m.version, m.attribution) not in gone)

    pruned = [
        replace(c, supports=left(c.supports), denies=left(c.denies), doubts=left(c.doubts))
        for c in view.claims
    ]
    apart = {c.id: set(c.rivals) for c in pruned}
    return told([c for c in pruned if c.supports or c.denies or c.doubts], apart, view.teller)
