"""How well the body of a news page is found: token F1 against the hand-made bodies of 80 pages.

    python benchmarks/body.py [--corpora ../shared/corpora]

The pages are fundus-evaluation's (MIT for the data set; the pages belong to their publishers),
which the repository does not hold.  Trafilatura's own plain extraction runs beside ours on the
same pages.  Ours is the text of every block but the headline; a byline that the page shows counts
against it.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path
from statistics import mean

CORPORA = Path(__file__).resolve().parents[2] / "shared" / "corpora"


def f1(found: str, wanted: str) -> float:
    """The F1 of the bags of lower-case words; 0 if nothing is shared."""
    have, want = (Counter(re.findall(r"\w+", text.lower())) for text in (found, wanted))
    shared = (have & want).total()
    return 2 * shared / (have.total() + want.total()) if shared else 0.0


def ours(data: bytes) -> str:
    """The body as sayso reads it."""
    from sayso.errors import InputError
    from sayso.reading import read_bytes

    try:
        story = read_bytes(data, "page.html", kind="html", any_language=True)
    except InputError:
        return ""
    return "\n".join(story.text[slice(*b.span)] for b in story.blocks if b.kind != "headline")


def theirs(data: bytes) -> str:
    """The body as trafilatura gives it."""
    from trafilatura import extract

    return extract(data) or ""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    pages = parser.parse_args().corpora / "pages"
    if not (pages / "ground_truth.json").is_file():
        print(f"skipped: no pages at {pages}")
        return
    truth = json.loads((pages / "ground_truth.json").read_text(encoding="utf-8"))
    scores: dict[str, list[tuple[float, float]]] = defaultdict(list)
    seconds = [0.0, 0.0]
    for name, page in sorted(truth.items()):
        data = gzip.decompress((pages / "html" / name).read_bytes())
        wanted = "\n".join(page["body"])
        pair = []
        for i, read in enumerate((ours, theirs)):
            start = time.perf_counter()
            pair.append(f1(read(data), wanted))
            seconds[i] += time.perf_counter() - start
        scores[name.split("_")[0]].append((pair[0], pair[1]))
    print(f"{'outlet':20} {'sayso':>8} {'trafilatura':>12}")
    for outlet, pairs in sorted(scores.items()):
        print(f"{outlet:20} {mean(a for a, _ in pairs):8.4f} {mean(b for _, b in pairs):12.4f}")
    every = [pair for pairs in scores.values() for pair in pairs]
    print(f"{'mean':20} {mean(a for a, _ in every):8.4f} {mean(b for _, b in every):12.4f}")
    print(f"{'seconds':20} {seconds[0]:8.1f} {seconds[1]:12.1f}", file=sys.stderr)


if __name__ == "__main__":
    main()
