"""The corpus' loader: the rules that a program can check, and the split that is fixed."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from training import corpus
from training.corpus import CorpusError, Story

TEXT = "The mayor said the police claimed that it burned. “Nonsense,” they replied."


def span(words: str) -> list[int]:
    start = TEXT.index(words)
    return [start, start + len(words)]


def annotation() -> Story:
    labels = {"form": "indirect", "act": "states", "stance": "asserts", "certainty": "certain"}
    rest: dict[str, Any] = {"judges": None, "via": [], "said_at": None}
    rest |= {"addressee": [], "channel": [], "place": []}
    outer = {"id": "a1", "source": [span("The mayor")], "cue": [span("said")]}
    outer |= {"content": [span("the police claimed that it burned")], "parent": None}
    inner = {"id": "a2", "source": [span("the police")], "cue": [span("claimed")]}
    inner |= {"content": [span("that it burned")], "parent": "a1"}
    return {
        "id": "fire",
        "set": "own",
        "sha256": corpus.sha256(TEXT),
        "text": TEXT,
        "attributions": [
            {**outer, **labels, **rest, "speaker": "mayor"},
            {**inner, **labels, **rest, "speaker": "police"},
        ],
        "speakers": [
            {"id": "mayor", "name": None, "description": "The mayor", "kind": "unnamed"},
            {"id": "police", "name": "the police", "kind": "government"},
        ],
    }


def test_a_sound_annotation_is_joined() -> None:
    assert corpus.join(annotation())["text"] == TEXT


def test_a_changed_text_is_refused() -> None:
    changed = annotation() | {"text": TEXT + " "}
    with pytest.raises(CorpusError, match=r"own/fire: the text is not the one"):
        corpus.join(changed)


def broken(**changes: Any) -> Story:
    found = copy.deepcopy(annotation())
    found["attributions"][1] |= changes
    return found


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"act": "shouts"}, "act 'shouts' is not one of"),
        ({"stance": None}, "stance None is not one of"),
        ({"certainty": "sure"}, "certainty 'sure' is not one of"),
        ({"content": [[60, 999]]}, "outside the text"),
        ({"content": []}, "no content"),
        ({"source": [[10, 15]]}, "begins or ends with a space"),
        ({"parent": "a9"}, "parent 'a9' is not there"),
        ({"parent": "a2"}, "inside itself"),
        ({"content": [[50, 61]]}, "not inside that of its parent"),
        ({"source": [[0, 9]]}, "source or cue is not inside"),
        ({"speaker": "nobody"}, "speaker 'nobody' is not listed"),
        ({"via": [{"speaker": "radio", "span": []}]}, "via 'radio' is not listed"),
        ({"judges": {"attribution": "a7", "verdict": "false"}}, "judges 'a7'"),
        ({"judges": {"attribution": None, "verdict": "wrong"}}, "verdict 'wrong'"),
        ({"id": "a1"}, "share an id"),
    ],
)
def test_every_rule(changes: dict[str, Any], complaint: str) -> None:
    with pytest.raises(CorpusError, match=complaint) as caught:
        corpus.join(broken(**changes))
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith("own/fire: ")


@pytest.mark.parametrize(
    ("speaker", "complaint"),
    [
        ({"kind": "robot"}, "kind 'robot'"),
        ({"name": None}, "an unnamed speaker has no name"),
        ({"affiliation": "state"}, "'state' is no speaker"),
        ({"id": "constable"}, "'police' is not listed|nobody refers"),
    ],
)
def test_every_rule_of_speakers(speaker: dict[str, Any], complaint: str) -> None:
    found = annotation()
    found["speakers"][1] |= speaker
    with pytest.raises(CorpusError, match=complaint):
        corpus.join(found)


def test_citing_may_stand_outside_its_parent() -> None:
    citing = broken(content=[span("the police claimed that it burned")], cue=[span("replied")])
    assert corpus.join(citing)


def test_the_test_split_s_labels_are_those_that_were_fixed() -> None:
    fixed = (corpus.ANNOTATIONS / "test.sha256").read_text(encoding="utf-8").split()
    assert corpus.sha256_of_test() == fixed[0]


def test_every_annotation_is_in_one_split_and_holds_no_text_of_others() -> None:
    of = corpus.splits()
    listed = json.loads((corpus.ANNOTATIONS / "splits.json").read_text(encoding="utf-8"))
    assert sum(map(len, listed.values())) == len(of)
    for path in corpus.annotation_files():
        for line in path.read_text(encoding="utf-8").splitlines():
            story = json.loads(line)
            assert f"{story['set']}/{story['id']}" in of
            assert ("text" in story) == (story["set"] == "own")


def test_the_whole_corpus_keeps_the_rules() -> None:
    if not (corpus.data_root() / "corpora").exists():
        pytest.skip("the corpora are not beside the project")
    assert corpus.load(spans_only=True)


def test_the_loader_needs_no_torch() -> None:
    source = Path(corpus.__file__).read_text(encoding="utf-8")
    assert "import torch" not in source
