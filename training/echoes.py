"""How well echoes and origins are found in a pile of stories with its truth beside it.

    python -m training.echoes PILE.jsonl TRUTH.json

Echoes are found in the texts alone.  Origins are counted with members and speakers given by the
truth, so that the rules are measured and not what stands before them.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from sayso.claims.echoes import overlaps, told
from sayso.claims.identity import parties
from sayso.claims.origins import Context, origins
from sayso.claims.sheets import sheet
from sayso.data import (
    Attribution,
    Member,
    Producer,
    Reading,
    Span,
    Speaker,
    SpeakerKind,
    Story,
    Via,
)
from sayso.errors import InputError
from sayso.library import Stored
from sayso.library.naming import address_of
from sayso.reading import stories
from sayso.speakers.kinds import kind_of_body, kind_of_noun
from sayso.speakers.names import tokens

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


def score_origins(kept: Sequence[Stored], truth: dict[str, Any], *, wrong: bool) -> None:
    """Print how many claims have the true ranges on both sides, members and speakers given."""
    told_ = [_with_truth(s, truth) for s in kept]
    place = {s.reading.story.id: (s.key, s.version) for s in told_}
    readings = {(s.key, s.version): s.reading for s in told_}
    context = Context(readings, parties(told_), told(overlaps([sheet(s) for s in told_])))
    equal = many = many_equal = 0
    for claim in truth["claims"]:
        found = {}
        for side in ("supports", "denies"):
            members = [
                _member(m, place, readings) for m in claim["members"] if m["position"] == side
            ]
            found[side] = origins(members, context)
        ranges = {side: [o.min, o.max] for side, o in found.items()}
        right = ranges == {side: claim["origins"][side] for side in ranges}
        several = len({m["origin"] for m in claim["members"]}) > 1
        equal, many, many_equal = equal + right, many + several, many_equal + (right and several)
        if wrong and not right:
            print(f"  {claim['id']}: {ranges}, true {claim['origins']}")
            for o in found.values():
                for g in o.groups:
                    print(f"      {[p.name or p.id for p in g.speakers]}: {g.why}")
    n = len(truth["claims"])
    print(f"origins: {equal}/{n} claims have the true ranges ({equal / n:.3f})")
    print(f"  of those with several speakers: {many_equal}/{many}")


def _place(text: str, words: str) -> Span:
    at = text.index(words)
    return at, at + len(words)


def _member(
    m: dict[str, Any],
    place: dict[str, tuple[str, int]],
    readings: dict[tuple[str, int], Reading],
) -> Member:
    key, version = place[m["story"]]
    story = readings[key, version]
    span = _place(story.story.text, m["words"])
    if m.get("voice") == "outlet":
        return Member(key, version, None, (span,), "outlet")
    ids = {s.id: s for s in story.speakers}
    a = next(
        a
        for a in story.attributions
        if a.content == (span,) and _called(ids[a.speaker or ""]) == _split(m["origin"])[0]
    )
    return Member(key, version, a.id, (span,))


def _called(s: Speaker) -> str:
    return s.name or s.description or ""


def _split(origin: str) -> tuple[str, str | None]:
    """An origin of the truth and who heard it: "a source (told Skorr)"."""
    match = re.fullmatch(r"(.+?) \((?:told |in )?(.+?)\)", origin)
    return (match[1], match[2]) if match else (origin, None)


def _with_truth(s: Stored, truth: dict[str, Any]) -> Stored:
    """A story with the truth's members as attributions and its origins as speakers."""
    story = s.reading.story
    outlets = {*truth.get("outlets", ()), story.outlet}
    speakers: dict[str, Speaker] = {}

    def speaker(name: str, kind: SpeakerKind | None = None) -> str:
        if name not in speakers:
            told_kind = kind or ("outlet" if name in outlets else _kind(name))
            body = truth.get("speaks_for", {}).get(name)
            unnamed = told_kind == "unnamed"
            id = f"p{len(speakers)}"
            speakers[name] = Speaker(
                id, None if unnamed else name, told_kind, name if unnamed else None
            )
            if body:
                speakers[name] = replace(speakers[name], affiliation=speaker(body))
        return speakers[name].id

    found = []
    for claim in truth["claims"]:
        for m in claim["members"]:
            if m["story"] != story.id or m.get("voice") == "outlet":
                continue
            name, hearer = _split(m["origin"])
            via = ()
            if hearer and hearer != story.outlet and _kind(name) == "unnamed":
                via = (Via(speaker(hearer, "outlet"), ()),)
            span = _place(story.text, m["words"])
            found.append(
                Attribution(f"a{len(found)}", (), (), (span,), speaker=speaker(name), via=via)
            )
    reading = replace(s.reading, attributions=tuple(found), speakers=tuple(speakers.values()))
    return replace(s, reading=reading)


def _kind(name: str) -> SpeakerKind:
    first = tokens(name)[0]
    if name[0].islower():
        body = kind_of_noun(first) or kind_of_noun(tokens(name)[min(1, len(tokens(name)) - 1)])
        return body if body in ("government", "organisation", "document") else "unnamed"
    named = [t for t in tokens(name) if kind_of_noun(t)]
    return kind_of_body(tokens(name), None) if named else "person"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pile", type=Path)
    parser.add_argument("truth", type=Path)
    parser.add_argument("--wrong", action="store_true", help="Show the claims that are wrong.")
    args = parser.parse_args()
    kept = load(args.pile)
    truth = json.loads(args.truth.read_text(encoding="utf-8"))
    truth["outlets"] = sorted({s.reading.story.outlet or "" for s in kept} - {""})
    score_echoes(kept, truth)
    score_origins(kept, truth, wrong=args.wrong)


if __name__ == "__main__":
    main()
