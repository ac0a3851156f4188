"""Measure ``sayso.speakers`` on our corpus: gold attributions, their speakers taken away.

python -m training.speakers [train | dev] [--mentions FILE] [--wrong N] [--steps] [--kind KIND]

Two figures over all attributions, nested ones and those without a speaker included.  *By party*:
the resolver's speakers and the annotators' are aligned one to one within a story, so that the most
attributions agree (the assignment problem), and an attribution is right where its two speakers are
aligned.  *By name*: besides, both are called the same (case, punctuation, a leading article and a
possessive aside); where one of them is unnamed, name or description share a word, since whether
"growers" are a group by that name or unnamed is a matter of kind.  *Strictly*: besides, both are
named or both unnamed.  Where the annotators give no speaker, giving none is right.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import linear_sum_assignment

from sayso.contract import attribution_from_dict
from sayso.data import Attribution, Block, Mention, Speaker, Story
from sayso.speakers import resolve
from sayso.speakers.countries import alpha3
from sayso.speakers.lexicon import words as words_of
from sayso.speakers.resolution import STEPS
from training import corpus

PRONOUNS = words_of(
    "i me my we us our you your he him his she her they them their it its who which that whose "
    "this these those"
)
KINDS_OF_SOURCE = ("names", "pronouns", "descriptions", "unnamed", "missing")


@dataclass(frozen=True, slots=True)
class Case:
    """One story as the resolver gets it, and what its annotators gave."""

    story: Story
    stripped: tuple[Attribution, ...]
    mentions: tuple[Mention, ...]
    gold: tuple[Attribution, ...]
    speakers: dict[str, Speaker]


@dataclass(frozen=True, slots=True)
class Verdict:
    """One attribution judged; ``found`` and ``gold`` are its two speakers."""

    case: Case
    gold: Attribution
    expected: Speaker | None
    found: Speaker | None
    source: str
    party: bool
    name: bool
    strict: bool


def silver(path: Path | None) -> dict[str, tuple[Mention, ...]]:
    """Mentions by ``set/id`` from JSON lines ``{"set", "id", "mentions": [[kind, a, b]]}``."""
    if path is None:
        return {}
    return {
        f"{row['set']}/{row['id']}": tuple(Mention(k, (a, b)) for k, a, b in row["mentions"])
        for row in corpus.json_lines(path)
    }


def cases(split: str, mentions: dict[str, tuple[Mention, ...]]) -> Iterator[Case]:
    """The stories of a split."""
    for s in corpus.load(split):
        gold = tuple(map(attribution_from_dict, s["attributions"]))
        # The stages after this one fill ``via``; it names speakers by the annotators' ids.
        stripped = tuple(replace(a, speaker=None, via=(), judges=None) for a in gold)
        story = Story(
            id=s["id"],
            text=s["text"],
            blocks=(Block("paragraph", (0, len(s["text"]))),),
            published_at=s.get("published_at"),
        )
        speakers = {d["id"]: _speaker(d) for d in s["speakers"]}
        yield Case(story, stripped, mentions.get(f"{s['set']}/{s['id']}", ()), gold, speakers)


def _speaker(row: dict[str, Any]) -> Speaker:
    """A speaker of the corpus' JSON."""
    known = {f.name for f in fields(Speaker)} & row.keys()
    given = {name: row[name] for name in known}
    return Speaker(**given | {"members": tuple(row.get("members") or ())})


def words(text: str | None) -> list[str]:
    """The words of a name as they are compared."""
    text = re.sub(r"['’]s?\b", "", (text or "").casefold())
    found = re.findall(r"\w+", text.replace(".", ""))
    return found[1:] if len(found) > 1 and found[0] in ("the", "a", "an") else found


def same_name(a: Speaker, b: Speaker) -> bool:
    if a.name is None or b.name is None:
        return bool(set(words(a.name or a.description)) & set(words(b.name or b.description)))
    return words(a.name) == words(b.name)


