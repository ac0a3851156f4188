"""The commands over claims and corrections, as people call them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from sayso import claims
from sayso.cli import cli
from sayso.library import Library
from tests.claims.telling import FERRY, Says, reading

from .test_cli import sayso as shell

SCHEMA = json.loads((Path(__file__).parents[1] / "docs" / "claim.schema.json").read_text())


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library of three stories whose claims nobody has made yet, as after a crash."""
    path = tmp_path / "library.sqlite"
    with Library.open(path) as opened:
        for r in FERRY:
            opened.put(r)
    return path


def sayso(library: Path, *arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, [*map(str, arguments), "--library", str(library)])


def found(library: Path, *words: str) -> list[dict[str, object]]:
    done = sayso(library, "claims", *words, "--format", "jsonl")
    assert done.exit_code == 0
    return [json.loads(line) for line in done.stdout.splitlines()]


def id_of(library: Path, *words: str) -> str:
    [one] = found(library, *words)
    return str(one["id"])


def test_what_was_interrupted_is_completed(library: Path) -> None:
    assert len(found(library)) > 3
    with Library.open(library) as opened:
        assert not claims.update(opened)


def test_claims_as_a_table(library: Path) -> None:
    done = sayso(library, "claims", "--limit", "2")
    first, *rows, last = done.stdout.splitlines()
    assert first.split() == ["claim", "stories", "for", "deny", "doubt", "origins"]
    assert rows[0].split()[1:] == ["3", "2", "2", "0", "1"]
    assert rows[1].strip().startswith("The ferry Gannet")
    assert rows[1].endswith("[disputed]")
    assert len(rows) == 4
    assert re.fullmatch(r"\.\.\. and \d+ more", last)


def test_claims_as_json_lines_and_by_words(library: Path) -> None:
    for claim in found(library):
        jsonschema.validate(claim, SCHEMA)
    assert len(found(library, "rescued", "twelve")) == 1
    done = sayso(library, "claims", "--disputed", "--format", "jsonl")
    assert [json.loads(line)["disputed"] for line in done.stdout.splitlines()] == [True]
    none = sayso(library, "claims", "zeppelin")
    assert (none.exit_code, none.stdout, none.stderr) == (0, "", "No claims found.\n")


def test_a_claim_to_read(library: Path) -> None:
    done = sayso(library, "claim", id_of(library, "lighthouse")[:6])
    lines = done.stdout.splitlines()
    assert lines[0].startswith("The ferry Gannet")
    assert "Origins: 1" in lines
    assert "Origins that deny it: 1" in lines
    assert "1. 2031-05-01 The Tarn Post: post (post a0)" in lines
    assert any("denies: Ada Moor" in line for line in lines)


def test_a_claim_as_json_and_as_a_sheet(library: Path, tmp_path: Path) -> None:
    id = id_of(library, "lighthouse")
    told = json.loads(sayso(library, "claim", id, "--format", "json").stdout)
    assert told == next(c for c in found(library) if c["id"] == id)
    sheet = tmp_path / "sheet.html"
    done = sayso(library, "claim", id, "--format", "html", "--output", sheet)
    assert (done.exit_code, done.stdout) == (0, "")
    page = sheet.read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert (
        "<mark>that the ferry Gannet sank near the lighthouse after hitting a rock</mark>" in page
    )
    assert "Ada Moor" in page


