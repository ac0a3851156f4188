"""What is told of a claim when it is asked for: who is second hand, origins, echoes, rivals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sayso.claims.claims_corrected import of_claims
from sayso.claims.echoes import overlaps, quotations_only
from sayso.claims.echoes import told as told_echoes
from sayso.claims.identity import Parties, parties
from sayso.claims.origins import Context, origins
from sayso.claims.overlaps import Overlap
from sayso.claims.references import Reference, among
from sayso.claims.saying import sentence
from sayso.claims.sheets import sheet
from sayso.data import Attribution, Claim, Echo, Member, Reading, Story
from sayso.library import Correction, Stored
from sayso.speakers.known import Known


class Teller:
    """Completes claims from the stories that they are made in."""

    def __init__(
        self,
        stories: Sequence[Stored],
        corrections: Sequence[Correction] = (),
        known: Known | None = None,
        *,
        found: Parties | None = None,
        shared: Sequence[Overlap] | None = None,
    ) -> None:
        """``found``: the stories' parties, ``shared``: what they share with others, where these are
        known from more stories than these."""
        self._readings: dict[tuple[str, int], Reading] = {
            (s.key, s.version): s.reading for s in stories
        }
        self.parties = parties(stories, corrections, known) if found is None else found
        self._corrections = corrections
        shared = overlaps([sheet(s) for s in stories]) if shared is None else shared
        self.echoes: tuple[Echo, ...] = told_echoes(shared)
        self._quoted = quotations_only(shared)

    def tell(self, claim: Claim, rivals: Iterable[str] = ()) -> Claim:
        """``claim`` with all that can be told of it."""
        supports = tuple(self._handed(m, claim) for m in claim.supports)
        stories = {m.story for m in (*supports, *claim.denies, *claim.doubts)}
        context = Context(
            self._readings,
            self.parties,
            self.echoes,
            self._quoted,
            [c for c in self._corrections if self._counts(c, claim)],
        )
        return replace(
            claim,
            supports=supports,
            origins=origins(supports, context),
            origins_denying=origins(claim.denies, context),
            rivals=tuple(sorted(rivals)),
            echoes=tuple(e for e in self.echoes if {e.story, e.other} <= stories),
            corrections=tuple(
                sentence(c)
                for c in of_claims(self._corrections)
                if self._among(c.about["claims"], claim)
            ),
        )

    def _counts(self, c: Correction, claim: Claim) -> bool:
        """Whether it is about all claims, or this one."""
        where = c.about.get("claim")
        return where is None or self._among([where], claim)

    def _among(self, refs: Iterable[Reference], claim: Claim) -> bool:
        """Whether words that are referred to are among the claim's."""
        return among(refs, (*claim.supports, *claim.denies, *claim.doubts), self._story)

    def _story(self, key: str, version: int) -> Story | None:
        reading = self._readings.get((key, version))
        return reading.story if reading is not None else None

    def _handed(self, m: Member, claim: Claim) -> Member:
        reading = self._readings.get((m.story, m.version))
        if reading is None or m.attribution is None:
            return m
        denials = {
            d.attribution for d in claim.denies if (d.story, d.version) == (m.story, m.version)
        }
        by_id = {a.id: a for a in reading.attributions}
        return replace(m, second_hand=second_hand(m.attribution, denials, by_id))


def second_hand(id: str, denials: set[str | None], by_id: Mapping[str, Attribution]) -> bool:
    """Whether an attribution stands in the words of one who denies it, or calls it false."""
    seen = {id}
    inner = by_id.get(id)
    while inner is not None and inner.parent is not None and inner.parent not in seen:
        outer = by_id.get(inner.parent)
        if outer is None:
            break
        false = outer.judges is not None and outer.judges.verdict == "false"
        if outer.id in denials or (false and outer.judges and outer.judges.attribution in seen):
            return True
        seen.add(outer.id)
        inner = outer
    return False


def told(
    claims: Iterable[Claim], rivals: Mapping[str, Iterable[str]], teller: Teller
) -> tuple[Claim, ...]:
    """All of them, by id."""
    whole = (teller.tell(c, rivals.get(c.id, ())) for c in claims)
    return tuple(sorted(whole, key=lambda c: c.id))
