"""How well two readings of the same stories agree.

    python -m training.agreement FIRST.jsonl... -- SECOND.jsonl... [--verbose]

Who-said-what, strict and nested as in ``sayso evaluate``; over the attributions that both have, the
speaker (see ``same_speakers``) and, with Cohen's kappa (1960), act, stance, certainty and kind.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import linear_sum_assignment

from sayso.contract import attribution_from_dict
from sayso.evaluation import Gold, align, score
from training import corpus
from training.corpus import Story

LABELS = ("act", "stance", "certainty", "form")


def kappa(pairs: Iterable[tuple[Hashable, Hashable]]) -> float:
    """Cohen's kappa of pairs of labels; 1.0 where both use one label throughout."""
    counts = Counter(pairs)
    total = sum(counts.values())
    first, second = Counter[Hashable](), Counter[Hashable]()
    for (a, b), n in counts.items():
        first[a] += n
        second[b] += n
    observed = sum(n for (a, b), n in counts.items() if a == b) / total
    chance = sum(first[x] * second[x] for x in first) / total**2
    return 1.0 if chance == 1 else (observed - chance) / (1 - chance)


def same_speakers(
    a: Story, b: Story, pairs: list[tuple[int, int]]
) -> Iterator[tuple[bool, Story | None, Story | None]]:
    """For each pair of attributions whether both readings give it the same speaker.

    Ids are each reader's own, so that speakers are matched one to one by how often they stand on
    the same attributions (the best assignment over the story); the two must also be both named or
    both unnamed.
    """
    sides = [{s["id"]: s for s in story["speakers"]} for story in (a, b)]
    who = [(a["attributions"][i]["speaker"], b["attributions"][j]["speaker"]) for i, j in pairs]
    rows, columns = (sorted({str(w[k]) for w in who}) for k in (0, 1))
    together = np.zeros((len(rows), len(columns)))
    for x, y in who:
        together[rows.index(str(x)), columns.index(str(y))] += 1
    match = {rows[i]: columns[j] for i, j in zip(*linear_sum_assignment(-together), strict=True)}
    for x, y in who:
        s, t = sides[0].get(x), sides[1].get(y)
        right = match.get(str(x)) == str(y) and (s is None) == (t is None)
        if right and s is not None and t is not None:
            right = (s["name"] is None) == (t["name"] is None)
        yield right, s, t


def gold(story: Story) -> Gold:
    found = tuple(map(attribution_from_dict, story["attributions"]))
    return Gold(story["id"], story["text"], found)


def agreement(first: list[Story], second: list[Story], verbose: bool = False) -> dict[str, Any]:
    """The figures of ``second`` against ``first``, story by story the same."""
    a, b = [gold(s) for s in first], [gold(s) for s in second]
    figures = score(a, [g.attributions for g in b])
    labels: dict[str, list[tuple[Any, Any]]] = {name: [] for name in (*LABELS, "kind")}
    speakers: list[bool] = []
    for x, y, g, h in zip(first, second, a, b, strict=True):
        pairs = align(g.attributions, h.attributions, g.text)
        for (i, j), (right, s, t) in zip(pairs, same_speakers(x, y, pairs), strict=True):
            speakers.append(right)
            labels["kind"].append((s and s["kind"], t and t["kind"]))
            for name in LABELS:
                labels[name].append((x["attributions"][i][name], y["attributions"][j][name]))
            if verbose and not right:
                print(
                    f"  {x['id']}: {s and (s['name'] or s['description'])} / "
                    f"{t and (t['name'] or t['description'])}",
                    file=sys.stderr,
                )
    figures["speaker"] = round(100 * sum(speakers) / max(1, len(speakers)), 1)
    for name, found in labels.items():
        same = sum(p == q for p, q in found)
        figures[name] = {
            "accuracy": round(100 * same / max(1, len(found)), 1),
            "kappa": round(kappa(found), 3),
            "counts": dict(Counter(p for p, _ in found).most_common()),
            "differ": {f"{p} / {q}": n for (p, q), n in Counter(found).most_common() if p != q},
        }
    return figures


def read(paths: Iterable[str]) -> dict[str, Story]:
    """The annotations of the files by ``set/id``, joined to their texts."""
    found = {}
    for path in paths:
        with Path(path).open(encoding="utf-8") as lines:
            for line in lines:
                annotation = json.loads(line)
                found[f"{annotation['set']}/{annotation['id']}"] = corpus.join(annotation)
    return found


def main(arguments: list[str]) -> int:
    if "--" not in arguments:
        print(__doc__)
        return 2
    verbose = "--verbose" in arguments
    arguments = [a for a in arguments if a != "--verbose"]
    cut = arguments.index("--")
    first, second = read(arguments[:cut]), read(arguments[cut + 1 :])
    names = sorted(first.keys() & second.keys())
    print(f"{len(names)} stories", file=sys.stderr)
    figures = agreement([first[n] for n in names], [second[n] for n in names], verbose)
    print(json.dumps(figures, indent=1, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
