"""Helpers: attributions by their words, in stories written for the tests."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.data import Attribution, Block, Mention, Span, Speaker, Story
from sayso.speakers import resolve


def story(text: str) -> Story:
    return Story(id="s", text=text, blocks=(Block("paragraph", (0, len(text))),))


def find(text: str, words: str, start: int = 0) -> Span:
    at = text.index(words, start)
    return at, at + len(words)


def said(text: str, *rows: tuple[str, str, str] | tuple[str, str, str, int]) -> list[Attribution]:
    """Attributions from (source, cue, content) as words, each looked for behind the one before's
    first word; a fourth value is the number (from 1) of the parent."""
    found: list[Attribution] = []
    at = 0
    for row in rows:
        source, cue, content = row[:3]
        parent = row[3] if len(row) == 4 else None
        if parent is not None:
            at = min(
                a
                for spans in (found[parent - 1].source, found[parent - 1].content)
                for a, _ in spans
            )
        whole = min(text.index(w, at) for w in (source, cue, content) if w)
        spans = [((find(text, w, whole),) if w else ()) for w in (source, cue, content)]
        found.append(
            Attribution(
                id=f"a{len(found) + 1}",
                source=spans[0],
                cue=spans[1],
                content=spans[2],
                parent=f"a{parent}" if parent else None,
            )
        )
        first = min((w for w in (source, cue, content) if w), key=lambda w: text.index(w, whole))
        at = whole if parent else whole + len(first)
    return found


def speakers(
    text: str, rows: Sequence[tuple[str, ...]], mentions: Sequence[Mention] = ()
) -> list[Speaker | None]:
    """The speaker of each row, in order."""
    attributions, found = resolve(story(text), said(text, *rows), mentions)  # type: ignore[arg-type]
    by_id = {s.id: s for s in found}
    return [by_id[a.speaker] if a.speaker else None for a in attributions]


def names(text: str, rows: Sequence[tuple[str, ...]]) -> list[str | None]:
    return [s and (s.name or s.description) for s in speakers(text, rows)]
