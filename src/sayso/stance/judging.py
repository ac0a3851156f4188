"""The one way in: attributions with act, stance, certainty and judges filled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.data import Attribution, Span, Spans, Speaker, Story
from sayso.stance import rules
from sayso.stance.cue import Cue, read_cue
from sayso.stance.judged import Statements
from sayso.stance.verdict import verdict
from sayso.stance.words import Words, span_words


def judge(
    story: Story, attributions: Sequence[Attribution], speakers: Sequence[Speaker]
) -> tuple[Attribution, ...]:
    """``attributions`` with ``act``, ``stance``, ``certainty`` and ``judges`` filled, in order."""
    text = story.text
    inside: dict[str, list[Span]] = {}
    for a in attributions:
        if a.parent is not None:
            inside.setdefault(a.parent, []).extend(a.content)
    labelled, verdicts = [], []
    for i, a in enumerate(attributions):
        done, cue, words = _labelled(text, a)
        labelled.append(done)
        found = verdict(done, cue, words, _without(text, a.content, inside.get(a.id, [])))
        if found is not None:
            verdicts.append((i, found))
    statements = Statements(text, labelled, speakers, [attributions[i].id for i, _ in verdicts])
    verdicts.sort(key=lambda found: labelled[found[0]].content)
    judgements = {i: statements.judgement(labelled[i], f) for i, f in verdicts}
    return tuple(replace(a, judges=judgements.get(i)) for i, a in enumerate(labelled))


def _labelled(text: str, a: Attribution) -> tuple[Attribution, Cue, Words]:
    content = " ".join(text[start:end] for start, end in a.content)
    words = span_words(text, a.content)
    cue = read_cue(text, a, words)
    act = rules.act(cue, content, words)
    done = replace(
        a,
        act=act,
        stance=rules.stance(cue, words, act),
        certainty=rules.certainty(cue, content, act),
    )
    return done, cue, words


def _without(text: str, spans: Spans, holes: list[Span]) -> str:
    """The text of ``spans`` without that of ``holes``, unless these leave nothing."""
    left = []
    for start, end in spans:
        for low, high in sorted(holes):
            if start <= low < end:
                left.append(text[start:low])
                start = max(start, high)
        left.append(text[start:end])
    found = " ".join(left)
    return found if found.strip() else " ".join(text[start:end] for start, end in spans)
