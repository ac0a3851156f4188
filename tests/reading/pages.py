"""Pages of our own invention, ``tests/stories/NAME.html``, beside what should be read in them.

    python -m tests.reading.pages

writes ``NAME.json`` anew from what is read now; the difference is to be read in review.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from sayso.reading import read_bytes

from .scraped import told

FOLDER = Path(__file__).parents[1] / "stories"
NAMES = sorted(path.stem for path in FOLDER.glob("*.html"))


def read(name: str) -> dict[str, Any]:
    """The page as it is read: its metadata, and its blocks as pairs of kind and words."""
    story = read_bytes((FOLDER / f"{name}.html").read_bytes(), f"{name}.html", kind="html")
    return {
        "id": story.id,
        "url": story.url,
        "title": story.title,
        "outlet": story.outlet,
        "byline": story.byline,
        "published_at": story.published_at,
        "language": story.language,
        "blocks": [list(pair) for pair in told(story.text, story.blocks)],
    }


def expected(name: str) -> Any:
    """The page as it should be read."""
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


if __name__ == "__main__":
    for name in NAMES:
        text = json.dumps(read(name), ensure_ascii=False, indent=1)
        (FOLDER / f"{name}.json").write_text(text + "\n", encoding="utf-8")
