"""Kills `sayso add` at random moments, runs it again, and compares with an undisturbed run.

    python -m benchmarks.kills STORIES.jsonl [--kills 50] [--processes 1 2] [--seed 1]

For each number of processes: a library is made undisturbed and its time taken; then another one is
made by runs that are killed (SIGKILL, the main process alone, as the kernel would) after a random
part of that time, until there have been so many kills.  Where a run ends before it is killed, its
library is compared and a new one begun.  In the end both hold the same readings, `sayso claims`
writes the same bytes, and SQLite finds no damage.
"""

from __future__ import annotations

import argparse
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from sayso.data import Reading
from sayso.library import Library

Held = list[tuple[str, int, Reading]]


def command(stories: Path, library: Path, processes: int) -> list[str]:
    options = ["--library", str(library), "--processes", str(processes)]
    return [sys.executable, "-m", "sayso.cli", "add", str(stories), *options]


def claims(library: Path) -> bytes:
    """All claims, as they are written."""
    command = [sys.executable, "-m", "sayso.cli", "claims", "--format", "jsonl"]
    done = subprocess.run([*command, "--library", str(library)], capture_output=True, check=True)
    return done.stdout


def held(path: Path) -> tuple[Held, list[str], bytes]:
    """All that a library holds, once SQLite has looked it over."""
    with Library.open(path, create=False) as library:
        found = library._db.one("PRAGMA integrity_check")
        if found != ("ok",):
            sys.exit(f"damaged: {found}")
        readings = [(s.key, s.version, s.reading) for s in library.stories(every=True)]
        failures = [f"{f.name}: {f.reason}" for f in library.failures]
    return readings, failures, claims(path)


def undisturbed(stories: Path, path: Path, processes: int) -> float:
    """Makes a library; how long that takes."""
    began = time.monotonic()
    subprocess.run(command(stories, path, processes), capture_output=True, check=False)
    return time.monotonic() - began


def disturbed(stories: Path, path: Path, processes: int, seconds: float) -> bool:
    """Whether the run was killed, and not done before."""
    running = subprocess.Popen(command(stories, path, processes), stderr=subprocess.DEVNULL)
    try:
        running.wait(seconds)
    except subprocess.TimeoutExpired:
        running.send_signal(signal.SIGKILL)
    return running.wait() == -signal.SIGKILL


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stories", type=Path)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--processes", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--seed", type=int, default=1)
    a = parser.parse_args()
    chance = random.Random(a.seed)
    for processes in a.processes:
        with tempfile.TemporaryDirectory() as folder:
            whole = Path(folder) / "whole.sqlite"
            seconds = undisturbed(a.stories, whole, processes)
            wanted = held(whole)
            kills = libraries = 0
            while kills < a.kills:
                path = Path(folder) / f"{libraries}.sqlite"
                libraries += 1
                while kills < a.kills and disturbed(
                    a.stories, path, processes, chance.uniform(0, seconds)
                ):
                    kills += 1
                undisturbed(a.stories, path, processes)
                if held(path) != wanted:
                    sys.exit(f"{processes} processes: not the same after {kills} kills")
            print(
                f"{processes} processes: {kills} kills, {libraries} libraries, "
                f"{len(wanted[0])} readings, {len(wanted[1])} failures and "
                f"{len(wanted[2].splitlines())} claims the same in each",
                flush=True,
            )


if __name__ == "__main__":
    main()
