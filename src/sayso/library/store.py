"""The library as others see it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from sayso.data import Reading, Story
from sayso.library import versions as kept
from sayso.library import words
from sayso.library.belonging import find
from sayso.library.corrections import Corrections
from sayso.library.database import Database
from sayso.library.derived import Derived
from sayso.library.failures import Failures
from sayso.library.listing import Listed, listing
from sayso.library.records import Corpus, Hit, Stored


class Library:
    """Readings in one SQLite file; use it as a context manager.

    One process writes at a time, the others wait; any number read meanwhile.  What is put is put
    whole or not at all, whenever the process ends.  An instance is for one thread at a time.

    Two readings are versions of one story where they share the id or the address; with the same
    text they are the same version.
    """

    def __init__(self, db: Database) -> None:
        self._db = db
        self.failures = Failures(db)
        self.corrections = Corrections(db)
        self.derived = Derived(db)

    @classmethod
    def open(cls, path: Path | None = None, *, create: bool = True) -> Library:
        """The library in the file ``path``, by default in the user's data folder.

        Raises LibraryError where the file is not a library, cannot be opened, or, unless
        ``create``, is not there.
        """
        return cls(Database(path or default_path(), create=create))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        self._db.close()

    @property
    def path(self) -> Path:
        return self._db.path

    def put(self, reading: Reading) -> Stored:
        """Keeps a reading: as a new story, as a version of one, or in place of the reading of the
        same text.  Details that it does not tell (outlet, date, ...) stay as they were known."""
        return kept.put(self._db, reading)

    def wanted(self, story: Story, *, reread: bool = False) -> Story | None:
        """The story as it would be kept, which is to be read and put; None where the library holds
        just this, unless it is to be reread."""
        return kept.wanted(self._db, story, reread)

    def story(self, id: str, version: int | None = None) -> Stored:
        """A story by its key, by the id of any of its versions, or by its address; the newest
        version unless asked.  Raises KeyError where there is none."""
        found = kept.load(self._db, id, version)
        if found is None:
            raise KeyError(id if version is None else (id, version))
        return found

    def has(self, id: str) -> bool:
        """Whether there is a story that goes by ``id``, as for ``story``."""
        return find(self._db, id) is not None

    def stories(self, *, every: bool = False) -> Iterator[Stored]:
        """The newest version of each story, or ``every`` version, by key and version, streamed."""
        return kept.stream(self._db, every=every)

    def listing(self, limit: int, offset: int = 0) -> list[Listed]:
        """Some of the stories, newest first, as a list shows them."""
        return listing(self._db, limit, offset)

    def delete(self, ids: Iterable[str] | str) -> int:
        """Deletes stories (named as for ``story``), with all versions and all that came of them;
        how many there were.  Nothing of their words stays in the file."""
        named = [ids] if isinstance(ids, str) else list(ids)
        count = sum(kept.delete(self._db, id) for id in named)
        if count:
            words.purge(self._db)
            self._db.tidy()
        return count

    def search(self, query: str, limit: int = 20) -> list[Hit]:
        """The stories with the words of ``query``; see ``words.search``."""
        return words.search(self._db, query, limit)

    def count(self) -> Corpus:
        """How much there is; versions and attributions of all versions."""
        (stories,) = self._db.one("SELECT count(*) FROM story")
        versions, attributions = self._db.one(
            "SELECT count(*), coalesce(sum(attributions), 0) FROM version"
        )
        (failures,) = self._db.one("SELECT count(*) FROM failure")
        return Corpus(stories, versions, attributions, failures)


def default_path() -> Path:
    """The library in the user's data folder."""
    from platformdirs import user_data_path

    return user_data_path("sayso", appauthor=False) / "library.sqlite"
