"""A story's characters made safe to show.  For display only: the story's text is never altered.

Each of these is shown as one visible character, so that offsets stay true:

- controls that are white space (form feed, NEL, the separators U+001C-001F): a space;
- other C0 controls and DEL: their control picture (``␛``, ``␀``, ``␡``);
- other C1 controls and lone surrogates: ``�``;
- bidirectional embeddings, overrides and isolates (U+202A-202E, U+2066-2069): ``�``.

Tabs and line breaks stay: they are folded or wrapped later.
"""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from sayso.excerpts import GAP as GAP
from sayso.excerpts import words as words

BIDI = "\u202a-\u202e\u2066-\u2069"
_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff"
_UNSAFE = re.compile(f"[{_CONTROLS}{BIDI}]")
_UNSAFE_BUT_BIDI = re.compile(f"[{_CONTROLS}]")
_BIDI_RUN = re.compile(f"([{BIDI}]+)")
# White space where a line may break, or that a line swallows: all but the no-break spaces.
_SPACES = re.compile("[^\\S\u00a0\u2007\u202f]+")


def _symbol(match: re.Match[str]) -> str:
    code = ord(match.group())
    if match.group().isspace():
        return " "
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"


def visible(text: str) -> str:
    """``text`` with each unsafe character as a visible one, character for character."""
    return _UNSAFE.sub(_symbol, text)


def folded(text: str) -> str:
    """``visible(text)`` with each run of breaking white space as one space."""
    return _SPACES.sub(" ", visible(text))


def markup(text: str) -> Markup:
    """``text`` as HTML: escaped, controls as symbols, bidirectional controls kept but caged.

    A bidirectional control stands alone in an isolated box, so that it orders nothing outside,
    yet the page holds (and copies) the story's own characters.
    """
    parts = _BIDI_RUN.split(_UNSAFE_BUT_BIDI.sub(_symbol, text))
    if len(parts) == 1:
        return escape(parts[0])
    return Markup("").join(
        Markup('<bdi class="ctl">{}</bdi>').format(part) if odd % 2 else escape(part)
        for odd, part in enumerate(parts)
    )
