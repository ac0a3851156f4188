"""Sources to speakers, in stories of invented countries."""

from __future__ import annotations

from sayso.speakers import resolve
from tests.speakers.stories import names, said, speakers, story

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


def test_a_pair_of_one_surname_is_told_apart_by_title_and_first_name():
    text = (
        "Viktor Halmos and his wife, Greta Halmos, spoke on Monday. "
        "Mrs. Halmos said the house was sold. Viktor denied it. “It is ours,” Mr. Halmos said."
    )
    rows = [
        ("Mrs. Halmos", "said", "the house was sold"),
        ("Viktor", "denied", "it"),
        ("Mr. Halmos", "said", "“It is ours,”"),
    ]
    assert names(text, rows) == ["Greta Halmos", "Viktor Halmos", "Viktor Halmos"]


def test_acronyms_given_in_the_text():
    text = (
        "The Inland Waterways Board (IWB) warned of floods. Rivers are high, the IWB said. "
        "The board asked people to leave."
    )
    rows = [
        ("The Inland Waterways Board (IWB)", "warned", "of floods"),
        ("the IWB", "said", "Rivers are high"),
        ("The board", "asked", "people to leave"),
    ]
    assert names(text, rows) == ["Inland Waterways Board"] * 3


def test_family_names_first_and_nicknames():
    text = (
        "Pak Min Ho promised calm on Friday. Pak said he was tired. "
        "William Orde took over. Bill Orde said little."
    )
    rows = [
        ("Pak Min Ho", "promised", "calm"),
        ("Pak", "said", "he was tired"),
        ("Bill Orde", "said", "little"),
    ]
    assert names(text, rows) == ["Pak Min Ho", "Pak Min Ho", "William Orde"]


def test_a_capital_speaks_for_its_government():
    text = "North Korea fired a rocket. It was a test, Pyongyang said."
    found = speakers(text, [("Pyongyang", "said", "It was a test")])[0]
    assert found is not None
    assert (found.name, found.kind, found.country) == ("North Korea", "government", "PRK")


def test_joint_speakers_have_members():
    text = "Canada and Peru said they would sign."
    found = speakers(text, [("Canada and Peru", "said", "they would sign")])[0]
    assert found is not None
    assert len(found.members) == 2
    assert found.kind == "government"


def test_i_is_the_speaker_of_the_quotation_around():
    text = "“I warned them in May,” Odalys Ferrant said."
    rows = [("Odalys Ferrant", "said", "“I warned them in May,”"), ("I", "warned", "them", 1)]
    assert names(text, rows) == ["Odalys Ferrant"] * 2


def test_an_unnamed_spokesman_stays_unnamed_and_belongs_to_his_body():
    text = "A spokesman for Larkspur Shipping said the crew was safe."
    rows = [("A spokesman for Larkspur Shipping", "said", "the crew was safe")]
    found = speakers(text, rows)[0]
    assert found is not None
    assert (found.kind, found.name) == ("unnamed", None)
    assert found.description == "A spokesman for Larkspur Shipping"
    assert found.affiliation is not None


def test_a_quotation_goes_on_with_its_speaker_and_hearsay_has_none():
    text = (
        "“We lost the harvest,” farmer Teodor Lisk said. “Nobody came.” "
        "The dam reportedly leaked for days."
    )
    rows = [
        ("farmer Teodor Lisk", "said", "“We lost the harvest,”"),
        ("", "", "“Nobody came.”"),
        ("", "reportedly", "leaked for days"),
    ]
    assert names(text, rows) == ["Teodor Lisk", "Teodor Lisk", None]


def test_who_is_what_stands_before_it():
    text = "Mira Solberg, who doubts the figures, asked for a count."
    assert names(text, [("who", "doubts", "the figures")]) == ["Mira Solberg"]


def test_affiliation_from_the_title():
    text = "Larkspur Shipping chief executive Dag Moen said sales fell."
    rows = [("Larkspur Shipping chief executive Dag Moen", "said", "sales fell")]
    attributed = speakers(text, rows)[0]
    assert attributed is not None
    assert attributed.name == "Dag Moen"
    assert attributed.affiliation is not None


def test_affiliation_with_a_body_that_has_no_name():
    text = "Bram Olsen, a member of the parliamentary water committee, said levels fell."
    rows = [("Bram Olsen, a member of the parliamentary water committee,", "said", "levels fell")]
    attributions, found = resolve(story(text), said(text, *rows), ())
    by_id = {s.id: s for s in found}
    olsen = by_id[attributions[0].speaker or ""]
    assert olsen.name == "Bram Olsen"
    assert by_id[olsen.affiliation or ""].name == "the parliamentary water committee"


def test_the_words_of_a_pair_named_together_are_the_pair_again():
    text = (
        "Mira Solberg and Dag Moen said the bridge was safe. They said it twice. "
        "“It holds,” the two engineers wrote."
    )
    rows = [
        ("Mira Solberg and Dag Moen", "said", "the bridge was safe"),
        ("They", "said", "it"),
        ("the two engineers", "wrote", "“It holds,”"),
    ]
    assert names(text, rows) == ["Mira Solberg and Dag Moen"] * 3
