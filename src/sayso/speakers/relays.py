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
from sayso.speakers.lexicon import PRONOUNS
from sayso.speakers.names import acronym, contains, is_title, tokens

_NOUN = (
    r"(?:newspaper|paper|agency|magazine|station|broadcaster|channel|podcast|programme|program|site"
    r"|website|outlets?|publication|media|tabloid|broadsheet|daily|weekly|television|TV|radio"
    r"|newswire|wire|blog|column|journal|show|network|reporters from)"
)
_MEDIUM = re.compile(
    rf"(?:(?!(?:from|of|at|in|for|with|who)\b)[\w’'.-]+ )*{_NOUN}"
    rf"|(?:the |an? )?(?:[a-z-]+ )?{_NOUN} [A-Z].*|(?:the )?(?:[A-Z][\w’'-]+ )*(?:Journal|Times|Post|News"
    r"|Review|Herald|Gazette|Tribune|Chronicle|Guardian|Telegraph|Mail|Mirror|Star) (?:of|for|on) .+"
    r"|[\w-]+\.(?:com|co\.uk|org|net|info|tv|ie|ca)",
    re.I,
)
_SAME = re.compile(rf"(?:the|this|that) {_NOUN}|outlet", re.I)
_OWN = re.compile(r"us|this (?:newspaper|column|paper|website|magazine|reporter)", re.I)
_NETWORKS = frozenset(
    "fox nbc abc cbs bbc cnn sky msnbc cnbc npr pbs itv rt afp ap upi tass".split()
)
_WORD = r"[A-Z0-9][\w’'&!-]*(?:\.\w+)*"
_NAME = rf"(?:[\"“][A-Z][^\"”]{{1,40}}[\"”]|{_WORD}(?: (?:of |and |the |for |de )?{_WORD})*)"
_ANY = r"(?:local|state|official|private|state-run|public|national|regional|foreign|daily)"
_PARTY = (
    rf"(?P<who>(?:the |The |an? )?(?:{_ANY} )*(?:{_NOUN} )?{_NAME}(?: {_NOUN}\b)?"
    rf"|(?:the |an? )?(?:{_ANY} )*(?:news )?{_NOUN}\b|(?:his|her|its|their) [a-z]+)"
)
_INTERVIEW = re.compile(
    rf"\b(?:interviews?|podcast|conversation|comments?|remarks|Q&A) (?:with|to|given to|for),? {_PARTY}"
)
_CARRIED = re.compile(
    r"\b(?:carried|broadcast|aired|published|quoted|reported|relayed|televised|run|flagged)"
    rf"(?: \w+ly)? (?:by|on|in) {_PARTY}"
)
_HANDED_OUT = re.compile(
    rf"\b(?:released|sent|issued|provided|shared|distributed|read out) (?:by|through) {_PARTY}"
)
_PEOPLE = re.compile(
    r"(?:his|her|its|their) (?:lawyers?|attorneys?|office|family|agents?|publicists?"
    r"|representatives?|spokes(?:man|woman|person)|union|club|party|company|campaign)"
)
_SOURCE = re.compile(
    r"\b(?:(?:spoke|speaking|spoken|talked) (?:to|with)"
    r"|(?:interviewed|polled|surveyed|contacted|quoted|published) (?:by|in)"
    rf"|shared with) {_PARTY}"
)
_BRACKET = re.compile(rf"\((?:via|per|through) {_PARTY}\)")
_REPORTER = re.compile(
    rf"(?P<who>(?:the )?{_NAME})(?:[’']s?)? (?:co-)?(?:host|anchor|reporter|correspondent|presenter"
    r"|journalist|columnist|editor)\b"
)
_PERSONAL = re.compile(r"[a-z]|(?:an?|his|her|their|my|our) ")


@dataclass(slots=True)
class _Outlets:
    """The story's speakers, to which the relays that are new are added."""

    text: str
    speakers: list[Speaker]
    own: str | None
    last: str | None = None

    def speaker(self, span: Span) -> str:
        """The id of the party named in ``text[span]``."""
        words = self.text[slice(*span)].strip('"“”., ')
        if self.own and _OWN.fullmatch(words):
            words = self.own
        if _SAME.fullmatch(words) and self.last is not None:
            return self.last
        found = self._known(words) or self._new(words)
        if span not in found.mentions:
            at = self.speakers.index(found)
            self.speakers[at] = replace(found, mentions=tuple(sorted((*found.mentions, span))))
        if found.kind == "outlet":
            self.last = found.id
        return found.id

    def _known(self, words: str) -> Speaker | None:
        key = _key(words)
        named = [(s, s.name) for s in self.speakers if s.name]
        exact = (s for s, name in named if _key(name) == key)
        like = (s for s, name in named if s.kind == "outlet" and _same(key, name))
        told = (s for s in self.speakers if s.description == words)
        return next(exact, None) or next(like, None) or next(told, None)

    def _new(self, words: str) -> Speaker:
        if _PEOPLE.fullmatch(words):
            found = Speaker(self._new_id(), None, "unnamed", words)
        else:
            # "the podcast Night Ferry" is called Night Ferry.
            name = re.sub(r"^(?:[a-z-]+ )+(?=[\"“A-Z])", "", words)
            found = Speaker(self._new_id(), name, "outlet")
        self.speakers.append(found)
        return found

    def _new_id(self) -> str:
        taken = {s.id for s in self.speakers}
        return next(
            i for n in range(len(taken) + 1) if (i := f"p{len(taken) + 1 + n}") not in taken
        )

    def outlet(self, words: str) -> bool:
        """Whether a phrase names an outlet."""
        words = words.strip('"“”., ')
        key = _key(words)
        if not key or key[0] in PRONOUNS or is_title(key[0]):
            return False
        if _MEDIUM.fullmatch(words) or key[0] in _NETWORKS:
            return True
        for s in self.speakers:
            if s.name and _key(s.name) == key:
                return s.kind == "outlet"
            if s.name and s.kind in ("outlet", "person") and _same(key, s.name):
                return s.kind == "outlet"
        if _PERSONAL.match(words.removeprefix("the ")):
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
    outlets = _Outlets(story.text, list(speakers), story.outlet)
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
    """Where the words name those who passed them on."""
    text = story.text
    for start, end in a.addressee:
        words = text[start:end]
        if match := _REPORTER.match(words):
            if outlets.outlet(match["who"]):
                yield start, start + match.end("who")
        elif _OWN.fullmatch(words):
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
    text: str, within: Span, pattern: re.Pattern[str], outlets: _Outlets | None
) -> Iterator[Span]:
    """The parties that a pattern names within a stretch of a line: with ``outlets`` only those."""
    start, end = within
    stop = text.find("\n", start, end)
    for match in pattern.finditer(text, start, stop if stop >= 0 else min(end, len(text))):
        known = outlets is None or outlets.outlet(match["who"])
        if known or (pattern is _HANDED_OUT and _PEOPLE.fullmatch(match["who"])):
            yield match.span("who")


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
