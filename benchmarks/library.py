"""What a large library costs: one more story, and a search.

    python -m benchmarks.library READINGS.jsonl [--attributions 1000 100000] [--stories 200]

READINGS.jsonl is what ``sayso read --format jsonl`` gives for real stories.  A library of so many
attributions is made of them, again and again, each time with other words: every word of five
letters or more is given, in every second place, an ending of its own, so that the index grows as it
would.  Then one more story is put, as often as asked, and queries of one to three words are made.
Medians, in milliseconds; with the reading itself left out, whose time does not depend on the
library.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.many import fill
from sayso.contract import reading_from_dict
from sayso.data import Reading
from sayso.library import Library

_WORD = re.compile(r"[a-z]{5,}")


def changed(reading: Reading, round: int, chance: random.Random) -> Reading:
    """The reading under another id, with other words of the same lengths: no offset moves."""
    letters = "abcdefghijklmnopqrstuvwxyz"

    def other(word: re.Match[str]) -> str:
        if chance.random() < 0.5:
            return word.group()
        return word.group()[:-2] + letters[round // 26 % 26] + letters[round % 26]

    story = reading.story
    return replace(
        reading,
        story=replace(
            story,
            id=f"{story.id}-{round}",
            url=f"https://outlet{round % 50}.example/{story.id}-{round}",
            text=_WORD.sub(other, story.text),
        ),
    )


def endless(readings: Sequence[Reading], seed: int) -> Iterator[Reading]:
    """Readings without end."""
    chance, round = random.Random(seed), seed * 1000
    while True:
        yield from (changed(r, round, chance) for r in readings)
        round += 1


def puts(library: Library, readings: Iterator[Reading], number: int) -> list[float]:
    """Milliseconds for each of so many stories more, as ``sayso add`` puts them."""
    times = []
    for _ in range(number):
        reading = next(readings)
        began = time.perf_counter()
        story = library.wanted(reading.story)
        if story is None:
            raise SystemExit("a story is not new")
        library.put(replace(reading, story=story))
        times.append(1000 * (time.perf_counter() - began))
    return times


def searches(library: Library, readings: Sequence[Reading], number: int) -> list[float]:
    """Milliseconds for each query; a fifth of them are for the commonest words."""
    chance = random.Random(5)
    texts = [r.story.text for r in readings]
    times = []
    for i in range(number):
        words = re.findall(r"\w+", chance.choice(texts))
        query = " ".join(chance.choice(words) for _ in range(1 + i % 3))
        began = time.perf_counter()
        library.search("said" if i % 5 == 0 else query)
        times.append(1000 * (time.perf_counter() - began))
    return times


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("readings", type=Path)
    parser.add_argument("--attributions", type=int, nargs="+", default=[1000, 100_000])
    parser.add_argument("--stories", type=int, default=200)
    a = parser.parse_args()
    with a.readings.open(encoding="utf-8") as lines:
        readings = [reading_from_dict(json.loads(line)) for line in lines]
    medians = []
    with tempfile.TemporaryDirectory() as folder:
        for size in a.attributions:
            with Library.open(Path(folder) / f"{size}.sqlite") as library:
                more = endless(readings, 1)
                fill(library, more, size)
                held = library.count()
                put = puts(library, more, a.stories)
                search = sorted(searches(library, readings, 100))
                medians.append(statistics.median(put))
                megabytes = library.path.stat().st_size / 1e6
                print(
                    f"{held.attributions} attributions, {held.stories} stories, "
                    f"{megabytes:.0f} MB: one more story {medians[-1]:.1f} ms "
                    f"(mean {statistics.mean(put):.1f}, "
                    f"longest {max(put):.0f}), a search {statistics.median(search):.1f} ms "
                    f"(longest {search[-1]:.0f})"
                )
    print(f"one more story: {medians[-1] / medians[0]:.2f} times")


if __name__ == "__main__":
    main()
