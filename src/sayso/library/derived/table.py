"""What the tables of derived rows share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any

from sayso.library.database import Database

_AT_ONCE = 500  # values in one statement


class Table:
    """Rows that hang on versions of stories."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def writing(self) -> AbstractContextManager[None]:
        """All that is saved inside is saved together, or not at all."""
        return self._db.writing()

    def _row(self, story: str, version: int) -> int:
        row = self._db.one(
            "SELECT v.id FROM version v JOIN story s ON s.id = story WHERE key = ? AND number = ?",
            story, version,
        )  # fmt: skip
        if row is None:
            raise KeyError((story, version))
        found: int = row[0]
        return found


def parts(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(values), _AT_ONCE):
        yield values[start : start + _AT_ONCE]


def marks(values: Sequence[Any]) -> str:
    return ", ".join("?" * len(values))
