"""The wheel, installed into an empty environment without extras, reads a story."""

import json
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def run(*command: str | Path, cwd: Path | None = None) -> str:
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, cwd=cwd)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the environment's programs."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--outdir", folder, ROOT)
    (wheel,) = folder.glob("*.whl")
    venv.create(folder / "env", with_pip=True)
    programs = folder / "env" / "bin"
    run(programs / "python", "-m", "pip", "install", "--quiet", wheel)
    return programs


def test_a_story_is_read(installed: Path, tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text("The ferry was late again on Monday, the harbour master said.\n" * 2)
    (reading,) = map(
        json.loads, run(installed / "sayso", "read", "--format", "jsonl", story).splitlines()
    )
    sources = {reading["text"][a:b] for r in reading["attributions"] for a, b in r["source"]}
    assert sources == {"the harbour master"}


def test_the_demo_is_in_it(installed: Path, tmp_path: Path) -> None:
    assert "Brandvold" in run(installed / "sayso", "demo", cwd=tmp_path)


def test_nothing_heavy_comes_along(installed: Path) -> None:
    packages = run(installed / "python", "-m", "pip", "list", "--format", "freeze").lower()
    assert "torch==" not in packages
    assert "spacy==" not in packages
