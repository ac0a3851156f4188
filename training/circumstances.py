"""Measure how well circumstances and relays are found, on gold attributions of our corpus.

python -m training.circumstances [train | dev] [--model MODEL.onnx] [--errors KIND]

Attributions are gold, without their circumstances.  A span is right where it is the gold one with
its edges trimmed of marks (exact), or shares half of the letters of both (overlap); a date where
both ends agree, counted over those whose date is known on either side; dates that no words tell are
counted apart (inferred).  With a model the spans are those of
the rules and of its head together, as at reading time, else those of the rules.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import cast

from sayso.attribution.decode import Scores, decode
from sayso.attribution.parameters import Parameters
from sayso.circumstances import (
    Circumstance,
    circumstances,
    find,
    together,
    with_carried_days,
)
from sayso.circumstances.intervals import month, years
from sayso.circumstances.span import CircumstanceKind
from sayso.contract import attribution_from_dict
from sayso.data import Attribution, SaidAt, Span, Spans, Speaker, Story
from sayso.encoder.session import Encoder
from sayso.encoder.tokens import tokenize
from sayso.speakers.relays import relays
from training import corpus

KINDS = ("said_at", "channel", "addressee", "place")
Counts = Counter[tuple[str, str]]


def stories(
    split: str,
) -> Iterator[tuple[Story, tuple[Attribution, ...], tuple[Speaker, ...]]]:
    """Each story with its publication date, its gold attributions and speakers."""
    for s in corpus.load(split):
        known = corpus.texts(s["set"])[s["id"]]
        published = s.get("published_at") or known.get("published_at")
        story = Story(s["id"], s["text"], (), published_at=published)
        speakers = tuple(
            Speaker(p["id"], p["name"], p["kind"], p.get("description")) for p in s["speakers"]
        )
        yield story, tuple(attribution_from_dict(a) for a in s["attributions"]), speakers


def bare(a: Attribution) -> Attribution:
    """The attribution without its circumstances."""
    return replace(a, said_at=None, addressee=(), channel=(), place=(), via=())


def spans_of(a: Attribution, kind: str) -> Spans:
    if kind == "said_at":
        return a.said_at.span if a.said_at else ()
    found: Spans = getattr(a, kind)
    return found


def trimmed(spans: Spans, text: str) -> set[Span]:
    """The spans without marks and spaces at their edges."""
    found = set()
    for start, end in spans:
        while start < end and not text[start].isalnum():
            start += 1
        while end > start and not text[end - 1].isalnum():
            end -= 1
        found.add((start, end))
    return found


def overlaps(a: Spans, b: Spans) -> bool:
    """Whether two sets of spans share half of the letters that either has."""
    x = {i for start, end in a for i in range(start, end)}
    y = {i for start, end in b for i in range(start, end)}
    return len(x & y) >= 0.5 * len(x | y)


def days(at: SaidAt | None) -> tuple[str, str] | None:
    """First and last day; the corpus writes some years and months without their days."""
    if at is None or at.start is None or at.end is None:
        return None
    return str(_day(at.start, 0)), str(_day(at.end, 1))


def _day(iso: str, end: int) -> date:
    if len(iso) == 4:
        return years(int(iso), int(iso))[end]
    if len(iso) == 7:
        return month(int(iso[:4]), int(iso[5:]))[end]
    return date.fromisoformat(iso)


def f1(counts: Counts, kind: str, right: str) -> str:
    found, gold, hit = counts[kind, "found"], counts[kind, "gold"], counts[kind, right]
    return f"{200 * hit / (found + gold):5.1f}" if found + gold else "    -"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("split", nargs="?", default="dev", choices=("train", "dev", "test"))
    parser.add_argument("--errors", choices=(*KINDS, "date", "via"))
    parser.add_argument("--model", type=Path)
    a = parser.parse_args()
    finder = find if a.model is None else of_model(a.model)
    counts = Counts()
    seconds, words = 0.0, 0
    for story, gold, speakers in stories(a.split):
        stripped = tuple(map(bare, gold))
        began = time.process_time()
        found = with_carried_days(story, circumstances(story, stripped, finder(story, stripped)))
        seconds += time.process_time() - began
        words += len(story.text.split())
        for g, f in zip(gold, found, strict=True):
            count(counts, story, g, f, a.errors)
        of_relays(counts, story, gold, speakers, a.errors)
    for kind in (*KINDS, "via", "date", "inferred"):
        print(
            f"{kind:10} gold {counts[kind, 'gold']:4} found {counts[kind, 'found']:4}"
            f"  exact {f1(counts, kind, 'exact')}  overlap {f1(counts, kind, 'overlap')}"
        )
    print(f"of dates found, wrong {counts['date', 'wrong']}")
    print(f"{words / seconds:.0f} words a second of one core, without relays")


def of_model(model: Path) -> Callable[[Story, Sequence[Attribution]], Sequence[Circumstance]]:
    """A finder that asks a model's head besides the rules."""
    encoder = Encoder(model)
    parameters = Parameters.of(encoder.metadata)

    def finder(story: Story, found: Sequence[Attribution]) -> tuple[Circumstance, ...]:
        tokens = tokenize(story.text)
        scores = Scores.of(encoder.start(tokens)())
        learned = decode(story.text, tokens, scores, parameters).circumstances
        spans = [Circumstance(cast(CircumstanceKind, kind), span) for kind, span in learned]
        return together(find(story, found), spans)

    return finder


