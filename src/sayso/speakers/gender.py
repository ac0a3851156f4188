"""The gender that English grammar gives a person: from given names, titles and nouns.

Given names come from Faker's lists, one for each of some eighty locales; a name counts for the
gender whose lists hold it more often, and for neither where they are close.
"""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from typing import Literal

from sayso.speakers import lexicon
from sayso.speakers.names import fold

Gender = Literal["m", "f"]


@cache
def _given_names() -> dict[str, tuple[int, int]]:
    """Folded given names: in how many lists of male and of female ones."""
    import faker.providers.person as person

    counts: dict[str, list[int]] = {}
    for module in pkgutil.iter_modules(person.__path__):
        provider = import_module(f"faker.providers.person.{module.name}").Provider
        for side, field in enumerate(("first_names_male", "first_names_female")):
            for name in {fold(n) for n in getattr(provider, field, None) or ()}:
                counts.setdefault(name, [0, 0])[side] += 1
    return {name: (m, f) for name, (m, f) in counts.items()}


@cache
def of_given(token: str) -> Gender | None:
    """The gender of a folded given name, or None."""
    male, female = _given_names().get(token, (0, 0))
    if male >= 3 * female and male:
        return "m"
    return "f" if female >= 3 * male and female else None


@cache
def is_given(token: str) -> bool:
    """Whether a folded token is a known given name."""
    return token in _given_names()


def of_words(words: tuple[str, ...]) -> Gender | None:
    """The gender that titles and nouns tell ("Mrs", "spokesman"); ``words`` are folded."""
    for word in words:
        if word == "mr" or word in lexicon.MASCULINE_NOUNS:
            return "m"
        if word in lexicon.FEMININE_NOUNS:
            return "f"
    return None
