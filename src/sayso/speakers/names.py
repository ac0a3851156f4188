"""Names as tokens: how two ways to write a party's name are seen to be one.

Titles and particles come from nameparser, nicknames from the hand-kept list of ``nicknames``.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from nameparser.config.titles import TITLES
from nicknames import NickNamer

from sayso.speakers import lexicon

_MODIFIERS = lexicon.words(
    "us uk united states kingdom state national federal first second british english army navy "
    "police military intelligence security foreign high supreme group royal flag air met pro me "
    "information radio television film opera rock soccer baseball ballet law tax business social "
    "political special staff classical legal financial credit civil criminal customs division "
    "discovery award-winning judicial municipal district family great good right most st la ab "
    "banner bench blues corporate knowledge marketing mystery risk revenue senior software "
    "technical "
    "strategy travel computer hereditary literary mathematics operating petty prime private rear "
    "resident field his her blessed best"
)
"""Words of nameparser's titles that qualify a title, or are words of other names: no title ends
with them."""
_MORE = lexicon.words(
    "congressman congresswoman spokesman spokeswoman spokesperson chairman chairwoman chairperson "
    "attorney-general secretary-general premier superintendent constable inspector marshal "
    "assemblyman assemblywoman councilman councilwoman councilmember sen lt lieutenant coach "
    "dean farmer mp lord baroness prosecutor commentator strategist star actor mum co-creator "
    "defender striker midfielder goalkeeper rapper songwriter filmmaker columnist di pc ds dci "
    "justice"
)
_SUFFIXES = lexicon.words("jr sr ii iii iv esq qc kc sc md phd mp mep obe mbe cbe")

_TOKEN = re.compile(r"[^\W_](?:[\w&.\-]|['’](?=\w))*")
_POSSESSIVE = re.compile(r"['’]s?$")


def fold(token: str) -> str:
    """A token as it is compared: no case, accents, possessive or dots."""
    token = _POSSESSIVE.sub("", token).replace(".", "").replace("’", "'").casefold()
    if token.isascii():
        return token
    return "".join(c for c in unicodedata.normalize("NFKD", token) if not unicodedata.combining(c))


def tokens(text: str) -> tuple[str, ...]:
    """The folded tokens of a name or phrase."""
    return tuple(filter(None, (fold(t) for t in _TOKEN.findall(text))))


@cache
def is_title(token: str) -> bool:
    """Whether a folded token can be the last word of a title before a person's name."""
    if token.startswith(("vice-", "ex-", "co-")) and "-" in token:
        token = token.split("-", 1)[1]
    if token in _MODIFIERS:
        return False
    return token in TITLES or token in _MORE


HONORIFICS = lexicon.words(
    "mr mrs ms miss dr sir sen rep gov gen lt col sgt capt prof rev messrs president senator judge "
    "governor mayor minister king queen pope lord lady dame justice"
)


def is_suffix(token: str) -> bool:
    return token in _SUFFIXES


@cache
def _nicknamer() -> NickNamer:
    return NickNamer()


@cache
def same_given(a: str, b: str) -> bool:
    """Whether two folded given names can be one person's: alike, an initial, or a nickname."""
    if a == b or (len(a) == 1 and b.startswith(a)) or (len(b) == 1 and a.startswith(b)):
        return True
    names = _nicknamer()
    return b in names.nicknames_of(a) or a in names.nicknames_of(b)


def same_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two full names (two tokens or more each) can be one person's."""
    if a == b or set(a) == set(b):
        return True
    if a[-1] == b[-1] and same_given(a[0], b[0]):
        # Middle names may be left out; two that differ are two people.
        x, y = a[1:-1], b[1:-1]
        return not x or not y or same_given(x[0], y[0])
    short, long = sorted((a, b), key=len)
    return len(short) < len(long) and long[-len(short) :] == short


def contains(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Whether ``short`` stands in ``long``, token by token, in a row."""
    n = len(short)
    return any(long[i : i + n] == short for i in range(len(long) - n + 1))


def acronym(text: str) -> str:
    """The folded initials of a name's capitalised words."""
    parts = [part for t in _TOKEN.findall(text) for part in t.split("-")]
    return "".join(p[0] for p in parts if p[:1].isupper()).casefold()


def one_slip(a: str, b: str) -> bool:
    """Whether two tokens of five letters or more differ by one letter."""
    if min(len(a), len(b)) < 5 or abs(len(a) - len(b)) > 1 or a[0] != b[0]:
        return False
    i = 0
    while i < min(len(a), len(b)) and a[i] == b[i]:
        i += 1
    return a[i + 1 :] == b[i + 1 :] or a[i:] == b[i + 1 :] or a[i + 1 :] == b[i:]