def count(counts: Counts, story: Story, g: Attribution, f: Attribution, errors: str | None) -> None:
    for kind in KINDS:
        x, y = spans_of(g, kind), spans_of(f, kind)
        counts[kind, "gold"] += bool(x)
        counts[kind, "found"] += bool(y)
        exact = bool(x and y) and trimmed(x, story.text) == trimmed(y, story.text)
        near = bool(x and y) and overlaps(x, y)
        counts[kind, "exact"] += exact
        counts[kind, "overlap"] += near
        if kind == errors and (x or y) and not near:
            show(story, g, x, y)
    x, y = days(g.said_at), days(f.said_at)
    if (g.said_at and g.said_at.inferred) or (f.said_at and f.said_at.inferred):
        counts["inferred", "gold"] += bool(x and g.said_at and g.said_at.inferred)
        counts["inferred", "found"] += bool(y and f.said_at and f.said_at.inferred)
        counts["inferred", "exact"] += x is not None and x == y
        return
    counts["date", "gold"] += x is not None
    counts["date", "found"] += y is not None
    counts["date", "exact"] += x is not None and x == y
    counts["date", "overlap"] += x is not None and y is not None and x[0] <= y[1] and y[0] <= x[1]
    counts["date", "wrong"] += y is not None and x is not None and x != y
    if errors == "date" and x != y:
        print(x, y, story.text[slice(*g.cue[0])] if g.cue else "", spans_of(g, "said_at"))


def of_relays(
    counts: Counts,
    story: Story,
    gold: tuple[Attribution, ...],
    speakers: tuple[Speaker, ...],
    errors: str | None,
) -> None:
    """Relays on gold speakers (without those who only relay), addressees and channels."""
    used = {a.speaker for a in gold} | {p for s in speakers for p in (s.affiliation, *s.members)}
    known = tuple(s for s in speakers if s.id in used)
    names = {s.id: s.name for s in speakers}
    found, made = relays(story, tuple(replace(a, via=()) for a in gold), known)
    names |= {s.id: s.name for s in made}
    for g, f in zip(gold, found, strict=True):
        x = tuple(s for v in g.via for s in v.span)
        y = tuple(s for v in f.via for s in v.span)
        counts["via", "gold"] += bool(x)
        counts["via", "found"] += bool(y)
        counts["via", "exact"] += bool(x) and trimmed(x, story.text) == trimmed(y, story.text)
        counts["via", "overlap"] += bool(x and y) and overlaps(x, y)
        if errors == "via" and (x or y) and not (x and y and overlaps(x, y)):
            show(story, g, x, y)
            print("   ", [names[v.speaker] for v in g.via], [names[v.speaker] for v in f.via])


def show(story: Story, g: Attribution, gold: Spans, found: Spans) -> None:
    """One error: the paragraph, with {gold} and <found> spans and the attribution's own."""
    marks = []
    for spans, left, right in (
        (g.source, "[S:", "]"),
        (g.cue, "[C:", "]"),
        (g.content, "[X:", "]"),
        (gold, "{{", "}}"),
        (found, "<<", ">>"),
    ):
        marks += [(start, 1, left) for start, _ in spans] + [(end, 0, right) for _, end in spans]
    core = (g.cue or g.source or g.content)[0][0]
    low = story.text.rfind("\n", 0, core) + 1
    high = story.text.find("\n", core)
    high = len(story.text) if high < 0 else high
    shown, at, here = "", low, 0
    for place, _, mark in sorted(marks):
        if low <= place <= high:
            shown += story.text[at:place] + mark
            at = place
            here = len(shown) if mark == "[C:" else here
    shown += story.text[at:high]
    kind = "missed" if not found else "surplus" if not gold else "other"
    print(f"{kind:8}{'nested ' if g.parent else ''}{shown[max(0, here - 200) : here + 250]}")


if __name__ == "__main__":
    main()
