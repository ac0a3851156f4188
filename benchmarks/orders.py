"""The same stories in other orders, by one process and by several: the same claims?

    python -m benchmarks.orders STORIES.jsonl [--shuffles 3] [--processes 1 2] [--seed 1]

For each shuffle of the lines and each number of processes a new library is made by `sayso add`;
what `sayso claims --format jsonl` writes is compared byte for byte.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.kills import claims, command


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stories", type=Path)
    parser.add_argument("--shuffles", type=int, default=3)
    parser.add_argument("--processes", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--seed", type=int, default=1)
    a = parser.parse_args()
    lines = a.stories.read_bytes().splitlines(keepends=True)
    chance = random.Random(a.seed)
    found: set[bytes] = set()
    with tempfile.TemporaryDirectory() as folder:
        # One file in the same place, since its name is told where a story has no address.
        stories = Path(folder) / "stories.jsonl"
        for shuffle in range(a.shuffles):
            chance.shuffle(lines)
            stories.write_bytes(b"".join(lines))
            for processes in a.processes:
                library = Path(folder) / f"{shuffle}-{processes}.sqlite"
                done = subprocess.run(command(stories, library, processes), capture_output=True)
                if done.returncode != 0:
                    sys.exit(done.stderr.decode())
                found.add(claims(library))
    if len(found) > 1:
        sys.exit(f"{len(found)} different outcomes")
    print(
        f"{len(lines)} stories, {a.shuffles} shuffles, {a.processes} processes: the same "
        f"{len(found.pop().splitlines())} claims each time"
    )


if __name__ == "__main__":
    main()
