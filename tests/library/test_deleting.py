"""Deleting a story takes all of it along."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import InputError
from sayso.library import Library
from sayso.library.derived import ClaimRow, Content, EchoRow, Edge

from .invented import TEXT, reading

SECRET = "Quillfeather"


def test_nothing_of_it_is_left(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    with Library.open(path) as library:
        for n in range(20):
            library.put(reading(f"s{n:02}", TEXT + f"Number {n}.\n"))
        url = "https://ledger.example/1"
        library.put(reading("doomed", TEXT + SECRET, url=url, title=SECRET))
        library.put(reading("doomed", f"{TEXT}{SECRET} again."))
        derived = library.derived
        derived.save_contents(
            [
                Content("c1", "doomed", 1, SECRET, (SECRET,), SECRET.encode(), f'"{SECRET}"'),
                Content("c2", "s01", 1, "other"),
            ]
        )
        derived.save_edges([Edge("c1", "c2", "same", 0.9)])
        derived.save_claims([ClaimRow("k1", ("c1", "c2"), f'"{SECRET}"')])
        derived.save_sheet("doomed", 1, "shingles", SECRET.encode(), (SECRET,))
        derived.save_echoes([EchoRow("s01", 1, "doomed", 1, f'"{SECRET}"')])
        library.corrections.add("wrong", {"words": SECRET}, ["doomed"])
        kept = library.corrections.add("wrong", {}, ["s01"])
        assert library.search(SECRET)
        assert library.delete(url) == 1
        with pytest.raises(KeyError):
            library.story("doomed")
        assert library.search(SECRET) == []
        assert [c.id for c in derived.contents()] == ["c2"]
        assert derived.edges_of(["c1", "c2"]) == []
        assert list(derived.claims()) == []
        assert derived.loose() == ["c2"]
        assert derived.echoes_of("abc") == []
        assert list(library.corrections) == [kept]
        assert library.count().stories == 20
    found = [p.read_bytes() for p in tmp_path.iterdir()]
    assert not any(SECRET.encode() in data or SECRET.lower().encode() in data for data in found)
    assert b"Lunde" in b"".join(found)


def test_what_was_deleted_can_be_added_again(library: Library) -> None:
    library.put(reading())
    assert library.delete(["ferry", "nobody"]) == 1
    assert library.delete("ferry") == 0
    stored = library.put(reading())
    assert stored.version == 1
    assert library.count().stories == 1


def test_failures_are_dropped_by_name(library: Library) -> None:
    library.failures.add(InputError("/in/a.jsonl:3", "no"))
    library.failures.add(InputError("/in/b.txt", "no"))
    assert library.failures.drop("/in/b.txt")
    assert not library.failures.drop("/in/b.txt")
    assert library.failures.drop("/in/a.jsonl")
    assert list(library.failures) == []
