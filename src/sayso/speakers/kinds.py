"""What kind of party a noun or the name of a body means."""

from __future__ import annotations

import re
from functools import cache

from sayso.data import MentionKind, SpeakerKind
from sayso.reading.datelines import AGENCIES
from sayso.speakers import lexicon
from sayso.speakers.names import is_title

_OUTLET = re.compile(rf"(?:the\s)?(?:{AGENCIES})", re.IGNORECASE)
_GOVERNMENT = lexicon.words(
    "nato un eu fbi cia nsa irs nasa fda cdc epa dhs doj iaea who unicef unhcr idf pentagon "
    "kremlin "
    "congress senate commons un's opec icc icj asean imf wto europol interpol nhs mps"
)


@cache
def singular(noun: str) -> str:
    """A folded noun without its plural ending, roughly."""
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "ches", "shes", "xes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) else noun


def kind_of_noun(noun: str) -> SpeakerKind | None:
    """The kind of party that a head noun means; None for persons and what no list has."""
    for nouns, kind in lexicon.SPEAKING_BODY:
        if noun in nouns:
            return kind
    single = singular(noun)
    if single != noun:
        for nouns, kind in lexicon.SPEAKING_BODY:
            if single in nouns:
                return kind
    return None


def plain(token: str) -> bool:
    """Whether a token of a body's name is a common noun: no party is told by it alone."""
    return kind_of_noun(token) is not None or is_title(token) or token in lexicon.STARTERS


def kind_of_body(key: tuple[str, ...], tagged: MentionKind | None) -> SpeakerKind:
    """The kind of a named party that is no person."""
    if _OUTLET.fullmatch(" ".join(key)):
        return "outlet"
    if key[-1] in _GOVERNMENT:
        return "government"
    order = (key[-1], *key[:-1]) if len(key) > 1 else key
    for token in order:
        found = kind_of_noun(token)
        if found in ("outlet", "government", "organisation", "document") and (
            token == key[-1] or found in ("government", "organisation")
        ):
            return found
    if tagged == "place":
        return "government"
    return "group" if tagged == "people" else "organisation"
