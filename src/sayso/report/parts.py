"""A story cut into stretches (its blocks), and a long one into parts that a page can show."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.data import Attribution, BlockKind, Reading, Story

SIZE = 30_000
"""So many characters, about, are in a part of a long story: a browser lays them out at once."""
# A part ends where no attribution is torn, unless it has grown to so many times its size.
_STRETCHED = 2


@dataclass(frozen=True, slots=True)
class Stretch:
    """A block of the story, or a line that no block covers; trimmed of white space."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Part:
    """A run of a story's stretches.

    ``numbers``: the attributions (from 1) that have their place in it; ``anchors``: behind which
    character which of them are pointed to.
    """

    stretches: tuple[Stretch, ...]
    numbers: tuple[int, ...]
    anchors: Mapping[int, tuple[int, ...]]


def stretches(story: Story) -> list[Stretch]:
    """All of the story's text but white space, in order, as blocks that do not overlap."""
    found: list[Stretch] = []
    at = 0
    for block in sorted(story.blocks, key=lambda block: block.span):
        start, end = max(at, block.span[0]), min(len(story.text), block.span[1])
        if start >= end:
            continue
        found += _lines(story.text, at, start)
        found += _trimmed(story.text, block.kind, start, end)
        at = end
    return found + list(_lines(story.text, at, len(story.text)))


def whole(reading: Reading) -> Part:
    """All of a story as one part."""
    return _part(reading.attributions, stretches(reading.story), None)


def parts(reading: Reading, size: int = SIZE) -> list[Part]:
    """The story in parts of about ``size`` characters, together all of its letters; one at least.

    Each ends with a block, and where it can with no attribution's words going on in the next; a
    block of more than ``size`` characters is itself cut, between words if it can.
    """
    text = reading.story.text
    if len(text) < 1.5 * size:
        return [whole(reading)]
    short = [p for s in stretches(reading.story) for p in _short(s, text, size)]
    runs = list(_runs(short, _Torn(reading.attributions), size)) or [[]]
    ends = [run[-1].end for run in runs[:-1]]
    homes: defaultdict[int, list[int]] = defaultdict(list)
    for number, a in enumerate(reading.attributions, 1):
        spans = a.cue or a.source or a.content
        homes[bisect_left(ends, spans[-1][1]) if spans else 0].append(number)
    return [_part(reading.attributions, run, homes[i]) for i, run in enumerate(runs)]


def _lines(text: str, start: int, end: int) -> Iterator[Stretch]:
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        yield from _trimmed(text, "paragraph", start, stop)
        start = stop + 1


def _trimmed(text: str, kind: BlockKind, start: int, end: int) -> Iterator[Stretch]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Stretch(kind, start, end)


def _short(stretch: Stretch, text: str, size: int) -> Iterator[Stretch]:
    while stretch.end - stretch.start > size:
        middle = stretch.start + size // 2
        cut = max(text.rfind(mark, middle, stretch.start + size) for mark in " \n") + 1
        cut = cut or stretch.start + size
        yield from _trimmed(text, stretch.kind, stretch.start, cut)
        rest = list(_trimmed(text, stretch.kind, cut, stretch.end))
        if not rest:
            return
        [stretch] = rest
    yield stretch


def _runs(found: Sequence[Stretch], torn: _Torn, size: int) -> Iterator[list[Stretch]]:
    run: list[Stretch] = []
    for stretch in found:
        run.append(stretch)
        length = stretch.end - run[0].start
        if length >= _STRETCHED * size or (length >= size and not torn.at(stretch.end)):
            yield run
            run = []
    if run:
        yield run


class _Torn:
    """Whether a cut would tear an attribution; to be asked from the text's start to its end."""

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        every = ((*a.source, *a.cue, *a.content) for a in attributions)
        self._hulls = sorted((min(s)[0], max(end for _, end in s)) for s in every if s)
        self._next = self._reach = 0

    def at(self, cut: int) -> bool:
        while self._next < len(self._hulls) and self._hulls[self._next][0] < cut:
            self._reach = max(self._reach, self._hulls[self._next][1])
            self._next += 1
        return self._reach > cut


def _part(
    attributions: Sequence[Attribution], run: Sequence[Stretch], own: Sequence[int] | None
) -> Part:
    """Each number stands behind its cue, else its source, else its content."""
    numbers = range(1, len(attributions) + 1) if own is None else own
    found: defaultdict[int, list[int]] = defaultdict(list)
    ends = [stretch.end for stretch in run]
    for number in numbers:
        a = attributions[number - 1]
        spans = a.cue or a.source or a.content
        if not run or not spans:
            continue
        at = spans[-1][1]
        i = min(bisect_left(ends, at), len(run) - 1)
        if at <= run[i].start:  # in the white space before stretch i
            i = max(i - 1, 0)
            at = run[i].end
        found[min(at, run[i].end)].append(number)
    return Part(tuple(run), tuple(numbers), {at: tuple(n) for at, n in found.items()})
