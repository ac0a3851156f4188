"""Sources to speakers, in stories of invented countries."""

from __future__ import annotations

from tests.speakers.stories import names, speakers

DAM = (
    "Energy Minister Ludmila Hargrove said the dam would be finished by spring. "
    "Hargrove told reporters the cost had doubled. "
    "“We have no choice,” she said. "
    "The minister added that critics were wrong."
)
DAM_ROWS = [
    ("Energy Minister Ludmila Hargrove", "said", "the dam would be finished by spring"),
    ("Hargrove", "told", "the cost had doubled"),
    ("she", "said", "“We have no choice,”"),
    ("The minister", "added", "that critics were wrong"),
]


def test_full_name_surname_pronoun_and_role_are_one():
    assert names(DAM, DAM_ROWS) == ["Ludmila Hargrove"] * 4


def test_a_named_minister_is_a_person():
    found = speakers(DAM, DAM_ROWS)[0]
    assert found is not None
    assert found.kind == "person"
