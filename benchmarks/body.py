"""How well the body of a news page is found: token F1 against the hand-made bodies of 80 pages.

    python benchmarks/body.py [--corpora ../shared/corpora]

The pages are fundus-evaluation's (MIT for the data set; the pages belong to their publishers),
which the repository does not hold.  Trafilatura's own plain extraction runs beside ours on the
same pages.  Ours is the text of every block but the headline; a byline that the page shows counts
against it.  The last column is the harder task: the text of the whole page, menus and all, read as
plain text.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable
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


def scraped(data: bytes) -> str:
    """The body as sayso finds it in the text of the whole page, as a careless scraper keeps it."""
    from sayso.reading.markup import parse, text_in
    from sayso.reading.plaintext import layout

    tree = parse(data.decode("utf-8", "replace"))
    for element in list(tree.iter("head", "script", "style", "noscript", "svg", "iframe")):
        element.clear(keep_tail=True)
    text = "\n".join(text_in(tree))
    kinds = ("headline", "boilerplate")
    return "\n".join(text[slice(*b.span)] for b in layout(text).blocks if b.kind not in kinds)


READERS: dict[str, Callable[[bytes], str]] = {
    "sayso": ours,
    "trafilatura": theirs,
    "sayso, text": scraped,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    pages = parser.parse_args().corpora / "pages"
    if not (pages / "ground_truth.json").is_file():
        print(f"skipped: no pages at {pages}")
        return
    truth = json.loads((pages / "ground_truth.json").read_text(encoding="utf-8"))
    scores: dict[str, list[list[float]]] = defaultdict(list)
    seconds = [0.0] * len(READERS)
    for name, page in sorted(truth.items()):
        data = gzip.decompress((pages / "html" / name).read_bytes())
        wanted = "\n".join(page["body"])
        row = []
        for i, read in enumerate(READERS.values()):
            start = time.perf_counter()
            row.append(f1(read(data), wanted))
            seconds[i] += time.perf_counter() - start
        scores[name.split("_")[0]].append(row)
    print(f"{'':20}" + "".join(f"{reader:>15}" for reader in READERS))
    scores["mean"] = [row for rows in scores.values() for row in rows]
    for outlet, rows in scores.items():
        print(
            f"{outlet:20}" + "".join(f"{mean(column):15.4f}" for column in zip(*rows, strict=True))
        )
    print(f"{'seconds':20}" + "".join(f"{second:15.1f}" for second in seconds))


if __name__ == "__main__":
    main()
