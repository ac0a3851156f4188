"""Days that no words tell but that are plain: the speaker goes on from words that have theirs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.data import Attribution, SaidAt, Story

_GOES_ON = frozenset(("added", "continued", "went on", "concluded", "also said", "replied"))
_SAID = frozenset(("said", "told", "noted", "explained"))


def with_carried_days(story: Story, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions, those that go on from one of a known day with that day, inferred.

    One goes on where it is the next of its depth, by the same speaker, in the same paragraph or the
    next one, and is a bare quotation, "added" or the like, or a quotation with a plain "said".
    Run it when speakers are resolved.
    """
    last: tuple[Attribution, SaidAt, int] | None = None
    carried: dict[str, SaidAt] = {}
    for a in sorted((a for a in attributions if a.parent is None), key=_place):
        at, end = a.said_at, max(end for _, end in (*a.source, *a.cue, *a.content))
        if at is None and last is not None and _goes_on(story.text, a, last[0], last[2]):
            at = carried[a.id] = replace(last[1], span=(), inferred=True)
        known = at is not None and at.start is not None and at.start == at.end
        last = (a, at, end) if known and at is not None and a.speaker else None
    return tuple(replace(a, said_at=carried.get(a.id, a.said_at)) for a in attributions)


def _place(a: Attribution) -> int:
    return min(start for start, _ in (*a.source, *a.cue, *a.content))


def _goes_on(text: str, a: Attribution, before: Attribution, end: int) -> bool:
    """Whether ``a`` goes on from the one ``before``, which ends at ``end``."""
    if a.speaker != before.speaker or len(text[end : _place(a)].split("\n\n")) > 2:
        return False
    cue = " ".join(text[start:stop] for start, stop in a.cue).casefold()
    quoted = a.form == "direct" or any(text[start] in '"“«' for start, _ in a.content)
    return cue in _GOES_ON or (quoted and (not cue or cue in _SAID))
