"""Who says a thing and whom it is about, as stems that stories share.

"Tolmera" and "Tolmeran", "Health Minister" and "Health Ministry" have one stem: the first letters
of each word.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from sayso.claims import vectors
from sayso.claims.wording import words
from sayso.data import Attribution, Speaker

STEM = 5
_WORD = re.compile(r"[^\W\d_]+")
_SMALL = frozenset(
    words(
        "the a an of for and or in at to on by with from his her its their our who whom which that "
        "not be was is were mr mrs ms dr did want named one two some other another"
    )
)
_SELF = re.compile(
    r"\b(?:i|we|us|our|ours|my|me|it|its|itself|he|she|him|his|her|they|them|their)\b", re.I
)
DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ial|ials)|reject\w*|dismiss\w*|refut\w*|contradict\w*|disput\w*"
    r"|rebuff\w*|repudiat\w*|scoff\w*)\b",
    re.I,
)

SILENT = re.compile(
    r"\b(?:declin\w*|refus\w*|unable|(?:could|would|did|does|do|will|can|won)(?: ?not|n[’']t))"
    r"(?: to)? (?:say|comment|confirm|discuss|answer|tell|name|give|show|verify|disclose|reply)\b",
    re.I,
)
"""Who says nothing."""


def stem(word: str) -> str:
    """The beginning of a word, in small letters."""
    return word.casefold()[:STEM]


def stems(text: str | None) -> frozenset[str]:
    """The stems of the words that tell something."""
    found = (w.casefold() for w in _WORD.findall(text or ""))
    return frozenset(w[:STEM] for w in found if len(w) > 1 and w not in _SMALL)


def who(a: Attribution, speakers: Mapping[str, Speaker]) -> frozenset[str]:
    """The stems of a speaker's name, role and body; of the members, where several speak."""
    s = speakers.get(a.speaker or "")
    if s is None:
        return frozenset()
    found = set(stems(s.name or s.description))
    if s.role and len(s.role.split()) < 9:
        found |= stems(s.role)
    for id in (s.affiliation, *s.members):
        body = speakers.get(id or "")
        found |= stems(body.name) if body else frozenset()
    if s.country:
        found.add(s.country)
    return frozenset(found)


def named(a: Attribution, speakers: Mapping[str, Speaker]) -> frozenset[str]:
    """The stems of the speaker's own name alone."""
    s = speakers.get(a.speaker or "")
    return stems(s.name) if s is not None else frozenset()


def about(text: str, names: frozenset[str], own: frozenset[str]) -> frozenset[str]:
    """The stems of the names in a content; of the speaker's too, where a pronoun may mean it."""
    found = {stem(n) for n in names}
    return frozenset(found | own) if _SELF.search(text) else frozenset(found)


def heavy_stems(text: str) -> tuple[tuple[str, int], ...]:
    """The stems of a content and how much each counts."""
    found: dict[str, int] = {}
    for word in re.findall(r"[^\W\d_]+|\d[\d.,:]*\d|\d", text):
        weight = _heavy(word.lower())
        if weight > 20:
            short = stem(word)
            found[short] = max(weight, found.get(short, 0))
    return tuple(sorted(found.items()))


@lru_cache(maxsize=20000)
def _heavy(word: str) -> int:
    return int(vectors.weights(vectors.pieces(word)).max(initial=0))
