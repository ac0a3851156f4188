"""Measure the whole of reading on our corpus: from a story's text to everything in a Reading.

    python -m training.whole [train | dev | test]

Attributions first; then, among those found (content and source overlap by half), the speakers (see
``training.speakers`` for what counts as right), act, stance, certainty, denials, doubts,
confirmations and verdicts, and the circumstances.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sayso.contract import attribution_from_dict
from sayso.data import Attribution, Reading
from sayso.evaluation import Gold, align, iou, letters
from sayso.reader import Reader
from sayso.reading import read_text
from training import circumstances, speakers, stance
from training.corpus import load
from training.measure import figures


@dataclass(frozen=True, slots=True)
class Pair:
    """A story's gold case, its reading, and which gold attributions were found as which."""

    case: speakers.Case
    reading: Reading
    found: tuple[tuple[Attribution, Attribution], ...]


def pairs(split: str) -> Iterator[Pair]:
    """The stories of ``split``, read."""
    reader = Reader()
    annotated = {s["id"]: s for s in load(split)}
    for case in speakers.cases(split, {}):
        told = annotated[case.story.id]
        story = read_text(case.story.text, case.story.id, id=case.story.id, any_language=True)
        reading = reader.read_story(replace(story, published_at=told.get("published_at")))
        gold = tuple(map(attribution_from_dict, told["attributions"]))
        matched = []
        for i, j in align(gold, reading.attributions, case.story.text):
            g, f = gold[i], reading.attributions[j]
            if iou(letters(g.source, case.story.text), letters(f.source, case.story.text)) >= 0.5:
                matched.append((g, f))
        yield Pair(case, reading, tuple(matched))


def of_speakers(read: list[Pair]) -> None:
    """Speakers of those found, beside the source's own words."""
    total = sum(len(p.case.gold) for p in read)
    for name in ("own words", "resolver"):
        verdicts = []
        for p in read:
            case = replace(p.case, gold=tuple(g for g, _ in p.found))
            if name == "own words":
                case = replace(case, stripped=tuple(f for _, f in p.found))
                found, parties = speakers.own_words(case)
            else:
                found, parties = tuple(f for _, f in p.found), p.reading.speakers
            verdicts += speakers.judge(case, found, parties)
        print(f"speakers, {name}:", json.dumps(speakers.summary(verdicts)))
        right = {m: sum(getattr(v, m) for v in verdicts) for m in ("party", "name", "strict")}
        of_all = {m: round(100 * n / total, 1) for m, n in right.items()}
        print(f"  found with the right speaker, of all {total} gold ones:", json.dumps(of_all))


def of_stance(read: list[Pair]) -> None:
    """Act, stance, certainty and verdicts of those found."""
    gold, found = [], []
    for p in read:
        ids = {f.id: g.id for g, f in p.found}
        for g, f in p.found:
            judged = f.judges
            if judged is not None and judged.attribution is not None:
                judged = replace(judged, attribution=ids.get(judged.attribution, "another"))
            gold.append(g)
            found.append(replace(f, judges=judged))
    stance.report(gold, found)


def of_circumstances(read: list[Pair]) -> None:
    """When, through what, to whom, where and via, of those found."""
    counts: circumstances.Counts = Counter()
    for p in read:
        for g, f in p.found:
            circumstances.count(counts, p.case.story, g, f, None)
            x, y = ([s for v in a.via for s in v.span] for a in (g, f))
            counts["via", "gold"] += bool(x)
            counts["via", "found"] += bool(y)
            near = bool(x and y) and circumstances.overlaps(tuple(x), tuple(y))
            counts["via", "overlap"] += near
    for kind in (*circumstances.KINDS, "via", "date"):
        of_gold, of_found = counts[kind, "gold"], counts[kind, "found"]
        overlap = circumstances.f1(counts, kind, "overlap")
        print(f"{kind:10} gold {of_gold:4} found {of_found:4}  overlap {overlap}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("split", nargs="?", default="dev", choices=("train", "dev", "test"))
    read = list(pairs(parser.parse_args().split))
    gold = [Gold(p.case.story.id, p.case.story.text, p.case.gold) for p in read]
    told = figures(gold, [p.reading.attributions for p in read])
    print(json.dumps(told))
    of_speakers(read)
    of_stance(read)
    of_circumstances(read)


if __name__ == "__main__":
    main()
