"""The file: what it may be, and who may use it at once."""

from __future__ import annotations

import os
import sqlite3
import threading
from pathlib import Path

import pytest

from sayso.errors import LibraryError
from sayso.library import Library, store
from sayso.library.migrations import newest

from .invented import held, reading


def test_a_file_that_is_no_library(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_text("no database at all, but long enough to be looked at as one\n" * 100)
    with pytest.raises(LibraryError, match="x: "):
        Library.open(path)
    path.unlink()
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE something (a)")
    other.close()
    with pytest.raises(LibraryError, match="something else"):
        Library.open(path)
    with pytest.raises(LibraryError, match="cannot be opened"):
        Library.open(tmp_path)


def test_one_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="no such library"):
        Library.open(tmp_path / "none", create=False)
    assert not (tmp_path / "none").exists()
    with Library.open(tmp_path / "deep" / "er" / "l.sqlite") as library:
        library.put(reading())
    with Library.open(tmp_path / "deep" / "er" / "l.sqlite", create=False) as library:
        assert library.count().stories == 1


def test_one_of_a_newer_version(tmp_path: Path) -> None:
    path = tmp_path / "l.sqlite"
    Library.open(path).close()
    raw = sqlite3.connect(path)
    raw.execute(f"PRAGMA user_version = {newest() + 1}")
    raw.close()
    with pytest.raises(LibraryError, match="newer version"):
        Library.open(path)


def test_a_damaged_one_is_one_line(tmp_path: Path) -> None:
    path = tmp_path / "l.sqlite"
    with Library.open(path) as library:
        for n in range(50):
            library.put(reading(f"s{n}"))
    data = bytearray(path.read_bytes())
    data[8192:] = os.urandom(len(data) - 8192)
    path.write_bytes(data)
    with pytest.raises(LibraryError) as told, Library.open(path) as library:
        held(library)
    assert "\n" not in str(told.value)


def test_steps_are_taken_from_any_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from sayso.library import database, migrations

    path = tmp_path / "l.sqlite"
    steps = list(migrations._STEPS)
    for done in range(1, len(steps) + 1):
        monkeypatch.setattr(migrations, "_STEPS", steps[:done])
        database.Database(path, create=True).close()
    with Library.open(path) as library:
        library.put(reading())
        library.derived.save_note("a", "b")
    raw = sqlite3.connect(path)
    assert raw.execute("PRAGMA user_version").fetchone() == (len(steps),)
    raw.close()


def test_many_write_and_read_at_once(tmp_path: Path) -> None:
    path = tmp_path / "l.sqlite"
    errors: list[Exception] = []

    def write(name: str) -> None:
        try:
            with Library.open(path) as library:
                for n in range(15):
                    library.put(reading(f"{name}{n:02}"))
                    library.put(reading("shared", f"The same {n % 3}."))
                    assert library.search("same")
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=write, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    with Library.open(path) as library:
        assert library.count().stories == 61
        assert library.count().versions == 63


def test_the_default_is_in_the_user_s_data_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "/somewhere")
    assert store.default_path().name == "library.sqlite"
    assert store.default_path().parent.name == "sayso"


def test_empty(library: Library) -> None:
    assert held(library) == []
    assert library.count().stories == library.count().attributions == 0
    assert library.search("ferry") == []
