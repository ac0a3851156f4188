"""Search: stories by their words, with exact places of the words."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.library import Library
from sayso.library.words import expression

from .invented import TEXT, reading

OTHER = "The strike at the harbour goes on.\nNo ferries will sail, a union said.\n"


def keys(library: Library, query: str) -> list[str]:
    return [hit.stored.key for hit in library.search(query)]


def matched(library: Library, query: str) -> list[list[str]]:
    return [
        [hit.stored.reading.story.text[a:b] for a, b in hit.matches]
        for hit in library.search(query)
    ]


def test_words_in_any_form(library: Library) -> None:
    library.put(reading("a"))
    library.put(reading("b", OTHER))
    assert keys(library, "council") == ["a"]
    assert set(keys(library, "FERRY")) == {"a", "b"}
    assert matched(library, "ferry -strike") == [["Ferry", "ferry"]]
    assert matched(library, "ferry strike") == [["strike", "ferries"]]
    assert matched(library, "decisions") == [["decision"]]


def test_phrases_beginnings_and_either(library: Library) -> None:
    library.put(reading("a"))
    library.put(reading("b", OTHER))
    assert matched(library, '"any decision"') == [["any decision"]]
    assert keys(library, '"decision any"') == []
    assert matched(library, "octo*") == [["October"]]
    assert set(keys(library, "october OR union")) == {"a", "b"}
    assert keys(library, "octo") == []


def test_titles_outlets_and_speakers(library: Library) -> None:
    library.put(reading("a", OTHER, title="Quay closed", outlet="The Ledger"))
    assert keys(library, "quay") == keys(library, "ledger") == ["a"]
    (hit,) = library.search("Brandt")
    assert hit.matches == ()
    assert hit.passages == (hit.stored.reading.story.blocks[0].span,)
    assert hit.attributions == ("a1", "a2")


def test_the_title_counts_more(library: Library) -> None:
    library.put(reading("a", OTHER))
    library.put(reading("b", OTHER.replace("strike", "talks"), title="The strike"))
    assert keys(library, "strike") == ["b", "a"]


def test_the_words_in_context(library: Library) -> None:
    library.put(reading())
    (hit,) = library.search("ferry friday")
    text = hit.stored.reading.story.text
    assert [text[a:b].split()[0] for a, b in hit.passages] == ["Ferry", "Mayor"]
    assert hit.attributions == ("a1", "a2")


def test_only_the_newest_version_is_searched(library: Library) -> None:
    library.put(reading())
    library.put(reading(text=OTHER))
    assert keys(library, "october") == []
    assert keys(library, "union") == ["ferry"]
    # An older one that is read again does not take its place.
    library.put(reading(model="m2"))
    assert keys(library, "october") == []


def test_limit(library: Library) -> None:
    for n in range(5):
        library.put(reading(f"s{n}"))
    assert [h.stored.key for h in library.search("ferry", 3)] == ["s0", "s1", "s2"]


@pytest.mark.parametrize("query", ["", "  ", "*", '"', "-", "- ,", "-ferry", "OR", '""'])
def test_a_query_without_a_word_finds_nothing(library: Library, query: str) -> None:
    library.put(reading())
    assert library.search(query) == []


def test_the_language_of_the_index_is_not_spoken(library: Library) -> None:
    library.put(reading())
    for query in ("NEAR(ferry lunde)", "body : ferry", "ferry AND NOT", "^ferry", "(ferry", "a'b"):
        library.search(query)
    assert keys(library, "body:ferry") == []


@given(st.text(max_size=60))
def test_no_query_breaks_it(query: str) -> None:
    match = expression(query)
    if match is not None:
        index = sqlite3.connect(":memory:")
        index.execute("CREATE VIRTUAL TABLE words USING fts5 (body)")
        index.execute("SELECT 1 FROM words WHERE words MATCH ?", (match,)).fetchall()
        index.close()


def test_places_are_exact_whatever_the_characters(library: Library) -> None:
    text = "\ud800 \x02\x03 \U0001f6a2 e\u0301té \0 İstanbul ferry\u202e \x02ferry\x03.\n"
    library.put(reading(text=TEXT + text))
    (hit,) = library.search("ferry")
    words = [hit.stored.reading.story.text[a:b] for a, b in hit.matches]
    assert words == ["Ferry", "ferry", "ferry", "ferry"]
