"""Relays: who only passed words on ("told Reuters", "in a statement carried by state media").

Of the ten forms of the annotation guide those that make a ``via``: an outlet that was told, one
that carried or broadcast the words, one that held the interview; and a party that handed a
statement out.  "On CNN" alone is a channel only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.data import Attribution, Span, Speaker, Story, Via
from sayso.speakers.gender import is_given
from sayso.speakers.kinds import kind_of_body, kind_of_noun
from sayso.speakers.names import acronym, contains, is_title, tokens

_MEDIUM = re.compile(
    r"\b(?:newspaper|paper|agency|magazine|station|broadcaster|channel|podcast|programme|program"
    r"|site|website|outlets?|publication|media|tabloid|broadsheet|daily|weekly|television|TV|radio"
    r"|news agency|newswire|wire|blog|column|journal|show)$",
    re.I,
)
_SAME = re.compile(
    r"(?:the|this)? ?(?:outlet|paper|publication|site|website|newspaper|magazine|agency|station"
    r"|broadcaster|channel|network|podcast|tabloid|show|programme|program)",
    re.I,
)
_OWN = re.compile(r"this (?:newspaper|column|paper|website|magazine|reporter)", re.I)
_NAME = r"(?:[\"“][A-Z][^\"”]{1,40}[\"”]|[A-Z0-9][\w’'.&!-]*(?: (?:of |and |the |for |de )?[A-Z0-9][\w’'.&!-]*)*)"
_PARTY = (
    rf"(?P<who>(?:the |The )?(?:(?:local|state|official|private|state-run|public|national|regional"
    rf"|foreign|a) )*(?:[a-z-]+ )?{_NAME}|(?:his|her|its|their) \w+"
    r"|(?:the |a )?(?:local |state |official |state-run |private |public |national )+(?:[a-z]+ )?[a-z]+"
    r"|the (?:outlet|paper|newspaper|agency|site|magazine|channel|broadcaster))"
)
_INTERVIEW = re.compile(
    rf"\b(?:interviews?|podcast|conversation|comments?|remarks|Q&A) (?:with|to|given to|for) {_PARTY}"
)
_CARRIED = re.compile(
    r"\b(?:carried|broadcast|aired|published|quoted|reported|relayed|distributed|televised|released"
    rf"|sent|issued|provided|shared|run|flagged)(?: \w+ly)? (?:by|on|in) {_PARTY}"
)
_TO = re.compile(
    r"\b(?:spoke|speaking|spoken|talked) (?:to|with) "
    + _PARTY
    + r"|\b(?:interviewed|polled|surveyed|contacted) by "
    + _PARTY.replace("?P<who>", "?P<whom>")
)
_BRACKET = re.compile(rf"\((?:via|per|through) {_PARTY}\)")
_REPORTER = re.compile(
    rf"(?P<who>(?:the )?{_NAME})(?:[’']s?)? (?:co-)?(?:host|anchor|reporter|correspondent|presenter|journalist|columnist|editor)\b"
)
_PERSONAL = re.compile(r"(?:[a-z]|the |an? |his |her |their |my |our )")


@dataclass(slots=True)
class _Outlets:
    """The story's speakers, to which the relays that are new are added."""

    text: str
    speakers: list[Speaker]
    last: str | None = None

    def speaker(self, span: Span) -> str:
        """The id of the party named in ``text[span]``."""
        words = self.text[slice(*span)].strip('"“”., ')
        if _SAME.fullmatch(words) and self.last is not None:
            return self.last
        key = _key(words)
        found = next((s for s in self.speakers if s.name and _same(key, s.name)), None)
        if found is None:
            found = Speaker(self._new_id(), re.sub(r"^the (?=[A-Z])", "", words), "outlet")
            self.speakers.append(found)
        if span not in found.mentions:
            at = self.speakers.index(found)
            self.speakers[at] = replace(found, mentions=tuple(sorted((*found.mentions, span))))
        if found.kind == "outlet":
            self.last = found.id
        return found.id

    def _new_id(self) -> str:
        taken = {s.id for s in self.speakers}
        return next(
            i for n in range(len(taken) + 1) if (i := f"p{len(taken) + 1 + n}") not in taken
        )

    def outlet(self, words: str) -> bool:
        """Whether a phrase names an outlet."""
        words = words.strip('"“”., ')
        if not words or is_title(tokens(words)[0] if tokens(words) else ""):
            return False
        if _MEDIUM.search(words):
            return True
        key = _key(words)
        for s in self.speakers:
            if s.name and key and _same(key, s.name):
                return s.kind == "outlet"
        if not key or _PERSONAL.match(words.removeprefix("the ")):
            return False
        return kind_of_body(key, None) == "outlet" or self._unknown(key, words)

    def _unknown(self, key: tuple[str, ...], words: str) -> bool:
        """A name that is nobody's in the story, and no person's, body's or country's."""
        if any(s.name and set(key) & set(tokens(s.name)) for s in self.speakers):
            return False
        if any(is_given(t) or is_title(t) or kind_of_noun(t) for t in key[:1] + key[-1:]):
            return False
        return re.fullmatch(_NAME, words.removeprefix("the ")) is not None and len(key) < 4


