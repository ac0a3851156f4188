"""Corrections: kept, taken back, there after a new reading."""

import pytest

from sayso.library import Library

from .invented import reading


def test_they_are_kept_in_order_and_undone(library: Library) -> None:
    library.put(reading())
    one = library.corrections.add("reject", {"spans": [[1, 2]]}, ["ferry"])
    two = library.corrections.add("same-speaker", {"names": ["Brandt", "Ida Brandt"]})
    assert list(library.corrections) == [one, two]
    assert (one.kind, one.about, one.undone) == ("reject", {"spans": [[1, 2]]}, False)
    undone = library.corrections.undo(one.id)
    assert undone.undone
    assert library.corrections.undo(one.id) == undone
    assert library.corrections.standing() == (two,)
    assert len(list(library.corrections)) == 2


def test_they_survive_a_new_reading_and_a_new_version(library: Library) -> None:
    library.put(reading())
    made = library.corrections.add("reject", {}, ["ferry"])
    library.put(reading(model="m2"))
    library.put(reading(text="Other."))
    assert library.corrections.standing() == (made,)


def test_a_story_that_is_not_there(library: Library) -> None:
    with pytest.raises(KeyError):
        library.corrections.add("reject", {}, ["nobody"])
    assert list(library.corrections) == []
    with pytest.raises(KeyError):
        library.corrections.undo(7)
