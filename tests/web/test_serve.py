"""The command: a room that listens on this machine alone."""

from __future__ import annotations

import re
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from sayso.cli.serve import _names


def test_the_room_opens_over_a_library_that_is_not_there_yet(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    command = [sys.executable, "-m", "sayso.cli", "serve", "--port", "0", "--library", str(path)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        told = process.stderr.readline()
        try:
            found = re.search(r"http://127\.0\.0\.1:\d+/", told)
            assert found, told
            with urllib.request.urlopen(found.group()) as answer:
                assert b"The library is empty" in answer.read()
            foreign = urllib.request.Request(found.group(), headers={"Host": "evil.example"})
            with pytest.raises(urllib.error.HTTPError, match="421"):
                urllib.request.urlopen(foreign)
        finally:
            process.terminate()
    assert path.exists()


def test_it_may_be_called_by_where_it_listens_but_not_by_everything() -> None:
    assert _names("192.0.2.1") == ("192.0.2.1",)
    assert _names("2001:db8::1") == ("[2001:db8::1]",)
    assert _names("reading.example") == ("reading.example",)
    assert _names("0.0.0.0") == _names("::") == ()
