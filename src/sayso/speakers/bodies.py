"""How the names of bodies stand for each other: short forms, acronyms, persons taken for bodies."""

from __future__ import annotations

from sayso.speakers.kinds import plain
from sayso.speakers.names import contains
from sayso.speakers.party import Party


def may_be_person(p: Party, key: tuple[str, ...]) -> bool:
    """Whether a body may be a person whom a tagger took for one: no common noun in its name."""
    return (
        p.kind == "organisation"
        and p.key[-1:] == key
        and len(p.key) < 4
        and not key[0].endswith("s")
        and not any(plain(t) for t in p.key)
    )


def short_for(key: tuple[str, ...], long: Party, at: int) -> bool:
    """Whether a body's name is a shorter form of another's that was named before."""
    if len(key) >= len(long.key) or all(plain(t) for t in key):
        return False
    if not contains(long.key, key):
        return False
    rest = [t for t in long.key if t not in key]
    if all(plain(t) for t in rest):
        return True
    return long.last_before(at) >= 0 and len(key) == 1 and long.key[0] == key[0] and len(rest) < 3


def told_acronym(text: str, end: int) -> str | None:
    """The acronym that stands in brackets behind a name."""
    if text[end : end + 2] != " (":
        return None
    close = text.find(")", end, end + 14)
    inner = text[end + 2 : close].strip(" '\"’”“‘") if close > 0 else ""
    return inner.casefold().replace(".", "") if inner[:1].isupper() and " " not in inner else None
