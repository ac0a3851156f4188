"""Names in a text by their capitals, with what a tagger says of them where one has looked."""

from __future__ import annotations

import calendar
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.data import Mention, MentionKind, Span
from sayso.speakers import gender, lexicon
from sayso.speakers.names import HONORIFICS, fold, is_suffix, is_title
from sayso.speakers.titles import BARE, BODIES, kind_of_name, title_words

_UP = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶĹĽŁŃŇŌŐŒŘŚŞŠŤŪŮŰŹŻŽ"
_TITLE = (
    "Messrs|Mr|Mrs|Ms|Dr|Sen|Sens|Rep|Reps|Gov|Gen|Lt|Col|Sgt|Capt|Prof|Rev|St|Adm|Maj|Cmdr|Hon"
    "|Pres|Det|Supt|Insp|Jr|Sr|Atty"
)
_WORD = (
    rf"(?:(?:{_TITLE})\.|(?:[{_UP}]\.)+(?:[{_UP}](?![\w]))?"
    rf"|(?:al|el|ul|an|as|at|ad|bin|ibn|d|l)[-’'][{_UP}]\w+"
    rf"|[{_UP}](?:[\w]|[&\-.](?=\w)|[’'](?!s\b)(?=\w))*)"
)
_SMALL = (
    r"(?:van der|van den|van de|von der|de la|de los|van|von|de|del|della|da|di|dos|du|le|la|el|al"
    r"|bin|ibn|ten|ter|y|af|av|&)"
)
_RUN = re.compile(rf"(?<![\w@#]){_WORD}(?:[ \xa0](?:{_SMALL}[ \xa0])?{_WORD})*")
_INNER = re.compile(
    r"(?<=\w)[ \xa0](?:To|Is|Are|As|In|With|After|Over|Amid|At|By|From|Will|Has|Have|Says?|Was"
    r"|Not)\b"
)
_OF = re.compile(rf"[ \xa0](?:of|for|on)[ \xa0](?:the[ \xa0])?(?={_WORD})")
_START = re.compile(r"(?:^|[.!?:][\"”’)]*\s+|\n\s*|[\"“‘]\s*)$")
_DATES = frozenset(
    name.casefold()
    for name in (*calendar.month_name, *calendar.day_name)
    if name not in ("", "May", "April", "June", "August")
)
_POSSESSIVE = re.compile(r"['’]s?\s")


@dataclass(frozen=True, slots=True)
class Name:
    """One occurrence of a name: ``span`` without, ``whole`` with its title; ``title`` and ``key``
    are folded tokens; ``kind`` is None where nothing tells."""

    span: Span
    whole: Span
    kind: MentionKind | None
    key: tuple[str, ...]
    title: tuple[str, ...]
    body: bool = False


def names_in(text: str, mentions: Sequence[Mention], edges: Sequence[int] = ()) -> list[Name]:
    """The names of ``text`` in order; they do not overlap.

    ``edges``: places in ascending order that no name crosses, where sources and cues begin and end.
    """
    tagged: list[tuple[Span, MentionKind]] = sorted(
        (m.span, m.kind) for m in mentions if m.kind != "date"
    )
    starts = [span[0] for span, _ in tagged]
    found: list[Name] = []
    doubtful: list[int] = []
    at = 0
    while match := _RUN.search(text, at):
        start, end = match.span()
        if cut := _INNER.search(text, start, end):
            # "Administration To Expand": a headline, where every word has a capital.
            end = cut.start()
        end = _longer(text, start, end)
        low = bisect_left(starts, start - 60)
        for span, kind in tagged[low : bisect_left(starts, end)]:
            if (
                kind == "organisation"
                and start <= span[0] < end < span[1]
                and not _POSSESSIVE.search(text, span[0], span[1])
            ):
                end = span[1]
        edge = bisect_right(edges, start)
        if edge < len(edges) and edges[edge] < end:
            end = edges[edge]
        at = end
        low = bisect_left(starts, start - 60)
        near = [
            (span, kind) for span, kind in tagged[low : bisect_left(starts, end)] if span[1] > start
        ]
        for name in _split(text, start, end, near):
            if _doubtful(text, name, near):
                doubtful.append(len(found))
            found.append(name)
    # A lone word that begins a sentence is a name where it is part of another one.
    unsure, borders = set(doubtful), set(edges)
    sure = {t for i, n in enumerate(found) if i not in unsure for t in n.key}
    drop = {
        i
        for i in doubtful
        if found[i].key[0] not in sure
        and not (borders.issuperset(found[i].span) and _unlike_noun(text, found[i]))
    }
    return [n for i, n in enumerate(found) if i not in drop]


