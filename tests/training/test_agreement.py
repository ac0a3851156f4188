"""Two readings compared."""

import copy

import pytest

from tests.training.test_corpus import annotation
from training.agreement import agreement, kappa


def test_kappa() -> None:
    # Cohen's own arithmetic: 35 of 50 agree, chance agreement one half.
    pairs = [("a", "a")] * 20 + [("a", "b")] * 5 + [("b", "a")] * 10 + [("b", "b")] * 15
    assert kappa(pairs) == pytest.approx(0.4)
    assert kappa([("a", "a")]) == 1.0


def test_the_same_reading_agrees_with_itself_whatever_the_ids() -> None:
    other = copy.deepcopy(annotation())
    for a in other["attributions"]:
        a["speaker"] += "-2"
    for s in other["speakers"]:
        s["id"] += "-2"
    figures = agreement([annotation()], [other])
    assert figures["relation"] == figures["strict"] == figures["nested"] == 100.0
    assert figures["speaker"] == 100.0
    assert figures["act"]["kappa"] == 1.0


def test_two_speakers_taken_for_one_disagree_once() -> None:
    other = copy.deepcopy(annotation())
    other["attributions"][1]["speaker"] = "mayor"
    other["attributions"][1]["act"] = "accuses"
    figures = agreement([annotation()], [other])
    assert figures["speaker"] == 50.0
    assert figures["act"]["differ"] == {"states / accuses": 1}
