"""How fast `sayso add` is with one process, and with several.

    python -m benchmarks.adding STORIES.jsonl [--processes 2] [--repeats 3]

Each run is a process of its own that makes a new library, as a user's would be, so that the start
of the processes and of their models is part of the time, and so are the claims; the table gives the
best of the repeats, and the processor time of that run's processes together, which tells how busy
the machine was with other things.
One process reads on one thread.  On a machine that does nothing else.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from sayso.library import Library


def timed(stories: Path, library: Path, processes: int) -> tuple[float, float]:
    """Seconds for a new library, and of processors."""
    command = [sys.executable, "-m", "sayso.cli", "add", str(stories), "--library", str(library)]
    before, began = _used(), time.perf_counter()
    done = subprocess.run([*command, "--processes", str(processes)], capture_output=True)
    seconds = time.perf_counter() - began
    if done.returncode not in (0, 1):
        sys.exit(done.stderr.decode())
    return seconds, _used() - before


def _used() -> float:
    """Processor seconds of the processes that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stories", type=Path)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--repeats", type=int, default=3)
    a = parser.parse_args()
    best: dict[int, tuple[float, float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for repeat in range(a.repeats):
            # Taken in turns, so that a slow spell of the machine hits both.
            for processes in (1, a.processes):
                path = Path(folder) / f"{processes}-{repeat}.sqlite"
                taken = timed(a.stories, path, processes)
                best[processes] = min(taken, best.get(processes, taken))
        with Library.open(path, create=False) as library:
            held = library.count()
    print(f"{held.stories} stories, {held.attributions} attributions, {os.cpu_count()} cores")
    for processes, (seconds, used) in best.items():
        print(
            f"{processes} processes {seconds:8.1f} s ({used:.1f} s of processors) "
            f"{held.stories / seconds:8.1f} stories a second"
        )
    print(f"{best[1][0] / best[a.processes][0]:.2f} times as fast")


if __name__ == "__main__":
    main()
