"""Rows that are derived over stories: kept here, made and understood elsewhere.

All of it can be dropped (``Derived.clear``) and made again from the readings.  What was derived
from a version goes when the version is deleted, read again or numbered anew; a claim goes when any
of its contents does, and the rest of them are then ``loose``.

Whoever derives takes the ``pending`` versions, saves what comes of them, and says they are
``done``, all in one ``writing()``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sayso.library.derived.asked import Asked
from sayso.library.derived.contents import Contents
from sayso.library.derived.forget import forget_story, forget_version
from sayso.library.derived.parties import Parties
from sayso.library.derived.rows import (
    ClaimRow,
    Content,
    EchoRow,
    Edge,
    EntryRow,
    PartyRow,
    SideRow,
    ToldRow,
)
from sayso.library.derived.sheets import Sheets
from sayso.library.derived.told import Told

__all__ = [
    "Asked",
    "ClaimRow",
    "Content",
    "Derived",
    "EchoRow",
    "Edge",
    "EntryRow",
    "PartyRow",
    "SideRow",
    "ToldRow",
    "forget_story",
    "forget_version",
]

_TABLES = (
    "claim", "edge", "block", "content", "sheet", "sheet_mark", "echo", "note", "entry", "party",
    "stirred",
)  # fmt: skip


class Derived(Contents, Sheets, Parties, Told):
    """The derived rows of one library."""

    def pending(self, *, every: bool = False) -> Iterator[tuple[str, int]]:
        """Key and number of the versions from which nothing was derived yet, in order: of the
        newest, or of ``every``."""
        rows = self._db.all(
            "SELECT key, number FROM version JOIN story ON story.id = story WHERE NOT derived "
            f"{'' if every else 'AND newest'} ORDER BY key, number"
        )
        yield from rows

    def is_pending(self, story: str, version: int) -> bool:
        """Whether the version is there and nothing was derived from it yet."""
        row = self._db.one(
            "SELECT 1 FROM version JOIN story ON story.id = story "
            "WHERE key = ? AND number = ? AND NOT derived",
            story, version,
        )  # fmt: skip
        return row is not None

    def done(self, versions: Iterable[tuple[str, int]]) -> None:
        """Says that what these versions give has been derived."""
        with self.writing():
            rows = [(self._row(*v),) for v in versions]
            self._db.many("UPDATE version SET derived = 1 WHERE id = ?", rows)

    def forget(self, versions: Iterable[tuple[str, int]]) -> None:
        """Drops what was derived from these versions; they are pending."""
        with self.writing():
            for version in versions:
                forget_version(self._db, self._row(*version))

    def clear(self) -> None:
        """Drops everything that is derived; all versions are pending."""
        with self.writing():
            for table in _TABLES:
                self._db.run(f"DELETE FROM {table}")
            self._db.run("UPDATE version SET derived = 0 WHERE derived")
