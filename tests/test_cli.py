"""The command line, as people call it."""

import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

ROOT = Path(__file__).parent.parent
SCHEMA = json.loads((ROOT / "docs" / "reading.schema.json").read_text(encoding="utf-8"))
STORY = (
    "Ferry late again\n\n"
    "The ferry was late again on Monday, the harbour master said.\n"
    "“The engine failed twice,” Ida Lund told reporters. “It was the cold.”\n"
)


def sayso(*arguments: str | Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "sayso.cli", *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, timeout=120)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def test_a_report_is_plain_in_a_pipe(story: Path) -> None:
    done = sayso("read", story)
    out = done.stdout.decode()
    assert done.returncode == 0
    assert "harbour master" in out
    assert "Ida Lund" in out
    assert "\x1b" not in out


def test_json_lines_are_valid_and_in_order(story: Path, tmp_path: Path) -> None:
    lines = tmp_path / "more.jsonl"
    lines.write_text(
        "\n".join(
            json.dumps({"id": name, "text": STORY, "published_at": "2026-01-02", "extra": 1})
            for name in ("b", "a")
        )
    )
    zipped = tmp_path / "z.txt.gz"
    zipped.write_bytes(gzip.compress(STORY.encode()))
    done = sayso("read", "--format", "jsonl", lines, story, zipped)
    readings = [json.loads(line) for line in done.stdout.splitlines()]
    assert [r["id"] for r in readings][:2] == ["b", "a"]
    assert len(readings) == 4
    for reading in readings:
        Draft202012Validator(SCHEMA).validate(reading)
        assert reading["text"] == STORY
        assert reading["attributions"]


def test_same_input_same_output(story: Path) -> None:
    runs = {sayso("read", "--format", "jsonl", story).stdout for _ in range(2)}
    assert len(runs) == 1


def test_a_page(story: Path, tmp_path: Path) -> None:
    page = tmp_path / "out.html"
    assert sayso("read", "--format", "html", "--output", page, story).returncode == 0
    assert "the harbour master" in page.read_text(encoding="utf-8")


def test_standard_input() -> None:
    done = sayso("read", "--format", "jsonl", "-", stdin=STORY.encode())
    assert json.loads(done.stdout)["text"] == STORY


def test_what_cannot_be_read_is_named_and_the_rest_is_read(story: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    (tmp_path / "cut.txt.gz").write_bytes(gzip.compress(STORY.encode() * 50)[:-20])
    (tmp_path / "big.txt").write_text("It rained, he said.\n" * 600_000)
    (tmp_path / "nothing").mkdir()
    bad = ["missing.txt", "empty.txt", "picture.txt", "cut.txt.gz", "big.txt", "nothing"]
    done = sayso("read", "--format", "jsonl", *(tmp_path / b for b in bad), story)
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 1
    complaints = done.stderr.decode().splitlines()
    assert len(complaints) == len(bad)
    for name, complaint in zip(bad, complaints, strict=True):
        assert complaint.startswith("sayso: ")
        assert name in complaint


def test_a_private_address_is_refused() -> None:
    done = sayso("read", "http://127.0.0.1:9/story")
    assert done.returncode == 1
    assert len(done.stderr.decode().splitlines()) == 1


@pytest.mark.parametrize(
    "arguments",
    [(), ("read",), ("read", "--format", "pdf", "x"), ("read", "--published", "x", "-")],
)
def test_wrong_usage(arguments: tuple[str, ...]) -> None:
    assert sayso(*arguments).returncode == 2


def test_every_command_has_help_with_an_example() -> None:
    commands = ("read", "add", "search", "serve", "delete", "evaluate", "demo")
    for command in commands:
        out = sayso(command, "--help").stdout.decode()
        assert f"sayso {command}" in out.split("Example", 1)[1]
    top = sayso("--help").stdout.decode()
    assert all(command in top for command in commands)


def test_a_closed_pipe_is_quiet(story: Path) -> None:
    command = f"{sys.executable} -m sayso.cli read {story} {story} {story} | head -1"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True)
    assert done.stderr == b""


def test_evaluate(tmp_path: Path) -> None:
    gold = {"id": "s", "text": STORY, "attributions": []}
    start = STORY.index("The ferry")
    end = STORY.index(", the harbour")
    gold["attributions"] = [
        {"source": [[end + 2, end + 20]], "cue": [[end + 21, end + 25]], "content": [[start, end]]}
    ]
    (tmp_path / "dev.jsonl").write_text(json.dumps(gold))
    done = sayso("evaluate", "--json", tmp_path)
    assert json.loads(done.stdout)["gold"] == 1
    assert sayso("evaluate", tmp_path / "none.jsonl").returncode == 1


def test_demo() -> None:
    done = sayso("demo")
    assert done.returncode == 0
    assert "Brandvold" in done.stdout.decode()


def test_a_list_of_known_people_is_used(story: Path, tmp_path: Path) -> None:
    known = tmp_path / "known.csv"
    row = "q1,Ida Maria Lund,person,Ida Lund,,Norway"
    known.write_text(f"id,name,kind,aliases,affiliation,country\n{row}\n", encoding="utf-8")
    done = sayso("read", "--format", "jsonl", "--known", known, story)
    assert done.returncode == 0
    (speaker,) = (s for s in json.loads(done.stdout)["speakers"] if s["name"] == "Ida Lund")
    assert speaker["country"] == "NOR"


def test_a_list_that_is_none_is_named(story: Path, tmp_path: Path) -> None:
    known = tmp_path / "known.csv"
    known.write_text("a,b\n1,2\n", encoding="utf-8")
    done = sayso("read", "--known", known, story)
    assert done.returncode == 1
    assert "known.csv" in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()
