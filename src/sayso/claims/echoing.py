"""What a new version shares with those that are there: looked for once, and kept."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection
from dataclasses import asdict

from sayso.claims.overlaps import Overlap, overlap
from sayso.claims.sheets import Sheet
from sayso.library.derived import Derived, EchoRow


def enter(d: Derived, own: Sheet, held: Callable[[str, int], Sheet | None]) -> None:
    """Keeps what a version shares with others, and stirs what rests on these."""
    rows: list[EchoRow] = []
    for key, number in d.sheets_marked("words", own.marks):
        other = held(key, number) if key != own.key else None
        found = overlap(*sorted((own, other), key=lambda s: s.key)) if other is not None else None
        if found is not None:
            data = json.dumps(asdict(found))
            place = found.story, found.version, found.other, found.other_version
            rows.append(EchoRow(*place, data))
            d.stir("ground", [f"{key}|{number}"])
    d.save_sheet(own.key, own.version, "words", own.to_bytes(), own.marks)
    d.save_echoes(rows)


def held(d: Derived, key: str, number: int) -> Sheet | None:
    """A version's sheet."""
    data = d.sheet(key, number, "words")
    return Sheet.from_bytes(data) if data else None


def of(d: Derived, stories: Collection[str]) -> list[Overlap]:
    """What these stories share with any."""
    return [Overlap(**json.loads(row.data)) for row in d.echoes_of(stories)]
