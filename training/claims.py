"""Measure claims on a pile of stories with the truth about it beside it.

    python -m training.claims [PILE] [--gold] [--losses]

PILE is a folder or a ``.jsonl`` file with ``pile-truth.json`` beside it; by default the example
pile.  ``--gold``: the attributions are the truth's words, with the sources and cues that the reader
finds nearest, so that what is measured is the matching alone.  ``--losses``: where pairs of members
are lost, and which are wrong (``training.claim_losses``).

A found member stands for each of the truth's in the same story with which it shares half of the
shorter one.  *Members*: pairs of members in one claim, precision, recall and F1.  *Disputed*:
claims are aligned one to one by their members; F1 of those flagged.  *Deniers*: pairs of a claim
and a party that denies it, taken over from the truth's member.  *Origins*: the share of the truth's
claims whose two ranges are both equal.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import linear_sum_assignment

from sayso.claims import derive
from sayso.data import Attribution, Claim, Reading, Span, Speaker
from sayso.library import Stored
from sayso.reader import Reader
from sayso.reading import stories
from sayso.stance import judge

PILE = Path("src/sayso/examples/pile.jsonl")
Item = tuple[str, Span]
Truth = dict[str, Any]


def read(path: Path) -> list[Reading]:
    """The pile's stories, as the reader reads them."""
    found = []
    for reading in Reader(threads=1).read_many(
        s for s in stories([str(path)]) if not isinstance(s, Exception)
    ):
        found.append(composed(reading))
    return found


def composed(reading: Reading) -> Reading:
    """With circumstances, speakers and stance, where the reader does not compose them yet."""
    if reading.speakers or not reading.attributions:
        return reading
    from sayso.circumstances import circumstances, find
    from sayso.speakers import resolve
    from sayso.speakers.relays import relays

    story, found = reading.story, reading.attributions
    found = circumstances(story, found, find(story, found))
    found, speakers = resolve(story, found, ())
    found, speakers = relays(story, found, speakers)
    return replace(reading, attributions=judge(story, found, speakers), speakers=speakers)


def perfect(readings: Sequence[Reading], truth: Truth) -> list[Reading]:
    """The readings with the truth's words as contents and its origins as speakers."""
    return [_perfect(r, truth) for r in readings]


def _perfect(reading: Reading, truth: Truth) -> Reading:
    story = reading.story
    items: dict[Span, str] = {}
    for claim in truth["claims"]:
        for m in claim["members"]:
            if m["story"] == story.id and m.get("voice") != "outlet":
                items[place_of(story.text, m)] = m["origin"]
    names = {name: f"g{i}" for i, name in enumerate(sorted(set(items.values())))}
    found = []
    for n, (span, origin) in enumerate(sorted(items.items())):
        near = max(reading.attributions, key=lambda a: shared(span, a.content), default=None)
        bare = Attribution(f"a{n}", (), (), (span,), speaker=names[origin])
        if near is not None and shared(span, near.content) > 0.5:
            cue = tuple(c for c in near.cue if c[1] <= span[0] or c[0] >= span[1])
            source = tuple(c for c in near.source if c[1] <= span[0] or c[0] >= span[1])
            bare = replace(bare, source=source, cue=cue)
        found.append(bare)
    speakers = tuple(
        Speaker(
            i, None if name[0].islower() else name, "person", name if name[0].islower() else None
        )
        for name, i in names.items()
    )
    return replace(reading, attributions=judge(story, found, speakers), speakers=speakers)


def place_of(text: str, member: dict[str, Any]) -> Span:
    """Where a member's words are in its story's text."""
    if "span" in member:
        start, end = member["span"]
        return start, end
    at = text.index(member["words"])
    return at, at + len(member["words"])


def shared(span: Span, others: Iterable[Span]) -> float:
    """The part of the shorter that ``span`` and ``others`` have in common."""
    others = tuple(others)
    common = sum(max(0, min(span[1], b) - max(span[0], a)) for a, b in others)
    return common / max(1, min(span[1] - span[0], sum(b - a for a, b in others)))


@dataclass(frozen=True, slots=True)
class Sides:
    """The items of one claim's two sides, and its origins' ranges; ``deniers``: the parties."""

    items: frozenset[Item]
    denies: frozenset[Item]
    deniers: frozenset[str]
    ranges: tuple[tuple[int, int], tuple[int, int]]


