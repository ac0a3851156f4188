"""Our reading of PolNeAR's 18 shared stories beside its annotators', and theirs beside each other.

    python -m training.annotators

Flat attributions only, as PolNeAR has them; counts pooled over all pairs.  Prints also what kind of
thing either side has alone: contents without a partner, by cue.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations

from sayso.contract import attribution_from_dict
from sayso.data import Attribution
from sayso.evaluation import Gold, align, score
from training import corpus
from training.corpus import json_lines

Side = dict[str, tuple[Attribution, ...]]


def readings() -> tuple[dict[str, str], dict[str, Side]]:
    """The stories' texts, and by reader (ours: ``sayso``) each story's flat attributions."""
    texts: dict[str, str] = {}
    sides: dict[str, Side] = defaultdict(dict)
    for story in json_lines(corpus.data_root() / "corpora" / "polnear" / "multi.jsonl"):
        texts[story["id"]] = story["text"]
        sides[story["annotator"]][story["id"]] = tuple(
            attribution_from_dict({"id": str(i), "parent": None} | a)
            for i, a in enumerate(story["attributions"])
        )
    for story in corpus.load():
        if story["set"] == "multi":
            found = map(attribution_from_dict, story["attributions"])
            sides["sayso"][story["id"]] = tuple(a for a in found if a.parent is None)
    return texts, sides


def compare(texts: dict[str, str], pairs: list[tuple[Side, Side]]) -> dict[str, object]:
    """The pooled figures of the second of each pair against the first."""
    gold, found = [], []
    for a, b in pairs:
        for name in sorted(a.keys() & b.keys()):
            gold.append(Gold(name, texts[name], a[name]))
            found.append(b[name])
    return score(gold, found)


def alone(texts: dict[str, str], first: Side, second: Side) -> Counter[str]:
    """The cues of attributions of ``first`` whose content ``second`` does not have."""
    cues: Counter[str] = Counter()
    for name in first.keys() & second.keys():
        text = texts[name]
        matched = {i for i, _ in align(first[name], second[name], text)}
        for i, a in enumerate(first[name]):
            if i not in matched:
                cues[" … ".join(text[x:y].lower() for x, y in a.cue) or "(no cue)"] += 1
    return cues


def main() -> None:
    texts, sides = readings()
    ours = sides.pop("sayso")
    others = sorted(sides)
    each_other = [(sides[a], sides[b]) for a, b in combinations(others, 2)]
    print("each other", compare(texts, each_other))
    print("ours, pooled", compare(texts, [(sides[a], ours) for a in others]))
    ours_alone, theirs_alone = Counter[str](), Counter[str]()
    for a in others:
        figures = compare(texts, [(sides[a], ours)])
        print(a, figures["relation"], figures["strict"], figures["gold"], figures["predicted"])
        ours_alone += alone(texts, ours, sides[a])
        theirs_alone += alone(texts, sides[a], ours)
    print("ours alone", ours_alone.most_common(60))
    print("theirs alone", theirs_alone.most_common(60))


if __name__ == "__main__":
    main()