def kind_of_source(a: Attribution, source: str, speaker: Speaker | None) -> str:
    """One of ``KINDS_OF_SOURCE``."""
    if not a.source:
        return "missing"
    if source.casefold().strip("[]’'s") in PRONOUNS or source.casefold() in PRONOUNS:
        return "pronouns"
    if speaker is None or speaker.kind == "unnamed":
        return "unnamed"
    capitals = {w for w in re.findall(r"\w+", speaker.name or "") if w[0].isupper()} - {"The", "A"}
    return "names" if capitals & set(re.findall(r"\w+", source)) else "descriptions"


def judge(case: Case, found: Sequence[Attribution], speakers: Sequence[Speaker]) -> list[Verdict]:
    """Every attribution of one story, judged."""
    ours = {s.id: s for s in speakers}
    pairs = [(f.speaker, g.speaker) for f, g in zip(found, case.gold, strict=True)]
    rows, columns = list(ours), list(case.speakers)
    table = np.zeros((len(rows), len(columns)))
    for ours_id, gold_id in pairs:
        if ours_id is not None and gold_id is not None:
            same = same_name(ours[ours_id], case.speakers[gold_id])
            table[rows.index(ours_id), columns.index(gold_id)] += 1 + 0.001 * same
    aligned = {(rows[i], columns[j]) for i, j in zip(*linear_sum_assignment(-table), strict=True)}
    verdicts = []
    for g, pair in zip(case.gold, pairs, strict=True):
        f, e = ours.get(pair[0] or ""), case.speakers.get(pair[1] or "")
        both = f is not None and e is not None
        party = pair in aligned if both else f is e
        name = party and (not both or same_name(f, e))  # type: ignore[arg-type]
        strict = name and (not both or (f.name is None) == (e.name is None))  # type: ignore[union-attr]
        source = " ".join(case.story.text[a:b] for a, b in g.source)
        verdicts.append(Verdict(case, g, e, f, source, party, name, strict))
    return verdicts


def own_words(case: Case) -> tuple[tuple[Attribution, ...], tuple[Speaker, ...]]:
    """The baseline: a speaker is the words of the source."""
    found, speakers = [], {}
    for a in case.stripped:
        source = " ".join(case.story.text[i:j] for i, j in a.source)
        key = " ".join(words(source))
        if key:
            speakers.setdefault(key, Speaker(key, source, "person"))
        found.append(replace(a, speaker=key or None))
    return tuple(found), tuple(speakers.values())


def summary(verdicts: Iterable[Verdict]) -> dict[str, object]:
    """Percentages right by party and by name, in all and by kind of source."""
    groups: dict[str, list[Verdict]] = defaultdict(list)
    for v in verdicts:
        groups["all"].append(v)
        groups[kind_of_source(v.gold, v.source, v.expected)].append(v)
    return {
        name: {
            "n": len(groups[name]),
            **{
                measure: round(
                    100 * sum(getattr(v, measure) for v in groups[name]) / len(groups[name]), 1
                )
                for measure in ("party", "name", "strict")
            },
        }
        for name in ("all", *KINDS_OF_SOURCE)
        if groups[name]
    }


def labels(verdicts: Sequence[Verdict]) -> dict[str, float]:
    """Accuracy of kind over attributions whose party is right; F1 of affiliation by party's name;
    the same of country."""
    both = [v for v in verdicts if v.party and v.found and v.expected]
    kind = sum(v.found.kind == v.expected.kind for v in both if v.found and v.expected)
    scores = {"kind": round(100 * kind / max(1, len(both)), 1)}
    for field in ("affiliation", "country"):
        right = given = wanted = 0
        seen: set[tuple[str, str, str]] = set()
        for v in both:
            assert v.found is not None
            assert v.expected is not None
            key = (v.case.story.id, v.found.id, v.expected.id)
            if key in seen:
                continue
            seen.add(key)
            ours, gold = getattr(v.found, field), getattr(v.expected, field)
            given, wanted = given + bool(ours), wanted + bool(gold)
            right += bool(ours and gold and _same(v, field, ours, gold))
        scores[field] = round(200 * right / max(1, given + wanted), 1)
    return scores


