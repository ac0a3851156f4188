"""Readings that we made up, for the library's tests."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sayso.data import Attribution, Block, Producer, Reading, Speaker, Story
from sayso.library import Library

TEXT = (
    "Ferry to Lunde is cut\n"
    "The ferry to Lunde will stop in October, harbour master Ida Brandt said.\n"
    "Mayor Otto Vik denied that any decision had been taken. The council meets on Friday.\n"
)


def story(id: str = "ferry", text: str = TEXT, **told: Any) -> Story:
    """A story whose blocks are its lines."""
    blocks, at = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            blocks.append(Block("paragraph", (at, at + len(line.rstrip("\n")))))
        at += len(line)
    return Story(id=id, text=text, blocks=tuple(blocks), **told)


def reading(id: str = "ferry", text: str = TEXT, model: str = "m1", **told: Any) -> Reading:
    """A reading in which the first half of each line is said by one speaker."""
    made = story(id, text, **told)
    attributions = tuple(
        Attribution(f"a{i}", (), (), ((a, (a + b) // 2),), speaker="s1")
        for i, (a, b) in enumerate((b.span for b in made.blocks), 1)
    )
    speakers = (Speaker("s1", "Ida Brandt", "person", role="harbour master"),)
    return Reading(made, Producer("0", model), attributions, speakers)


def held(library: Library | Path) -> list[tuple[str, int, Reading]]:
    """All that a library holds, to compare."""
    if isinstance(library, Path):
        with Library.open(library, create=False) as opened:
            return held(opened)
    return [(s.key, s.version, s.reading) for s in library.stories(every=True)]
