"""A user's own list of people and bodies: their names, kinds, countries and affiliations.

CSV with a header (``id, name, kind, aliases, affiliation, country``; aliases parted by ``;``,
``affiliation`` the id of another row), or the JSON lines of FollowTheMoney entities
(https://followthemoney.tech): names and aliases of persons and bodies, and the memberships,
employments and directorships between them.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, get_args

from sayso.data import SpeakerKind
from sayso.errors import InputError
from sayso.speakers.countries import alpha3
from sayso.speakers.names import tokens

_KINDS: dict[str, SpeakerKind] = {
    "Person": "person",
    "Organization": "organisation",
    "Company": "organisation",
    "LegalEntity": "organisation",
    "PublicBody": "government",
}
_LINKS = {
    "Membership": ("member", "organization"),
    "Employment": ("employee", "employer"),
    "Directorship": ("director", "organization"),
}
_NAMED = frozenset(get_args(SpeakerKind)) - {"unnamed"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One party of the list; ``names``: the first is its own, the others aliases."""

    id: str
    kind: SpeakerKind
    names: tuple[str, ...]
    affiliation: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """The list, by id and by name."""

    entries: dict[str, Entry]
    by_name: dict[tuple[str, ...], Entry] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Known:
        """A list of ``entries``; of two with the same name the first has it."""
        by_id = {e.id: e for e in entries}
        by_name: dict[tuple[str, ...], Entry] = {}
        for entry in by_id.values():
            for name in entry.names:
                by_name.setdefault(_key(name), entry)
        by_name.pop((), None)
        return cls(by_id, by_name)

    @classmethod
    def load(cls, path: str | Path) -> Known:
        """The list in a file: ``.csv``, else JSON lines.

        Raises ``InputError``, naming the file and the line, where it cannot be read.
        """
        path = Path(path)
        try:
            text = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(str(path), str(error)) from error
        rows = _csv if path.suffix.lower() == ".csv" else _followthemoney
        return cls.of(rows(str(path), text))

    def find(self, key: tuple[str, ...]) -> Entry | None:
        """The entry with a name, given as folded tokens."""
        return self.by_name.get(key)


def _bad(path: str, line: int, reason: str) -> InputError:
    return InputError(f"{path}, line {line}", reason)


def _key(name: str) -> tuple[str, ...]:
    found = tokens(name)
    return found[1:] if len(found) > 1 and found[0] == "the" else found


def _csv(path: str, text: str) -> Iterator[Entry]:
    reader = csv.DictReader(text.splitlines(keepends=True), strict=True)
    try:
        header = reader.fieldnames or ()
        if "name" not in header:
            raise _bad(path, 1, "there is no column 'name'")
        for row in reader:
            yield _row(path, reader.line_num, row)
    except csv.Error as error:
        raise _bad(path, reader.line_num, str(error)) from error


def _row(path: str, line: int, row: dict[str, Any]) -> Entry:
    if None in row:
        raise _bad(path, line, "more fields than the header has")
    row = {k: (v or "").strip() for k, v in row.items()}
    if not row["name"]:
        raise _bad(path, line, "no name")
    kind = row.get("kind") or "person"
    if kind not in _NAMED:
        raise _bad(path, line, f"{kind!r} is no kind ({', '.join(sorted(_NAMED))})")
    aliases = (a.strip() for a in row.get("aliases", "").split(";"))
    return Entry(
        id=row.get("id") or row["name"],
        kind=kind,  # type: ignore[arg-type]
        names=(row["name"], *filter(None, aliases)),
        affiliation=row.get("affiliation") or None,
        country=_country(path, line, row.get("country", "")),
    )


def _country(path: str, line: int, text: str) -> str | None:
    if not text:
        return None
    if (code := alpha3(text)) is None:
        raise _bad(path, line, f"{text!r} is no country")
    return code


def _followthemoney(path: str, text: str) -> Iterator[Entry]:
    entries: list[Entry] = []
    belongs: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            schema, properties = row["schema"], row.get("properties", {})
            if schema in _LINKS:
                who, where = (properties.get(p) or [] for p in _LINKS[schema])
                belongs |= {str(w): str(where[0]) for w in who if where}
            elif schema in _KINDS:
                entries.append(_entity(row["id"], schema, properties))
        except json.JSONDecodeError as error:
            raise _bad(path, number, f"no JSON: {error.msg}") from error
        except (KeyError, TypeError, AttributeError, IndexError, ValueError) as error:
            raise _bad(path, number, f"no FollowTheMoney entity ({error!r})") from error
    yield from (replace(e, affiliation=belongs.get(e.id)) for e in entries)


def _entity(id_: Any, schema: str, properties: dict[str, list[str]]) -> Entry:
    names = [*properties.get("name", ()), *properties.get("alias", ())]
    names += properties.get("weakAlias", ())
    if not names or not all(isinstance(n, str) for n in names):
        raise ValueError("no name")
    countries = [*properties.get("country", ()), *properties.get("nationality", ())]
    code = alpha3(countries[0]) if countries else None
    return Entry(str(id_), _KINDS[schema], tuple(names), country=code)
