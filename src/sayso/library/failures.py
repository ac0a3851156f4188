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

    def add(self, error: InputError, input: str | None = None) -> None:
        """Notes a failure in ``input`` (else told by the name); one that is known with the same
        reason keeps its date."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        where = _whole(input) if input else input_of(error.name)
        self._db.run(
            "INSERT INTO failure VALUES (?, ?, ?, ?) ON CONFLICT (name) DO UPDATE SET "
            "reason = excluded.reason, since = excluded.since WHERE reason <> excluded.reason",
            clean(_whole(error.name)), clean(where), clean(error.reason), now,
        )  # fmt: skip

    def settle(self, input: str, still: set[str]) -> None:
        """Drops what failed in ``input`` before, but for the names in ``still``."""
        kept = {clean(_whole(name)) for name in still}
        rows = self._db.all("SELECT name FROM failure WHERE input = ?", clean(_whole(input)))
        gone = [(name,) for (name,) in rows if name not in kept]
        if gone:
            with self._db.writing():
                self._db.many("DELETE FROM failure WHERE name = ?", gone)

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
