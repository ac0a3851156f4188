"""The commands over the library, as people call them."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from sayso.library import Library

from .library.invented import TEXT, held, reading
from .test_cli import STORY, sayso


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library that holds two stories."""
    path = tmp_path / "library.sqlite"
    with Library.open(path) as opened:
        opened.put(reading(title="The \x1b[31mferry", published_at="2025-01-02T10:00:00Z"))
        opened.put(reading("other", TEXT.replace("Lunde", "Sund"), url="https://a.example/2"))
    return path


def test_add_reads_what_is_new_and_lists_what_failed(tmp_path: Path) -> None:
    path = tmp_path / "sub" / "library.sqlite"
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "ferry.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "in" / "empty.txt").write_text("")
    first = sayso("add", tmp_path / "in", "--library", path)
    assert first.returncode == 1
    assert first.stdout == b""
    complaint, summary = first.stderr.decode().splitlines()
    assert complaint == f"sayso: {tmp_path}/in/empty.txt: is empty"
    assert summary.startswith("1 read, 0 there already, 1 failed; the library holds 1 story with ")
    again = sayso("add", tmp_path / "in" / "ferry.txt", "--library", path, "--processes", "1")
    assert again.returncode == 0
    assert "0 read, 1 there already" in again.stderr.decode()
    listed = sayso("add", "--failed", "--library", path)
    assert listed.returncode == 0
    assert listed.stdout.decode() == f"{tmp_path}/in/empty.txt: is empty\n"
    dated = sayso(
        "add", tmp_path / "in" / "ferry.txt", "--published", "2025-01-02", "--library", path
    )
    assert "1 read" in dated.stderr.decode()
    assert [r.story.published_at for _, _, r in held(path)] == ["2025-01-02"]
    reread = sayso("add", "--reread", "--library", path)
    assert reread.returncode == 0
    assert "1 read, 0 there already" in reread.stderr.decode()
    assert [r.story.published_at for _, _, r in held(path)] == ["2025-01-02"]


def test_search_to_read_and_to_work_with(library: Path) -> None:
    done = sayso("search", "--library", library, "lunde")
    assert done.returncode == 0
    out = done.stdout.decode()
    assert out.splitlines()[0] == "ferry  The ␛[31mferry · 2025-01-02"
    assert "    Ferry to [Lunde] is cut" in out
    assert "\x1b" not in out
    done = sayso("search", "--library", library, "--format", "jsonl", "mayor", "otto")
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert {f["story"] for f in found} == {"ferry", "other"}
    (ferry,) = (f for f in found if f["story"] == "ferry")
    assert [TEXT[a:b] for a, b in ferry["matches"]] == ["Mayor", "Otto"]
    assert ferry["words"] == [TEXT[a:b] for a, b in ferry["passages"]]
    none = sayso("search", "--library", library, "nowhere")
    assert (none.returncode, none.stdout, none.stderr) == (0, b"", b"Nothing found.\n")


def test_search_in_a_terminal(library: Path) -> None:
    def seen(**environment: str) -> bytes:
        ours, theirs = pty.openpty()
        command = [sys.executable, "-m", "sayso.cli", "search", "--library", str(library), "lunde"]
        subprocess.run(
            command, stdout=theirs, check=True, timeout=120, env={**os.environ, **environment}
        )
        os.close(theirs)
        found = os.read(ours, 100_000)
        os.close(ours)
        return found

    assert b"\x1b[1mLunde\x1b[0m" in seen(NO_COLOR="")
    assert b"\x1b" not in seen(NO_COLOR="1")


def test_delete(library: Path) -> None:
    done = sayso("delete", "--library", library, "https://a.example/2", "nobody")
    assert done.returncode == 1
    assert done.stderr.decode() == "sayso: nobody: no such story in the library\n"
    assert [k for k, _, _ in held(library)] == ["ferry"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("add",), ("add", "--failed", "x.txt"), ("add", "--processes", "0", "x"), ("search",),
        ("delete",), ("add", "--published", "soon", "x.txt"),
    ],
)  # fmt: skip
def test_wrong_usage(arguments: tuple[str, ...]) -> None:
    assert sayso(*arguments).returncode == 2


def test_no_library_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("not a database, though long enough to be one " * 50)
    for command in (("search", "a"), ("delete", "a"), ("add", "--failed")):
        for name in ("none", "x.txt"):
            done = sayso(*command, "--library", tmp_path / name)
            assert done.returncode == 1
            assert len(done.stderr.decode().splitlines()) == 1
            assert name in done.stderr.decode()


def test_a_closed_pipe_is_quiet(library: Path) -> None:
    with Library.open(library) as opened:
        for n in range(300):
            opened.put(reading(f"s{n}", TEXT * 3))
    command = f"{sys.executable} -m sayso.cli search --limit 1000 --library {library} ferry"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", f"{command} | head -1"], capture_output=True
    )
    assert done.stderr == b""
    assert done.returncode == 0
