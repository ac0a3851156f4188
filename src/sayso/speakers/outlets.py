"""Outlets among a story's speakers: which phrases name one, and which one it is."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from sayso.data import Span, Speaker
from sayso.speakers.gender import is_given
from sayso.speakers.kinds import kind_of_body, kind_of_noun
from sayso.speakers.lexicon import PRONOUNS
from sayso.speakers.names import acronym, contains, is_title, tokens

MEDIUM = (
    r"(?:newspaper|paper|agency|magazine|station|broadcaster|channel|podcast|programme|program|site"
    r"|website|outlets?|publication|media|tabloid|broadsheet|daily|weekly|television|TV|radio"
    r"|newswire|wire|blog|column|journal|show|network|reporters from)"
)
_MEDIUM = re.compile(
    rf"(?:(?!(?:from|of|at|in|for|with|who)\b)[\w’'.-]+ )*{MEDIUM}"
    rf"|(?:the |an? )?(?:[a-z-]+ )?{MEDIUM} [A-Z].*|(?:the )?(?:[A-Z][\w’'-]+ )*"
    r"(?:Journal|Times|Post|News|Review|Herald|Gazette|Tribune|Chronicle|Guardian|Telegraph|Mail"
    r"|Mirror|Star) (?:of|for|on) .+"
    r"|[\w-]+\.(?:com|co\.uk|org|net|info|tv|ie|ca)",
    re.I,
)
_SAME = re.compile(rf"(?:the|this|that) {MEDIUM}|outlet", re.I)
OWN = re.compile(r"us|this (?:newspaper|column|paper|website|magazine|reporter)", re.I)
_NETWORKS = frozenset(
    ("abc", "afp", "ap", "bbc", "cbs", "cnbc", "cnn", "fox", "itv", "msnbc", "nbc", "npr", "pbs")
)
_WORD = r"[A-Z0-9][\w’'&!-]*(?:\.\w+)*"
NAME = rf"(?:[\"“][A-Z][^\"”]{{1,40}}[\"”]|{_WORD}(?: (?:of |and |the |for |de )?{_WORD})*)"
PEOPLE = re.compile(
    r"(?:his|her|its|their) (?:lawyers?|attorneys?|office|family|agents?|publicists?"
    r"|representatives?|spokes(?:man|woman|person)|union|club|party|company|campaign)"
)
_PERSONAL = re.compile(r"[a-z]|(?:an?|his|her|their|my|our) ")


@dataclass(slots=True)
class Outlets:
    """The story's speakers, to which the relays that are new are added."""

    text: str
    speakers: list[Speaker]
    own: str | None
    last: str | None = None

    def speaker(self, span: Span) -> str:
        """The id of the party named in ``text[span]``."""
        words = self.text[slice(*span)].strip('"“”., ')
        if self.own and OWN.fullmatch(words):
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
        if PEOPLE.fullmatch(words):
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
        return re.fullmatch(NAME, words.removeprefix("the ")) is not None and len(key) < 4


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
