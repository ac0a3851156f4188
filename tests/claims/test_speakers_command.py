"""`sayso speakers` and `sayso speaker`, over a library."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sayso.cli import cli
from sayso.data import Attribution, Speaker
from sayso.library import Library
from tests.claims.made import stored

DAM = "The dam at Orv will be opened in May, Lise Orsk said. “It leaks,” said Veld."


@pytest.fixture
def library(tmp_path: Path) -> Path:
    path = tmp_path / "library.sqlite"
    orsk = Speaker("p1", "Lise Orsk", "person", role="head of the dam", affiliation="p3")
    dam = Speaker("p3", "Orv Dam Authority", "government")
    veld, kai = Speaker("p2", "Veld", "person"), Speaker("p4", "Kai Orsk", "person")
    said = (
        Attribution("a1", ((38, 47),), ((48, 52),), ((0, 36),), speaker="p1"),
        Attribution("a2", ((71, 75),), ((66, 70),), ((54, 65),), speaker="p2"),
    )
    with Library.open(path) as held:
        for n in (1, 2):
            held.put(
                stored(
                    f"s{n}",
                    DAM + " " * n,
                    outlet="Lunde Post",
                    published_at=f"2031-05-0{3 - n}",
                    speakers=(orsk, veld, dam, kai),
                    attributions=said,
                ).reading
            )
    return path


def sayso(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(a) for a in arguments])


def test_speakers_of_a_library(library: Path) -> None:
    done = sayso("speakers", "--library", library)
    assert done.exit_code == 0
    assert "lise-orsk  Lise Orsk · person · 2 stories" in done.output.splitlines()


def test_speakers_by_a_word_as_json_lines(library: Path) -> None:
    done = sayso("speakers", "lise", "--library", library, "--format", "jsonl")
    (told,) = map(json.loads, done.output.splitlines())
    assert told["name"] == "Lise Orsk"
    assert told["stories"] == ["s1", "s2"]
    assert told["bodies"] == ["orv-dam-authority"]


def test_a_speaker_and_what_he_said_oldest_first(library: Path) -> None:
    lines = sayso("speaker", "Lise", "Orsk", "--library", library).output.splitlines()
    assert "  post: head of the dam" in lines
    assert "  of: Orv Dam Authority" in lines
    assert [line for line in lines if "Lunde Post" in line] == [
        "  2031-05-01 · Lunde Post · s2",
        "  2031-05-02 · Lunde Post · s1",
    ]
    assert lines.count("    said: The dam at Orv will be opened in May") == 2


def test_a_speaker_as_json(library: Path) -> None:
    done = sayso("speaker", "lise-orsk", "--library", library, "--format", "jsonl")
    assert [s["content"] for s in json.loads(done.output)["said"]] == [[[0, 36]], [[0, 36]]]


def test_nobody_and_several_of_a_name(library: Path) -> None:
    none = sayso("speaker", "Brandt", "--library", library)
    assert (none.exit_code, "nobody of that name" in none.output) == (1, True)
    several = sayso("speaker", "Orsk", "--library", library)
    assert (several.exit_code, "more than one of that name" in several.output) == (1, True)
    assert "kai-orsk" in several.output
    assert "lise-orsk" in several.output


def test_known_speakers(library: Path, tmp_path: Path) -> None:
    known = tmp_path / "known.csv"
    known.write_text("id,name,kind,aliases\nx1,Arno Veld,person,Veld\n")
    done = sayso("speakers", "Veld", "--library", library, "--known", known)
    assert done.output == "x1  Arno Veld · person · 2 stories\n"
