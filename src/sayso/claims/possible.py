"""By these rules two voices could be one origin: the smallest number counts them as one."""

from __future__ import annotations

from sayso.claims import unnamed
from sayso.claims.belonging import country, named, speaks, speaks_for_bodies, state_of
from sayso.claims.certain import Rule
from sayso.claims.identity import Parties, Profile
from sayso.claims.keys import words
from sayso.claims.voices import Voice


def unnamed_both(a: Voice, b: Voice, _: Parties) -> str | None:
    """Unnamed people in two outlets could be the same."""
    if not (a.unnamed and b.unnamed) or a.place == b.place:
        return None
    if not unnamed.could_be_same(a.description, b.description) or _parted(a, b):
        return None
    return f"{named(a)} and {named(b)} are not named and could be the same"


def unnamed_and_named(a: Voice, b: Voice, parties: Parties) -> str | None:
    """Unnamed officials could be those of a body that is named, or speak for it."""
    for who, other in ((a, b), (b, a)):
        if not _somebody(who) or other.unnamed or other.profile is None or _parted(who, other):
            continue
        bodies = {p.party.id for p in parties.bodies(who.party)}
        near = [other.profile, *speaks_for_bodies(other, parties)]
        if bodies:
            if bodies & {p.party.id for p in near}:
                return f"{named(who)} could speak for {named(other)}"
            continue
        if any(_could_hold(who.description, p) for p in near):
            return f"{named(who)} is not named and may be {named(other)} or of it"
    return None


def once_of_it(a: Voice, b: Voice, parties: Parties) -> str | None:
    """One who has left a body may know no more than it does."""
    for who, body in ((a, b), (b, a)):
        near = {p.party.id for p in [*speaks_for_bodies(body, parties)]} | {body.party.id}
        if not speaks(who) and near & {p.party.id for p in parties.bodies(who.party)}:
            return f"{named(who)} belongs or belonged to {named(body)}, and may know it from there"
    return None


def one_cabinet(a: Voice, b: Voice, parties: Parties) -> str | None:
    """Two ministries of one country may speak with one voice."""
    for p in [a.profile, *speaks_for_bodies(a, parties)]:
        for q in [b.profile, *speaks_for_bodies(b, parties)]:
            if p and q and p != q and state_of(p) & state_of(q):
                return f"{named(a)} and {named(b)} are of one government"
    return None


def _somebody(v: Voice) -> bool:
    """Whether it is people who are not named; a body without a name is itself."""
    return v.unnamed and (v.profile is None or v.profile.kind in ("unnamed", "group"))


def _could_hold(description: str | None, p: Profile) -> bool:
    """Whether somebody so described could belong to a body: of a government, in its field."""
    if p.kind != "government":
        return False
    if not unnamed.heads(description):
        # "Western", "the capital": whoever that may be.
        return bool(words(description or ""))
    if not unnamed.is_official(description):
        return False
    whole = country(p) is not None
    if "diplomat" in unnamed.heads(description):
        return whole or any({"foreign", "embassy"} & set(e.key) for e in p.entries)
    field = unnamed.service(description)
    return whole or not field or any(field & set(e.key) for e in p.entries)


def _parted(a: Voice, b: Voice) -> bool:
    """Whether they are told to be of two countries."""
    mine, its = (v.profile.country if v.profile else None for v in (a, b))
    return mine is not None and its is not None and mine != its


POSSIBLE: tuple[Rule, ...] = (unnamed_both, unnamed_and_named, once_of_it, one_cabinet)
