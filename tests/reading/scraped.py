"""Scraped pages of our own invention.

Each line of ``scraped_pages/NAME.txt`` is ``kinds<TAB>words``.
Where a line holds several blocks, its kinds are parted by commas and its words by ``¦``.
"""

from __future__ import annotations

from pathlib import Path

from sayso.data import Block, Story

FOLDER = Path(__file__).parent / "scraped_pages"
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))


def scraped(name: str, newline: str = "\n") -> tuple[str, list[tuple[str, str]]]:
    """The page's text, and the kind and words of each block that it should have."""
    lines, blocks = [], []
    for line in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        kinds, _, words = line.partition("\t")
        lines.append(words.replace("¦", ""))
        if words:
            parts = [part.strip() for part in words.split("¦")]
            blocks += zip(kinds.split(","), parts, strict=True)
    return newline.join(lines) + newline, blocks


def lines(block: str) -> list[str]:
    """The lines of an indented block."""
    return [line.strip() for line in block.strip().splitlines()]


def told(text: str, blocks: tuple[Block, ...]) -> list[tuple[str, str]]:
    """The kind and words of each block."""
    return [(block.kind, text[slice(*block.span)]) for block in blocks]


def check(text: str, blocks: tuple[Block, ...]) -> None:
    """What holds for the blocks of any story."""
    at = 0
    for block in blocks:
        start, end = block.span
        words = text[start:end]
        assert at <= start < end <= len(text)
        assert words == words.strip()
        assert not text[at:start].strip(), "characters between blocks"
        at = end
    assert not text[at:].strip(), "characters after the last block"


def check_story(story: Story) -> None:
    check(story.text, story.blocks)
