"""What people said about the machine's work: append-only, undoable, kept through new readings."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from sayso.library.belonging import find
from sayso.library.database import Database
from sayso.library.records import Correction

_SELECT = (
    "SELECT c.id, c.kind, c.about, c.at, u.id IS NOT NULL FROM correction c "
    "LEFT JOIN correction u ON u.undoes = c.id WHERE c.undoes IS NULL"
)


class Corrections:
    """The corrections, oldest first.

    ``about`` is JSON.  Ids of attributions change when a story is read again; who means one should
    say so by its text's hash and spans, which stay.
    """

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, kind: str, about: Mapping[str, Any], stories: Iterable[str] = ()) -> Correction:
        """Notes a correction; with any of ``stories`` (their keys) deleted, it goes too.

        Raises KeyError for a story that is not there.
        """
        now = datetime.now(UTC).isoformat(timespec="seconds")
        with self._db.writing():
            id = self._db.run(
                "INSERT INTO correction (kind, about, at) VALUES (?, ?, ?)",
                kind, json.dumps(about, sort_keys=True), now,
            )  # fmt: skip
            for key in sorted(set(stories)):
                story = find(self._db, key)
                if story is None:
                    raise KeyError(key)
                self._db.run("INSERT OR IGNORE INTO corrected VALUES (?, ?)", story, id)
        return self[id]

    def undo(self, id: int) -> Correction:
        """Takes one back; raises KeyError where there is none of that id."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        with self._db.writing():
            found = self[id]
            self._db.run(
                "INSERT OR IGNORE INTO correction (kind, about, at, undoes) VALUES (?, '{}', ?, ?)",
                "undo", now, found.id,
            )  # fmt: skip
        return self[id]

    def __getitem__(self, id: int) -> Correction:
        row = self._db.one(f"{_SELECT} AND c.id = ?", id)
        if row is None:
            raise KeyError(id)
        return _correction(*row)

    def __iter__(self) -> Iterator[Correction]:
        return (_correction(*row) for row in self._db.all(f"{_SELECT} ORDER BY c.id"))

    def versions(self, story: str, text_sha256: str) -> list[tuple[str, int]]:
        """Key and number of the versions of a story (named as for ``Library.story``), and of others
        with that text, in order."""
        return self._db.all(
            "SELECT key, number FROM version JOIN story ON story.id = story WHERE version.id IN "
            # Found in the index of (story, text_sha256), without a look at the readings.
            "(SELECT id FROM version WHERE text_sha256 = ?1 "
            "UNION SELECT id FROM version WHERE story = ?2) ORDER BY key, number",
            text_sha256, find(self._db, story),
        )  # fmt: skip

    def standing(self) -> tuple[Correction, ...]:
        """Those that were not taken back."""
        return tuple(c for c in self if not c.undone)


def _correction(id: int, kind: str, about: str, at: str, undone: int) -> Correction:
    return Correction(id, kind, json.loads(about), at, bool(undone))
