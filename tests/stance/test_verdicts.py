"""Verdicts on statements in invented stories."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.data import Judgement
from sayso.stance import judge
from tests.stance.marked import read

_CLAIM = "{s1:The Oressan navy} {c1:said} {x1:that two ships had crossed the line}. "


def _judgements(marked: str) -> dict[str, Judgement | None]:
    story, bare = read(marked)
    return {a.id: a.judges for a in judge(story, bare, ())}


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [
        ("{s2:Tarvenia} {c2:called} {x2:the claim “pure invention”}.", "false"),
        ("{s2:Tarvenia} {c2:said} {x2:the claim was groundless}.", "false"),
        ("{s2:Tarvenia} {c2:said} {x2:such groundless claims helped nobody}.", "false"),
        ("“{x2:That is not true,}” {s2:a Tarvenian officer} {c2:said}.", "false"),
        ("“{x2:It’s a lie,}” {s2:a Tarvenian officer} {c2:said}.", "false"),
        ("{s2:Tarvenia} {c2:dismissed} {x2:the report as alarmist}.", "false"),
        ("{s2:The news agency} {c2:could not verify} {x2:the claim}.", "doubtful"),
        ("{s2:Tarvenia} {c2:refuted} {x2:the claim}.", "false"),
        ("{s2:A document} {c2:contradicted} {x2:the navy’s statement}.", "false"),
        ("{s2:The news agency} {c2:could not verify} {x2:the authenticity of it}.", "doubtful"),
        ("{s2:An analyst} {c2:doubted} {x2:it}.", "doubtful"),
        ("{s2:An analyst} {c2:said} {x2:the claim was unproven}.", "doubtful"),
        ("{s2:A fisherman} {c2:said} {x2:the report was accurate}.", "true"),
        ("“{x2:That’s true,}” {s2:a fisherman} {c2:said}.", "true"),
    ],
)
def test_verdict_on_the_statement_before(answer: str, verdict: str) -> None:
    found = _judgements(_CLAIM + answer)
    assert found["a1"] is None
    assert found["a2"] is not None
    assert (found["a2"].attribution, found["a2"].verdict) == ("a1", verdict)


def test_verdict_on_a_statement_in_its_own_content() -> None:
    found = _judgements(
        "{s1:Vidor’s lawyer} {c1:said} {x1:{s2:the prosecutor’s} {c2:claim} "
        "{x2:that he fled} was false}."
    )
    assert found["a1"] == Judgement("a2", "false")
    assert found["a2"] is None


def test_verdict_on_a_verdict_is_on_the_statement() -> None:
    found = _judgements(
        _CLAIM
        + "{s2:Tarvenia} {c2:said} {x2:the claim was false}. "
        + "{s3:Kessaly} {c3:said} {x3:the claim was a lie}."
    )
    assert found["a3"] == Judgement("a1", "false")


def test_statement_elsewhere_is_null() -> None:
    found = _judgements("{s:Tarvenia} {c:said} {x:the reports were baseless}.")
    assert found["a1"] == Judgement(None, "false")


@pytest.mark.parametrize(
    "sentence",
    [
        "{s2:The mayor} {c2:said} {x2:it was wrong to close the bridge}.",
        "{s2:The mayor} {c2:asked} {x2:whether the report was true}.",
        "{s2:The mayor} {c2:said} {x2:the true cost was unknown}.",
        "{s2:The mayor} {c2:said} {x2:the wrong road was closed}.",
    ],
)
def test_no_verdict(sentence: str) -> None:
    assert _judgements(_CLAIM + sentence)["a2"] is None


def test_never_itself_even_where_a_parent_is_wrong() -> None:
    story, bare = read("{x:{c:Nonsense} is false}.")
    looped = replace(bare[0], parent="a1")
    assert judge(story, [looped], ())[0].judges in (None, Judgement(None, "false"))


def test_withdrawn_is_the_word_of_the_same_speaker() -> None:
    story, bare = read(
        "{s1:The harbour board} {c1:reported} {x1:nine deaths}. "
        "{s2:A survivor} {c2:said} {x2:twelve had drowned}. "
        "{s3:The board} {c3:withdrew} {x3:the figure}."
    )
    parties = ("s1", "s2", "s1")
    told = [replace(a, speaker=s) for a, s in zip(bare, parties, strict=True)]
    assert judge(story, told, ())[2].judges == Judgement("a1", "false")
