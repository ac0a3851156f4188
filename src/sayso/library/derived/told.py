"""What is told of each claim, kept as it is shown, and found by what people look for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sayso.library.derived.asked import Asked
from sayso.library.derived.rows import ToldRow
from sayso.library.derived.table import Table, marks, parts


class Told(Table):
    """What is told of claims."""

    def untold(self) -> list[str]:
        """The ids of the claims of which nothing is told yet, those of a story together."""
        rows = self._db.all(
            "SELECT id, (SELECT min(content) FROM member WHERE claim = id) AS first "
            "FROM claim WHERE NOT told ORDER BY first, id"
        )
        return [id for id, _ in rows]

    def still_untold(self, ids: Sequence[str]) -> list[str]:
        """Those of them that are there and not told yet, in their order."""
        rows = self._db.all(f"SELECT id FROM claim WHERE NOT told AND id IN ({marks(ids)})", *ids)
        found = {id for (id,) in rows}
        return [id for id in ids if id in found]

    def untell(self, grounds: Iterable[str]) -> None:
        """Says that what rests on any of these is to be told again."""
        with self.writing():
            for part in parts(sorted(set(grounds))):
                self._db.run(
                    "UPDATE claim SET told = 0 WHERE id IN (SELECT claim FROM told WHERE row IN "
                    f"(SELECT told FROM rests WHERE ground IN ({marks(part)})))",
                    *part,
                )

    def save_told(self, rows: Iterable[ToldRow]) -> None:
        """Keeps what is told of claims, in place of what was."""
        with self.writing():
            for t in rows:
                self._db.run("DELETE FROM told WHERE claim = ?", t.claim)
                row = self._db.run(
                    "INSERT INTO told (claim, disputed, narrow, stories, face, data) "
                    "VALUES (?, ?, ?, ?, ?, ?)",
                    t.claim, t.disputed, t.narrow, t.stories, t.face, t.data,
                )  # fmt: skip
                common = t.disputed or t.stories > 1
                self._db.run(
                    "INSERT INTO told_words (rowid, sentence, others) VALUES (?, ?, ?)",
                    row, t.sentence, t.others,
                )  # fmt: skip
                self._db.many(
                    "INSERT OR IGNORE INTO side VALUES (?, ?, ?, ?, ?)",
                    [(row, s.party, s.date, s.position, common) for s in t.sides],
                )
                self._db.many("INSERT INTO rests VALUES (?, ?)", [(g, row) for g in t.grounds])
                self._db.run("UPDATE claim SET told = 1 WHERE id = ?", t.claim)

    def told_data(self, id: str) -> str | None:
        """All that is told of a claim."""
        row = self._db.one("SELECT data FROM told WHERE claim = ?", id)
        found: str | None = row and row[0]
        return found

    def told_all(self, asked: Asked) -> Iterator[tuple[str, str]]:
        """Id and data of all claims that are asked for, by id, streamed."""
        where, values = asked.where()
        after = ""
        while rows := self._db.all(
            f"SELECT claim, data FROM told t WHERE {where} AND claim > ? ORDER BY claim LIMIT 200",
            *values, after,
        ):  # fmt: skip
            yield from rows
            after = rows[-1][0]

    def faces(
        self, asked: Asked, limit: int, offset: int = 0, *, by_stories: bool = False
    ) -> list[str]:
        """What lists show of the claims that are asked for: disputed ones first, then those that
        many outlets have from one origin, then by stories; or by stories alone."""
        where, values = asked.where()
        order = "" if by_stories else "disputed DESC, narrow DESC, "
        rows = self._db.all(
            f"SELECT face FROM told t WHERE {where} ORDER BY {order}stories DESC, claim "
            "LIMIT ? OFFSET ?",
            *values, limit, offset,
        )  # fmt: skip
        return [face for (face,) in rows]

    def faces_of(self, ids: Sequence[str]) -> list[str]:
        """What lists show of these claims, by id."""
        found: list[str] = []
        for part in parts(sorted(ids)):
            rows = self._db.all(
                f"SELECT face FROM told WHERE claim IN ({marks(part)}) ORDER BY claim", *part
            )
            found += [face for (face,) in rows]
        return found

    def told_counted(self, asked: Asked) -> int:
        """How many claims are asked for."""
        where, values = asked.where()
        (found,) = self._db.one(f"SELECT count(*) FROM told t WHERE {where}", *values)
        return int(found)

    def rivals(self) -> list[tuple[str, str]]:
        """All pairs of claims with contents that clash."""
        rows = self._db.all(
            "SELECT DISTINCT m.claim, n.claim FROM edge JOIN member m ON m.content = a "
            "JOIN member n ON n.content = b WHERE kind = 'rival' AND m.claim <> n.claim"
        )
        return [(a, b) for a, b in rows]

    def rivals_of(self, claim: str) -> list[str]:
        """The claims with contents that clash with one of its, by id."""
        rows = self._db.all(
            "SELECT n.claim FROM member m JOIN edge ON a = m.content AND kind = 'rival' "
            "JOIN member n ON n.content = b WHERE m.claim = ?1 AND n.claim <> ?1 UNION "
            "SELECT n.claim FROM member m JOIN edge ON b = m.content AND kind = 'rival' "
            "JOIN member n ON n.content = a WHERE m.claim = ?1 AND n.claim <> ?1 ORDER BY 1",
            claim,
        )
        return [id for (id,) in rows]

    def all_grounds(self) -> list[str]:
        """All that anything told rests on."""
        return [g for (g,) in self._db.all("SELECT DISTINCT ground FROM rests")]

    def on_both_sides(self, party: str) -> list[str]:
        """What lists show of the claims that a party supports and denies."""
        rows = self._db.all(
            "SELECT face FROM told WHERE row IN (SELECT told FROM side WHERE party = ?1 AND "
            "position = 'supports' INTERSECT SELECT told FROM side WHERE party = ?1 AND "
            "position = 'denies') ORDER BY claim",
            party,
        )
        return [face for (face,) in rows]

    def sided(self, limit: int) -> list[tuple[str, str]]:
        """Id and name of the parties with a side on what is told more than once or disputed, by
        name: those in most stories, so many."""
        rows = self._db.all(
            "SELECT id, name FROM party WHERE name IS NOT NULL AND stories AND EXISTS "
            "(SELECT 1 FROM side WHERE party = party.id AND common) "
            "ORDER BY stories DESC, id LIMIT ?",
            limit,
        )
        return sorted(rows, key=lambda row: (row[1].casefold(), row[0]))

    def claims_beginning(self, id: str) -> list[str]:
        """The ids of claims that begin so, two at most."""
        rows = self._db.all(
            "SELECT id FROM claim WHERE id >= ? AND id < ? ORDER BY id LIMIT 2",
            id,
            f"{id}\U0010ffff",
        )
        return [found for (found,) in rows]

    def claim_at(self, story: str, version: int, start: int) -> str | None:
        """The claim in which the words that begin there are."""
        row = self._db.one(
            "SELECT m.claim FROM story s JOIN version v ON v.story = s.id AND number = ? "
            "JOIN content c ON c.version = v.id JOIN member m ON m.content = c.id "
            "WHERE key = ? AND instr(c.data, ?) ORDER BY m.claim",
            version, story, f'"span": [[{start}, ',
        )  # fmt: skip
        found: str | None = row and row[0]
        return found
