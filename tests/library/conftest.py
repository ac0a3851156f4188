"""A library in a file of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.library import Library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library.sqlite") as opened:
        yield opened
