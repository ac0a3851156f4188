"""What a finder finds, by rule or by the network: one circumstance of somebody's word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.data import Span

CircumstanceKind = Literal["said_at", "channel", "addressee", "place"]


@dataclass(frozen=True, slots=True)
class Circumstance:
    """A stretch of text that tells when, by what means, to whom or where something was said."""

    kind: CircumstanceKind
    span: Span
