"""Claims, and which contents they gather."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sayso.library.derived.rows import ClaimRow
from sayso.library.derived.table import Table, marks, parts


class Claims(Table):
    """The claims."""

    def save_claims(self, claims: Iterable[ClaimRow]) -> None:
        """Keeps claims; one of the same id is replaced."""
        with self.writing():
            for claim in claims:
                self.drop_claims([claim.id])
                self._db.run("INSERT INTO claim (id, data) VALUES (?, ?)", claim.id, claim.data)
                self._db.many(
                    "INSERT INTO member VALUES (?, ?)",
                    [(content, claim.id) for content in dict.fromkeys(claim.contents)],
                )

    def drop_claims(self, ids: Iterable[str]) -> None:
        """Drops claims; their contents stay."""
        with self.writing():
            self._db.many("DELETE FROM claim WHERE id = ?", [(id,) for id in ids])

    def claim(self, id: str) -> ClaimRow:
        """One claim; raises KeyError where there is none of that id."""
        row = self._db.one("SELECT data FROM claim WHERE id = ?", id)
        if row is None:
            raise KeyError(id)
        return self._claim(id, row[0])

    def claims(self) -> Iterator[ClaimRow]:
        """All claims, by id, streamed."""
        after = ""
        while rows := self._db.all(
            "SELECT id, data FROM claim WHERE id > ? ORDER BY id LIMIT 500", after
        ):
            yield from (self._claim(*row) for row in rows)
            after = rows[-1][0]

    def claims_of(self, contents: Iterable[str]) -> list[str]:
        """The ids of the claims that gather any of these contents."""
        found: set[str] = set()
        for part in parts(sorted(set(contents))):
            rows = self._db.all(f"SELECT claim FROM member WHERE content IN ({marks(part)})", *part)
            found.update(id for (id,) in rows)
        return sorted(found)

    def loose(self) -> list[str]:
        """The ids of the contents that are to be gathered: those that no claim has, and more."""
        rows = self._db.all("SELECT content FROM loose ORDER BY content")
        return [id for (id,) in rows]

    def loosen(self, ids: Iterable[str]) -> None:
        """Says that these contents, as far as they are there, are to be gathered anew."""
        with self.writing():
            for part in parts(sorted(ids)):
                self._db.run(
                    "INSERT OR IGNORE INTO loose SELECT id FROM content "
                    f"WHERE id IN ({marks(part)})",
                    *part,
                )

    def loose_among(self, ids: Iterable[str]) -> bool:
        """Whether any of these is to be gathered anew."""
        return any(
            self._db.one(f"SELECT 1 FROM loose WHERE content IN ({marks(part)})", *part)
            for part in parts(sorted(ids))
        )

    def save_block(self, name: str, ids: Iterable[str]) -> None:
        """Says that these contents, as far as they are there, have been gathered together."""
        with self.writing():
            for part in parts(sorted(ids)):
                self._db.run(
                    "INSERT OR REPLACE INTO block SELECT id, ? FROM content "
                    f"WHERE id IN ({marks(part)})",
                    name, *part,
                )  # fmt: skip
                self._db.run(f"DELETE FROM loose WHERE content IN ({marks(part)})", *part)

    def block_names(self, ids: Iterable[str]) -> set[str]:
        """The names of the blocks in which these were gathered."""
        found: set[str] = set()
        for part in parts(sorted(ids)):
            rows = self._db.all(
                f"SELECT DISTINCT name FROM block WHERE content IN ({marks(part)})", *part
            )
            found.update(name for (name,) in rows)
        return found

    def contents_in(self, blocks: Iterable[str]) -> set[str]:
        """The ids of the contents that were gathered in these blocks."""
        found: set[str] = set()
        for part in parts(sorted(blocks)):
            rows = self._db.all(f"SELECT content FROM block WHERE name IN ({marks(part)})", *part)
            found.update(id for (id,) in rows)
        return found

    def _claim(self, id: str, data: str) -> ClaimRow:
        rows = self._db.all("SELECT content FROM member WHERE claim = ? ORDER BY content", id)
        return ClaimRow(id, tuple(content for (content,) in rows), data)
