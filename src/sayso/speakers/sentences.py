"""How far apart two places of a text are, in sentences and paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_right

_END = re.compile(r"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?][\"”’)]*\s+|\n+")


class Sentences:
    """The sentences of a text, by where they begin."""

    def __init__(self, text: str) -> None:
        self.starts = [0, *(m.end() for m in _END.finditer(text))]
        self._lines = [0, *(m.end() for m in re.finditer(r"\n+", text))]

    def of(self, at: int) -> int:
        """The number of the sentence that ``at`` lies in."""
        return bisect_right(self.starts, at) - 1

    def start(self, at: int) -> int:
        """Where the sentence of ``at`` begins."""
        return self.starts[self.of(at)]

    def paragraph(self, at: int) -> int:
        return bisect_right(self._lines, at) - 1
