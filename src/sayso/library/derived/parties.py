"""The speakers of each version, who they are across stories, and what has changed of that."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from sayso.library.derived.rows import EntryRow, PartyRow
from sayso.library.derived.table import Table, marks, parts
from sayso.library.naming import clean

_PARTY = "SELECT id, slug, place, apart, name, kind, names, stories, data, digest FROM party"


class Parties(Table):
    """Entries and parties."""

    def save_entries(self, story: str, version: int, entries: Iterable[EntryRow]) -> None:
        """Keeps the entries of a version, which has none yet; what they lead to is stirred."""
        with self.writing():
            row = self._row(story, version)
            for e in entries:
                id = self._db.run(
                    "INSERT INTO entry (version, speaker, block, lean, called, data) "
                    "VALUES (?, ?, ?, ?, ?, ?)",
                    row, e.speaker, clean(e.block), e.lean, clean(e.called), e.data,
                )  # fmt: skip
                found = dict.fromkeys(clean(mark) for mark in (e.block, *e.marks))
                self._db.many("INSERT INTO entry_mark VALUES (?, ?)", [(m, id) for m in found])
                self.stir("mark", found)

    def stir(self, kind: str, names: Iterable[str]) -> None:
        """Notes what has changed."""
        self._db.many("INSERT OR IGNORE INTO stirred VALUES (?, ?)", [(kind, n) for n in names])

    def stirred(self, kind: str) -> set[str]:
        """What has changed since it was settled."""
        return {n for (n,) in self._db.all("SELECT name FROM stirred WHERE kind = ?", kind)}

    def settle(self, kind: str) -> None:
        """Says that what was stirred has been looked at."""
        self._db.run("DELETE FROM stirred WHERE kind = ?", kind)

    def settle_names(self, kind: str, names: Iterable[str]) -> None:
        """Says that these of what was stirred have been looked at."""
        self._db.many("DELETE FROM stirred WHERE kind = ? AND name = ?", [(kind, n) for n in names])

    def entries_in(self, blocks: Collection[str]) -> set[int]:
        """The entries of these blocks."""
        return self._ids("SELECT id FROM entry WHERE block", blocks)

    def entries_marked(self, wanted: Collection[str], *, lean: bool = False) -> set[int]:
        """The entries with any of these marks; only those that lean on others, where asked."""
        more = "AND (SELECT lean FROM entry WHERE id = entry)" if lean else ""
        return self._ids("SELECT entry FROM entry_mark WHERE mark", wanted, more)

    def entries_called(self, names: Collection[str]) -> set[int]:
        """The entries of these names, as keys."""
        return self._ids("SELECT id FROM entry WHERE called", [clean(n) for n in names])

    def all_entries(self) -> set[int]:
        """Every entry."""
        return {id for (id,) in self._db.all("SELECT id FROM entry")}

    def beside(self, entries: Collection[int]) -> set[int]:
        """Those that are one party with any of these."""
        return self._ids(
            "SELECT id FROM entry WHERE party IN (SELECT party FROM entry WHERE id", entries, ")"
        )

    def blocks_of(self, entries: Collection[int], *, lean: bool = False) -> set[str]:
        """The blocks in which they are."""
        more = "AND lean" if lean else ""
        return self._names("SELECT DISTINCT block FROM entry WHERE id", entries, more)

    def marks_of(self, entries: Collection[int], *, lean: bool = False) -> set[str]:
        """Their marks."""
        more = "AND (SELECT lean FROM entry WHERE id = entry)" if lean else ""
        return self._names("SELECT DISTINCT mark FROM entry_mark WHERE entry", entries, more)

    def entry_data(self, ids: Collection[int]) -> list[tuple[int, str, str | None]]:
        """Their data, and the ids of the parties that they are."""
        found = []
        for part in parts(sorted(ids)):
            found += self._db.all(
                "SELECT e.id, e.data, p.id FROM entry e LEFT JOIN party p ON p.row = e.party "
                f"WHERE e.id IN ({marks(part)})",
                *part,
            )
        return found

    def party_of(self, story: str, version: int, speaker: str) -> str | None:
        """The id of the party that a speaker is."""
        row = self._db.one(
            "SELECT p.id FROM story s JOIN version v ON v.story = s.id AND number = ? "
            "JOIN entry e ON e.version = v.id AND speaker = ? JOIN party p ON p.row = e.party "
            "WHERE key = ?",
            version, speaker, story,
        )  # fmt: skip
        found: str | None = row and row[0]
        return found

    def parties_in(self, story: str, version: int) -> dict[str, str]:
        """The ids of the parties that the speakers of a version are, by the speakers' ids."""
        rows = self._db.all(
            "SELECT speaker, p.id FROM story s JOIN version v ON v.story = s.id AND number = ? "
            "JOIN entry e ON e.version = v.id JOIN party p ON p.row = e.party WHERE key = ?",
            version, story,
        )  # fmt: skip
        return dict(rows)

    def newest(self, story: str) -> int:
        """The number of a story's newest version; 0 where there is none."""
        row = self._db.one(
            "SELECT number FROM story s JOIN version v ON v.story = s.id AND newest WHERE key = ?",
            story,
        )
        return int(row[0]) if row else 0

    def party(self, id: str) -> PartyRow | None:
        """A party."""
        row = self._db.one(f"{_PARTY} WHERE id = ?", id)
        return PartyRow(*row) if row else None

    def forsaken(self) -> list[PartyRow]:
        """Takes out the parties all of whose entries are gone."""
        where = (
            "WHERE row IN (SELECT name FROM stirred WHERE kind = 'party') "
            "AND NOT EXISTS (SELECT 1 FROM entry WHERE party = row)"
        )
        found = [PartyRow(*row) for row in self._db.all(f"{_PARTY} {where}")]
        self._db.run(f"DELETE FROM party {where}")
        self.settle("party")
        return found

    def parties_with(self, key: str) -> list[str]:
        """The ids of the parties that are bodies of that name."""
        rows = self._db.all(
            "SELECT id FROM party_key JOIN party ON row = party WHERE key = ? ORDER BY id", key
        )
        return [id for (id,) in rows]

    def parties_called(self, slug: str) -> list[tuple[int, PartyRow]]:
        """The parties of a slug, with their rows."""
        found = self._db.all(f"{_PARTY.replace('SELECT', 'SELECT row,')} WHERE slug = ?", slug)
        return [(row, PartyRow(*rest)) for row, *rest in found]

    def rename_party(self, row: int, id: str) -> None:
        """Gives a party another id."""
        self._db.run("UPDATE party SET id = ? WHERE row = ?", id, row)

    def save_digest(self, id: str, digest: str) -> None:
        """Keeps the digest of a party."""
        self._db.run("UPDATE party SET digest = ? WHERE id = ?", digest, id)

    def replace_parties(
        self, gone: Collection[int], made: Iterable[tuple[PartyRow, Sequence[str], Collection[int]]]
    ) -> None:
        """Puts parties, each with its keys and entries, in place of those that the entries
        ``gone`` are of."""
        with self.writing():
            for part in parts(sorted(gone)):
                self._db.run(
                    "DELETE FROM party WHERE row IN "
                    f"(SELECT party FROM entry WHERE id IN ({marks(part)}))",
                    *part,
                )
            for p, keys, entries in made:
                row = self._db.run(
                    "INSERT INTO party (id, slug, place, apart, name, kind, names, stories, data, "
                    "digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    clean(p.id), clean(p.slug), clean(p.place), p.apart, p.name and clean(p.name),
                    p.kind, p.names, p.stories, p.data, p.digest,
                )  # fmt: skip
                self._db.many("INSERT INTO party_key VALUES (?, ?)", [(k, row) for k in keys])
                self._db.many(
                    "UPDATE entry SET party = ? WHERE id = ?", [(row, e) for e in entries]
                )

    def parties_listed(self, words: Sequence[str], limit: int, offset: int = 0) -> list[PartyRow]:
        """Those who speak and have a name with all of these words, most stories first."""
        where, values = _with(words)
        rows = self._db.all(
            f"{_PARTY} WHERE name IS NOT NULL AND stories {where} "
            "ORDER BY stories DESC, id LIMIT ? OFFSET ?",
            *values, limit, offset,
        )  # fmt: skip
        return [PartyRow(*row) for row in rows]

    def parties_counted(self, words: Sequence[str]) -> int:
        """How many these are."""
        where, values = _with(words)
        (found,) = self._db.one(
            f"SELECT count(*) FROM party WHERE name IS NOT NULL AND stories {where}", *values
        )
        return int(found)

    def places_of(self, id: str, limit: int = -1, offset: int = 0) -> list[tuple[str, int, str]]:
        """Where a party speaks: story, version, speaker; the oldest first."""
        found = self._db.all(
            "SELECT key, number, speaker FROM party p JOIN entry e ON e.party = p.row "
            "JOIN version v ON v.id = e.version JOIN story s ON s.id = v.story "
            "WHERE p.id = ? AND speaker <> '' ORDER BY dated = '', dated, key, number, speaker "
            "LIMIT ? OFFSET ?",
            id, limit, offset,
        )  # fmt: skip
        return [(key, number, speaker) for key, number, speaker in found]

    def _ids(self, sql: str, values: Collection[object], more: str = "") -> set[int]:
        found: set[int] = set()
        for part in parts(list(values)):
            found.update(id for (id,) in self._db.all(f"{sql} IN ({marks(part)}) {more}", *part))
        return found

    def _names(self, sql: str, values: Collection[object], more: str = "") -> set[str]:
        found: set[str] = set()
        for part in parts(list(values)):
            found.update(n for (n,) in self._db.all(f"{sql} IN ({marks(part)}) {more}", *part))
        return found


def _with(words: Sequence[str]) -> tuple[str, list[str]]:
    """All words in one of the names, which are kept with spaces around each word."""
    if not words:
        return "", []
    values = [f" {w} " for w in words]
    any_of = " ".join("AND instr(names, ?)" for _ in words)
    each = " AND ".join("instr(value, ?)" for _ in words)
    return f"{any_of} AND EXISTS (SELECT 1 FROM json_each(names) WHERE {each})", values * 2
