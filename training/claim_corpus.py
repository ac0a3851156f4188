"""Real stories whose claims were gathered by hand: ``corpus/claims/real.jsonl``.

    python -m training.claim_corpus [--split train]

One line a cluster of stories about one affair: ``{"id", "split", "set", "stories", "claims"}``; a
claim's members are ``{"story", "span", "position", "voice"?}``, with offsets into the story's text,
which is read from the corpora.  What is in no claim says what nothing else says.  Printed are
*members* and *disputed*, as ``training.claims`` has them, over all clusters of the split.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

from sayso.claims import derive
from sayso.data import Reading
from sayso.library import Stored
from training import corpus
from training.claims import Truth, compared, found_sides, read, true_sides

FILE = corpus.ANNOTATIONS / "claims" / "real.jsonl"


def clusters(split: str) -> Iterator[tuple[list[Reading], Truth]]:
    """The clusters of ``split`` (train, test), as the reader reads them, each with its truth."""
    for cluster in corpus.json_lines(FILE):
        if cluster["split"] == split:
            yield _read(cluster), _truth(cluster)


def _read(cluster: Truth) -> list[Reading]:
    texts = corpus.texts(cluster["set"])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "stories.jsonl"
        path.write_text(
            "".join(json.dumps(texts[id]) + "\n" for id in cluster["stories"]), encoding="utf-8"
        )
        return read(path)


def _truth(cluster: Truth) -> Truth:
    """In the form of a pile's; who is the origin and how many are, was not read."""
    claims = [
        {
            "id": c["id"],
            "members": [m | {"origin": f"{c['id']}.{n}"} for n, m in enumerate(c["members"])],
            "origins": {"supports": [0, 0], "denies": [0, 0]},
        }
        for c in cluster["claims"]
    ]
    return {"claims": claims}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", default="train", choices=("train", "test"))
    split: str = parser.parse_args().split
    total: dict[str, list[int]] = {"members": [0, 0, 0], "disputed": [0, 0, 0]}
    for readings, truth in clusters(split):
        texts = {r.story.id: r.story.text for r in readings}
        claims = derive([Stored(r, 1, r.story.id) for r in readings])
        sides = true_sides(truth, texts), found_sides(claims, truth, texts)
        for name, (gold, found) in compared(*sides).items():
            if name not in total:
                continue
            counts = len(gold & found), len(found), len(gold)
            total[name] = [a + b for a, b in zip(total[name], counts, strict=True)]
    for name, (both, found, gold) in total.items():
        p, r = both / max(1, found), both / max(1, gold)
        print(f"{name:10} {100 * p:5.1f} {100 * r:5.1f} {200 * p * r / max(1e-9, p + r):5.1f}")


if __name__ == "__main__":
    main()
