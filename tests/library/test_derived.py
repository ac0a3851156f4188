"""Derived rows: kept, found, and gone with what they came from."""

from __future__ import annotations

import pytest

from sayso.library import Library
from sayso.library.derived import ClaimRow, Content, EchoRow, Edge

from .invented import TEXT, held, reading


@pytest.fixture
def full(library: Library) -> Library:
    for id in ("a", "b", "c"):
        library.put(reading(id))
    derived = library.derived
    derived.save_contents(
        Content(f"c-{id}", id, 1, f"says {id}", ("x", id), id.encode(), f'{{"n": "{id}"}}')
        for id in "abc"
    )
    derived.save_edges([Edge("c-a", "c-b", "same", 0.5), Edge("c-b", "c-c", "rival", 0.25)])
    derived.save_claims([ClaimRow("k1", ("c-a", "c-b"), "{}"), ClaimRow("k2", ("c-c",), "{}")])
    derived.save_sheet("a", 1, "shingles", b"1", ("m", "n"))
    derived.save_sheet("b", 1, "shingles", b"2", ("n",))
    derived.save_echoes([EchoRow("a", 1, "b", 1, "{}"), EchoRow("b", 1, "a", 1, "{}")])
    derived.done([("a", 1), ("b", 1), ("c", 1)])
    return library


def test_what_was_saved_is_found(full: Library) -> None:
    derived = full.derived
    (found,) = derived.contents(["c-b", "nothing"])
    assert found == Content("c-b", "b", 1, "says b", ("b", "x"), b"b", '{"n": "b"}')
    assert [c.id for c in derived.contents()] == ["c-a", "c-b", "c-c"]
    assert [c.id for c in derived.contents_of("c")] == ["c-c"]
    assert derived.contents_marked(["x", "b"]) == {"c-a": 1, "c-b": 2, "c-c": 1}
    assert derived.edges_of(["c-a"]) == [Edge("c-a", "c-b", "same", 0.5)]
    assert len(derived.edges_of(["c-b"])) == 2
    assert [k.id for k in derived.claims()] == ["k1", "k2"]
    assert derived.claim("k1") == ClaimRow("k1", ("c-a", "c-b"), "{}")
    assert derived.claims_of(["c-b", "c-c"]) == ["k1", "k2"]
    assert derived.sheet("a", 1, "shingles") == b"1"
    assert derived.sheet("a", 1, "other") is derived.sheet("c", 1, "shingles") is None
    assert derived.sheets_marked("shingles", ["m", "n"]) == {("a", 1): 2, ("b", 1): 1}
    assert len(derived.echoes_of(["a"])) == len(derived.echoes_of("abc")) == 2
    assert derived.echoes_of(["c"]) == []
    assert list(derived.pending()) == []
    with pytest.raises(KeyError):
        derived.claim("k9")
    with pytest.raises(KeyError):
        derived.save_contents([Content("z", "a", 2, "no such version")])


def test_saving_again_replaces(full: Library) -> None:
    derived = full.derived
    derived.save_contents([Content("c-a", "a", 1, "new")])
    (found,) = derived.contents(["c-a"])
    assert (found.text, found.marks, found.vector) == ("new", (), None)
    assert derived.edges_of(["c-a"]) == []
    assert [k.id for k in derived.claims()] == ["k2"]
    derived.save_claims([ClaimRow("k2", ("c-a", "c-c"), "1")])
    assert derived.claim("k2") == ClaimRow("k2", ("c-a", "c-c"), "1")


@pytest.mark.parametrize("change", ["deleted", "read again", "a new version"])
def test_a_story_s_rows_go_when_it_changes(full: Library, change: str) -> None:
    if change == "deleted":
        full.delete("a")
    elif change == "read again":
        full.put(reading("a", model="m2"))
    else:
        full.put(reading("a", TEXT + "More.\n"))
    derived = full.derived
    assert [c.id for c in derived.contents()] == ["c-b", "c-c"]
    assert [k.id for k in derived.claims()] == ["k2"]
    assert derived.loose() == ["c-b"]
    assert derived.sheets_marked("shingles", ["m", "n"]) == {("b", 1): 1}
    assert derived.echoes_of("abc") == []
    pending = {"deleted": [], "read again": [("a", 1)], "a new version": [("a", 2)]}
    assert list(derived.pending()) == pending[change]
    if change == "a new version":
        assert list(derived.pending(every=True)) == [("a", 1), ("a", 2)]


def test_putting_the_same_again_keeps_them(full: Library) -> None:
    full.put(reading("a"))
    assert list(full.derived.pending()) == []
    assert len(list(full.derived.claims())) == 2


def test_all_of_it_can_be_dropped(full: Library) -> None:
    before = held(full)
    full.derived.save_note("rules", "3")
    assert full.derived.note("rules") == "3"
    full.derived.clear()
    assert list(full.derived.contents()) == list(full.derived.claims()) == []
    assert full.derived.note("rules") is None
    assert list(full.derived.pending()) == [("a", 1), ("b", 1), ("c", 1)]
    assert held(full) == before


def test_together_or_not_at_all(full: Library) -> None:
    class Stop(Exception):
        pass

    def fail() -> None:
        with full.derived.writing():
            full.derived.save_note("rules", "4")
            full.derived.drop_claims(["k1"])
            raise Stop

    with pytest.raises(Stop):
        fail()
    assert full.derived.note("rules") is None
    assert len(list(full.derived.claims())) == 2


def test_many_at_once(library: Library) -> None:
    library.put(reading())
    derived = library.derived
    ids = [f"c{n:05}" for n in range(1300)]
    derived.save_contents(Content(id, "ferry", 1, id, ("x",)) for id in ids)
    assert [c.id for c in derived.contents()] == ids
    assert [c.id for c in derived.contents(ids)] == ids
    assert list(derived.contents_marked(["x"])) == ids
    assert derived.loose() == ids
