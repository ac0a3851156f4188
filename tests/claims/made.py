"""Stories that we made up, for the tests of echoes, parties and origins."""

from __future__ import annotations

from typing import Any

from sayso.data import Attribution, Block, Producer, Reading, Speaker, Story
from sayso.library import Stored

QUARRY = (
    "The quarry above Hollin will be flooded next spring and opened to bathers, the water board "
    "announced on Monday, after ten years in which nobody could say who owned it.\n"
    "Divers found two cranes and a bus on the bottom when they searched it in June. They will be "
    "lifted out before the first of May, and the bus is to go to the museum in Tarn.\n"
    "The board expects about four hundred visitors on a warm day and has ordered three lifeguards, "
    "a kiosk and a car park behind the old weighing house.\n"
)
BAKERY = (
    "A bakery in Tarn has sold the same loaf since 1911 and does not mean to change it.\n"
    "Its owner says that the oven was last let go cold on the day the mill burned down.\n"
)


def stored(id: str, text: str, version: int = 1, key: str | None = None, **told: Any) -> Stored:
    """A story as the library keeps it; ``told``: fields of the story, and its attributions and
    speakers."""
    attributions: tuple[Attribution, ...] = told.pop("attributions", ())
    speakers: tuple[Speaker, ...] = told.pop("speakers", ())
    blocks, at = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            blocks.append(Block("paragraph", (at, at + len(line.rstrip("\n")))))
        at += len(line)
    story = Story(id=id, text=text, blocks=tuple(blocks), **told)
    return Stored(Reading(story, Producer("0", "m"), attributions, speakers), version, key or id)
