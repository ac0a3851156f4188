"""What a user said about origins: that one is not independent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sayso.claims.belonging import named
from sayso.claims.keys import name_key
from sayso.claims.voices import Voice
from sayso.library import Correction

NOT_INDEPENDENT = "origin-not-independent"
"""Kind of a correction.  ``about`` is {"speaker": {"name", "story"?}, "of"?: {"name", "story"?},
"claim"?: reference}: the speaker's word rests on the other's, or on that of all who say the same;
on the claim with these words, or on all."""


def told_by_user(a: Voice, b: Voice, correction: Correction) -> str | None:
    """A user said that one is not independent of the other, or of any other."""
    about = correction.about
    if correction.undone or correction.kind != NOT_INDEPENDENT:
        return None
    if a.party == b.party:
        return None
    for who, other in ((a, b), (b, a)):
        if _meant(about["speaker"], who) and ("of" not in about or _meant(about["of"], other)):
            return f"a user said that {named(who)} is not independent of {named(other)}"
    return None


def _meant(ref: Mapping[str, Any], v: Voice) -> bool:
    if ref.get("story") not in (None, v.place[0]):
        return False
    wanted = name_key(ref["name"])
    names = v.profile.names if v.profile else ()
    return any(wanted == name_key(n) for n in (*names, v.party.name or v.description or ""))
