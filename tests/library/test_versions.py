"""Stories, and versions of one."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from sayso.data import Reading
from sayso.library import Library

from .invented import TEXT, held, reading, story

ADDRESS = "https://ledger.example/ferry"


def test_a_story_comes_back_as_it_was_put(library: Library) -> None:
    whole = reading(url=ADDRESS, title="Cut", outlet="Ledger", published_at="2025-01-02", input="x")
    stored = library.put(whole)
    assert (stored.reading, stored.version, stored.key) == (whole, 1, "ferry")
    assert library.story("ferry") == library.story(ADDRESS) == stored
    assert library.story("ferry", 1) == stored
    with pytest.raises(KeyError):
        library.story("ferry", 2)
    with pytest.raises(KeyError):
        library.story("other")


def test_any_characters(library: Library) -> None:
    odd = reading("a\ud800\0", TEXT + "\ud800 \0 \x02 \U0001f6a2 \u202e")
    library.put(odd)
    assert library.story("a\ud800\0").reading == odd
    assert [s.reading for s in library.stories()] == [odd]


def test_putting_again_changes_nothing(library: Library) -> None:
    library.put(reading())
    before = held(library)
    library.put(reading())
    assert held(library) == before
    assert library.count().versions == 1


def test_changed_text_is_a_new_version(library: Library) -> None:
    library.put(reading(url=ADDRESS))
    library.put(reading(text=TEXT + "It rained.\n"))
    library.put(reading("other", TEXT + "It snowed.\n", url=ADDRESS))
    assert [(k, v) for k, v, _ in held(library)] == [("ferry", 1), ("ferry", 2), ("ferry", 3)]
    assert library.story("other").version == 3
    assert [s.version for s in library.stories()] == [3]
    # An old text that comes again is the version that it was.
    assert library.put(reading()).version == 1
    assert library.story("ferry").version == 3


def test_the_same_text_under_another_address_is_another_story(library: Library) -> None:
    library.put(reading("a", url=ADDRESS))
    library.put(reading("b", url=ADDRESS + "2"))
    assert [k for k, _, _ in held(library)] == ["a", "b"]


def test_a_site_s_front_page_is_no_story_s_address(library: Library) -> None:
    library.put(reading("a", url="https://ledger.example/"))
    library.put(reading("b", text="Other.", url="https://ledger.example/"))
    assert library.count().stories == 2


def test_versions_stand_by_date_in_whatever_order_they_come(tmp_path: Path) -> None:
    versions = [
        reading(f"v{n}", TEXT + f"Toll: {n}.\n", url=ADDRESS, published_at=f"2025-01-0{n}")
        for n in (1, 2, 3)
    ]
    found = []
    for i, order in enumerate(itertools.permutations(versions)):
        with Library.open(tmp_path / f"{i}.sqlite") as library:
            for version in order:
                library.put(version)
            found.append(held(library))
            (hit,) = library.search("toll")
            assert hit.stored.version == 3
    assert all(f == found[0] for f in found)
    assert [(k, v, r.story.id) for k, v, r in found[0]] == [
        ("v1", 1, "v1"), ("v1", 2, "v2"), ("v1", 3, "v3"),
    ]  # fmt: skip


def test_a_story_that_ties_two_makes_them_one(tmp_path: Path) -> None:
    one = reading("b", TEXT + "1", published_at="2025-01-01")
    two = reading("c", TEXT + "2", url=ADDRESS, published_at="2025-01-02")
    tie = reading("b", TEXT + "3", url=ADDRESS, published_at="2025-01-03")
    found = []
    for i, order in enumerate(itertools.permutations((one, two, tie))):
        with Library.open(tmp_path / f"{i}.sqlite") as library:
            for version in order:
                library.put(version)
            found.append(held(library))
            assert library.count().stories == 1
            assert len(library.search("ferry")) == 1
    assert all(f == found[0] for f in found)
    assert [(k, v) for k, v, _ in found[0]] == [("b", 1), ("b", 2), ("b", 3)]


def test_without_a_date_the_later_is_the_newer(library: Library) -> None:
    library.put(reading(text="1", published_at="2025-01-05"))
    library.put(reading(text="2"))
    library.put(reading(text="3", published_at="2025-01-04"))
    assert [r.story.text for _, _, r in held(library)] == ["3", "1", "2"]


def test_a_new_reading_takes_the_place_of_the_old(library: Library) -> None:
    library.put(reading())
    library.put(reading(model="m2"))
    ((_, version, found),) = held(library)
    assert (version, found.producer.model) == (1, "m2")


def test_what_is_not_told_again_stays_known(library: Library) -> None:
    library.put(reading(published_at="2025-01-05", outlet="Ledger"))
    wanted = library.wanted(story(title="Cut"))
    assert wanted == story(title="Cut", published_at="2025-01-05", outlet="Ledger")
    library.put(reading(title="Cut"))
    assert library.story("ferry").reading.story == wanted
    assert library.wanted(story()) is None
    assert library.wanted(story(outlet="Post")) == story(
        title="Cut", published_at="2025-01-05", outlet="Post"
    )


def test_wanted(library: Library) -> None:
    assert library.wanted(story()) == story()
    library.put(reading())
    assert library.wanted(story()) is None
    assert library.wanted(story(input="elsewhere.jsonl")) is None
    assert library.wanted(story(), reread=True) == story()
    assert library.wanted(story(text="other")) is not None


def put_file(library: Library, given: str, text: str) -> Reading:
    wanted = library.wanted(story(Path(given).name, text, input=given), reread=True)
    assert wanted is not None
    return library.put(reading(wanted.id, text, input=given)).reading


def test_files_of_one_name_are_different_stories(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ids = [put_file(library, f"{day}/story.txt", f"On {day}.").story.id for day in ("mon", "tue")]
    assert ids == ["story.txt", "tue/story.txt"]
    # Each is known again, from another folder too, and by a new text.
    (tmp_path / "tue").mkdir()
    monkeypatch.chdir(tmp_path / "tue")
    assert put_file(library, "story.txt", "On tue, late.").story.id == "tue/story.txt"
    assert put_file(library, "../mon/story.txt", "On mon.").story.id == "story.txt"
    (tmp_path / "tue" / "tue").mkdir()
    third = put_file(library, "tue/story.txt", "A third.")
    assert third.story.id == str(tmp_path / "tue" / "tue" / "story.txt")
    assert put_file(library, "tue/story.txt", "A third, late.").story.id == third.story.id
    assert [(k, v) for k, v, _ in held(library)] == [
        (third.story.id, 1), (third.story.id, 2), ("story.txt", 1), ("tue/story.txt", 1),
        ("tue/story.txt", 2),
    ]  # fmt: skip


def test_a_file_that_was_moved_is_the_same_story(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    put_file(library, "in/story.txt", TEXT)
    put_file(library, "archive/story.txt", TEXT)
    assert library.count().versions == 1


def test_pages_of_one_address_are_one_story_whatever_their_files(library: Library) -> None:
    library.put(reading("a.html", input="a.html", url=ADDRESS))
    library.put(reading("b.html", TEXT + "More.", input="in/b.html", url=ADDRESS))
    assert [(k, v) for k, v, _ in held(library)] == [("a.html", 1), ("a.html", 2)]


def test_reading_while_writing(library: Library) -> None:
    for n in range(150):
        library.put(reading(f"s{n:03}"))
    seen = []
    for stored in library.stories():
        seen.append(stored.key)
        library.put(reading(stored.key, model="m2"))
    assert seen == [f"s{n:03}" for n in range(150)]
