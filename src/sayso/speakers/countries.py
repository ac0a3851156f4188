"""Countries by name, capital and demonym: ISO 3166-1 alpha-3 codes, from countryinfo."""

from __future__ import annotations

from functools import cache

from countryinfo import all_countries

from sayso.speakers.names import tokens

_Key = tuple[str, ...]


@cache
def _table() -> tuple[dict[_Key, str], dict[_Key, str], dict[_Key, str]]:
    """Names, capitals and demonyms to codes; a demonym of two countries is the first's."""
    names: dict[_Key, str] = {}
    capitals: dict[_Key, str] = {}
    demonyms: dict[_Key, str] = {}
    for country in all_countries():
        data = country.info()
        code = (data.get("ISO") or {}).get("alpha3")
        if not code:
            continue
        spellings = [data["name"], *(data.get("altSpellings") or ())]
        for name in spellings:
            # Codes of two and three letters are words, too ("IT", "CAN"), but for these.
            if len(name) > 3 or name in ("US", "UK", "USA", "UAE"):
                names.setdefault(_key(name), code)
        capital = data.get("capital")
        for name in [capital] if isinstance(capital, str) else capital or ():
            if name and _key(name) not in names:
                capitals.setdefault(_key(name.removesuffix(" D.C.")), code)
        for demonym in (data.get("demonym") or "").split(","):
            if demonym and _sovereign(data["name"], code):
                demonyms.setdefault(_key(demonym), code)
    return names, capitals, demonyms


def _sovereign(name: str, code: str) -> bool:
    """Not a territory that goes by its mother country's demonym."""
    return (
        not name.startswith(("British ", "French ", "Hong", "Macau", "Northern ")) or code == "FRA"
    )


def _key(name: str) -> _Key:
    found = tokens(name)
    return found[1:] if len(found) > 1 and found[0] == "the" else found


@cache
def alpha3(text: str) -> str | None:
    """The ISO 3166-1 alpha-3 code of a country given by name or by its code of two or three."""
    for country in all_countries():
        iso = country.info().get("ISO") or {}
        if text.upper() in (iso.get("alpha2"), iso.get("alpha3")):
            return iso["alpha3"]
    return country_of_name(_key(text))


def country_of_name(key: _Key) -> str | None:
    """The code of a country named ("the United States", "Russia"); ``key``: folded tokens."""
    return _table()[0].get(key)


def country_of_capital(key: _Key) -> str | None:
    """The code of the country whose capital is named ("Pyongyang")."""
    return _table()[1].get(key)


def country_of_demonym(key: _Key) -> str | None:
    """The code of a demonym ("South Korean", "Israelis")."""
    table = _table()[2]
    if found := table.get(key):
        return found
    return table.get((*key[:-1], key[-1].removesuffix("s"))) if key else None


def country_in(key: _Key) -> str | None:
    """The code of the first country, capital aside, that a phrase names or calls by demonym."""
    for i in range(len(key)):
        for n in (3, 2, 1):
            part = key[i : i + n]
            if len(part) == n and (found := country_of_name(part) or country_of_demonym(part)):
                return found
    return None
