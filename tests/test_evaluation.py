"""Our figures, and that they are the reference scorer's."""

import importlib.util
import json
import random
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from sayso.contract import attribution_to_dict
from sayso.data import Attribution, Spans
from sayso.errors import NotAStory, NotFound
from sayso.evaluation import Gold, align, load_gold, score

TEXT = "The mayor said “the bridge is safe”, and the union claimed that it was not, he added."
REFERENCE = Path(__file__).parent.parent.parent / "shared" / "score.py"


def at(words: str) -> Spans:
    start = TEXT.index(words)
    return ((start, start + len(words)),)


GOLD = (
    Attribution("1", at("The mayor"), at("said"), at("“the bridge is safe”")),
    Attribution("2", at("he"), at("added"), at("the union claimed that it was not")),
    Attribution("3", at("the union"), at("claimed"), at("that it was not"), parent="2"),
)


def gold(attributions: tuple[Attribution, ...] = GOLD) -> list[Gold]:
    return [Gold("s", TEXT, attributions)]


def test_perfect_agreement() -> None:
    found = score(gold(), [GOLD])
    assert found["relation"] == found["strict"] == found["nested"] == 100.0
    assert found["span_exact"] == {"source": 100.0, "cue": 100.0, "content": 100.0}


def test_quotation_marks_and_full_stops_cost_nothing() -> None:
    bare = replace(GOLD[0], content=at("the bridge is safe"))
    assert score(gold(), [(bare, *GOLD[1:])])["strict"] == 100.0


def test_a_wrong_source_is_no_relation() -> None:
    wrong = replace(GOLD[0], source=at("the union"))
    found = score(gold(), [(wrong, *GOLD[1:])])
    assert found["content"] == 100.0
    assert found["relation"] == round(200 * 2 / 6, 1)


def test_nested_ones_do_not_count_against_flat_gold() -> None:
    flat = (GOLD[0], GOLD[1])
    assert score(gold(flat), [GOLD])["predicted"] == 2


def test_the_wrong_parent_is_not_nested() -> None:
    wrong = replace(GOLD[2], parent="1")
    assert score(gold(), [(*GOLD[:2], wrong)])["nested"] == 0.0


def test_only_direct() -> None:
    found = score(gold(), [GOLD], direct=True)
    assert (found["gold"], found["predicted"]) == (1, 1)


def test_the_same_content_twice_is_parted_by_source() -> None:
    other = replace(GOLD[0], id="4", source=at("the union"))
    assert align([GOLD[0], other], [other, GOLD[0]], TEXT) == [(0, 1), (1, 0)]


def reference() -> ModuleType:
    if not REFERENCE.exists():
        pytest.skip("the reference scorer is not beside the project")
    spec = importlib.util.spec_from_file_location("reference_score", REFERENCE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def disturbed(rng: random.Random, text: str, a: Attribution) -> Attribution:
    """``a`` as a careless reader would have it."""

    def moved(spans: Spans) -> Spans:
        found = []
        for start, end in spans:
            start = max(0, min(len(text) - 1, start + rng.choice([0, 0, 0, 3, -4])))
            found.append((start, max(start + 1, min(len(text), end + rng.choice([0, 0, 5])))))
        return tuple(found[: rng.choice([1, 2])] if rng.random() < 0.1 else found)

    return replace(a, source=moved(a.source), cue=moved(a.cue), content=moved(a.content))


@pytest.mark.parametrize("direct", [False, True])
@pytest.mark.parametrize("seed", range(5))
def test_figures_are_the_reference_scorer_s(seed: int, direct: bool) -> None:
    module, rng = reference(), random.Random(seed)
    stories = [Gold(str(i), TEXT, GOLD if i % 2 else GOLD[:2]) for i in range(6)]
    found = [
        tuple(disturbed(rng, s.text, a) for a in s.attributions if rng.random() < 0.8)
        for s in stories
    ]
    as_dicts = [
        {"id": s.id, "text": s.text, "attributions": list(map(attribution_to_dict, s.attributions))}
        for s in stories
    ]
    predicted = {
        s.id: list(map(attribution_to_dict, f)) for s, f in zip(stories, found, strict=True)
    }
    assert score(stories, found, direct=direct) == module.score(as_dicts, predicted, direct)


def test_loading_a_corpus(tmp_path: Path) -> None:
    line: dict[str, Any] = {"id": "s", "text": TEXT}
    line["attributions"] = [{"source": [[0, 9]], "cue": [[10, 14]], "content": [[15, 35]]}]
    (tmp_path / "dev.jsonl").write_text(json.dumps(line) + "\n\n", encoding="utf-8")
    (found,) = load_gold(tmp_path)
    assert found.attributions[0].content == ((15, 35),)
    assert load_gold(tmp_path / "dev.jsonl") == [found]


def test_a_corpus_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="no such corpus"):
        load_gold(tmp_path, "test")
    (tmp_path / "dev.jsonl").write_text('{"id": "s"}\n', encoding="utf-8")
    with pytest.raises(NotAStory, match="line 1"):
        load_gold(tmp_path)
