"""A reading in a terminal: the story as it stands, marked, and the list of who says what.

Colours come from the middle of the 256, readable on dark and light.  Each role also has its own
underline and weight, so that colour is never needed; a terminal that knows no curly, dotted or
double underline draws a single one.  Without colour there is no escape code at all: the story,
a number in brackets behind each cue, and the list.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal

from sayso.data import Reading
from sayso.report.display import words
from sayso.report.entries import Entry, entries
from sayso.report.parts import Stretch
from sayso.report.segments import Segment, segmented
from sayso.report.wrap import RESET, Piece, clipped, painted, wrap

Look = Literal["source", "cue", "content", "inner", "number", "strong", "quiet"]

_NARROWEST = 24
_INDENT = 2
_DEEPEST = 4
_WHAT_LINES = 2

# "4" before "4:n": where the second is unknown the first holds.
_UNDERLINED = "\x1b[4m\x1b[4:{}m"
_STYLES: dict[Look, str] = {
    "source": "\x1b[1;38;5;31m" + _UNDERLINED.format(1),
    "cue": "\x1b[3;38;5;162m" + _UNDERLINED.format(3),
    "content": "\x1b[38;5;64m" + _UNDERLINED.format(4),
    "inner": "\x1b[38;5;64m" + _UNDERLINED.format(2),
    "number": "\x1b[1;38;5;162m",
    "strong": "\x1b[1m",
    "quiet": "\x1b[2m",
}
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def render(reading: Reading, *, color: bool, width: int) -> str:
    """The whole report, each line at most ``width`` cells, with a line break at its end."""
    return "".join(f"{line}\n" for line in _Terminal(color, width).report(reading))


class _Terminal:
    def __init__(self, color: bool, width: int) -> None:
        self._color = color
        self._width = max(width, _NARROWEST)

    def report(self, reading: Reading) -> Iterator[str]:
        """The report's lines."""
        yield from self._top(reading)
        yield from self._story(reading)
        found = entries(reading, limit=2 * self._width)
        if not found:
            yield "No attributions found."
            return
        if self._color:
            yield from self._legend()
        yield from self._list(reading.story.text, found)

    def _style(self, look: Look) -> str:
        return _STYLES[look] if self._color else ""

    def _lines(self, *pieces: Piece, indent: int = 0) -> Iterator[str]:
        for line in wrap(pieces, self._width - indent):
            yield " " * indent + painted(line)

    def _top(self, reading: Reading) -> Iterator[str]:
        story = reading.story
        known = (story.outlet, story.byline, story.published_at, story.url)
        if facts := " · ".join(fact for fact in known if fact):
            yield from self._lines((facts, self._style("quiet")))
            yield ""
        if story.title and not any(block.kind == "headline" for block in story.blocks):
            yield from self._lines((story.title, self._style("strong")))
            yield ""

    def _story(self, reading: Reading) -> Iterator[str]:
        text = reading.story.text
        for folds, blocks in groupby(segmented(reading), key=_is_furniture):
            if folds:
                yield from self._furniture(text, [block for block, _ in blocks])
                yield ""
                continue
            for block, segments in blocks:
                indent = _INDENT if block.kind in ("list", "quote") else 0
                pieces = self._pieces(text, block, segments)
                yield from self._lines(*pieces, indent=indent)
                yield ""

    def _pieces(self, text: str, block: Stretch, segments: list[Segment]) -> Iterator[Piece]:
        base = self._base(block)
        for segment in segments:
            look = _look(segment)
            style = base + (self._style(look) if look else "")
            yield text[segment.start : segment.end], style
            for number in segment.numbers:
                yield self._number(number)

    def _number(self, number: int) -> Piece:
        if not self._color:
            return f"[{number}]", ""
        return str(number).translate(_SUPERSCRIPT), self._style("number")

    def _base(self, block: Stretch) -> str:
        if block.kind in ("headline", "subheading"):
            return self._style("strong")
        if block.kind in ("boilerplate", "byline", "dateline", "caption"):
            return self._style("quiet")
        return ""

    def _furniture(self, text: str, blocks: list[Stretch]) -> Iterator[str]:
        """A run of boilerplate in one line: how much there is, and how it begins."""
        count = f"{len(blocks)} block" + ("s" if len(blocks) > 1 else "")
        start = text[blocks[0].start : blocks[-1].end][: self._width * 2]
        line = wrap([(f"[boilerplate, {count}: {start}", self._style("quiet"))], self._width - 2)
        shown = clipped(line, 1, self._width - 2)[0]
        yield painted([*shown, ("]", self._style("quiet"))])

    def _legend(self) -> Iterator[str]:
        yield from self._lines(
            ("Marked: ", self._style("quiet")),
            ("source", self._style("source")),
            (", ", ""),
            ("cue", self._style("cue")),
            (", ", ""),
            ("content", self._style("content")),
            (", ", ""),
            ("content inside content", self._style("inner")),
        )
        yield ""

    def _list(self, text: str, found: Sequence[Entry]) -> Iterator[str]:
        count = f"{len(found)} attribution" + ("s" if len(found) > 1 else "")
        yield from self._lines((f"Who says what: {count}", self._style("strong")))
        digits = len(str(len(found)))
        for entry in found:
            yield ""
            yield from self._entry(text, entry, digits)

    def _entry(self, text: str, entry: Entry, digits: int) -> Iterator[str]:
        indent = digits + 2 + 2 * min(entry.depth, _DEEPEST)
        quiet = self._style("quiet")
        who: list[Piece] = [(entry.who, self._style("source") if entry.named else quiet)]
        about = ", ".join(entry.about)
        here = f"here: {entry.source}" if entry.source else ""
        if small := "; ".join(fact for fact in (about, here) if fact):
            who.append((f" ({small})", quiet))
        # A source of white space alone leaves no line.
        first, *more = list(self._lines(*who, indent=indent)) or [" " * indent]
        number = f"{entry.number:>{indent - 2}}"
        lead = f"{self._style('number')}{number}{RESET}" if self._color else number
        yield lead + first[len(number) :]
        yield from more
        cue: list[Piece] = [(entry.cue, self._style("cue"))] if entry.cue else [("no cue", quiet)]
        facts = [*_circumstances(entry), entry.form, *entry.remarks, *_relations(entry)]
        cue += [(f"\u00a0· {fact}", quiet) for fact in facts if fact]
        yield from self._lines(*cue, indent=indent)
        width = self._width - indent
        content = words(text, entry.attribution.content, 2 * _WHAT_LINES * width)
        lines = wrap([(content, "")], width)
        for line in clipped(lines, _WHAT_LINES, width):
            yield " " * indent + painted(line)


def _is_furniture(item: tuple[Stretch, list[Segment]]) -> bool:
    """Whether it is boilerplate that nothing is marked in, so that a reader can do without."""
    block, segments = item
    return block.kind == "boilerplate" and not any(segment.marked for segment in segments)


def _look(segment: Segment) -> Look | None:
    if segment.cue:
        return "cue"
    if segment.source:
        return "source"
    return ("inner" if segment.depth > 1 else "content") if segment.depth else None


def _circumstances(entry: Entry) -> Iterator[str]:
    for name, value in entry.circumstances:
        yield {"to": "to ", "via": "via ", "where": "where: "}.get(name, "") + value


def _relations(entry: Entry) -> Iterator[str]:
    if entry.verdict is not None:
        verdict, number = entry.verdict
        yield f"calls {number or 'a statement'} {verdict}"
    if entry.chain:
        yield "chain: " + " ← ".join([f"{who} [{n}]" for n, who in entry.chain] + [entry.who])
