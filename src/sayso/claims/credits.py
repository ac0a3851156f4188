"""Whom a story itself names as the maker of its words: byline, dateline, credit."""

from __future__ import annotations

import re

from sayso.data import Story
from sayso.reading.datelines import AGENCIES
from sayso.speakers.names import contains, tokens

_LINES = ("byline", "dateline", "boilerplate")
_BY = re.compile(r"(?:By|From|Source|Via|Reporting by|Additional reporting)\b", re.IGNORECASE)
_SENDER = re.compile(r"\([^()\n]{2,40}\)(?=\s*[-–—―])")
_SIGNED = re.compile(r"(?:[-–—―]\s?|\()[^-–—―()\n]{2,40}\)?\s*$")
_AGENCY = re.compile(rf"\b(?:{AGENCIES})\b")
_LONGEST = 120


def credit(story: Story) -> str:
    """The words that tell who made the report: blocks of their own, lines that open with "By", a
    sender in brackets before a dash ("Selm, 10 March (Ardapress) –"), a signature at the end."""
    lines = [story.byline or ""]
    for block in story.blocks:
        line = story.text[slice(*block.span)]
        if len(line) <= _LONGEST and (block.kind in _LINES or _BY.match(line)):
            lines.append(line)
    text = story.text.rstrip()
    for found in (_SENDER.search(text, 0, _LONGEST), _SIGNED.search(text, len(text) - 45)):
        if found:
            lines.append(found.group())
    return "\n".join(dict.fromkeys(line for line in lines if line.strip()))


def credits(words: str, outlet: str | None) -> bool:
    """Whether a credit names an outlet."""
    name = tokens((outlet or "").removeprefix("The "))
    return bool(name) and contains(tokens(words), name)


def agencies(words: str) -> frozenset[str]:
    """The news agencies that a credit names, of those that are widely known."""
    return frozenset(match.group().removeprefix("The ") for match in _AGENCY.finditer(words))
