"""One connection to a library's file: pragmas, schema, transactions."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sayso.errors import LibraryError
from sayso.library.migrations import APPLICATION_ID, migrate, newest

_WAIT = 60.0


class Database:
    """SQLite with a write-ahead log: one writer at a time, many readers, safe when killed.

    A connection is for one thread at a time.  With ``synchronous = NORMAL`` a loss of power may
    undo the last stories; it never damages the file.
    """

    def __init__(self, path: Path, *, create: bool) -> None:
        """Raises LibraryError where the file is none of sayso's, or cannot be opened."""
        self.path = path
        if not create and not path.exists():
            raise LibraryError(f"{path}: no such library; `sayso add` makes one")
        try:
            if create:
                path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(
                path, timeout=_WAIT, isolation_level=None, check_same_thread=False
            )
        except (sqlite3.Error, OSError, ValueError) as error:
            raise LibraryError(f"{path}: cannot be opened ({error})") from error
        try:
            self._prepare()
        except sqlite3.Error as error:
            self.close()
            raise LibraryError(f"{path}: is not a library, or is damaged ({error})") from error
        except LibraryError:
            self.close()
            raise

    def _prepare(self) -> None:
        run = self._connection.execute
        done, mark = self._number("user_version"), self._number("application_id")
        if done > newest():
            raise LibraryError(f"{self.path}: was made by a newer version of sayso")
        if mark != APPLICATION_ID and run("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
            raise LibraryError(f"{self.path}: is a database of something else")
        run("PRAGMA foreign_keys = ON")
        # A deleted story's words do not stay behind in free pages.
        run("PRAGMA secure_delete = ON")
        run("PRAGMA synchronous = NORMAL")
        # KiB: with less, putting into a large library waits for its pages.
        run("PRAGMA cache_size = -32000")
        if done < newest():
            run("PRAGMA journal_mode = WAL")
            with self.writing():
                # Another process may have been quicker.
                migrate(self._connection, self._number("user_version"))

    def _number(self, pragma: str) -> int:
        found: int = self._connection.execute(f"PRAGMA {pragma}").fetchone()[0]
        return found

    def close(self) -> None:
        self._connection.close()

    def all(self, sql: str, *values: Any) -> list[Any]:
        """All rows."""
        with self._told():
            return self._connection.execute(sql, values).fetchall()

    def one(self, sql: str, *values: Any) -> Any:
        """The first row, or None."""
        with self._told():
            return self._connection.execute(sql, values).fetchone()

    def run(self, sql: str, *values: Any) -> int:
        """Writes; gives back the new row's id."""
        with self._told():
            return self._connection.execute(sql, values).lastrowid or 0

    def many(self, sql: str, rows: Any) -> None:
        """Writes for each of the rows."""
        with self._told():
            self._connection.executemany(sql, rows)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """All or nothing; inside another one, part of that.

        Raises LibraryError where another process writes for longer than a minute, the disk is full
        or the file may not be written.
        """
        if self._connection.in_transaction:
            yield
            return
        self.run("BEGIN IMMEDIATE")
        try:
            yield
            self.run("COMMIT")
        except BaseException:
            # The error may have ended the transaction itself.
            with suppress(sqlite3.Error):
                self._connection.execute("ROLLBACK")
            raise

    def tidy(self) -> None:
        """Writes the log back into the file and empties it, where nobody reads just now."""
        self.one("PRAGMA wal_checkpoint(TRUNCATE)")

    @contextmanager
    def _told(self) -> Iterator[None]:
        """What the disk or another process does to us, in one line; our own slips as they are."""
        try:
            yield
        except (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.DataError):
            raise
        except sqlite3.DatabaseError as error:
            raise LibraryError(f"{self.path}: cannot be read or written ({error})") from error
