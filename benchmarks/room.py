"""How long the reading room takes to answer, over a large library.

    python benchmarks/room.py [--attributions 100000] [--claims]

The stories are the example pile's, read once and kept over and over under other ids, addresses and
outlets until there are so many attributions.  Each page is called a hundred times, the server's
time alone, without a network; the median and the 99th of the hundred are told.  Without
``--claims`` no claims are derived, and what is measured is the pages that stand on the library
and its speakers: copies of one pile would make a few claims of thousands of stories each, which
no real library has.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from statistics import median

from starlette.testclient import TestClient

from sayso.data import Reading
from sayso.library import Library
from sayso.reader import Reader
from sayso.reading import stories
from sayso.web import application
from sayso.web.shelf import Shelf

CALLS = 100


def fill(path: Path, wanted: int) -> int:
    """Keeps copies of the pile until there are ``wanted`` attributions; how many there are."""
    pile = str(files("sayso") / "examples" / "pile.jsonl")
    read = [Reader().read_story(s) for s in stories([pile]) if not isinstance(s, Exception)]
    held = copy = 0
    with Library.open(path) as library:
        while held < wanted:
            for reading in read:
                library.put(_copy(reading, copy))
                held += len(reading.attributions)
            copy += 1
    return held


def _copy(reading: Reading, number: int) -> Reading:
    story = reading.story
    own = replace(story, id=f"{story.id}-{number}", url=f"{story.url}/{number}",
                  outlet=f"{story.outlet} {number}")  # fmt: skip
    return replace(reading, story=own)


def measure(client: TestClient, path: str) -> tuple[float, float]:
    """Median and 99th of a hundred, in milliseconds."""
    taken = []
    for _ in range(CALLS):
        start = time.perf_counter()
        answer = client.get(path)
        taken.append(1000 * (time.perf_counter() - start))
        assert answer.status_code == 200, (path, answer.status_code)
    taken.sort()
    return median(taken), taken[98]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--attributions", type=int, default=100_000)
    parser.add_argument("--claims", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.sqlite"
        held = fill(path, options.attributions)
        shelf = Shelf(path) if options.claims else Shelf(path, lambda *_: (), lambda _: None)
        app = application(path, shelf=shelf)
        start = time.perf_counter()
        shelf.wait(3600)
        print(f"{held:,} attributions; the shelf is filled in {time.perf_counter() - start:.1f} s")
        with Library.open(path) as library:
            key = library.listing(1)[0].key
        client = TestClient(app, base_url="http://127.0.0.1")
        parties = shelf.parties()
        most = max(parties.profiles.values(), key=lambda p: len(p.entries)) if parties else None
        pages = ["/", "/stories", "/stories?part=20", f"/story?id={key}", "/speakers", "/add",
                 "/search?q=depot", "/search?q=Velden+drone", "/corrections"]  # fmt: skip
        if most:
            pages.append(f"/speaker?id={most.party.id}")
        for page in pages:
            middle, slow = measure(client, page)
            print(f"{page:40} median {middle:7.1f} ms   99th {slow:7.1f} ms")


if __name__ == "__main__":
    main()
