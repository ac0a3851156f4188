"""Scraped pages of our own invention: each line of ``scraped/NAME.txt`` is ``kinds<TAB>words``.

Where a line holds several blocks, its kinds are parted by commas and its words by ``¦``.
"""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent / "scraped"
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))


def scraped(name: str, newline: str = "\n") -> tuple[str, list[tuple[str, str]]]:
    """The page's text, and the kind and words of each block that it should have."""
    lines, blocks = [], []
    for line in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        kinds, _, words = line.partition("\t")
        lines.append(words.replace("¦", ""))
        if words:
            blocks += zip(kinds.split(","), (w.strip() for w in words.split("¦")), strict=True)
    return newline.join(lines) + newline, blocks
