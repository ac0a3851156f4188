"""Claims of stories that are all at hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sayso.claims import gathering, own_voice, pairs, tying
from sayso.claims.attributions_corrected import kept, rejections
from sayso.claims.blocks import blocks
from sayso.claims.claims_corrected import (
    SAME,
    Group,
    Ruling,
    Told,
    corrected,
    of_claims,
    ruling,
)
from sayso.claims.contents import Piece, pieces
from sayso.claims.rivals import rivals
from sayso.claims.telling import Teller, told
from sayso.data import Claim
from sayso.library import Correction, Stored
from sayso.library.derived import Edge
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
    topics = [pairs.topic([*ps, *mine]) for ps, mine in zip(found, own, strict=True)]
    for n, others in pairs.compared(marked, topics):
        ties += tying.ties(found[n], own[n], [p for m in others for p in (*found[m], *own[m])])
    like = {(t.a, t.b): t.weight for t in ties if t.kind == "own"}
    tied = {a for a, _ in like}
    own = [tuple(p for p in ps if p.id in tied) for ps in own]
    wanted = [gathering.gatherable(ps) for ps in found]
    versions = [
        Told(s.key, s.reading.story, [*ps, *mine])
        for s, ps, mine in zip(ordered, wanted, own, strict=True)
    ]
    rulings = [ruling(c, versions) for c in of_claims(said)]
    edges = [Edge(t.a, t.b, t.kind, t.weight) for t in ties]
    edges += [e for ps in wanted for e in gathering.answers(ps)]
    groups = corrected(_groups([p for ps in wanted for p in ps], edges, rulings), rulings)
    bare = own_voice.claims(groups, [p for ps in own for p in ps], like, rulings)
    claim_of = {id: g.claim.id for g in bare for id in g.pieces}
    apart = rivals([(t.a, t.b) for t in ties if t.kind == "rival"], claim_of)
    return told((g.claim for g in bare), apart, Teller(ordered, said, known))


def _groups(
    said: Sequence[Piece], edges: Sequence[Edge], rulings: Sequence[Ruling]
) -> Iterator[Group]:
    """The groups of pieces, block by block."""
    by_id = {p.id: n for n, p in enumerate(said)}
    joined = [r.ids for r in rulings if r.kind == SAME]
    for block in blocks(by_id, edges, joined):
        weights, _ = gathering.weighed((e.a, e.b, e.kind, e.weight) for e in block.edges)
        inside = sorted(by_id[id] for id in block.ids if id in by_id)
        yield from gathering.gathered([said[n] for n in inside], weights)
