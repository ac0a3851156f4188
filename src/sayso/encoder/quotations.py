"""Where quotations begin and end, by their marks alone.

Straight, curly, low and angle marks; a quotation that a paragraph leaves open goes on where the
next paragraph opens with a mark again (or closes without opening), as newspapers set it.  Single
marks count where they cannot be apostrophes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_DOUBLE = re.compile('["“”„‟«»]')
_SINGLE = re.compile("['‘’]")
_OPENING, _CLOSING = "“„‟«", "”»"


@dataclass(frozen=True, slots=True)
class Quotation:
    """text[start:end], marks included; ``closed`` is False where the paragraph leaves it open;
    ``carried`` where it goes on from the paragraph before."""

    start: int
    end: int
    double: bool
    closed: bool
    carried: bool


def quotations(text: str) -> list[Quotation]:
    """All quotations of ``text`` in order; single-marked ones may lie inside double-marked."""
    found: list[Quotation] = []
    start, carried = 0, False
    for line in text.split("\n"):
        if line.strip():
            doubles, carried = _double(line, start, carried)
            found += doubles
            found += _single(line, start)
        start += len(line) + 1
    found.sort(key=lambda q: (q.start, -q.end))
    return found


def _double(line: str, offset: int, carried: bool) -> tuple[list[Quotation], bool]:
    found: list[Quotation] = []
    opened, goes_on = -1, False
    for match in _DOUBLE.finditer(line):
        at, mark = match.start(), match.group()
        if opened < 0:
            if _opens(line, at, mark):
                opened, goes_on = at, carried and not line[:at].strip()
            elif carried and not found and mark in _CLOSING + '"':
                found.append(Quotation(offset, offset + at + 1, True, True, True))
        elif _closes(line, at, mark, line[opened]):
            found.append(Quotation(offset + opened, offset + at + 1, True, True, goes_on))
            opened = -1
    if opened >= 0:
        end = len(line.rstrip())
        found.append(Quotation(offset + opened, offset + end, True, False, goes_on))
    return found, opened >= 0


def _opens(line: str, at: int, mark: str) -> bool:
    if mark != '"':
        return mark in _OPENING
    before, after = line[at - 1 : at], line[at + 1 : at + 2]
    return bool(after.strip()) and not (before.isalnum() or before in tuple(".,!?"))


def _closes(line: str, at: int, mark: str, opener: str) -> bool:
    if opener == "„":
        return mark in "“”"
    if mark == '"':
        return opener == '"' or bool(line[at - 1 : at].strip())
    return mark in _CLOSING


def _single(line: str, offset: int) -> list[Quotation]:
    found: list[Quotation] = []
    opened = -1
    for match in _SINGLE.finditer(line):
        at, mark = match.start(), match.group()
        before, after = line[at - 1 : at] if at else "", line[at + 1 : at + 2]
        if mark != "’" and not before.isalnum() and after.strip() and not after.isdigit():
            opened = at if opened < 0 else opened
        elif mark != "‘" and opened >= 0 and before.strip() and not after.isalnum():
            found.append(Quotation(offset + opened, offset + at + 1, False, True, False))
            opened = -1
    return found
