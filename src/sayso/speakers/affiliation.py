"""What the story says a person is, and for whom he speaks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.data import Attribution
from sayso.speakers import lexicon
from sayso.speakers.countries import country_in
from sayso.speakers.descriptions import described
from sayso.speakers.gender import of_words
from sayso.speakers.kinds import kind_of_noun
from sayso.speakers.names import HONORIFICS, tokens
from sayso.speakers.party import Party
from sayso.speakers.phrase import Phrase
from sayso.speakers.pronouns import third_person
from sayso.speakers.runs import Name
from sayso.speakers.scene import Scene

_BEHIND = re.compile(
    r",?\s\(?(?:who is )?((?:an?|the|its|his|her|their|our)\s[^,.;:()]{2,90}|[a-z][^,.;:()]{2,90})"
    r"(?=[,.;)])"
)
_BELONGS = re.compile(r"\b(?:of|for|at|from|with)\s+(?:[\w\-’']+\s+){0,3}$")
_AHEAD = re.compile(r"(?:[\w\-’']+[ \xa0]){1,6}$")
_STOP = lexicon.words(
    "said says told by to with and but that from as of is was were are for on at in than asked "
    "between against after when while who according about like met called urged"
)


def note_roles(scene: Scene, names: Sequence[Name]) -> None:
    """Give every named person the nouns and the role that stand beside his names."""
    for n in names:
        party = scene.parties.of[n.span]
        if party.kind != "person":
            continue
        for end in range(len(n.title) - 1, 0, -1):
            # "Harvard President Ana Beck"
            if party.affiliation is None:
                party.affiliation = scene.parties.body(n.title[:end])
        for role in (_ahead(scene.text, n), _behind(scene.text, n)):
            if role is None:
                continue
            start, end = role
            words = tokens(scene.text[start:end])
            scene.parties.describe(party, {w for w in words if w not in lexicon.STARTERS})
            if party.role is None or all(w in HONORIFICS for w in tokens(party.role)):
                party.role = scene.text[start:end]
            told = of_words(words[-1:]) if end <= n.span[0] else of_words(words[:4])
            if told and not party.sure:
                party.gender, party.sure = told, True
            if party.affiliation is None:
                party.affiliation = _body(scene, start, end, party)
            if party.country is None:
                party.country = country_in(words)


def _ahead(text: str, n: Name) -> tuple[int, int] | None:
    """The role before a name: "sewing operator", "Finance Minister", "the chief executive,"."""
    start = n.span[0]
    low = max(0, n.whole[0] - 70)
    match = _AHEAD.search(text, low, n.whole[0])
    begin = n.whole[0]
    if match:
        for word in reversed(list(re.finditer(r"[\w\-’']+", match.group()))):
            token = word.group().casefold()
            if token in _STOP or (token in lexicon.STARTERS and token not in lexicon.POSSESSIVES):
                break
            begin = match.start() + word.start()
    role = text[begin:start].strip()
    return (begin, begin + len(role)) if len(role) > 2 else None


def _behind(text: str, n: Name) -> tuple[int, int] | None:
    """The apposition behind a name: ", a member of the committee,"."""
    if not text.startswith(",", n.span[1]):
        return None
    match = _BEHIND.match(text, n.span[1])
    if match is None or (tokens(match.group(1))[:1] and tokens(match.group(1))[0] in _STOP):
        return None
    return match.span(1)


def _body(scene: Scene, start: int, end: int, party: Party) -> Party | None:
    """The body that a role begins with, or names behind "of", "for", "at"."""
    for n in scene.reader.names_within(start, end):
        found = scene.parties.of[n.span]
        ahead = scene.text[start : n.span[0]].casefold().strip()
        if scene.text[n.span[1] : n.span[1] + 2] in ("'s", "’s") and end > n.span[1] + 3:
            continue
        if ahead not in ("", "the", "a", "an") and not _BELONGS.search(ahead + " "):
            continue
        if found is not party and found.kind in ("organisation", "government", "outlet", None):
            found.kind = found.kind or "organisation"
            return found
    return None


def note_source_role(scene: Scene, a: Attribution, phrase: Phrase, party: Party) -> None:
    """Give one named in a source the role that the source tells, and the body it is held in:
    "Its director, Ana Beck", "Ana Beck, a member of the parliamentary committee"."""
    if phrase.role is None or party.kind != "person":
        return
    start, end = phrase.role
    role = scene.text[start:end].strip(" ,")
    words = tokens(role)
    if not words:
        return
    if party.role is None or all(w in HONORIFICS for w in tokens(party.role)):
        party.role = role
    if party.affiliation is not None:
        return
    if words[0] in lexicon.POSSESSIVES:
        owner = third_person(scene, a, words[0], start)
    else:
        match = _HELD_IN.search(role) or _HELD_BY.match(role)
        if match is None:
            return
        held = scene.reader.read((start + match.start(1), start + match.end(1)))
        if held is None or held.kind not in ("name", "description"):
            return
        if held.kind == "description" and kind_of_noun(held.head) not in _BODIES:
            return
        owner = (
            scene.parties.of[held.name.span] if held.name is not None else described(scene, a, held)
        )
    if owner is not None and owner is not party and owner.kind in _BODIES:
        party.affiliation = owner


_BODIES = ("organisation", "government", "outlet")
_HELD_IN = re.compile(r"\b(?:of|for|at|with)\s+(.+)$")
_HELD_BY = re.compile(r"(.+?)['’]s?\s")
