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
        """The ids of the contents that no claim gathers."""
        rows = self._db.all("SELECT content FROM loose ORDER BY content")
        return [id for (id,) in rows]

    def _claim(self, id: str, data: str) -> ClaimRow:
        rows = self._db.all("SELECT content FROM member WHERE claim = ? ORDER BY content", id)
        return ClaimRow(id, tuple(content for (content,) in rows), data)
