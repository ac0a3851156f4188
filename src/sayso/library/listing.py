"""A list of the stories, newest first, without reading any of them."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.library.database import Database


@dataclass(frozen=True, slots=True)
class Listed:
    """A story's newest version, as a list shows it."""

    key: str
    version: int
    title: str | None
    outlet: str | None
    published_at: str | None
    attributions: int


def listing(db: Database, limit: int, offset: int) -> list[Listed]:
    """So many stories by date, those without one last, after the first ``offset``."""
    rows = db.all(
        "SELECT key, number, json_extract(reading, '$.title'), json_extract(reading, '$.outlet'), "
        "json_extract(reading, '$.published_at'), attributions FROM (SELECT v.id AS row FROM "
        "version v JOIN story s ON s.id = v.story WHERE newest ORDER BY dated DESC, key "
        "LIMIT ? OFFSET ?) JOIN version ON version.id = row JOIN story ON story.id = story "
        "ORDER BY dated DESC, key",
        limit, offset,
    )  # fmt: skip
    return [Listed(*row) for row in rows]
