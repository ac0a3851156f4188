"""How well predicted attributions agree with gold ones: who said what, and by which cue.

Overlap is counted in letters and digits, so that quotation marks, spaces and full stops at a span's
edge cost nothing; counts are pooled over the stories.  Attributions are aligned one to one by
content (Kuhn 1955), as PolNeAR's authors compare annotators.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import linear_sum_assignment

from sayso.contract import attribution_from_dict
from sayso.data import Attribution, Spans
from sayso.errors import NotAStory, NotFound

ROLES = ("source", "cue", "content")
QUOTATION_MARKS = '"“”'


@dataclass(frozen=True, slots=True)
class Gold:
    """One story of a corpus: its text, and its attributions as people found them."""

    id: str
    text: str
    attributions: tuple[Attribution, ...]


def load_gold(corpus: Path, split: str | None = None) -> list[Gold]:
    """The stories of a corpus: a JSON-lines file, or a folder with ``SPLIT.jsonl``.

    Raises NotFound where there is no such file, NotAStory where a line is not as it should be.
    """
    path = corpus / f"{split or 'dev'}.jsonl" if corpus.is_dir() else corpus
    if not path.is_file():
        raise NotFound(str(path), "no such corpus (a JSON-lines file, or a folder of splits)")
    return list(_gold_lines(path))


def _gold_lines(path: Path) -> Iterator[Gold]:
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                data = json.loads(line)
                # PolNeAR's attributions have no ids, and so no parents.
                found = [
                    {"id": str(i), "parent": None} | a for i, a in enumerate(data["attributions"])
                ]
                yield Gold(data["id"], data["text"], tuple(map(attribution_from_dict, found)))
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                reason = f'line {number}: no {{"id", "text", "attributions"}} in it'
                raise NotAStory(str(path), reason) from error


def score(
    gold: Sequence[Gold], predicted: Sequence[Sequence[Attribution]], *, direct: bool = False
) -> dict[str, Any]:
    """The figures, in per cent, of ``predicted[i]`` against ``gold[i]``.

    ``span_exact``: F1 of spans with role and both trimmed edges right.  ``char``: F1 over the
    letters that carry each role.  ``content``: F1 of contents aligned at IoU >= 0.5.  ``relation``:
    and the sources' IoU is >= 0.5, or neither has one ('who said what').  ``strict``: all three
    exact.  ``nested``: relation over attributions with a parent, the parents aligned too.
    ``direct`` keeps only attributions whose content holds a double quotation mark.
    """
    n: Counter[Any] = Counter()
    for story, found in zip(gold, predicted, strict=True):
        _count(n, story.text, list(story.attributions), list(found), direct)
    return {
        "gold": n["gold"],
        "predicted": n["predicted"],
        "span_exact": {
            r: _f1(n["spans predicted", r], n["spans gold", r], n["spans", r]) for r in ROLES
        },
        "char": {
            r: _f1(n["letters predicted", r], n["letters gold", r], n["letters", r]) for r in ROLES
        },
        "content": _f1(n["predicted"], n["gold"], n["content"]),
        "relation": _f1(n["predicted"], n["gold"], n["relation"]),
        "relation_P": round(100 * n["relation"] / max(1, n["predicted"]), 1),
        "relation_R": round(100 * n["relation"] / max(1, n["gold"]), 1),
        "strict": _f1(n["predicted"], n["gold"], n["strict"]),
        "nested_gold": n["nested gold"],
        "nested": _f1(n["nested predicted"], n["nested gold"], n["nested"]),
    }


def _count(
    n: Counter[Any], text: str, gold: list[Attribution], found: list[Attribution], direct: bool
) -> None:
    if all(a.parent is None for a in gold):
        # A flat corpus: what stands inside others' words cannot be right or wrong there.
        found = [a for a in found if a.parent is None]
    if direct:
        gold = [a for a in gold if _has_marks(a, text)]
        found = [a for a in found if _has_marks(a, text)]
    for role in ROLES:
        for kind, g, p in (
            ("spans", _trimmed(gold, role, text), _trimmed(found, role, text)),
            ("letters", _lettered(gold, role, text), _lettered(found, role, text)),
        ):
            n[f"{kind} gold", role] += len(g)
            n[f"{kind} predicted", role] += len(p)
            n[kind, role] += len(g & p)
    n["gold"] += len(gold)
    n["predicted"] += len(found)
    gold_parents, found_parents = _parents(gold), _parents(found)
    n["nested gold"] += sum(p is not None for p in gold_parents)
    n["nested predicted"] += sum(p is not None for p in found_parents)
    pairs = align(gold, found, text)
    partner = dict(pairs)
    for i, j in pairs:
        n["content"] += 1
        right = iou(letters(gold[i].source, text), letters(found[j].source, text)) >= 0.5
        n["relation"] += right
        above, parent = gold_parents[i], found_parents[j]
        if right and above is not None and parent is not None:
            n["nested"] += partner.get(above) == parent
        n["strict"] += all(
            _trimmed([gold[i]], r, text) == _trimmed([found[j]], r, text) for r in ROLES
        )


def align(
    gold: Sequence[Attribution], found: Sequence[Attribution], text: str
) -> list[tuple[int, int]]:
    """Pairs of gold and found attributions, one to one, whose contents agree by half (IoU)."""
    if not gold or not found:
        return []
    contents = [[letters(a.content, text) for a in side] for side in (gold, found)]
    sources = [[letters(a.source, text) for a in side] for side in (gold, found)]
    overlap = np.array([[iou(x, y) for y in contents[1]] for x in contents[0]])
    # The same content reported twice: the source decides.
    tie = np.array([[iou(x, y) for y in sources[1]] for x in sources[0]])
    rows, columns = linear_sum_assignment(-overlap - 0.01 * tie)
    return [(int(i), int(j)) for i, j in zip(rows, columns, strict=True) if overlap[i, j] >= 0.5]


def letters(spans: Spans, text: str) -> set[int]:
    """The positions of the letters and digits in ``spans``."""
    return {i for a, b in spans for i in range(a, min(b, len(text))) if text[i].isalnum()}


def _has_marks(a: Attribution, text: str) -> bool:
    return any(ch in text[x:y] for x, y in a.content for ch in QUOTATION_MARKS)


def _spans(a: Attribution, role: str) -> Spans:
    spans: Spans = getattr(a, role)
    return spans


def _lettered(side: list[Attribution], role: str, text: str) -> set[int]:
    return set().union(*(letters(_spans(a, role), text) for a in side))


def _trimmed(side: list[Attribution], role: str, text: str) -> set[tuple[int, int]]:
    return {_trim(*span, text) for a in side for span in _spans(a, role)}


def _trim(a: int, b: int, text: str) -> tuple[int, int]:
    while a < b and not text[a].isalnum():
        a += 1
    while b > a and not text[b - 1].isalnum():
        b -= 1
    return a, b


def _parents(side: list[Attribution]) -> list[int | None]:
    index = {a.id: i for i, a in enumerate(side)}
    return [None if a.parent is None else index.get(a.parent) for a in side]


def iou(x: set[int], y: set[int]) -> float:
    """What two sets share of all that they hold; 1 where both are empty."""
    return len(x & y) / len(x | y) if x or y else 1.0


def _f1(predicted: int, gold: int, right: int) -> float:
    return round(200 * right / (predicted + gold), 1) if predicted + gold else 0.0
