"""Whether two who are not named could be the same people, by the words that they are told by."""

from __future__ import annotations

from functools import lru_cache

from sayso.claims.keys import common, vocabulary, words
from sayso.speakers.kinds import singular

OFFICIALS = vocabulary(
    "official officer source diplomat aide adviser advisor insider investigator lawmaker minister "
    "envoy spokesman spokeswoman spokesperson executive employee staffer commander soldier "
    "prosecutor detective representative member colleague ally"
)
"""Those who know by their post; a "source" may hold any."""
PUBLIC = vocabulary(
    "resident neighbour neighbor witness local villager survivor woman man boy girl passer-by "
    "bystander driver shopper customer farmer trader worker reader parent mother father relative "
    "friend passenger student teacher tourist"
)
"""Those who know because they were there."""
ANYBODY = vocabulary("source person people insider other one some several many")
SPOKESPEOPLE = vocabulary("spokesman spokeswoman spokesperson spokesmen spokespeople")
_LOOSE = vocabulary("senior former top high-ranking high local state public general")


@lru_cache(1024)
def heads(description: str | None) -> frozenset[str]:
    """The nouns that say what somebody is: "two senior defence officials" is an official."""
    return frozenset(singular(w) for w in words(description or "")) & (OFFICIALS | PUBLIC | ANYBODY)


@lru_cache(1024)
def service(description: str | None) -> frozenset[str]:
    """The field that a description names: "defence" of "a senior defence official"."""
    return frozenset(w for w in words(description or "") if common(w)) - _LOOSE - OFFICIALS - PUBLIC


@lru_cache(4096)
def could_be_same(a: str | None, b: str | None) -> bool:
    """Whether two descriptions could be of the same people: officials of one field, or of one that
    is not told; people of one kind; or those of whom nothing is told."""
    of_a, of_b = heads(a), heads(b)
    if not of_a or not of_b:
        return words(a or "") == words(b or "") or not words(a or "") or not words(b or "")
    if service(a) and service(b) and not service(a) & service(b):
        return False
    if of_a & of_b or of_a & ANYBODY or of_b & ANYBODY:
        return True
    return bool((of_a & OFFICIALS and of_b & OFFICIALS) or (of_a & PUBLIC and of_b & PUBLIC))


def is_official(description: str | None) -> bool:
    return bool(heads(description) & OFFICIALS)


def speaks_officially(description: str | None) -> bool:
    """Whether somebody unnamed speaks for the body all the same: a spokesperson."""
    return bool(words(description or "") & SPOKESPEOPLE)
