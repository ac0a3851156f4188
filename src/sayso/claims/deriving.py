"""Claims of stories that are all at hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sayso.claims import gathering, own_voice, pairs
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
    whole = sorted(stories, key=lambda s: (s.key, s.version))
    ordered = [kept(s, gone) for s in whole]
    found = [pieces(s) for s in ordered]
    own = [own_voice.pieces(s, len(ps)) for s, ps in zip(whole, found, strict=True)]
    ties: list[pairs.Tie] = []
    marked = [pairs.marks(s.reading.story.text) for s in ordered]
    for n, others in pairs.compared(marked):
        near = [p for m in others for p in found[m]]
        ties += pairs.ties(found[n], near)
        ties += own_voice.ties(own[n], near)
        ties += own_voice.ties([p for m in others for p in own[m]], found[n])
    everything = [p for ps in found for p in ps]
    weights, like = gathering.weighed((t.a, t.b, t.kind, t.weight) for t in ties)
    tied = {a for a, _ in like}
    own = [tuple(p for p in ps if p.id in tied) for ps in own]
    versions = [
        Told(s.key, s.reading.story, [*gathering.gatherable(ps), *mine])
        for s, ps, mine in zip(ordered, found, own, strict=True)
    ]
    rulings = [ruling(c, versions) for c in of_claims(said)]
    groups = corrected(gathering.gathered(everything, weights), rulings)
    bare = own_voice.claims(groups, [p for ps in own for p in ps], like, rulings)
    claim_of = {id: g.claim.id for g in bare for id in g.pieces}
    apart = rivals([(t.a, t.b) for t in ties if t.kind == "rival"], claim_of)
    return told((g.claim for g in bare), apart, Teller(ordered, said, known))
