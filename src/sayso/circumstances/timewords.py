"""Expressions of time, as they stand in news: one pattern."""

from __future__ import annotations

import re
from collections.abc import Iterator

_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:[’']s)?"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.|Feb\.|Mar\.|Apr\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\.)"
)
_PART = r"(?:morning|afternoon|evening|night|lunchtime)"
_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?\b"
_YEAR = r"(?:1[5-9]\d\d|20\d\d)\b"
_COUNT = (
    r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a few|several"
    r"|a couple of|many|some|\d{1,3})"
)
_UNIT = r"(?:minute|hour|day|week|fortnight|month|year|decade)"
_PHASE = r"(?:early|earlier|late|later|mid)"
_HOUR = (
    r"(?:\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.m\.|[ap]m\b|o[’']clock)|\d{1,2}:\d\d|\d{4} GMT|noon|midday"
    r"|midnight|dawn|dusk)(?: (?:local time|GMT|UTC|E[SD]?T|Eastern(?: time)?|Pacific(?: time)?))?"
)
_DATED = (
    rf"(?:{_MONTH} {_NUMBER}(?:, {_YEAR}| {_YEAR})?|{_NUMBER} (?:of )?{_MONTH}(?:,? {_YEAR})?"
    rf"|{_MONTH}(?:,? (?:of )?(?:{_YEAR}|(?:this|last) year))|{_MONTH})"
)
_DAY = (
    rf"(?:{_WEEKDAY}(?: (?:{_PHASE} )?{_PART})?(?:,? \(?{_MONTH} {_NUMBER}(?:, {_YEAR})?\)?"
    rf"|,? {_NUMBER} {_MONTH}(?: {_YEAR})?)?)"
)
_RELATIVE = (
    rf"(?:(?:earlier |later |early |late )?(?:this|last|next)(?: past| same)? "
    rf"(?:week|month|year|weekend|spring|summer|autumn|fall|winter|{_WEEKDAY}|{_MONTH}|{_PART})"
    rf"|the (?:previous|next|following|same) (?:day|week|month|year|{_PART})"
    rf"|(?:the day before )?yesterday(?: {_PART})?|(?:earlier |later )?today|tonight|tomorrow"
    rf"|{_COUNT} {_UNIT}s? (?:ago|later|earlier|before)(?! the| a)"
    rf"|{_UNIT}s (?:ago|later|earlier|before)\b"
    rf"|(?:earlier|later)(?: on)? (?:in the (?:day|week|month|year)"
    rf"|that (?:day|week|month|year|{_PART}))"
    rf"|(?:earlier|later) (?:on )?(?={_WEEKDAY})"
    rf"|that (?:same )?(?:day|week|month|year|{_PART}|summer|spring)"
    r"|at (?:the|that) time|(?:in )?recent (?:days|weeks|months|years)|overnight)"
)
_ADVERB = (
    r"(?:(?:most |more )?recently|later(?: on)?|afterwards?|previously|earlier|initially|originally"
    r"|subsequently|on occasion|in the past(?! \w))"
)
_EVENT = (
    r"(?:(?:just |shortly |soon |immediately |minutes |hours |days |even )?(?:after|before"
    r"|following|ahead of|during) (?:the|a|an|his|her|their|its|that|this|[A-Z]\w+[’']s) "
    r"(?:[\w’'-]+ ){0,2}?"
    r"(?:vote|meeting|hearing|announcement|attack|game|match|event|verdict|ruling|ceremony|visit"
    r"|session|talks|shooting|incident|crash|election|primary|trial|debate|war|race|season|loss|win"
    r"|defeat|victory|arrest|death|fire|launch|funeral|primaries|summit|raid|storm|earthquake"
    r"|sentencing|protest|interview|report|screening|performance|show|campaign)\b)"
)
_LONG = (
    rf"(?:(?:in|over|during|within|for) the (?:last|past|previous) (?:{_COUNT} )?{_UNIT}s?"
    rf"|(?:from|between) {_DATED} (?:to|and) {_DATED}"
    r"|in the (?:early |mid-|late )?(?:1[5-9]\d0|20\d0)s"
    r"|(?:back )?in the (?:early |late )?(?:spring|summer|autumn|fall|winter|sixties|seventies"
    rf"|eighties|nineties|morning|afternoon|evening)(?: of {_YEAR})?)"
)
TIME = re.compile(
    rf"(?<![\w\x00-])(?:{_LONG}|{_EVENT}"
    rf"|(?:(?:just |shortly |soon )?(?:before|after|at|around|about|by) {_HOUR}"
    rf"(?:,? (?:on )?(?:{_DAY}|{_DATED}))?)"
    rf"|(?:(?:[Bb]ack )?(?:[Oo]n|[Ii]n|[Oo]ver|[Dd]uring|[Aa]t|[Ff]rom|[Dd]ated) )?"
    rf"(?:the (?:morning|afternoon|evening|night|beginning|start|end|middle) of )?"
    rf"(?:{_PHASE}[ -](?:on )?)?"
    rf"(?:{_DAY}|{_DATED}|(?:the )?(?:last |this |past )?weekend\b|{_RELATIVE})"
    rf"|(?:[Bb]ack )?[Ii]n (?:{_PHASE}[ -])?{_YEAR}(?! \w+s\b)"
    rf"|{_YEAR}|{_ADVERB}\b)(?![\w-]|[’']s|\.\w)",
    re.I,
)
"""A match may be too eager ("may" is also a verb): see ``is_time``."""


_ADVERBS = re.compile(_ADVERB, re.I)
_TRIGGER = re.compile(
    r"day|ago\b|\d\d|week|month|year|decade|night|morning|evening|dawn|noon|summer|spring|autumn|winter"
    r"|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|later|earl|recent|after|before|previous|follow"
    r"|during|tomorrow|time\b|initial|origin|subseq|past|overnight|fall\b|occasion|ties\b|ahead",
    re.I,
)
_YEAR_ALONE = re.compile(r"\d{4}")


def times(text: str) -> Iterator[re.Match[str]]:
    """The expressions of time in ``text``; see also ``is_time``."""
    if _TRIGGER.search(text):
        yield from TIME.finditer(text)


def is_time(words: str, inside: bool) -> bool:
    """Whether a match is one: "may" and "march" count only with a capital, a bare year only
    ``inside`` a phrase that is known to be a circumstance ("a 2013 article")."""
    if words in ("may", "march") or words.lower().startswith("by "):
        return False
    return inside or not _YEAR_ALONE.fullmatch(words)


def is_adverb(words: str) -> bool:
    """Whether it tells no date by itself: "later", "recently"."""
    return bool(_ADVERBS.fullmatch(words))
