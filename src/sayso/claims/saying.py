"""Corrections in a sentence each, as they are listed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sayso.claims.attributions_corrected import REJECTED
from sayso.claims.claims_corrected import DIFFERENT, SAME
from sayso.claims.origins_corrected import NOT_INDEPENDENT
from sayso.claims.references import told
from sayso.claims.speakers_corrected import DIFFERENT as OTHER_SPEAKER
from sayso.claims.speakers_corrected import SAME as SAME_SPEAKER
from sayso.library import Correction


def saying(c: Correction) -> str:
    """What a user said, without who and when."""
    if c.kind == REJECTED:
        return f"nobody says “{told(c.about)}” in {c.about['story']}"
    if c.kind in (SAME, DIFFERENT):
        first, second = (f"“{told(ref)}”" for ref in c.about["claims"])
        return f"{first} and {second} {'' if c.kind == SAME else 'do not '}say the same"
    if c.kind in (SAME_SPEAKER, OTHER_SPEAKER):
        first, second = (_speaker(ref) for ref in c.about["speakers"])
        return f"{first} {'is also' if c.kind == SAME_SPEAKER else 'is not'} {second}"
    if c.kind == NOT_INDEPENDENT:
        of = f" of {_speaker(c.about['of'])}" if "of" in c.about else ""
        on = f" on “{told(c.about['claim'])}”" if "claim" in c.about else ""
        return f"{_speaker(c.about['speaker'])} is not independent{of}{on}"
    return c.kind


def sentence(c: Correction) -> str:
    """The same with who and when."""
    return f"A user said on {c.at[:10]}: {saying(c)}."


def _speaker(ref: Mapping[str, Any]) -> str:
    return f"{ref['name']} in {ref['story']}" if ref.get("story") else str(ref["name"])
