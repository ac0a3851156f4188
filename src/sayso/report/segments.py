"""A story's stretches cut into segments, at every border of a span.

Spans of several attributions overlap and nest, cross blocks, and come in pieces.  A segment is a
piece of text that no span begins or ends inside, so all of it is marked alike.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.data import Attribution, Reading
from sayso.report.parts import Part, Stretch, whole

_LETTERS = {"source": "s", "cue": "k", "content": "c"}


@dataclass(frozen=True, slots=True)
class Segment:
    """``text[start:end]`` and what covers it.

    ``depth`` counts the contents it is inside of: 0 none, 1 what a party said, 2 what a party said
    that another said.  ``opens`` and ``closes`` tell whether a content begins or ends here.
    ``numbers`` are the attributions (from 1) to be pointed to right behind this segment, ``of``
    those whose spans cover it, each behind its role's letter (``s1``, ``k1``, ``c1``).
    """

    start: int
    end: int
    depth: int = 0
    source: bool = False
    cue: bool = False
    opens: bool = False
    closes: bool = False
    numbers: tuple[int, ...] = ()
    of: tuple[str, ...] = ()

    @property
    def marked(self) -> bool:
        """Whether any span covers it or any number follows it."""
        return bool(self.depth or self.source or self.cue or self.numbers)


def parents(attributions: Sequence[Attribution]) -> list[int | None]:
    """The index of each attribution's parent; an unknown parent, or one in a circle, is none."""
    index = {a.id: i for i, a in reversed(list(enumerate(attributions)))}
    found = [index.get(a.parent) if a.parent is not None else None for a in attributions]
    settled: set[int] = set()
    for i in range(len(found)):
        path: set[int] = set()
        at: int | None = i
        while at is not None and at not in settled:
            path.add(at)
            if found[at] in path:
                found[at] = None
            at = found[at]
        settled |= path
    return found


def depths(above: Sequence[int | None]) -> list[int]:
    """How deep each attribution lies, given its parent's index: 0 for the outermost."""
    found: list[int | None] = [None] * len(above)
    for i in range(len(above)):
        path: list[int] = []
        at: int | None = i
        while at is not None and found[at] is None:
            path.append(at)
            at = above[at]
        depth = -1 if at is None else (found[at] or 0)
        for step in reversed(path):
            depth += 1
            found[step] = depth
    return [depth or 0 for depth in found]


def segmented(
    reading: Reading, part: Part | None = None
) -> Iterator[tuple[Stretch, list[Segment]]]:
    """Each stretch of the story, or of a part of it, with its segments, in order; together they
    are all its letters."""
    part = part or whole(reading)
    sweep = _Sweep(reading.attributions, part)
    for stretch in part.stretches:
        yield stretch, list(sweep.through(stretch))


class _Sweep:
    """One pass over the borders of all spans, counting what is open."""

    def __init__(self, attributions: Sequence[Attribution], part: Part) -> None:
        self._anchors = part.anchors
        until = part.stretches[-1].end if part.stretches else 0
        since = part.stretches[0].start if part.stretches else 0
        self._open: Counter[tuple[str, int]] = Counter()  # by role and level
        self._of: Counter[tuple[int, str]] = Counter()  # by number and role
        borders = [(at, 0, "number", 0, 0) for at in part.anchors]
        levels = depths(parents(attributions))
        for number, (a, depth) in enumerate(zip(attributions, levels, strict=True), 1):
            for role, spans in (("source", a.source), ("cue", a.cue), ("content", a.content)):
                for start, end in spans:
                    if start < end and start < until and end > since:
                        borders.append((start, 1, role, depth + 1, number))
                        borders.append((end, -1, role, depth + 1, number))
        self._borders = sorted(borders)
        self._next = 0

    def through(self, block: Stretch) -> Iterator[Segment]:
        """The block's segments; blocks must come in order."""
        at, opens = block.start, True
        self._pass(at)
        while at < block.end:
            stop = block.end
            if self._next < len(self._borders):
                stop = min(stop, self._borders[self._next][0])
            levels = [level for role, level in self._open if role == "content"]
            roles = {role for role, _ in self._open}
            of = tuple(f"{_LETTERS[role]}{number}" for number, role in sorted(self._of))
            opened, closed = self._pass(stop)
            yield Segment(
                at,
                stop,
                depth=max(levels, default=0),
                source="source" in roles,
                cue="cue" in roles,
                opens=bool(levels) and opens,
                closes=bool(levels) and (closed or stop == block.end),
                numbers=self._anchors.get(stop, ()),
                of=of,
            )
            at, opens = stop, opened

    def _pass(self, at: int) -> tuple[bool, bool]:
        """Moves behind ``at``; tells whether a content opened, and whether one closed, there."""
        changes: set[int] = set()
        while self._next < len(self._borders) and self._borders[self._next][0] <= at:
            _, change, role, level, number = self._borders[self._next]
            self._next += 1
            if not change:
                continue
            self._open[role, level] += change
            if not self._open[role, level]:
                del self._open[role, level]
            self._of[number, role] += change
            if not self._of[number, role]:
                del self._of[number, role]
            if role == "content":
                changes.add(change)
        return 1 in changes, -1 in changes
