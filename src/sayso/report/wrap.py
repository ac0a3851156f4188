"""Styled text wrapped by display width: wide characters count two, combining marks none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rich.cells import cell_len, chop_cells

from sayso.report.display import folded

Piece = tuple[str, str]
"""Text, and the escape sequence that turns its style on ("" for none)."""

RESET = "\x1b[0m"

# A line may break at a space, and around characters of scripts that write no spaces; closing
# punctuation stays with what it closes.
_WIDE = (
    "\u2e80-\u3000\u3003-\u3007\u3012-\u3014\u3016-\u30ff\u3100-\ua4cf\uac00-\ud7a3\uf900-\ufaff"
)
_WIDE += "\U00020000-\U0003fffd"
_CLOSING = "、。〉》」』】〕〗〙〟！），．：；？］｝"
_MARKS = "\u0300-\u036f\u3099\u309a\ufe00-\ufe0f"
_TOKEN = re.compile(f" |[{_WIDE}][{_MARKS}]*[{_CLOSING}]*|[^ {_WIDE}]+")
_CHUNK = 4096


def wrap(pieces: Iterable[Piece], width: int) -> Iterator[list[Piece]]:
    """Lines of at most ``width`` cells, each run of white space as one space."""
    texts: list[str] = []
    ends: list[int] = []
    styles: list[str] = []
    length, blank = 0, True
    for raw, style in pieces:
        text = folded(raw)
        if blank and text.startswith(" "):
            text = text[1:]
        if text:
            length += len(text)
            blank = text.endswith(" ")
            texts.append(text)
            ends.append(length)
            styles.append(style)
    whole = "".join(texts)
    run = 0
    for start, end in _lines(whole, width):
        line: list[Piece] = []
        while ends[run] <= start:
            run += 1
        at, here = start, run
        while at < end:
            stop = min(end, ends[here])
            line.append((whole[at:stop], styles[here]))
            at, here = stop, here + 1
        yield line


def painted(line: Iterable[Piece]) -> str:
    """The line as a terminal takes it."""
    return "".join(f"{style}{text}{RESET}" if style else text for text, style in line)


def clipped(lines: Iterator[list[Piece]], most: int, width: int) -> list[list[Piece]]:
    """The first ``most`` lines, the last with an ellipsis if there were more."""
    found: list[list[Piece]] = []
    for line in lines:
        if len(found) < most:
            found.append(line)
            continue
        found[-1] = _with_ellipsis(found[-1], width)
        break
    return found


def _with_ellipsis(line: list[Piece], width: int) -> list[Piece]:
    """The line with an ellipsis behind its last word that leaves room for one."""
    *kept, (text, style) = line
    text = text.rstrip(" …")
    while text and sum(cell_len(part) for part, _ in kept) + cell_len(text) >= width:
        shorter = text.rpartition(" ")[0]
        text = shorter or text[:-1]
    return [*kept, (text.rstrip(" ,") + "…", style)]


def _lines(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Where each line of ``text`` (white space already folded) starts and ends."""
    start = end = used = 0
    begun = False  # not "used > 0": a line may hold marks alone, which take no cells
    for token in _TOKEN.finditer(text):
        if token.group() == " ":
            continue
        cells = cell_len(token.group())
        space = token.start() - end if begun else 0
        if begun and used + space + cells > width:
            yield start, end
            used = space = 0
            begun = False
        if not begun:
            start, begun = token.start(), True
        if cells > width:
            at = start = token.start()
            for part in _chopped(token.group(), width):
                start, at = at, at + len(part)
                used = cell_len(part)
                if at < token.end():
                    yield start, at
        else:
            used += space + cells
        end = token.end()
    if begun:
        yield start, end


def _chopped(token: str, width: int) -> Iterator[str]:
    """The parts of a word that is longer than a line."""
    rest = ""
    for at in range(0, len(token), _CHUNK):
        text = rest + token[at : at + _CHUNK]
        # It drops a text of marks alone.
        *full, rest = chop_cells(text, width) or [text]
        yield from full
    yield rest