def _unlike_noun(text: str, name: Name) -> bool:
    """Whether a lone capitalised word, all of a source, is no common noun."""
    token = name.key[0]
    return not (
        token.endswith("s")
        or token in lexicon.GROUP_NOUNS | lexicon.PERSON_PLURALS | BODIES
        or f" {token} " in text
    )


def _doubtful(text: str, name: Name, near: Sequence[object]) -> bool:
    return (
        not near
        and not name.title
        and name.kind is None
        and len(name.key) == 1
        and not text[slice(*name.span)].isupper()
        and _START.search(text[max(0, name.span[0] - 6) : name.span[0]]) is not None
        and not gender.is_given(name.key[0])
    )


def _longer(text: str, start: int, end: int) -> int:
    """Where a run ends that goes on with "of" behind a body ("the Bank of Zaranth")."""
    while True:
        last = text[max(start, text.rfind(" ", start, end) + 1) : end]
        if fold(last) not in BODIES:
            return end
        match = _OF.match(text, end)
        if match is None:
            return end
        following = _RUN.match(text, match.end())
        if following is None:
            return end
        end = following.end()


def _split(text: str, start: int, end: int, near: list[tuple[Span, MentionKind]]) -> list[Name]:
    """The names of one run of capitalised words: starters and titles cut off."""
    words = [(m.start(), m.end()) for m in re.finditer(r"[^ \xa0]+", text[start:end])]
    words = [(start + a, start + b) for a, b in words]
    while (
        words
        and fold(text[slice(*words[0])]) in lexicon.STARTERS
        and (text[words[0][0] : words[0][1]] not in ("US", "U.S.", "IT", "U.S", "WHO"))
    ):
        words = words[1:]
    while words and not text[words[-1][0]].isupper() and "-" not in text[slice(*words[-1])]:
        words = words[:-1]
    if not words:
        return []
    start, end = words[0][0], words[-1][1]
    near = [(s, k) for s, k in near if s[0] < end and s[1] > start]
    people = [s for s, k in near if k == "person"]
    whole = next((k for s, k in near if s[0] <= start + 4 and s[1] >= end), None)
    folded = [fold(text[a:b]) for a, b in words]
    suffix = len(words)
    while suffix > 1 and is_suffix(folded[suffix - 1]):
        suffix -= 1
    end = words[suffix - 1][1]
    exact = any(s == (start, end) for s in people)
    while (
        suffix > 1
        and not exact
        and is_title(folded[suffix - 1])
        and not gender.is_given(folded[0])
        and folded[0] not in HONORIFICS
    ):
        # "NASA Administrator": the body alone is named.
        suffix -= 1
        words, folded = words[:suffix], folded[:suffix]
    end = words[suffix - 1][1]
    title = title_words(text, words[:suffix], folded[:suffix], whole, people)
    inner = any(s[1] == end and s[0] == words[title][0] for s in people)
    name = (words[title][0], words[-1][1])
    key = tuple(folded[title:suffix])
    if all(len(t) == 1 or t in _DATES for t in key) or (
        title == 0 and all(is_title(t) or t in BARE for t in key)
    ):
        return []
    kind = whole or (near[0][1] if near and not title else None)
    if (title and is_title(folded[title - 1])) or inner:
        kind = "person"
    titled = title > 0 and folded[title - 1] not in ("us", "uk", "un")
    tagged, kind = kind, kind_of_name(text, name, key, kind, titled)
    if kind == "organisation" == tagged and kind_of_name(text, name, key, None, False) != kind:
        # Taggers take surnames for bodies more often than not.
        return [Name(name, (start, end), None, key, tuple(folded[:title]), body=True)]
    return [Name(name, (start, end), kind, key, tuple(folded[:title]))]
