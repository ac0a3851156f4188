"""What a report rests on: "Reuters reported X, citing officials" is two attributions of X.

The network gives the one cited as what was cited ("Reuters", "citing", "officials").  Where that
is somebody, or a document, who can have said X, it is turned into the form of the annotation
guide: source "officials", cue "citing", the same content as the report's, and the report as parent.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.data import Attribution, Span

_CITES = re.compile(r"(?:citing|cit(?:es|ed)|quoting|quot(?:es|ed))", re.I)
_REST = re.compile(
    r",? (?:who|which|that|whom|whose|as saying|familiar|with knowledge|briefed)\b|[;:]"
)
_PEOPLE = (
    r"official|source|person|people|witness|aide|adviser|advisor|colleague|executive|officer|leader"
    r"|elder|lawmaker|diplomat|analyst|expert|lawyer|attorney|prosecutor|minister|ministry|minister"
    r"|spokes(?:man|woman|person|people)|resident|relative|insider|employee|worker|staff|soldier"
    r"|police|authorit(?:y|ies)|agency|agencies|government|department|office|company|union|doctor"
    r"|researcher|scientist|economist|trader|dealer|banker|investor|friend|neighbou?r|activist|monitor"
    r"|observer|member|senator|governor|mayor|president|director|media|newspaper|television|network"
)
_PAPERS = (
    r"document|report|record|data|letter|memo|memorandum|e?-?mail|filing|figure|statement|study|poll"
    r"|survey|estimate|transcript|complaint|affidavit|lawsuit|statistic|audit|article|interview"
    r"|recording|video|file|paper|analysis"
)
_PARTY = re.compile(rf"\b(?:{_PEOPLE}|{_PAPERS})(?:e?s)?$", re.I)
_NAME = re.compile(r"(?:the |The )?(?:[A-Z][\w’'.&-]*)(?: (?:of|and|the|for|al-|[A-Z][\w’'.&-]*))*")
_HEAD = re.compile(r"\s(?:of|in|at|from|on|for|with|close|near|within|involved|attending)\s|,")


def with_citing(text: str, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions, those who are cited for a report made its children."""
    return tuple(
        _cited(text, a, attributions[max(0, i - 6) : i + 7]) for i, a in enumerate(attributions)
    )


def _cited(text: str, a: Attribution, near: Sequence[Attribution]) -> Attribution:
    if len(a.cue) != 1 or len(a.content) != 1 or not _CITES.fullmatch(text[slice(*a.cue[0])]):
        return a
    who = _party(text, a.content[0])
    if who is None or a.content[0][0] < a.cue[0][1]:
        return a
    report = _report(text, a, near)
    if report is None or not _cites_itself(text, a, report):
        return a
    return replace(a, source=(who,), content=report.content, form=report.form, parent=report.id)


def _cites_itself(text: str, a: Attribution, report: Attribution) -> bool:
    """Whether it is the report's own source that cites: named once, or by a relative pronoun."""
    words = [text[start:end].strip(" ,") for start, end in a.source]
    return not words or a.source == report.source or words[0] in ("which", "who", "that")


def _party(text: str, content: Span) -> Span | None:
    """The one cited, without what is told about them; None where it is a fact or a reason."""
    words = text[slice(*content)]
    rest = _REST.search(words)
    end = content[0] + (rest.start() if rest else len(words))
    phrase = text[content[0] : end].rstrip(" ,.")
    head = _HEAD.split(phrase, maxsplit=1)[0]
    if not phrase or not (_PARTY.search(head) or _NAME.fullmatch(phrase)):
        return None
    return content[0], content[0] + len(phrase)


def _report(text: str, a: Attribution, near: Sequence[Attribution]) -> Attribution | None:
    """The report that ends right before the cue: its source, cue or content is the last thing."""
    best: tuple[int, Attribution] | None = None
    for b in near:
        if b.id == a.id or b.parent != a.parent or not b.cue:
            continue
        end = (
            max(s[1] for s in (*b.source, *b.cue, *b.content) if s[1] <= a.cue[0][0] + 1)
            if any(s[1] <= a.cue[0][0] + 1 for s in (*b.source, *b.cue, *b.content))
            else -1
        )
        if end < 0 or any(s[0] > a.cue[0][0] for s in b.content[:1]):
            continue
        between = text[end : a.cue[0][0]]
        if "\n" in between or re.search(r"[.?!] ", between) or len(between.split()) > 6:
            continue
        if best is None or end > best[0]:
            best = end, b
    return best[1] if best else None