def true_sides(truth: Truth, texts: dict[str, str]) -> list[Sides]:
    """The truth's claims."""
    found = []
    for claim in truth["claims"]:
        place = {
            i: (m["story"], place_of(texts[m["story"]], m)) for i, m in enumerate(claim["members"])
        }
        denies = [i for i, m in enumerate(claim["members"]) if m["position"] == "denies"]
        found.append(
            Sides(
                frozenset(place.values()),
                frozenset(place[i] for i in denies),
                frozenset(claim["members"][i]["origin"] for i in denies),
                (tuple(claim["origins"]["supports"]), tuple(claim["origins"]["denies"])),
            )
        )
    return found


def found_sides(claims: Sequence[Claim], truth: Truth, texts: dict[str, str]) -> list[Sides]:
    """What was found, in the truth's members as far as it stands for any."""
    origin = {
        (m["story"], place_of(texts[m["story"]], m)): m["origin"]
        for claim in truth["claims"]
        for m in claim["members"]
    }

    def items(members: Iterable[Any]) -> frozenset[Item]:
        found: set[Item] = set()
        for m in members:
            at = [i for i in origin if i[0] == m.story and shared(i[1], m.span) >= 0.5]
            found |= set(at) or {(m.story, m.span[0])}
        return frozenset(found)

    return [
        Sides(
            items((*c.supports, *c.denies, *c.doubts)),
            items(c.denies),
            frozenset(origin.get(i, str(i)) for i in items(c.denies)),
            ((c.origins.min, c.origins.max), (c.origins_denying.min, c.origins_denying.max)),
        )
        for c in claims
    ]


def f1(gold: set[Any], found: set[Any]) -> tuple[float, float, float]:
    """Precision, recall and their harmonic mean."""
    both = len(gold & found)
    p, r = both / max(1, len(found)), both / max(1, len(gold))
    return p, r, 2 * p * r / max(1e-9, p + r)


def pairs(sides: Iterable[Sides]) -> set[frozenset[Item]]:
    return {frozenset(p) for s in sides for p in combinations(sorted(s.items), 2)}


def aligned(gold: Sequence[Sides], found: Sequence[Sides]) -> dict[int, int]:
    """The truth's claims to those found, one to one, by the members they share."""
    score = np.array(
        [[len(g.items & f.items) / max(1, len(g.items | f.items)) for f in found] for g in gold]
    ).reshape(len(gold), len(found))
    rows, columns = linear_sum_assignment(-score)
    return {int(g): int(f) for g, f in zip(rows, columns, strict=True) if score[g, f] > 0}


def compared(gold: Sequence[Sides], found: Sequence[Sides]) -> dict[str, tuple[set[Any], set[Any]]]:
    """What is the truth's and what was found: pairs of members, disputed claims, deniers."""
    back = {f: g for g, f in aligned(gold, found).items()}
    return {
        "members": (pairs(gold), pairs(found)),
        "disputed": (
            {g for g, s in enumerate(gold) if s.denies},
            {back.get(f, -1 - f) for f, s in enumerate(found) if s.denies},
        ),
        "deniers": (
            {(g, name) for g, s in enumerate(gold) for name in s.deniers},
            {(back.get(f, -1 - f), name) for f, s in enumerate(found) for name in s.deniers},
        ),
    }


def measure(claims: Sequence[Claim], truth: Truth, texts: dict[str, str]) -> dict[str, Any]:
    """The four figures."""
    gold, found = true_sides(truth, texts), found_sides(claims, truth, texts)
    equal = [g for g, f in aligned(gold, found).items() if found[f].ranges == gold[g].ranges]
    many = [g for g, s in enumerate(gold) if len(s.items) > 1]
    return {name: f1(*sets) for name, sets in compared(gold, found).items()} | {
        "origins": len(equal) / len(gold),
        "origins of claims with several members": len(set(equal) & set(many)) / max(1, len(many)),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pile", nargs="?", type=Path, default=PILE)
    parser.add_argument("--gold", action="store_true")
    parser.add_argument("--losses", action="store_true")
    options = parser.parse_args()
    path = options.pile / "pile.jsonl" if options.pile.is_dir() else options.pile
    truth = json.loads((path.parent / "pile-truth.json").read_text(encoding="utf-8"))
    readings = read(path)
    if options.gold:
        readings = perfect(readings, truth)
    texts = {r.story.id: r.story.text for r in readings}
    found = sorted((Stored(r, 1, r.story.id) for r in readings), key=lambda s: s.key)
    claims = derive(found)
    for name, figure in measure(claims, truth, texts).items():
        values = figure if isinstance(figure, tuple) else (figure,)
        print(f"{name:42}", *(f"{100 * v:5.1f}" for v in values))
    if options.losses:
        from training.claim_losses import bound, lines, losses

        print(f"{'pairs that were read, at most':42} {100 * bound(found, truth, texts):5.1f}")
        print("\n".join(lines(*losses(found, claims, truth, texts), shown=5)))


if __name__ == "__main__":
    main()
