"""The user's own list: what it says is used first; what is wrong in it is told by line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sayso.errors import InputError
from sayso.speakers import Known, resolve
from tests.speakers.stories import said, story

CSV = """id,name,kind,aliases,affiliation,country
b,Harbour Authority of Zaranth,government,HAZ; the Quay,,
m,Odalys Ferrant,person,The Harbourmaster; Ferrant,b,FR
"""
TEXT = "Dredging will stop, HAZ said. “We ran dry,” Ferrant told reporters at the Quay."
ROWS = [("HAZ", "said", "Dredging will stop"), ("Ferrant", "told", "“We ran dry,”")]


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_aliases_kinds_and_affiliations_of_the_list_are_used(tmp_path):
    known = Known.load(write(tmp_path, "list.csv", CSV))
    attributions, speakers = resolve(story(TEXT), said(TEXT, *ROWS), (), known)
    by_id = {s.id: s for s in speakers}
    body, person = (by_id[a.speaker] for a in attributions)
    assert (body.kind, person.kind) == ("government", "person")
    assert person.affiliation == body.id
    assert person.country == "FRA"


def test_without_the_list_the_body_is_not_known_as_one():
    _, speakers = resolve(story(TEXT), said(TEXT, *ROWS), ())
    assert [s.affiliation for s in speakers] == [None, None]


def test_followthemoney_entities_and_memberships(tmp_path):
    rows = [
        {"id": "b", "schema": "PublicBody", "properties": {"name": ["Harbour Authority"],
                                                          "alias": ["HAZ"], "country": ["de"]}},
        {"id": "m", "schema": "Person", "properties": {"name": ["Odalys Ferrant"],
                                                      "weakAlias": ["Ferrant"]}},
        {"id": "x", "schema": "Vessel", "properties": {"name": ["Gull"]}},
        {"id": "l", "schema": "Membership", "properties": {"member": ["m"], "organization": ["b"]}},
    ]  # fmt: skip
    known = Known.load(write(tmp_path, "list.ftm.json", "\n".join(map(json.dumps, rows))))
    assert known.entries["m"].affiliation == "b"
    assert known.entries["b"].country == "DEU"
    assert known.find(("haz",)) == known.entries["b"]
    assert "x" not in known.entries


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("a.csv", "id,title\n1,x\n", 1),
        ("a.csv", "id,name\n1,Ana Beck\n2,\n", 3),
        ("a.csv", "name,kind\nAna Beck,robot\n", 2),
        ("a.csv", "name,country\nAna Beck,Atlantis\n", 2),
        ("a.csv", "name\nAna,Beck\n", 2),
        ("a.jsonl", '{"id": "1", "schema": "Person", "properties": {"name": ["Ana"]}}\n{', 2),
        ("a.jsonl", '{"id": "1"}', 1),
        ("a.jsonl", "[]", 1),
        ("a.jsonl", '{"id": "1", "schema": "Person", "properties": {}}', 1),
    ],
)
def test_what_is_wrong_is_told_with_file_and_line(tmp_path, name, text, line):
    path = write(tmp_path, name, text)
    with pytest.raises(InputError) as raised:
        Known.load(path)
    assert str(raised.value).startswith(f"{path}, line {line}: ")
    assert "\n" not in str(raised.value)


def test_a_missing_or_undecodable_file_is_told(tmp_path):
    with pytest.raises(InputError):
        Known.load(tmp_path / "none.csv")
    (tmp_path / "bytes.csv").write_bytes(b"name\n\xff\xfe\n")
    with pytest.raises(InputError):
        Known.load(tmp_path / "bytes.csv")
