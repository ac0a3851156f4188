"""What the story says a person is, and for whom he speaks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.speakers import lexicon
from sayso.speakers.countries import country_in
from sayso.speakers.gender import of_words
from sayso.speakers.names import tokens
from sayso.speakers.party import Party
from sayso.speakers.runs import Name
from sayso.speakers.scene import Scene

_BEHIND = re.compile(
    r",?\s\(?(?:who is )?((?:an?|the|its|his|her|their|our)\s[^,.;:()]{2,90}|[a-z][^,.;:()]{2,90})"
    r"(?=[,.;)])"
)
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
            if party.role is None:
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
    """The body that a role names."""
    for n in scene.reader.names_within(start, end):
        found = scene.parties.of[n.span]
        if found is not party and found.kind in ("organisation", "government", "outlet", None):
            found.kind = found.kind or "organisation"
            return found
    return None
