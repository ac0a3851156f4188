"""A run of capitalised words: how many of them are title, and what kind of name the rest is."""

from __future__ import annotations

import re
from functools import cache

from sayso.data import MentionKind, Span
from sayso.speakers import gender, lexicon
from sayso.speakers.countries import country_of_capital, country_of_demonym, country_of_name
from sayso.speakers.names import HONORIFICS, is_title, tokens

_PARTICIPLE = re.compile(r"....(?:ed|ary)$|-turned-")
_QUALITY = re.compile(r"...(?:ed|ing|ary|ian|ish|ese|er|or|ist|ive)$")
_AGE = re.compile(r",? (?:aged )?\(?\d{1,2}\)?,")


BODIES = (
    lexicon.GOVERNMENT_NOUNS
    | lexicon.ORGANISATION_NOUNS
    | lexicon.words("house union secretary minister states organisation organization")
) - lexicon.words("city county town state")


_TOWNS = lexicon.words("city county town township island islands beach river valley airport")


@cache
def states() -> frozenset[tuple[str, ...]]:
    """The states of the United States, from Faker, as folded tokens."""
    from faker.providers.address.en_US import Provider

    return frozenset(tokens(name) for name in Provider.states)


def title_words(
    text: str,
    words: list[Span],
    folded: list[str],
    whole: MentionKind | None,
    people: list[Span],
) -> int:
    """How many words of a run are title: "President-elect" of "President-elect Ana Beck"."""
    last = len(words) - 1
    inner = next((s for s in people if s[1] == words[last][1] and s[0] > words[0][0]), None)
    if inner is not None:
        found = next((i for i, w in enumerate(words) if w[0] >= inner[0]), 0)
        while found > 0 and gender.is_given(folded[found - 1]) and not is_title(folded[found - 1]):
            found -= 1
        while found < last and is_title(folded[found]) and folded[found] not in ("dean", "king"):
            found += 1
        return found
    found = 0
    if whole in (None, "person") or folded[0] in HONORIFICS:
        for i in range(last):
            if is_title(folded[i]):
                found = i + 1
    if 0 < found < last and not text[words[found][0]].isupper():
        # "Minister of Education Ana Beck"
        given = next((i for i in range(found + 1, last) if gender.is_given(folded[i])), last - 1)
        return max(given, found + 1)
    if found == 0 and whole is None and last == 1 and folded[0] in ("us", "uk"):
        return 1
    if found == 0 and last > 1 and _PARTICIPLE.search(folded[0]) and not gender.is_given(folded[0]):
        # "Exhausted Ana Beck"
        return 1
    if found == 0 and whole in (None, "person"):
        for i in range(1, last):
            if (
                gender.is_given(folded[i])
                and not gender.is_given(folded[i - 1])
                and (
                    text[slice(*words[i - 1])].isupper() or (i == 1 and _QUALITY.search(folded[0]))
                )
            ):
                return i
    return found


BARE = lexicon.words(
    "prime foreign first lady vice deputy chief executive state federal police interior finance "
    "defence defense health justice the of general assistant senior former acting press house "
    "ministry court parliament government committee council department police party company"
)


def kind_of_name(
    text: str, span: Span, key: tuple[str, ...], kind: MentionKind | None, titled: bool
) -> MentionKind | None:
    if (
        kind == "person"
        and len(key) > 1
        and not gender.is_given(key[0])
        and key[-1] in lexicon.OUTLET_NOUNS | BODIES
    ):
        return "organisation"
    if (
        kind == "organisation"
        and len(key) > 1
        and gender.is_given(key[0])
        and not any(t in BODIES or t in lexicon.OUTLET_NOUNS for t in key[:-1])
        and (key[-1] not in BODIES | lexicon.OUTLET_NOUNS or len(key) > 2)
    ):
        return None
    if (
        kind == "people"
        and len(key) == 1
        and not country_of_demonym(key)
        and not (key[0].endswith(("s", "n", "i", "sh", "se", "st", "t", "ic", "ch")))
    ):
        return "organisation"
    if kind is not None:
        return kind
    if country_of_name(key) or country_of_capital(key):
        return "place"
    if country_of_demonym(key):
        return "people"
    if len(key) > 1 and (key in states() or key[-1] in _TOWNS):
        return "place"
    if titled and len(key) == 1 and (key[0] in BODIES or key[0] in lexicon.STARTERS):
        return "organisation"
    if titled:
        return "person"
    if len(key) > 1 and any(t in BODIES or t in lexicon.OUTLET_NOUNS for t in (key[0], *key[-1:])):
        return "organisation"
    word = text[slice(*span)]
    if len(key) == 1 and word.isupper() and len(word) > 1:
        return "organisation"
    if len(key) > 1 and _AGE.match(text, span[1]):
        return "person"
    state = (key[0],) in states() and key[0] not in ("virginia", "georgia")
    return "person" if len(key) > 1 and gender.is_given(key[0]) and not state else None
