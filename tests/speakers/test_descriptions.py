"""Descriptions, joint sources and relative clauses, in stories of invented countries."""

from __future__ import annotations

from tests.speakers.stories import names, speakers


def test_who_behind_an_apposition_is_the_one_named():
    text = "The bridge will close, said Ottmar Lindqvist, a spokesman, who could not give a date."
    rows = [
        ("Ottmar Lindqvist, a spokesman,", "said", "The bridge will close"),
        ("who", "could not give", "a date"),
    ]
    assert names(text, rows) == ["Ottmar Lindqvist"] * 2


def test_who_behind_an_age_is_the_one_named():
    text = "Sena Varga, 19, who witnessed the fire, said it began upstairs."
    assert names(text, [("who", "witnessed", "the fire")]) == ["Sena Varga"]


def test_a_written_title_is_taken_up_by_its_noun():
    text = "Dr. Imre Kolozs said the driver was unhurt. The doctor said a scan was planned."
    rows = [
        ("Dr. Imre Kolozs", "said", "the driver was unhurt"),
        ("The doctor", "said", "a scan was planned"),
    ]
    assert names(text, rows) == ["Imre Kolozs"] * 2


def test_an_apposition_with_and_is_no_second_speaker():
    text = "Paul Tarn, a former adviser to the mayor and a friend of the family, said it was over."
    found = speakers(
        text,
        [("Paul Tarn, a former adviser to the mayor and a friend of the family,", "said", "it")],
    )
    assert found[0] is not None
    assert (found[0].name, found[0].members) == ("Paul Tarn", ())


def test_others_stand_in_a_joint_source():
    text = "The idea was rejected by Kessaly, Tarvenia and others."
    found = speakers(text, [("Kessaly, Tarvenia and others", "was rejected", "The idea")])
    assert found[0] is not None
    assert len(found[0].members) == 3


def test_the_report_is_the_outlets():
    text = (
        "The mine will close in May, the Calder Gazette reported on Friday. "
        "The report said 300 people would lose their work."
    )
    rows = [
        ("the Calder Gazette", "reported", "The mine will close in May"),
        ("The report", "said", "300 people would lose their work"),
    ]
    assert names(text, rows)[0] == names(text, rows)[1]


def test_himself_is_no_part_of_a_name():
    text = "Ferenc Adai denied the theft. Adai himself told the police where he had been."
    rows = [
        ("Ferenc Adai", "denied", "the theft"),
        ("Adai himself", "told", "where he had been"),
    ]
    assert names(text, rows) == ["Ferenc Adai"] * 2


def test_a_name_with_an_article_is_a_bodys():
    text = "No decision has been made, the Dorval Lantern said."
    found = speakers(text, [("the Dorval Lantern", "said", "No decision has been made")])
    assert found[0] is not None
    assert found[0].kind != "person"
