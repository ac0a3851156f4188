"""Claims of stories that are all at hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sayso.claims import gathering, pairs
from sayso.claims.attributions_corrected import kept, rejections
from sayso.claims.claims_corrected import Told, corrected, of_claims, ruling
from sayso.claims.contents import pieces
from sayso.claims.rivals import rivals
from sayso.claims.telling import Teller, told
from sayso.data import Claim
from sayso.library import Correction, Stored
from sayso.speakers.known import Known


def derive(
    stories: Sequence[Stored], corrections: Iterable[Correction] = (), known: Known | None = None
) -> tuple[Claim, ...]:
    """The claims of ``stories`` (any versions), by id: the same in whatever order they come."""
    said = tuple(corrections)
    gone = rejections(said)
    ordered = [kept(s, gone) for s in sorted(stories, key=lambda s: (s.key, s.version))]
    found = [pieces(s) for s in ordered]
    ties: list[pairs.Tie] = []
    marked = [pairs.marks(s.reading.story.text) for s in ordered]
    for n, others in pairs.compared(marked):
        ties += pairs.ties(found[n], [p for m in others for p in found[m]])
    everything = [p for ps in found for p in ps]
    weights = {(t.a, t.b): t.weight if t.kind == "same" else gathering.APART for t in ties}
    versions = [
        Told(s.key, s.reading.story, gathering.gatherable(ps))
        for s, ps in zip(ordered, found, strict=True)
    ]
    rulings = [ruling(c, versions) for c in of_claims(said)]
    groups = corrected(gathering.gathered(everything, weights), rulings)
    bare = [gathering.claim(*group) for group in groups]
    claim_of = {id: g.claim.id for g in bare for id in g.pieces}
    apart = rivals([(t.a, t.b) for t in ties if t.kind == "rival"], claim_of)
    return told((g.claim for g in bare), apart, Teller(ordered, said, known))
