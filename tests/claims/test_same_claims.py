"""`add` in any order and by any number of processes: the same claims, byte for byte."""

from __future__ import annotations

import json
import random
from pathlib import Path

from click.testing import CliRunner

from sayso.cli import cli
from tests.claims.telling import FERRY
from tests.test_cli import sayso

MORE = (
    "Council delays Orv dam\n\nThe dam at Orv will be opened in May, Lise Orsk of the authority "
    "told the Lunde Post. Mayor Arno Veld denied that the dam would be opened in May.\n",
    "Orv dam to open\n\nThe authority will open the dam at Orv in May, Lise Orsk said. “It leaks,” "
    "Veld told reporters.\n",
    "Ferry wreck found\n\nDivers found the ferry Gannet near the lighthouse, the coast guard said. "
    "The ferry sank after hitting a rock, according to Mara Quill.\n",
)


def lines() -> list[str]:
    texts = [r.story.text for r in FERRY] + list(MORE)
    return [
        json.dumps(
            {
                "id": f"s{n}",
                "text": text,
                "outlet": f"Post {n}",
                "published_at": f"2031-05-0{n + 1}",
            }
        )
        for n, text in enumerate(texts)
    ]


def test_shuffled_and_by_several_processes(tmp_path: Path) -> None:
    found, stories = set(), lines()
    path = tmp_path / "stories.jsonl"
    for seed in range(3):
        random.Random(seed).shuffle(stories)
        path.write_text("\n".join(stories))
        for processes in (1, 2):
            library = tmp_path / f"{seed}-{processes}.sqlite"
            added = ("add", str(path), "--library", str(library), "--processes", str(processes))
            # Other processes need a main module of ours.
            if processes == 1:
                assert CliRunner().invoke(cli, added).exit_code == 0
            else:
                assert sayso(*added).returncode == 0
            told = CliRunner().invoke(
                cli, ["claims", "--format", "jsonl", "--library", str(library)]
            )
            found.add(told.stdout)
    (one,) = found
    assert any(json.loads(line)["disputed"] for line in one.splitlines())
