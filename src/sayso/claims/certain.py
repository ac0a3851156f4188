"""By these rules two voices are one origin, whatever else is known.

Each looks at two voices and gives a sentence of reason, or None.
``docs/origins.md`` has an example of each.
"""

from __future__ import annotations

from collections.abc import Callable

from sayso.claims import unnamed
from sayso.claims.belonging import (
    country,
    holds_post,
    named,
    speaks,
    speaks_for_bodies,
    state_of,
    told,
)
from sayso.claims.identity import Parties
from sayso.claims.voices import Voice

Rule = Callable[[Voice, Voice, Parties], str | None]


def speaks_for(a: Voice, b: Voice, parties: Parties) -> str | None:
    """Who holds a post in a body, or speaks for it, and the body."""
    for who, body in ((a, b), (b, a)):
        if body.party in [p.party for p in parties.bodies(who.party)] and speaks(who):
            owns = who.profile is not None and who.profile.kind == "document"
            verb = "is a paper of" if owns else "speaks for"
            return f"{named(who)} {verb} {named(body)}"
    return None


def speak_for_one_body(a: Voice, b: Voice, parties: Parties) -> str | None:
    """Two who speak for the same body."""
    if not (speaks(a) and speaks(b)):
        return None
    bodies = {p.party.id: p for p in parties.bodies(a.party) if speaks(a)}
    for p in parties.bodies(b.party):
        if p.party.id in bodies and p.kind != "document":
            return f"{named(a)} and {named(b)} speak for {p.party.name}"
    return None


def one_government(a: Voice, b: Voice, parties: Parties) -> str | None:
    """A country by its name, and its ministries and those who hold its posts."""
    for state, part in ((a, b), (b, a)):
        home = country(state.profile)
        if home is None or part.party == state.party:
            continue
        if any(home in state_of(p) for p in [part.profile, *speaks_for_bodies(part, parties)] if p):
            return f"{named(part)} is part of the government of {named(state)}"
        if part.profile and holds_post(part.profile) and part.profile.country == home:
            return f"{named(part)} speaks for the government of {named(state)}"
    return None


def one_hearer(a: Voice, b: Voice, _: Parties) -> str | None:
    """Unnamed people of one description whom one outlet heard, in whatever stories."""
    if not (a.unnamed and b.unnamed) or a.hearer is None or a.hearer != b.hearer:
        return None
    if a.place == b.place or not unnamed.could_be_same(a.description, b.description):
        return None
    return (
        f"{told(a)} and {told(b)} were both heard by {a.hearer.name}, and nobody tells them apart"
    )


CERTAIN: tuple[Rule, ...] = (
    speaks_for,
    speak_for_one_body,
    one_government,
    one_hearer,
)
