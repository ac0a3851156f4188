"""Readings that we made up, for the library's tests."""

from __future__ import annotations

from typing import Any

from sayso.data import Attribution, Block, Producer, Reading, Speaker, Story

TEXT = (
    "Ferry to Lunde is cut\n"
    "The ferry to Lunde will stop in October, harbour master Ida Brandt said.\n"
    "Mayor Otto Vik denied that any decision had been taken. The council meets on Friday.\n"
)


def reading(id: str = "ferry", text: str = TEXT, model: str = "m1", **told: Any) -> Reading:
    """A reading in which each line's first half is said by the first speaker."""
    blocks, at = [], 0
    for line in text.splitlines(keepends=True):
        blocks.append(Block("paragraph", (at, at + len(line.rstrip("\n")))))
        at += len(line)
    story = Story(id=id, text=text, blocks=tuple(blocks), **told)
    attributions = tuple(
        Attribution(f"a{i + 1}", (), (), ((a, (a + b) // 2),), speaker="s1")
        for i, (a, b) in enumerate(b.span for b in blocks)
    )
    speakers = (Speaker("s1", "Ida Brandt", "person", role="harbour master"),)
    return Reading(story, Producer("0", model), attributions, speakers)
