"""What else is derived from one version, what two versions share, and notes."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sayso.library.derived.rows import EchoRow
from sayso.library.derived.table import Table, marks, parts


class Sheets(Table):
    """Sheets, echoes, notes."""

    def save_sheet(
        self, story: str, version: int, kind: str, data: bytes, found_by: Iterable[str] = ()
    ) -> None:
        """Keeps a sheet of bytes for a version, one of a kind, to be found by these marks."""
        with self.writing():
            row = self._row(story, version)
            self._db.run("INSERT OR REPLACE INTO sheet VALUES (?, ?, ?)", row, kind, data)
            self._db.run("DELETE FROM sheet_mark WHERE version = ? AND kind = ?", row, kind)
            self._db.many(
                "INSERT INTO sheet_mark VALUES (?, ?, ?)",
                [(kind, mark, row) for mark in dict.fromkeys(found_by)],
            )

    def sheet(self, story: str, version: int, kind: str) -> bytes | None:
        """A version's sheet of that kind."""
        row = self._db.one(
            "SELECT data FROM sheet JOIN version v ON v.id = version JOIN story s ON s.id = story "
            "WHERE key = ? AND number = ? AND kind = ?",
            story, version, kind,
        )  # fmt: skip
        found: bytes | None = row and row[0]
        return found

    def sheets_marked(self, kind: str, wanted: Iterable[str]) -> dict[tuple[str, int], int]:
        """The versions whose sheet of that kind has any of the marks: how many, by key and
        number."""
        found: dict[tuple[str, int], int] = {}
        for part in parts(sorted(set(wanted))):
            for version in self._db.all(
                "SELECT key, number FROM sheet_mark JOIN version v ON v.id = version "
                f"JOIN story s ON s.id = story WHERE kind = ? AND mark IN ({marks(part)})",
                kind, *part,
            ):  # fmt: skip
                found[version] = found.get(version, 0) + 1
        return dict(sorted(found.items()))

    def sheets_sharing(
        self, kind: str, wanted: Iterable[str], least: int, other: str
    ) -> dict[tuple[str, int], bytes]:
        """Of the versions whose sheet of a ``kind`` has ``least`` of the marks, a few hundred at
        most, the sheet of ``other`` kind, by key and number."""
        found = sorted(set(wanted))
        rows = self._db.all(
            "SELECT s.key, v.number, sheet.data FROM (SELECT version FROM sheet_mark WHERE "
            f"kind = ? AND mark IN ({marks(found)}) GROUP BY version HAVING count(*) >= ?) m "
            "JOIN sheet ON sheet.version = m.version AND sheet.kind = ? "
            "JOIN version v ON v.id = m.version JOIN story s ON s.id = v.story "
            "ORDER BY s.key, v.number",
            kind, *found, least, other,
        )  # fmt: skip
        return {(key, number): data for key, number, data in rows}

    def save_echoes(self, echoes: Iterable[EchoRow]) -> None:
        """Keeps echoes; one between the same two versions, in the same direction, is replaced."""
        with self.writing():
            for e in echoes:
                self._db.run(
                    "INSERT OR REPLACE INTO echo VALUES (?, ?, ?)",
                    self._row(e.story, e.version), self._row(e.other, e.other_version), e.data,
                )  # fmt: skip

    def echoes_of(self, stories: Collection[str]) -> list[EchoRow]:
        """The echoes that any of these stories is either side of, in order."""
        found: set[EchoRow] = set()
        for part in parts(sorted(stories)):
            of = (
                "(SELECT id FROM version WHERE story IN "
                f"(SELECT id FROM story WHERE key IN ({marks(part)})))"
            )
            for side in ("version", "other"):
                rows = self._db.all(
                    "SELECT s.key, v.number, t.key, w.number, e.data FROM echo e "
                    "JOIN version v ON v.id = e.version JOIN story s ON s.id = v.story "
                    "JOIN version w ON w.id = e.other JOIN story t ON t.id = w.story "
                    f"WHERE e.{side} IN {of}",
                    *part,
                )
                found.update(EchoRow(*row) for row in rows)
        return sorted(found, key=lambda e: (e.story, e.version, e.other, e.other_version))

    def versions_of(self, story: str) -> list[tuple[str, int]]:
        """Key and number of a story's versions."""
        rows = self._db.all(
            "SELECT key, number FROM story s JOIN version v ON v.story = s.id WHERE key = ? "
            "ORDER BY number",
            story,
        )
        return [(key, number) for key, number in rows]

    def note(self, name: str) -> str | None:
        """A note of the deriver's, such as with which version of the rules it derived."""
        row = self._db.one("SELECT value FROM note WHERE name = ?", name)
        found: str | None = row and row[0]
        return found

    def save_note(self, name: str, value: str) -> None:
        """Keeps a note."""
        with self.writing():
            self._db.run("INSERT OR REPLACE INTO note VALUES (?, ?)", name, value)