def _same(v: Verdict, field: str, ours: str, gold: str) -> bool:
    if field == "country":
        return ours == alpha3(gold)  # the annotators wrote some countries' names
    mine = next(s for s in v_speakers[id(v.case)] if s.id == ours)
    theirs = v.case.speakers[gold]
    a, b = words(mine.name or mine.description), words(theirs.name or theirs.description)
    return bool(a and b) and (set(a) <= set(b) or set(b) <= set(a))


v_speakers: dict[int, tuple[Speaker, ...]] = {}


def run(found_cases: Sequence[Case], steps: Sequence[str] | None = None) -> list[Verdict]:
    """The resolver's verdicts, with all of its steps or some of them only."""
    verdicts = []
    for case in found_cases:
        given = {} if steps is None else {"steps": steps}
        found, speakers = resolve(case.story, case.stripped, case.mentions, **given)  # type: ignore[arg-type]
        v_speakers[id(case)] = speakers
        verdicts += judge(case, found, speakers)
    return verdicts


def show(verdicts: Sequence[Verdict], count: int, skip: int, kind: str | None) -> None:
    """Print wrong ones, to read."""
    wrong = [v for v in verdicts if not v.name]
    if kind:
        wrong = [v for v in wrong if kind_of_source(v.gold, v.source, v.expected) == kind]
    for v in wrong[skip : skip + count]:
        text = v.case.story.text
        at = min(a for a, _ in v.gold.source + v.gold.cue + v.gold.content)
        cue = " ".join(text[a:b] for a, b in v.gold.cue)
        expected = v.expected and (v.expected.name, v.expected.description, v.expected.kind)
        found = v.found and (v.found.name, v.found.description, v.found.kind)
        print(f"--- {v.case.story.id} {v.gold.id}<{v.gold.parent} party={v.party}")
        print(f"    [{v.source}] {cue!r} gold={expected} found={found}")
        print("    " + re.sub(r"\s+", " ", text[max(0, at - 250) : at + 160]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("split", nargs="?", default="dev", choices=("train", "dev", "test"))
    parser.add_argument("--mentions", type=Path, help="silver mentions, JSON lines")
    parser.add_argument("--wrong", type=int, default=0, help="print so many wrong ones")
    parser.add_argument("--skip", type=int, default=0)
    parser.add_argument("--kind", choices=KINDS_OF_SOURCE)
    parser.add_argument("--steps", action="store_true", help="what each step adds")
    a = parser.parse_args()
    stories = list(cases(a.split, silver(a.mentions)))
    baseline = [v for c in stories for v in judge(c, *own_words(c))]
    print("own words", json.dumps(summary(baseline)))
    if a.steps:
        for i in range(len(STEPS) + 1):
            name = STEPS[i - 1] if i else "none"
            print(f"+ {name}", json.dumps(summary(run(stories, STEPS[:i]))["all"]))
    resolve(stories[0].story, stories[0].stripped, stories[0].mentions)  # loads the lists of names
    began = time.process_time()
    for c in stories:
        resolve(c.story, c.stripped, c.mentions)
    seconds = time.process_time() - began
    verdicts = run(stories)
    n = sum(len(c.story.text.split()) for c in stories)
    print("resolver ", json.dumps(summary(verdicts)), json.dumps(labels(verdicts)))
    print(f"{1000 * seconds / n:.4f} ms a word")
    by = Counter(kind_of_source(v.gold, v.source, v.expected) for v in verdicts if not v.name)
    print("wrong by kind of source", dict(by))
    show(verdicts, a.wrong, a.skip, a.kind)


if __name__ == "__main__":
    main()
