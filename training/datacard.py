"""The counts of the corpus, as they stand in its data card.

python -m training.datacard            writes them into corpus/README.md, between its marks
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable

from training import corpus
from training.corpus import Story, depth

CARD = corpus.ANNOTATIONS / "README.md"
_MARKS = re.compile(r"(<!-- counts: written by training.datacard -->\n).*?(<!-- end -->)", re.S)


def _table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    lines = [" | ".join(map(str, row)) for row in (head, *rows)]
    lines.insert(1, " | ".join("---" for _ in head))
    return "\n".join(f"| {line} |" for line in lines)


def counts(stories: list[Story], splits: dict[str, str]) -> str:
    """The tables: by set and split, and by label over the stories annotated in all layers."""
    sets = sorted({s["set"] for s in stories})

    def row(title: str, chosen: Callable[[Story], bool]) -> list[object]:
        own = [s for s in stories if chosen(s)]
        words = sum(len(s["text"].split()) for s in own)
        found = [a for s in own for a in s["attributions"]]
        flat = sum(a["parent"] is None for a in found)
        thousand = max(words, 1) / 1000
        return [
            title,
            len(own),
            words,
            len(found),
            f"{flat / thousand:.0f}",
            f"{len(found) / thousand:.0f}",
        ]

    rows = [row(name, lambda s, name=name: s["set"] == name) for name in sets]  # type: ignore[misc]
    rows += [
        row(split, lambda s, split=split: splits[f"{s['set']}/{s['id']}"] == split)  # type: ignore[misc]
        for split in corpus.SPLITS
    ]
    rows.append(row("of these, spans alone", lambda s: s.get("layers") == "spans"))
    rows.append(row("all", lambda _: True))
    head = ("", "stories", "words", "attributions", "flat a thousand words", "all a thousand words")
    parts = [_table(head, rows)]

    stories = [s for s in stories if s.get("layers") != "spans"]
    every = [(s, a) for s in stories for a in s["attributions"]]
    labels: dict[str, Counter[str]] = {
        name: Counter(str(a[name]) for _, a in every)
        for name in ("act", "stance", "certainty", "form")
    }
    labels["verdict"] = Counter(a["judges"]["verdict"] for _, a in every if a["judges"])
    labels["depth"] = Counter(
        str(depth(a, {x["id"]: x for x in s["attributions"]})) for s, a in every
    )
    labels["kind of speaker"] = Counter(x["kind"] for s in stories for x in s["speakers"])
    labels["kind of the attribution's speaker"] = Counter(
        next((x["kind"] for x in s["speakers"] if x["id"] == a["speaker"]), "nobody")
        for s, a in every
    )
    labels["with"] = Counter(
        name
        for _, a in every
        for name in ("said_at", "channel", "addressee", "place", "via", "judges")
        if a[name]
    )
    shown = (
        (name, ", ".join(f"{k} {n}" for k, n in c.most_common())) for name, c in labels.items()
    )
    parts.append(_table(("label", "counts"), shown))
    return "\n\n".join(parts)


def main() -> None:
    table = counts(corpus.load(spans_only=True), corpus.splits())
    card = CARD.read_text(encoding="utf-8")
    CARD.write_text(_MARKS.sub(lambda m: m[1] + table + "\n" + m[2], card), encoding="utf-8")
    print(table)


if __name__ == "__main__":
    main()
