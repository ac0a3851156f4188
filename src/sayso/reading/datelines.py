"""Datelines: where and when a report was written, and the agency that sent it."""

from __future__ import annotations

import re

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?"
_DATE = rf"(?:{_MONTH}\s\d{{1,2}}|\d{{1,2}}\s{_MONTH})(?:,?\s\d{{4}})?"
_DAY = rf"(?:(?:{_WEEKDAY},?\s)?{_DATE})"

AGENCIES = (
    r"(?:The\s)?Associated\sPress|AP|Thomson\sReuters|Reuters|Agence\sFrance-Presse|AFP|UPI"
    r"|Bloomberg(?:\sNews)?|Press\sAssociation|PA(?:\sMedia)?|dpa|DPA|ANSA|EFE|Efe|TASS|Tass"
    r"|Interfax|Xinhua|Kyodo(?:\sNews)?|Jiji(?:\sPress)?|Yonhap|KCNA|ANI|PTI|IANS|CP|AAP|RNS"
    r"|CNN(?:\sBusiness)?|CBS\sNews|NBC\sNews|ABC\sNews|Fox\sNews|CNBC|NPR|BBC(?:\sNews)?"
    r"|The\sCanadian\sPress|KFF\sHealth\sNews"
)
_DASH = r"(?:--+|[-–—―])"

# WASHINGTON, or SEOUL, South Korea, or TARN FALLS, N.Y., but no date after the comma.
_CAPS = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’]"
_NAME = r"[A-ZÀ-Þ][\w.'’]*(?:\s[A-ZÀ-Þ][\w.'’]*){0,2}"
_CAPS_PLACE = (
    rf"{_CAPS}+(?:[ \-/]{_CAPS}*){{0,4}}(?:,\s(?!{_MONTH}\s?\d)(?!{_WEEKDAY}\b){_NAME}){{0,2}}"
)
_PLACE = rf"[A-ZÀ-Þ][\w.'’\-]+(?:\s[A-ZÀ-Þ][\w.'’\-]*){{0,3}}(?:,\s{_NAME})?"
# An agency or a station: (AP), (WXYZ), (KQTV News).
_SENDER = rf"\((?:{AGENCIES}|[A-Z][A-Z.&/]+(?:\s[A-Z][\w.]*)?)\)"

_DATELINE = re.compile(
    rf"(?:{_CAPS_PLACE}(?:[,.]\s{_DAY})?\s?\([A-Z][\w.&/'’ ]{{1,40}}\)\s*{_DASH}"
    rf"|{_PLACE}(?:,\s{_DAY})?\s?\((?:{AGENCIES})\)\s*{_DASH}"
    rf"|{_SENDER}\s*{_DASH}"
    rf"|{_CAPS_PLACE}(?:,\s{_DAY})?\s?(?:--+|[–—―]|\s?-(?=\s))"
    rf"|{_PLACE}\s?\((?:{AGENCIES})\)(?=\s[A-ZÀ-Þ\"“‘])"
    # A sentence follows: "NATO — the alliance — said" is none.
    r")(?=\s*[\"“‘'(\[]?[A-ZÀ-Þ0-9])"
)
_ALONE = re.compile(
    rf"{_CAPS_PLACE}(?:,\s{_DAY})?\s?\((?:{AGENCIES})\)\s*{_DASH}?"
    rf"|{_CAPS_PLACE},\s{_DAY}\s*{_DASH}?"
)
# In capitals and before a dash, yet no place.
_NO_PLACE = re.compile(
    r"(?:BREAKING|UPDATED?|EXCLUSIVE|LIVE|WATCH|OPINION|ANALYSIS|VIDEO|PHOTOS?|NEWS|CLAIM|FACTS?"
    r"|TRUE|FALSE|NOTE|CORRECTION|EDITOR|RELATED|READ|SEE|MORE|FILE|KEY|WARNING|SPOILER|PODCAST"
    r"|POLL|COMMENTARY|REVIEW|WINNERS?|LOSERS?|HOW|WHAT|WHY|WHO|THE|AND|YES|NATO|FIFA)\b"
)
_SHORTEST_PLACE = 4

_DATE_WORD = re.compile(
    rf"{_MONTH}|{_WEEKDAY}|\d{{1,2}}[:.]\d\d(?:[:.]\d\d)?|\d{{1,4}}(?:st|nd|rd|th)?"
    r"|[ap]\.?m\.?|GMT|UTC|[ECMP][SD]?T|BST|CES?T|IST|T(?=\d)|Z"
    r"|published|posted|updated|first|last|modified|created|on|at|of|date|time|local"
    r"|ago|hours?|hrs?|minutes?|mins?|days?|yesterday|today",
    re.IGNORECASE,
)
_DATED = re.compile(
    rf"{_MONTH}\s?\d|\d\s?{_MONTH}|\d{{4}}[-/.]\d{{1,2}}[-/.]\d|\d[-/.]\d{{1,2}}[-/.]\d{{4}}"
    r"|\d+\s(?:hour|hr|minute|min|day)s?\sago|(?:published|updated|posted).*\d",
    re.IGNORECASE,
)
_DATE_BEGINS = re.compile(rf"\b(?:(?i:published|updated|posted)\b|(?:{_WEEKDAY},?\s)?{_DATE})")
_LONGEST = 120


def dateline_end(paragraph: str) -> int:
    """Where the dateline at the paragraph's start ends, its dash included; 0 if there is none."""
    head = paragraph[:_LONGEST]
    found = _DATELINE.match(head)
    if found is None or _NO_PLACE.match(head):
        return 0
    # Short words in capitals before a dash are bodies, not places, unless an agency stands there.
    place = re.sub(r"[\W\d_]", "", found.group())
    if "(" not in found.group() and len(place) < _SHORTEST_PLACE:
        return 0
    return found.end()


def is_dateline(line: str) -> bool:
    """Whether the line is nothing but the place or the date of the report."""
    if len(line) > _LONGEST:
        return False
    if _ALONE.fullmatch(line):
        return True
    return bool(_DATED.search(line)) and not re.sub(r"[\W_]+", "", _DATE_WORD.sub(" ", line))


def before_date(line: str) -> str:
    """The line up to a date in it: "By Jane Doe Updated May 3" names her alone."""
    found = _DATE_BEGINS.search(line)
    return line[: found.start()].rstrip(" ,|·•–—-") if found else line
