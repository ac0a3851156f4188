"""Relays: who only passed words on ("told Reuters", "in a statement carried by state media").

Of the ten forms of the annotation guide those that make a ``via``: an outlet that was told, one
that carried or broadcast the words, one that held the interview; and a party that handed a
statement out.  "On CNN" alone is a channel only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.data import Attribution, Span, Speaker, Story, Via
from sayso.speakers.outlets import MEDIUM, NAME, OWN, PEOPLE, Outlets

_ANY = r"(?:local|state|official|private|state-run|public|national|regional|foreign|daily)"
_PARTY = (
    rf"(?P<who>(?:the |The |an? )?(?:{_ANY} )*(?:{MEDIUM} )?{NAME}(?: {MEDIUM}\b)?"
    rf"|(?:the |an? )?(?:{_ANY} )*(?:news )?{MEDIUM}\b|(?:his|her|its|their) [a-z]+)"
)
_INTERVIEW = re.compile(
    r"\b(?:interviews?|podcast|conversation|comments?|remarks|Q&A) (?:with|to|given to|for),? "
    + _PARTY
)
_CARRIED = re.compile(
    r"\b(?:carried|broadcast|aired|published|quoted|reported|relayed|televised|run|flagged)"
    rf"(?: \w+ly)? (?:by|on|in) {_PARTY}"
)
_HANDED_OUT = re.compile(
    rf"\b(?:released|sent|issued|provided|shared|distributed|read out) (?:by|through) {_PARTY}"
)
_SOURCE = re.compile(
    r"\b(?:(?:spoke|speaking|spoken|talked) (?:to|with)"
    r"|(?:interviewed|polled|surveyed|contacted|quoted|published) (?:by|in)"
    rf"|shared with) {_PARTY}"
)
_BRACKET = re.compile(rf"\((?:via|per|through) {_PARTY}\)")
_REPORTER = re.compile(
    rf"(?P<who>(?:the )?{NAME})(?:[’']s?)? (?:co-)?(?:host|anchor|reporter|correspondent|presenter"
    r"|journalist|columnist|editor)\b"
)


def relays(
    story: Story, attributions: Sequence[Attribution], speakers: Sequence[Speaker]
) -> tuple[tuple[Attribution, ...], tuple[Speaker, ...]]:
    """The attributions with those who passed them on, and the speakers with the outlets added.

    Run it when speakers are resolved and addressee and channel are known.
    """
    outlets = Outlets(story.text, list(speakers), story.outlet)
    kinds = {s.id: s.kind for s in speakers}
    done: dict[str, Attribution] = {}
    for a in sorted(attributions, key=lambda a: (a.cue or a.source or a.content)[0]):
        if a.speaker is not None and kinds.get(a.speaker) == "outlet":
            outlets.last = a.speaker
        via: list[Via] = []
        for span in sorted(set(_passed_on(story, a, outlets))):
            speaker = outlets.speaker(span)
            if speaker != a.speaker and speaker not in (v.speaker for v in via):
                via.append(Via(speaker, (span,)))
        done[a.id] = replace(a, via=tuple(via)) if via else a
    return tuple(done[a.id] for a in attributions), tuple(outlets.speakers)


def _passed_on(story: Story, a: Attribution, outlets: Outlets) -> Iterator[Span]:
    """Where the words name those who passed them on."""
    text = story.text
    for start, end in a.addressee:
        words = text[start:end]
        if match := _REPORTER.match(words):
            if outlets.outlet(match["who"]):
                yield start, start + match.end("who")
        elif OWN.fullmatch(words):
            if story.outlet and a.parent is None:
                yield start, end
        elif outlets.outlet(words):
            yield start, end
    for start, end in a.channel:
        yield from _named(text, (start, end + 60), _INTERVIEW, outlets)
        carried = _named(text, (start, end + 60), _CARRIED, None)
        handed = _named(text, (start, end + 60), _HANDED_OUT, outlets)
        for span in (*carried, *handed):
            if not any(span[0] < e and s < span[1] for s, e in a.source):
                yield span
    for start, end in a.source:
        yield from _named(text, (start, end + 30), _SOURCE, outlets)
    for _, end in (*a.addressee, *a.cue, *a.content):
        yield from _named(text, (end, end + 40), _BRACKET, outlets)


def _named(
    text: str, within: Span, pattern: re.Pattern[str], outlets: Outlets | None
) -> Iterator[Span]:
    """The parties that a pattern names within a stretch of a line: with ``outlets`` only those."""
    start, end = within
    stop = text.find("\n", start, end)
    for match in pattern.finditer(text, start, stop if stop >= 0 else min(end, len(text))):
        known = outlets is None or outlets.outlet(match["who"])
        if known or (pattern is _HANDED_OUT and PEOPLE.fullmatch(match["who"])):
            yield match.span("who")
