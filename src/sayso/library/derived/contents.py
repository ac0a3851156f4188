"""Contents, the marks by which they are found, and the edges between them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from sayso.library.derived.claims import Claims
from sayso.library.derived.rows import Content, Edge
from sayso.library.derived.table import marks, parts


class Contents(Claims):
    """The contents and their edges."""

    def save_contents(self, contents: Iterable[Content]) -> None:
        """Keeps contents; one of the same id is replaced, and its edges and claims go."""
        with self.writing():
            for c in contents:
                self.drop_claims(self.claims_of([c.id]))
                self._db.run("DELETE FROM content WHERE id = ?", c.id)
                row = self._row(c.story, c.version)
                self._db.run(
                    "INSERT INTO content VALUES (?, ?, ?, ?, ?)",
                    c.id,
                    row,
                    c.text,
                    c.data,
                    c.vector,
                )
                found = [(mark, c.id) for mark in dict.fromkeys(c.marks)]
                self._db.many("INSERT INTO content_mark VALUES (?, ?)", found)

    def drop_contents(self, ids: Iterable[str]) -> None:
        """Drops contents with their edges and their places in claims."""
        with self.writing():
            self._db.many("DELETE FROM content WHERE id = ?", [(id,) for id in ids])

    def contents(self, ids: Iterable[str] | None = None) -> Iterator[Content]:
        """All contents, or those of ``ids`` that are there, by id."""
        if ids is None:
            after = ""
            while found := self._contents("WHERE c.id > ? ORDER BY c.id LIMIT 500", after):
                yield from found
                after = found[-1].id
            return
        for part in parts(sorted(set(ids))):
            yield from self._contents(f"WHERE c.id IN ({marks(part)}) ORDER BY c.id", *part)

    def contents_of(self, story: str) -> list[Content]:
        """The contents of all versions of a story, by id."""
        return self._contents("WHERE s.key = ? ORDER BY c.id", story)

    def contents_marked(self, wanted: Iterable[str]) -> dict[str, int]:
        """The contents that have any of the marks: how many, by id."""
        found: dict[str, int] = {}
        for part in parts(sorted(set(wanted))):
            for (id,) in self._db.all(
                f"SELECT content FROM content_mark WHERE mark IN ({marks(part)})", *part
            ):
                found[id] = found.get(id, 0) + 1
        return dict(sorted(found.items()))

    def save_edges(self, edges: Iterable[Edge]) -> None:
        """Keeps edges; one between the same two, of the same kind, is replaced."""
        with self.writing():
            self._db.many(
                "INSERT OR REPLACE INTO edge VALUES (?, ?, ?, ?)",
                [(e.a, e.b, e.kind, e.weight) for e in edges],
            )

    def edges_of(self, ids: Iterable[str], kind: str = "", least: float = 0) -> list[Edge]:
        """The edges that have any of these contents at either end, in order; of a ``kind`` only
        those of ``least`` weight."""
        found: set[Edge] = set()
        for part in parts(sorted(set(ids))):
            for side in ("a", "b"):
                rows = self._db.all(
                    f"SELECT * FROM edge WHERE {side} IN ({marks(part)}) "
                    "AND (kind <> ? OR weight >= ?)",
                    *part, kind, least,
                )  # fmt: skip
                found.update(Edge(*row) for row in rows)
        return sorted(found, key=lambda e: (e.a, e.b, e.kind))

    def edges_within(self, ids: Collection[str]) -> list[Edge]:
        """The edges that have these contents at both ends, in order."""
        found: list[Edge] = []
        inside = frozenset(ids)
        for part in parts(sorted(inside)):
            rows = self._db.all(f"SELECT * FROM edge WHERE a IN ({marks(part)})", *part)
            found += [Edge(*row) for row in rows if row[1] in inside]
        return sorted(found, key=lambda e: (e.a, e.b, e.kind))

    def _contents(self, where: str, *values: str) -> list[Content]:
        rows = self._db.all(
            "SELECT c.id, s.key, v.number, c.text, c.vector, c.data FROM content c "
            f"JOIN version v ON v.id = version JOIN story s ON s.id = story {where}",
            *values,
        )
        marked: dict[str, list[str]] = {}
        for part in parts([row[0] for row in rows]):
            for id, mark in self._db.all(
                f"SELECT content, mark FROM content_mark WHERE content IN ({marks(part)}) "
                "ORDER BY mark",
                *part,
            ):
                marked.setdefault(id, []).append(mark)
        return [
            Content(id, key, number, text, tuple(marked.get(id, ())), vector, data)
            for id, key, number, text, vector, data in rows
        ]
