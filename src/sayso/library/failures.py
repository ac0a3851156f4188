"""Inputs that could not be read: kept until they can be, or are dropped."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from datetime import UTC, datetime

from sayso.errors import InputError
from sayso.library.database import Database
from sayso.library.naming import clean
from sayso.library.records import Failure
from sayso.reading.addresses import is_address

_PART = re.compile(r":\d+$")


class Failures:
    """The list; newest reasons only."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def __iter__(self) -> Iterator[Failure]:
        rows = self._db.all(
            "SELECT name, reason, since FROM failure ORDER BY input, length(name), name"
        )
        return (Failure(*row) for row in rows)

    def add(self, error: InputError) -> None:
        """Notes a failure; one that is known with the same reason keeps its date."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        self._db.run(
            "INSERT INTO failure VALUES (?, ?, ?, ?) ON CONFLICT (name) DO UPDATE SET "
            "reason = excluded.reason, since = excluded.since WHERE reason <> excluded.reason",
            clean(_whole(error.name)), clean(input_of(error.name)), clean(error.reason), now,
        )  # fmt: skip

    def settle(self, input: str, still: set[str]) -> None:
        """Drops what failed in ``input`` before, but for the names in ``still``."""
        with self._db.writing():
            for (name,) in self._db.all(
                "SELECT name FROM failure WHERE input = ?", clean(_whole(input))
            ):
                if name not in {clean(_whole(n)) for n in still}:
                    self._db.run("DELETE FROM failure WHERE name = ?", name)

    def drop(self, name: str) -> bool:
        """Forgets a failure, or all those of an input; whether there was one."""
        with self._db.writing():
            whole = clean(_whole(name))
            found = self._db.all("SELECT 1 FROM failure WHERE ? IN (name, input)", whole)
            self._db.run("DELETE FROM failure WHERE ? IN (name, input)", whole)
        return bool(found)


def input_of(name: str) -> str:
    """The file or address that a failure's name is part of (``stories.jsonl:4``)."""
    return _whole(_PART.sub("", name))


def _whole(name: str) -> str:
    """A file's whole path, so that it is the same from wherever sayso is called."""
    return name if name == "-" or is_address(name) else os.path.abspath(name)  # noqa: PTH100