def relays(
    story: Story, attributions: Sequence[Attribution], speakers: Sequence[Speaker]
) -> tuple[tuple[Attribution, ...], tuple[Speaker, ...]]:
    """The attributions with those who passed them on, and the speakers with the outlets added.

    Run it when speakers are resolved and addressee and channel are known.
    """
    outlets = _Outlets(story.text, list(speakers))
    kinds = {s.id: s.kind for s in speakers}
    done: dict[str, Attribution] = {}
    for a in sorted(attributions, key=lambda a: (a.cue or a.source or a.content)[0]):
        if a.speaker is not None and kinds.get(a.speaker) == "outlet":
            outlets.last = a.speaker
        via = []
        for span in sorted(set(_passed_on(story, a, outlets))):
            speaker = outlets.speaker(span)
            if speaker != a.speaker and speaker not in (v.speaker for v in via):
                via.append(Via(speaker, (span,)))
        done[a.id] = replace(a, via=tuple(via)) if via else a
    return tuple(done[a.id] for a in attributions), tuple(outlets.speakers)


def _passed_on(story: Story, a: Attribution, outlets: _Outlets) -> Iterator[Span]:
    text = story.text
    for start, end in a.addressee:
        words = text[start:end]
        if match := _REPORTER.match(words):
            if outlets.outlet(match["who"]):
                yield start, start + match.end("who")
        elif outlets.outlet(words):
            yield start, end
    for start, end in a.channel:
        yield from _named(text, start, end + 60, _INTERVIEW, outlets, True)
        yield from _named(text, start, end + 60, _CARRIED, outlets, False)
    for start, end in a.source:
        yield from _named(text, start, end + 40, _TO, outlets, True)
    for start, end in (*a.addressee, *a.cue):
        yield from _named(text, end, end + 40, _BRACKET, outlets, True)


def _named(
    text: str, start: int, end: int, pattern: re.Pattern[str], outlets: _Outlets, only: bool
) -> Iterator[Span]:
    """The parties that a pattern names in ``text[start:end]``, within the line; ``only`` outlets."""
    stop = text.find("\n", start, end)
    for match in pattern.finditer(text, start, stop if stop >= 0 else min(end, len(text))):
        group = "who" if match["who"] else "whom"
        if not only or outlets.outlet(match[group]):
            yield match.span(group)


def _key(words: str) -> tuple[str, ...]:
    key = tokens(words)
    return key[1:] if len(key) > 1 and key[0] in ("the", "a", "an") else key


def _same(key: tuple[str, ...], name: str) -> bool:
    other = _key(name)
    if not key or not other:
        return False
    return (
        key == other
        or contains(other, key)
        or contains(key, other)
        or (len(key) == 1 and key[0] == acronym(name))
    )
