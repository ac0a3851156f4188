"""By what a story is known again."""

import pytest

from sayso.library.naming import address_of, instant, names_of

from .invented import story


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://Ledger.example/a", "https://ledger.example:443/a#top"),
        ("https://ledger.example/a?utm_source=x&id=3", "https://ledger.example/a?id=3"),
        ("http://ledger.example/a?b=1&a=2", "http://ledger.example/a?a=2&b=1"),
    ],
)
def test_spellings_of_one_address(one: str, other: str) -> None:
    assert address_of(one) == address_of(other) is not None


def test_addresses_that_are_not_the_same() -> None:
    addresses = [
        "https://ledger.example/a", "https://ledger.example/b", "https://ledger.example/a?id=3",
        "https://ledger.example/A", "https://other.example/a",
    ]  # fmt: skip
    assert len({address_of(a) for a in addresses}) == len(addresses)


@pytest.mark.parametrize(
    "url", [None, "", "a/b.txt", "https://ledger.example", "https://ledger.example/", "https://[x"]
)
def test_what_names_no_story(url: str | None) -> None:
    assert address_of(url) is None


def test_an_id_of_its_own_and_a_file_s_name() -> None:
    own = names_of(story("a1", input="in.jsonl", url="https://ledger.example/1"))
    assert (own.id, own.address, own.file) == ("a1", "https://ledger.example/1", None)
    for id, given in (("x.txt", "x.txt"), ("x.txt", "in/x.txt"), ("in/x.txt", "./in/x.txt")):
        found = names_of(story(id, input=given))
        assert found.id is None
        assert found.file is not None
        assert found.file.endswith("/x.txt")
    assert names_of(story("stdin-1", input="-")).id == "stdin-1"


def test_instants_are_in_order() -> None:
    told = ["2024-05-01", "2024-05-01T10:00:00+02:00", "2024-05-01T09:00:00Z", "2024-05-01T10:00"]
    found = [instant(t) for t in told]
    assert found == sorted(filter(None, found))
    assert [instant(t) for t in (None, "", "May", "0001-01-01T00:00+14:00")] == [None] * 4
