"""To whom somebody belongs, for whom he speaks, of which state a body is part."""

from __future__ import annotations

from functools import lru_cache

from sayso.claims import unnamed
from sayso.claims.identity import Parties, Profile
from sayso.claims.keys import vocabulary, words
from sayso.claims.voices import Voice

_HELD = 4096  # answers kept: each party is asked about beside all others

_PAST = vocabulary("former ex retired ousted sacked resigned late ex-minister")
_THEMSELVES = vocabulary(
    "professor lecturer teacher researcher scientist student fellow academic employee worker "
    "player fan resident critic expert victim soldier doctor nurse patient"
)
"""Who belongs to a body and does not speak for it."""
_STATE = vocabulary(
    "ministry government foreign office embassy president presidency cabinet army military "
    "administration palace kremlin state department chancellery delegation mission"
)
_POSTS = vocabulary(
    "minister president premier chancellor ambassador envoy king queen pm secretary "
    "spokesman spokeswoman spokesperson"
)


def named(v: Voice) -> str:
    """The party as a reader knows it: "a senior official (Northlight)"."""
    if v.party.name is not None:
        return v.party.name
    heard = f" ({v.hearer.name})" if v.hearer is not None else ""
    return f"{told(v)}{heard}"


def told(v: Voice) -> str:
    """How somebody unnamed is described; in quotation marks where that is no noun ("Western")."""
    if v.description is None:
        return "somebody unnamed"
    return v.description if unnamed.heads(v.description) else f"“{v.description}”"


def _roles(v: Voice) -> frozenset[str]:
    told = words(v.description or "")
    return told.union(*(e.told for e in (v.profile.entries if v.profile else ())))


@lru_cache(_HELD)
def speaks(v: Voice) -> bool:
    """Whether somebody who belongs to a body speaks for it: the named do, unless they have left it
    or are of those who speak for themselves; of the unnamed, spokespeople."""
    if v.unnamed:
        return unnamed.speaks_officially(v.description)
    return not _roles(v) & (_PAST | _THEMSELVES)


def speaks_for_bodies(v: Voice, parties: Parties) -> list[Profile]:
    return parties.bodies(v.party) if speaks(v) else []


@lru_cache(_HELD)
def country(p: Profile | None) -> str | None:
    """The country that a party is, by code, or by its name where it is none of the world's."""
    if p is None or p.party.name is None:
        return None
    if any(e.sort == "country" for e in p.entries):
        return p.country
    keys = {e.key for e in p.entries if e.sort == "body" and not e.place and not e.common}
    return next((k[0] for k in sorted(keys) if len(k) == 1), None)


@lru_cache(_HELD)
def state_of(p: Profile) -> frozenset[str]:
    """The countries of whose state a body is part."""
    own = frozenset(
        t for e in p.entries if e.sort == "body" and set(e.key) & _STATE for t in e.place
    )
    state = any(e.sort == "body" and set(e.key) & _STATE for e in p.entries)
    return own | ({p.country} if p.country and state else set())


@lru_cache(_HELD)
def holds_post(p: Profile) -> bool:
    return any(e.told & _POSTS and not e.told & _PAST for e in p.entries)
