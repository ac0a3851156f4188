"""Words by which contents are compared: negations, numbers, times, dates, names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache


def words(listed: str) -> list[str]:
    """A list of words as it is written in the rules: with spaces between."""
    return listed.split()


_NEGATION = re.compile(
    r"\b(?:no(?! (?:doubt|less|wonder))|not(?! (?:only|just|least))|never"
    r"|nothing(?! (?:but|else|other))|nobody|none|neither|nor|cannot|nowhere)\b|n[’']t\b",
    re.I,
)
_FALSE = re.compile(
    r"\b(?:is|was|are|were) (?:false|untrue|unfounded|baseless|a lie|a hoax|nonsense)$", re.I
)
_CLAUSE = re.compile(
    r"[;:—–]|,? (?:but|while|although|though|because|which|who)\b|, (?:and|or|nor)\b"
)
_UNITS = words(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_TENS = words("twenty thirty forty fifty sixty seventy eighty ninety")
_SMALL: dict[str, float] = {w: float(i) for i, w in enumerate(_UNITS)}
_SMALL |= {w: 10 * i for i, w in enumerate(_TENS, 2)}
_SMALL |= {"dozen": 12, "half": 0.5, "single": 1, "couple": 2, "twice": 2}
_LARGE = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
    "m": 1_000_000,
    "bn": 1_000_000_000,
}
_MONTHS = words("jan feb mar apr may jun jul aug sep oct nov dec")
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)|Apr(?:il|\.)|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DATE = re.compile(
    rf"\b(?:(\d{{1,2}})(?:st|nd|rd|th)? (?:of )?({_MONTH})|({_MONTH}) (\d{{1,2}}))\b(?!:)"
)
_TIME = re.compile(
    r"\b(\d{1,2})[.:](\d\d)(?:\s?[ap]\.?m\b\.?)?"
    r"|\b(\d{1,2}|[a-z]+)(?: o[’']clock|\s?[ap]\.?m\b\.?)"
)
_NUMBER = re.compile(
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\b(?:"
    + "|".join([*_SMALL, *_LARGE])
    + r")(?:(?:-| and |[ ])(?:"
    + "|".join([*_UNITS, *_TENS, *_LARGE])
    + r"))*\b",
    re.I,
)
_AFTER = re.compile(r"[\s-]*(per ?cent|%|[a-z]+)?(?: (?:of the )?([a-z]+))?", re.I)
_MONTH_NAME = re.compile(_MONTH)
_NAME = re.compile(r"\b[A-Z][\w’'-]*[A-Za-z](?:\.?\b)")


_VERB = re.compile(
    r"\b(?:am|is|are|was|were|be|been|being|has|have|had|do|does|did|done|will|would|shall|should|can"
    r"|could|may|might|must|ca|wo|to [a-z]+|[a-z]{2,}(?:ed|ing)|went|gone|made|got|said|took|taken"
    r"|came|saw|seen|knew|known|gave|given|told|found|left|held|kept|met|lost|won|sent|put|set|cut"
    r"|hit|shot|hurt|fell|fled|broke|broken|began|begun|became|brought|bought|built|caught|felt|led"
    r"|paid|ran|sold|spoke|stood|thought|wrote|written|hid|hidden|struck|sought|fought|let|go|need"
    r"|needs|want|wants|make|makes|know|knows|think|thinks|believe|believes|hope|hopes|say|says)\b"
    r"|[’'](?:s|re|ve|ll|d|m)\b|n[’']t\b",
    re.I,
)


@lru_cache(maxsize=20_000)
def tells(text: str) -> bool:
    """Whether there seems to be a verb: what has none ("the reports") tells nothing by itself."""
    return _VERB.search(text) is not None


def negative(text: str) -> bool | None:
    """Whether the first clause says that something is not so; None where only a later one does."""
    if _FALSE.search(text):
        return True
    head = _CLAUSE.split(text, maxsplit=1)[0]
    if len(head.split()) < 3:
        head = text
    if len(_NEGATION.findall(head)) % 2 == 1:
        return True
    return None if _NEGATION.search(text) else False


def dates(text: str) -> frozenset[str]:
    """Days of the year: "02-27"."""
    found = set()
    for m in _DATE.finditer(text):
        day, month = (m[1], m[2]) if m[1] else (m[4], m[3])
        found.add(f"{_MONTHS.index(month[:3].lower()) + 1:02}-{int(day):02}")
    return frozenset(found)


def times(text: str) -> frozenset[str]:
    """Times of day: "2:31"."""
    found = set()
    for m in _TIME.finditer(text):
        hour = m[1] or m[3]
        if not hour.isdigit():
            if hour not in _SMALL:
                continue
            hour = str(int(_SMALL[hour]))
        if int(hour) > 24:
            continue
        found.add(f"{int(hour)}:{m[2] or '00'}")
    return frozenset(found)


def numbers(text: str) -> tuple[tuple[float, str], ...]:
    """The numbers that are neither dates nor times, each with the word that is counted (its first
    letters, "" where none follows)."""
    rest = _TIME.sub(lambda m: " " * len(m[0]), _DATE.sub(lambda m: " " * len(m[0]), text))
    return tuple(_numbers(rest))


def _numbers(text: str) -> Iterator[tuple[float, str]]:
    at = 0
    for m in _NUMBER.finditer(text):
        value = _value(m[0].lower()) if m.start() >= at else None
        if value is None or (m[0].lower() in ("one", "half", "single", "m") or value < 0):
            continue
        after = _AFTER.match(text, m.end())
        noun = (after[1] or "").lower() if after else ""
        if noun in _LARGE:
            value *= _LARGE[noun]
            at = after.end(1) if after else at
            noun = (after[2] or "").lower() if after else ""
        yield value, noun[:4] if noun not in _FUNCTION else ""


_FUNCTION = frozenset(
    words(
        "the a an of to in on at by for and or but that as with from was were is are had have has "
        "been be only near this it there"
    )
)


def _value(words: str) -> float | None:
    if words[0].isdigit():
        return float(words.replace(",", ""))
    total, part = 0.0, 0.0
    for word in re.split(r"[\s-]+", words):
        if word in _SMALL:
            part += _SMALL[word]
        elif word in _LARGE:
            part = max(part, 1) * _LARGE[word]
            if _LARGE[word] >= 1000:
                total, part = total + part, 0.0
    return total + part or None


def names(text: str) -> frozenset[str]:
    """Words with a capital inside a sentence, possessives cut, in small letters."""
    found = set()
    for m in _NAME.finditer(text):
        before = text[: m.start()].rstrip(" \"“‘'(")
        if not before or before[-1] in ".!?:" or _MONTH_NAME.fullmatch(m[0]):
            continue
        found.add(re.sub(r"[’']s?$", "", m[0]).lower())
    return frozenset(found)


def capitals(text: str) -> frozenset[str]:
    """The words with a capital, possessives cut, in small letters."""
    return frozenset(re.sub(r"[’']s?$", "", m[0]).lower() for m in _NAME.finditer(text))
