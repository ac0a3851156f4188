"""A large library out of real readings: told again and again, each time of another world.

In each round the stories keep their sentences, and half of their longer words, names among them,
become others of the same length (the same ones all through the round), numbers and days become
others, and each story gets an outlet and a date: so a round has topics, parties and claims of its
own, as many to a story as the real ones, beside the words and names that all rounds share.
"""

from __future__ import annotations

import json
import random
import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from sayso.contract import reading_from_dict
from sayso.data import Reading, Speaker
from sayso.library import Library

OUTLETS = 60
_WORD = re.compile(r"[A-Za-z]{5,}|\d+")
_LETTERS = "etaoinsrhldcumfpgwyb"


def load(paths: Sequence[Path]) -> list[Reading]:
    """The readings in files of JSON lines, as ``sayso read --format jsonl`` writes them."""
    found = []
    for path in paths:
        with path.open(encoding="utf-8") as lines:
            found += [reading_from_dict(json.loads(line)) for line in lines]
    return found


def endless(readings: Sequence[Reading], seed: int = 0) -> Iterator[Reading]:
    """The readings in a shuffled order, round after round, each round with words of its own."""
    chance, round = random.Random(seed), seed * 1000
    while True:
        for n in chance.sample(range(len(readings)), len(readings)):
            yield told_again(readings[n], round, chance)
        round += 1


def told_again(reading: Reading, round: int, chance: random.Random) -> Reading:
    """The reading in the words of a round: no offset moves."""

    def other(match: re.Match[str]) -> str:
        return _other(match.group(), round)

    def changed(text: str | None) -> str | None:
        return text and _WORD.sub(other, text)

    story, outlet = reading.story, int(OUTLETS * chance.random() ** 2)
    day = date(2019, 1, 1) + timedelta(40 * (round % 50) + chance.randrange(60))
    return replace(
        reading,
        story=replace(
            story,
            id=f"{story.id}-{round}",
            url=f"https://outlet{outlet}.example/{story.id}-{round}",
            text=_WORD.sub(other, story.text),
            title=changed(story.title),
            outlet=story.outlet or f"{_other('Outland', outlet + 7)} Courier",
            published_at=str(day),
        ),
        speakers=tuple(_speaker(s, changed) for s in reading.speakers),
    )


def _speaker(s: Speaker, changed: object) -> Speaker:
    assert callable(changed)
    return replace(
        s, name=changed(s.name), description=changed(s.description), role=changed(s.role)
    )


def _other(word: str, round: int) -> str:
    """The word, or what stands for it in that round."""
    own = random.Random(zlib.crc32(f"{round} {word.lower()}".encode()))
    if round == 0 or own.random() < 0.5:
        return word
    if word.isdigit():
        return "".join(own.choice("123456789") for _ in word)
    made = "".join(own.choice(_LETTERS) for _ in word)
    return made.capitalize() if word[0].isupper() else made


def fill(library: Library, readings: Iterator[Reading], attributions: int) -> None:
    """Puts readings until there are so many attributions."""
    count = 0
    while count < attributions:
        with library.derived.writing():  # many at once: only the making of it is quicker
            for _ in range(200):
                reading = next(readings)
                library.put(reading)
                count += len(reading.attributions)
                if count >= attributions:
                    break
