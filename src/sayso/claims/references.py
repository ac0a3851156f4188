"""Words as a correction names them, found again in whatever reading there is later.

A reference is JSON: {"story": key, "text_sha256", "spans": [[start, end], ...], "words": [...]}.
In the same text, under whatever address, it means what overlaps its spans most; in another version
of its story, what has the same words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sayso.claims.sheets import plain_words
from sayso.data import Member, Spans, Story

LEAST = 0.5
"""The part of the letters of both together that two must share to be taken for the same."""

Reference = Mapping[str, Any]


def reference(key: str, story: Story, spans: Spans) -> dict[str, Any]:
    """By what these words of a story are known again."""
    return {
        "story": key,
        "text_sha256": story.text_sha256,
        "spans": [list(span) for span in spans],
        "words": [story.text[a:b] for a, b in spans],
    }


def told(ref: Reference, limit: int = 160) -> str:
    """Its words, to be shown."""
    words = " ".join(" … ".join(ref["words"]).split())
    return words if len(words) <= limit else words[: limit - 1].rstrip() + "…"


def concerns(ref: Reference, key: str, story: Story) -> bool:
    """Whether it can mean words of this version of a story."""
    return ref["text_sha256"] == story.text_sha256 or ref["story"] in (key, story.id)


def meant(ref: Reference, story: Story, found: Sequence[Spans]) -> set[int]:
    """The places of those ``found`` in a story that it means: one for each of its spans."""
    if ref["text_sha256"] != story.text_sha256:
        words = [plain_words(w) for w in ref["words"]]
        texts = [plain_words(" ".join(story.text[a:b] for a, b in spans)) for spans in found]
        return {n for n, text in enumerate(texts) if text in words}
    return set(_nearest(ref, found))


def among(
    refs: Iterable[Reference], members: Iterable[Member], story: Callable[[str, int], Story | None]
) -> bool:
    """Whether any of them means words of these members; ``story``: that of a key and version."""
    wanted = list(refs)
    if not wanted:
        return False
    found = [(m, s) for m in members if (s := story(m.story, m.version)) is not None]
    return any(
        concerns(ref, m.story, s) and bool(meant(ref, s, [(span,) for span in m.span]))
        for ref in wanted
        for m, s in found
    )


def _nearest(ref: Reference, found: Sequence[Spans]) -> Iterator[int]:
    for a, b in ref["spans"]:
        shares = [shared(((a, b),), spans) for spans in found]
        best = max(shares, default=0.0)
        if best >= LEAST:
            yield shares.index(best)


def shared(a: Spans, b: Spans) -> float:
    """The part of the letters of both together that both have; 1 where both have none."""
    common = sum(max(0, min(x[1], y[1]) - max(x[0], y[0])) for x in a for y in b)
    total = sum(end - start for start, end in (*a, *b)) - common
    return common / total if total else 1.0