def test_a_correction_is_carried_out_listed_and_taken_back(library: Path) -> None:
    twelve, fourteen = id_of(library, "twelve"), id_of(library, "fourteen")
    done = sayso(library, "correct", "same", twelve, fourteen)
    assert done.exit_code == 0
    assert re.fullmatch(r"1  \d{4}-\d\d-\d\d  “.* say the same\n", done.stdout)
    merged = id_of(library, "twelve")
    shown = sayso(library, "claim", merged).stdout
    assert "A user said on" in shown
    assert "A user said on" in sayso(library, "claim", merged, "--format", "html").stdout
    assert "corrections" in json.loads(sayso(library, "claim", merged, "--format", "json").stdout)
    number = re.search(r"^(\d)\. .*\(gazette a2\)$", shown, re.M)
    assert number is not None
    assert sayso(library, "correct", "apart", merged, number[1]).exit_code == 0
    assert id_of(library, "fourteen") == fourteen
    sayso(library, "correct", "undo", "2")
    assert found(library, "fourteen") == [] or id_of(library, "fourteen") == merged
    assert "[taken back]" in sayso(library, "correct", "undo", "1").stdout
    assert (id_of(library, "twelve"), id_of(library, "fourteen")) == (twelve, fourteen)
    listed = sayso(library, "corrections").stdout.splitlines()
    assert [line.split()[0] for line in listed] == ["1", "2"]
    lines = sayso(library, "corrections", "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line)["undone"] for line in lines] == [True, True]


def test_a_wrong_attribution_and_a_dependent_origin(library: Path) -> None:
    id = id_of(library, "lighthouse")
    assert sayso(library, "correct", "wrong", "echo", "a1").exit_code == 0
    told = json.loads(sayso(library, "claim", id, "--format", "json").stdout)
    assert {m["story"] for m in told["denies"]} == {"gazette"}
    with Library.open(library) as opened:
        opened.put(reading("late", Says("Ann Roe", FERRY[0].story.text[16:86]), date="2031-06-01"))
    id = id_of(library, "lighthouse")
    done = sayso(library, "correct", "origin", "Ann Roe", "--of", "Mara Quill", "--claim", id)
    assert "Ann Roe is not independent of Mara Quill on “" in done.stdout
    told = json.loads(sayso(library, "claim", id, "--format", "json").stdout)
    assert told["origins"]["max"] == 1


def test_speakers_are_one_and_are_not(library: Path) -> None:
    assert sayso(library, "correct", "speakers", "Ada Moor", "Jon Abbot").exit_code == 0
    shown = sayso(library, "speaker", "Ada", "Moor").stdout
    assert "A user said on" in shown
    assert "also: " in shown
    told = json.loads(sayso(library, "speaker", "Ada Moor", "--format", "jsonl").stdout)
    assert len(told["corrections"]) == 1
    sayso(library, "correct", "undo", "1")
    parted = ("Ada Moor", "Ada Moor", "--story", "echo", "--different")
    assert sayso(library, "correct", "speakers", *parted).exit_code == 0
    assert "more than one" in sayso(library, "speaker", "Ada Moor").stderr


def test_a_deleted_story_leaves_the_claims(library: Path) -> None:
    assert sayso(library, "delete", "gazette").exit_code == 0
    with Library.open(library) as opened:
        assert not claims.update(opened)
    assert found(library, "fourteen") == []


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("claim", "cnone"), "cnone: no such claim, or more than one"),
        (("claim", "c"), "c: no such claim, or more than one"),
        (("correct", "same", "cnone", "c"), "cnone: no such claim, or more than one"),
        (("correct", "wrong", "nowhere", "a1"), "nowhere: no such story in the library"),
        (("correct", "wrong", "post", "a9"), "post: has no attribution a9"),
        (("correct", "speakers", "Ada Moor", "Ivo Lund"), "Ivo Lund: nobody of that name"),
        (("correct", "origin", "Ivo Lund"), "Ivo Lund: nobody of that name"),
        (("correct", "undo", "7"), "7: no such correction"),
        (("delete", "nowhere"), "nowhere: no such story in the library"),
        (("speaker", "Ivo"), "Ivo: nobody of that name"),
    ],
)
def test_an_error_is_one_line(library: Path, arguments: tuple[str, ...], complaint: str) -> None:
    done = shell(*arguments, "--library", library)
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode() == f"sayso: {complaint}\n"


def test_a_sheet_that_cannot_be_written_is_one_line(library: Path, tmp_path: Path) -> None:
    done = shell("claim", id_of(library, "lighthouse"), "--output", tmp_path, "--library", library)
    assert done.returncode == 2
    file = tmp_path / "none" / "sheet.html"
    done = shell("claim", id_of(library, "lighthouse"), "--output", file, "--library", library)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "command",
    [("claims",), ("claim", "c"), ("speakers",), ("speaker", "a"), ("corrections",),
     ("correct", "undo", "1")],
)  # fmt: skip
def test_no_library_is_one_line(tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / "x.txt").write_text("no database, though long enough to be one " * 50)
    for name in ("none", "x.txt"):
        done = sayso(tmp_path / name, *command)
        assert done.exit_code == 1
        assert name in str(done.exception)
