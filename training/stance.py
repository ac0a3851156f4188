"""Measure act, stance, certainty and verdicts on gold spans, beside the commonest label.

python -m training.stance [train | dev] [--errors act | stance | certainty | judges]
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, replace

from sayso.contract import reading_from_dict
from sayso.data import Attribution, Speaker, Story
from sayso.stance import judge
from training import corpus

LABELS = ("act", "stance", "certainty")


@dataclass(frozen=True, slots=True)
class Case:
    """One story: its gold attributions, and the same with the labels taken off."""

    story: Story
    gold: tuple[Attribution, ...]
    bare: tuple[Attribution, ...]
    speakers: tuple[Speaker, ...]


def cases(split: str) -> list[Case]:
    """The stories of our corpus' ``split``."""
    found = []
    for s in corpus.load(split):
        reading = reading_from_dict({k: v for k, v in s.items() if k != "producer"})
        bare = tuple(
            replace(a, act=None, stance=None, certainty=None, judges=None)
            for a in reading.attributions
        )
        found.append(Case(reading.story, reading.attributions, bare, reading.speakers))
    return found


Found = list[tuple[Attribution, ...]]
Key = Callable[[Attribution], Hashable]


def accuracy(gold: Iterable[Attribution], found: Iterable[Attribution], label: str) -> float:
    """The share of attributions whose ``label`` is as in ``gold``, in percent."""
    same = [getattr(g, label) == getattr(f, label) for g, f in zip(gold, found, strict=True)]
    return 100 * sum(same) / len(same)


def rare(a: Attribution) -> set[tuple[str, ...]]:
    """What of the rare things ``a`` carries: a stance other than asserts, a verdict."""
    marks: set[tuple[str, ...]] = set()
    if a.stance not in (None, "asserts"):
        marks.add(("stance", str(a.stance)))
    if a.judges is not None:
        marks.add(("judges", a.judges.verdict, str(a.judges.attribution)))
    return marks


def f1(
    gold: list[Attribution], found: list[Attribution], wanted: Callable[[tuple[str, ...]], bool]
) -> str:
    """F1 with precision, recall and the gold count, over the marks that are ``wanted``."""
    hits = of_gold = of_found = 0
    for g, f in zip(gold, found, strict=True):
        in_gold = {m for m in rare(g) if wanted(m)}
        in_found = {m for m in rare(f) if wanted(m)}
        hits += len(in_gold & in_found)
        of_gold += len(in_gold)
        of_found += len(in_found)
    score = 200 * hits / (of_gold + of_found) if of_gold + of_found else 0.0
    precision, recall = 100 * hits / max(of_found, 1), 100 * hits / max(of_gold, 1)
    return f"{score:5.1f}  (precision {precision:.1f}, recall {recall:.1f}, {of_gold} in gold)"


def report(gold: list[Attribution], found: list[Attribution]) -> None:
    for label in LABELS:
        most = Counter(getattr(g, label) for g in gold).most_common(1)[0][1]
        score = accuracy(gold, found, label)
        print(
            f"{label:<10} {score:5.1f}  (the commonest label alone: {100 * most / len(gold):.1f})"
        )
    for name in ("denies", "doubts", "confirms"):
        print(f"{name:<10}", f1(gold, found, lambda m, name=name: m == ("stance", name)))
    print("verdicts  ", f1(gold, found, lambda m: m[0] == "judges"))
    loose = [
        [replace(a, judges=a.judges and replace(a.judges, attribution=None)) for a in side]
        for side in (gold, found)
    ]
    print("  any statement", f1(loose[0], loose[1], lambda m: m[0] == "judges"))
    print("pooled    ", f1(gold, found, bool))


def show(case: Case, a: Attribution) -> str:
    def text(spans: tuple[tuple[int, int], ...]) -> str:
        return " … ".join(case.story.text[x:y] for x, y in spans)

    return f"{text(a.source)[:60]} | {text(a.cue)} | {text(a.content)[:170]!r}"


def errors(all_cases: list[Case], found: Found, label: str) -> None:
    for case, here in zip(all_cases, found, strict=True):
        for g, f in zip(case.gold, here, strict=True):
            if getattr(g, label) != getattr(f, label):
                wrong = f"{getattr(g, label)} not {getattr(f, label)}"
                print(wrong, "|", case.story.id[:12], g.id, "|", show(case, g))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("split", nargs="?", default="dev", choices=("train", "dev"))
    parser.add_argument("--errors", choices=(*LABELS, "judges"))
    a = parser.parse_args()
    all_cases = cases(a.split)
    began = time.process_time()
    found = [judge(c.story, c.bare, c.speakers) for c in all_cases]
    seconds = time.process_time() - began
    words = sum(len(c.story.text.split()) for c in all_cases)
    if a.errors:
        errors(all_cases, found, a.errors)
    report([g for c in all_cases for g in c.gold], [f for here in found for f in here])
    print(f"{words / seconds:.0f} words a second of processor time")


if __name__ == "__main__":
    main()
