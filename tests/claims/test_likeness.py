"""What compares contents besides their words: who speaks, who denies, who is accused."""

from __future__ import annotations

import pytest

from sayso.claims import derive
from sayso.claims.actors import SILENT, stems
from sayso.claims.contents import Piece, pieces
from sayso.claims.likeness import NAMES, told
from sayso.claims.pairs import part_of
from sayso.claims.positions import positions
from sayso.claims.splitting import readable, sentences
from sayso.claims.wording import tells
from tests.claims.telling import Says, reading, stored


def pieces_of(*said: Says, id: str = "a") -> tuple[Piece, ...]:
    return pieces(stored(reading(id, *said))[0])


def features(p: Piece, q: Piece) -> dict[str, float]:
    found = dict(zip(NAMES, told(p, q), strict=True))
    assert dict(zip(NAMES, told(q, p), strict=True)) == found
    return found


def test_a_nation_and_its_adjective_have_one_stem() -> None:
    assert stems("Tolmera") == stems("the Tolmeran")
    assert stems("Health Minister") == stems("Health Ministry")


def test_who_is_accused_and_denies_it() -> None:
    [charge] = pieces_of(Says("Ada Moor", "the firm Harl of a leak at Orv", act="accuses"))
    [denial] = pieces_of(Says("Harl", "any leak", "denies"), id="b")
    assert features(charge, denial)["denies the charge"] == 1
    [other] = pieces_of(Says("Jon Abbot", "any leak", "denies"), id="c")
    assert features(charge, other)["denies the charge"] == 0
    assert features(denial, other)["both deny"] == 0


def test_a_pronoun_may_mean_the_speaker() -> None:
    [own] = pieces_of(Says("Harl", "it had lost nothing"))
    [of_another] = pieces_of(Says("Harl", "the dam had burst"))
    assert "harl" in own.about
    assert "harl" not in of_another.about


@pytest.mark.parametrize(
    ("cue", "silent"),
    [("declined to say", True), ("could not confirm", True), ("denied", False), ("said", False)],
)
def test_who_says_nothing_makes_no_claim(cue: str, silent: bool) -> None:
    assert (SILENT.search(cue) is not None) is silent


def test_a_part_is_not_the_whole() -> None:
    told = Says("The Gazette", "that Ada Moor warned of cracks in the dam at Orv for years")
    whole, part = pieces_of(told, Says("Ada Moor", "of cracks in the dam at Orv", inside=0))
    assert part_of(whole, part)
    assert len(derive(stored(reading("a", told, Says("Ada Moor", "of cracks in the dam at Orv",
                                                     inside=0))))) == 2  # fmt: skip


def test_nobody_denies_in_one_story_what_he_says_there() -> None:
    pair = pieces_of(
        Says("Ada Moor", "I need a roof over my house"),
        Says("Ada Moor", "I do not need another name for my house"),
    )
    assert set(positions(pair, ()).values()) == {"supports"}
    other = pieces_of(
        Says("Ada Moor", "the dam has burst"), Says("Jon Abbot", "the dam has not burst")
    )
    assert sorted(positions(other, ()).values()) == ["denies", "supports"]


def test_a_short_sentence_stays_with_its_neighbour() -> None:
    text = "Sappers? I was awake at one in the morning. All I saw was that light."
    found = [text[a:b] for ((a, b),) in sentences(text, ((0, len(text)),))]
    assert found == ["Sappers? I was awake at one in the morning.", "All I saw was that light."]


def test_a_sentence_that_is_broken_off_is_one() -> None:
    text = "“We shall,” the mayor said, “open the dam tonight. Nobody will sleep.”"
    content = ((1, 9), (29, 69))
    assert [readable(text, s) for s in sentences(text, content)] == [
        "We shall open the dam tonight",
        "Nobody will sleep",
    ]


def test_two_quotations_with_the_speaker_between_are_two_sentences() -> None:
    text = "“The dam will hold tonight.” So said the mayor. “Nobody need leave home.”"
    content = ((1, 27), (49, 72))
    assert len(list(sentences(text, content))) == 2


@pytest.mark.parametrize(
    ("text", "says"),
    [("the reports", False), ("about the outcome", False), ("the bridge fell", True)],
)
def test_what_has_no_verb_tells_nothing(text: str, says: bool) -> None:
    assert tells(text) is says
