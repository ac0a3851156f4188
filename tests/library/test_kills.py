"""Killed at any moment and run again, `add` ends with the readings and claims that it would have
had undisturbed."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sayso.library import Library

from .invented import TEXT, held

STORIES = 30


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("in") / "stories.jsonl"
    lines = [
        {"id": f"s{n % 25:02}", "text": f"{TEXT}{n} boats were counted, Brandt said.\n" * 3}
        for n in range(STORIES)
    ]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines) + '{"id": "bad"}\n')
    return path


def command(inputs: Path, library: Path, processes: int) -> list[str]:
    options = ["--library", str(library), "--processes", str(processes)]
    return [sys.executable, "-m", "sayso.cli", "add", str(inputs), *options]


@pytest.fixture(scope="module")
def undisturbed(inputs: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("undisturbed") / "library.sqlite"
    done = subprocess.run(command(inputs, path, 1), capture_output=True, timeout=600)
    assert done.returncode == 1, done.stderr
    return path


def claims(library: Path) -> bytes:
    """All claims, as they are written."""
    command = [sys.executable, "-m", "sayso.cli", "claims", "--format", "jsonl"]
    done = subprocess.run([*command, "--library", str(library)], capture_output=True, timeout=600)
    assert done.returncode == 0, done.stderr
    return done.stdout


def stored(path: Path) -> int:
    """How many versions are in by now."""
    if not path.exists():
        return 0
    try:
        with Library.open(path, create=False) as library:
            return library.count().versions
    except Exception:  # it is being made this very moment
        return 0


@pytest.mark.parametrize("processes", [1, 2])
def test_killed_and_run_again(
    inputs: Path, undisturbed: Path, tmp_path: Path, processes: int
) -> None:
    path = tmp_path / "library.sqlite"
    # The first kill hits it before or while the file is made, others in the midst of stories, the
    # last while claims are gathered, or it comes too late.
    for after in (0, 1, 14, STORIES):
        running = subprocess.Popen(command(inputs, path, processes), stderr=subprocess.DEVNULL)
        try:
            give_up = time.monotonic() + 500
            while stored(path) < after and running.poll() is None:
                assert time.monotonic() < give_up
                time.sleep(0.002)
        finally:
            running.send_signal(signal.SIGKILL)
            running.wait()
        killed = running.returncode == -signal.SIGKILL
        assert killed or after == STORIES, "it was done before it was killed"
        if path.exists():
            with Library.open(path, create=False) as library:
                assert library._db.one("PRAGMA integrity_check") == ("ok",)
    done = subprocess.run(command(inputs, path, processes), capture_output=True, timeout=600)
    assert done.returncode == 1, done.stderr
    assert held(path) == held(undisturbed)
    assert claims(path) == claims(undisturbed)
    assert claims(path)
    assert len(held(path)) == STORIES
    with Library.open(path) as library:
        assert [f.reason for f in library.failures] == ['has no "text"']
        assert len(library.search("boats")) == 20
