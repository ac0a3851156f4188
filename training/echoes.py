"""How well echoes and origins are found in a pile of stories with its truth beside it.

    python -m training.echoes PILE.jsonl TRUTH.json

Echoes are found in the texts alone.  Origins are counted with members and speakers given by the
truth, so that the rules are measured and not what stands before them.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sayso.claims.echoes import overlaps, told
from sayso.claims.sheets import sheet
from sayso.data import Producer, Reading, Story
from sayso.errors import InputError
from sayso.library import Stored
from sayso.library.naming import address_of
from sayso.reading import stories

_NOBODY = Producer("", "")


def load(path: Path) -> list[Stored]:
    """The stories of a file as a library would keep them, unread: one address, one story."""
    found = [s for s in stories([str(path)], any_language=True) if not isinstance(s, InputError)]
    groups: dict[str, list[Story]] = defaultdict(list)
    for story in found:
        groups[address_of(story.url) or story.id].append(story)
    kept = []
    for group in groups.values():
        key = min(story.id for story in group)
        group.sort(key=lambda story: story.published_at or "")
        for version, story in enumerate(group, 1):
            kept.append(Stored(Reading(story, _NOBODY), version, key))
    return kept


def score_echoes(kept: Sequence[Stored], truth: dict[str, Any]) -> None:
    """Print precision, recall, directions, and what is wrong."""
    key = {s.reading.story.id: s.key for s in kept}
    gold = {frozenset((key[e["from"]], key[e["to"]])): e for e in truth["echoes"]}
    start = time.perf_counter()
    found = told(overlaps([sheet(s) for s in kept]))
    seconds = time.perf_counter() - start
    got = {frozenset((e.story, e.other)): e for e in found}
    right = gold.keys() & got.keys()
    print(f"echoes: {len(gold)} true, {len(got)} found, {len(right)} right")
    precision, recall = len(right) / max(1, len(got)), len(right) / max(1, len(gold))
    print(f"  precision {precision:.3f} recall {recall:.3f}")
    turned = sum(got[p].direction == "from" and got[p].story == key[gold[p]["to"]] for p in right)
    gaps = [abs(got[p].share - gold[p]["share"]) for p in right if "share" in gold[p]]
    print(
        f"  direction right {turned}/{len(right)}, share off by at most {max(gaps, default=0):.2f}"
    )
    wrong = [got[p] for p in got.keys() - gold.keys()]
    print(f"  not true: {sorted((e.story, e.other, e.share) for e in wrong)}")
    print(f"  missed: {sorted(tuple(sorted(p)) for p in gold.keys() - got.keys())}")
    words = sum(len(s.reading.story.text.split()) for s in kept)
    print(f"  {words} words in {seconds:.2f} s")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pile", type=Path)
    parser.add_argument("truth", type=Path)
    args = parser.parse_args()
    kept = load(args.pile)
    score_echoes(kept, json.loads(args.truth.read_text(encoding="utf-8")))


if __name__ == "__main__":
    main()
