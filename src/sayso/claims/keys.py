"""Names as keys: the tokens by which two ways to write a party's name are compared."""

from __future__ import annotations

import re

from sayso.speakers.countries import country_in
from sayso.speakers.kinds import plain
from sayso.speakers.names import HONORIFICS, is_suffix, is_title, tokens

Key = tuple[str, ...]

_SPELLING = {
    "defense": "defence", "labor": "labour", "center": "centre", "organization": "organisation",
    "program": "programme", "television": "tv", "ministries": "ministry", "u.s": "us",
}  # fmt: skip


def vocabulary(text: str) -> frozenset[str]:
    """The words of a closed class."""
    return frozenset(text.split())


SMALL = vocabulary("the a an of for and in at to on by its his her their our 's s")
_COMMON = vocabulary(
    "defence foreign affairs interior home health finance justice education emergency emergencies "
    "border customs tax fire rescue social labour transport agriculture trade energy environment "
    "culture national state federal central general supreme high security intelligence joint armed "
    "public local regional royal war economy fisheries industry city town county district"
)
"""Words of which names of bodies are made that every country has."""
_OF = vocabulary("of in for")
MEDIUM = re.compile(
    r"(?<=\w)\s(?:news\s)?(?:agency|newspaper|website|site|magazine|television)$", re.I
)


def common(token: str) -> bool:
    return token in _COMMON or plain(token)


def name_key(name: str) -> Key:
    """The tokens of a person's name, or of any other as it stands."""
    found = [t for t in tokens(name) if t != "the"]
    while len(found) > 1 and (found[0] in HONORIFICS or is_title(found[0])):
        found = found[1:]
    while len(found) > 1 and is_suffix(found[-1]):
        found = found[:-1]
    return tuple(found)


def body_key(name: str) -> tuple[Key, Key]:
    """The words of a body's name, sorted, and whose it is: "Ministry of Defence of the Republic of
    Marl" is (defence, ministry) and (marl)."""
    found = [_SPELLING.get(t, t) for t in tokens(name)]
    place: list[str] = []
    for i in range(len(found) - 1, 0, -1):
        head = [t for t in found[:i] if t not in SMALL]
        if found[i] in _OF and head and all(common(t) for t in head):
            tail = [t for t in found[i + 1 :] if t not in SMALL]
            if tail and not any(common(t) for t in tail if t not in ("republic", "kingdom")):
                place = [t for t in tail if t not in ("republic", "kingdom")]
                found = found[:i]
    key = [t for t in found if t not in SMALL]
    if len(key) > 1 and "affairs" in key:
        key.remove("affairs")
    own = [t for t in key if country_in((t,)) is None]
    if own and len(own) < len(key) and all(common(t) for t in own):
        place, key = [*place, *(country_in((t,)) or t for t in key if t not in own)], own
    if key == ["government"] and place:
        key, place = place, []
    return tuple(sorted(set(key))), tuple(sorted(set(place)))


def words(text: str) -> frozenset[str]:
    """The words of a role or description that say something."""
    return frozenset(_SPELLING.get(t, t) for t in tokens(text)) - SMALL
