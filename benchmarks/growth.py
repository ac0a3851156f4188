"""What a growing library costs with its claims, echoes and speakers: one more story, and each look.

    python -m benchmarks.growth READINGS.jsonl... [--attributions 1000 10000 100000] [--stories 20]

READINGS.jsonl is what ``sayso read --format jsonl`` gives for real stories; ``benchmarks.many``
makes larger libraries of them.  For each size: milliseconds for one more story (put, and all that
is derived brought up to date; the reading itself aside), for what the commands ask (in process),
and for each page of the reading room (median and 99th of a hundred, the server's time alone).
One process, one thread of linear algebra (``OMP_NUM_THREADS=1``).
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from itertools import chain
from pathlib import Path
from statistics import median

from starlette.testclient import TestClient

from benchmarks.many import endless, fill, load
from sayso.claims import claim, count, listed, update
from sayso.claims.people import People
from sayso.library import Library
from sayso.library.derived import Asked
from sayso.web import application

CALLS = 100


def milliseconds(work: Callable[[], object]) -> float:
    """How long it takes, once."""
    began = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - began)


def looks(library: Library) -> dict[str, float]:
    """What the commands ask of the library, in process."""
    most = listed(library, limit=20, by_stories=True)
    people = People(library)
    return {
        "claims": milliseconds(lambda: (update(library), listed(library), count(library))),
        "claims, by words": milliseconds(lambda: listed(library, Asked("report", anywhere=False))),
        "claim": milliseconds(lambda: claim(library, most[0].id)),
        "speakers": milliseconds(lambda: list(people.named("", 100))),
        "search": milliseconds(lambda: library.search("said")),
    }


def pages(library: Library) -> dict[str, tuple[float, float]]:
    """Median and 99th of a hundred calls of each page."""
    app = application(library.path)
    app.state.shelf.wait(3600)
    room = TestClient(app, base_url="http://127.0.0.1")
    claims, (one, *_) = listed(library, limit=CALLS), list(People(library).named("", 1))
    stories = [s.key for s in library.listing(CALLS)]
    who = one.profile.party.id
    asked: dict[str, list[str]] = {
        "/": ["/"], "/ disputed": ["/?only=disputed"], "/ words": ["/?q=report"],
        "/ speaker": [f"/?speaker={who}"], "/ all": ["/?only=all&part=3"],
        "/claim": [f"/claim?id={c.id}" for c in claims],
        "/stories": ["/stories"], "/story": [f"/story?id={key}" for key in stories],
        "/speakers": ["/speakers"], "/speaker": [f"/speaker?id={who}"],
        "/search": ["/search?q=police"], "/add": ["/add"],
    }  # fmt: skip
    found = {}
    for name, paths in asked.items():
        calls = chain.from_iterable([paths] * (CALLS // len(paths) + 1))
        taken = sorted(milliseconds(lambda p=path: room.get(p).read())  # type: ignore[misc]
                       for path, _ in zip(calls, range(CALLS), strict=False))  # fmt: skip
        found[name] = median(taken), taken[98]
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("readings", type=Path, nargs="+")
    parser.add_argument("--attributions", type=int, nargs="+", default=[1000, 10_000, 100_000])
    parser.add_argument("--stories", type=int, default=20)
    a = parser.parse_args()
    readings = load(a.readings)
    with tempfile.TemporaryDirectory() as folder:
        for size in a.attributions:
            with Library.open(Path(folder) / f"{size}.sqlite") as library:
                fill(library, endless(readings), size)
                whole = milliseconds(lambda lib=library: update(lib)) / 1000  # type: ignore[misc]
                more, one = endless(readings, 9), []
                for _ in range(a.stories):
                    story = next(more)
                    one.append(milliseconds(lambda: (library.put(story), update(library))))  # noqa: B023
                held = library.count()
                print(f"{held.attributions:,} attributions, {held.stories:,} stories; all derived "
                      f"in {whole:.0f} s")  # fmt: skip
                print(f"  one more story {median(one):.1f} ms (longest {max(one):.1f})")
                for name, taken in looks(library).items():
                    print(f"  {name:20} {taken:8.1f} ms")
                for name, (middle, slow) in pages(library).items():
                    print(f"  {name:20} median {middle:7.1f} ms   99th {slow:7.1f} ms")


if __name__ == "__main__":
    main()
