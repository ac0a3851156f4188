"""Stories and their versions: which story a reading belongs to, and how versions are ordered."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

from sayso.contract import reading_from_dict, reading_to_dict
from sayso.data import Reading, Story
from sayso.library import derived, words
from sayso.library.belonging import find, held, settled
from sayso.library.database import Database
from sayso.library.naming import clean, instant, names_of
from sayso.library.records import Stored

_PAGE = 64


def put(db: Database, reading: Reading) -> Stored:
    """Stores a reading, whole or not at all; what is there already stays as it is."""
    with db.writing():
        story, owners = settled(db, reading.story)
        owner = _merged(db, owners) if owners else _new(db, story)
        before = held(db, owner, story)
        if before is None or before.story.input != story.input:
            # A stored story that is read again may have been named from another folder.
            db.many(
                "INSERT OR IGNORE INTO name VALUES (?, ?, ?)",
                [
                    (*pair, owner)
                    for pair in (*names_of(reading.story).pairs(), ("id", clean(story.id)))
                ],
            )
        row = _write(db, owner, replace(reading, story=story))
        _order(db, owner)
        number, key = db.one(
            "SELECT number, key FROM version JOIN story ON story.id = story WHERE version.id = ?",
            row,
        )
        return Stored(replace(reading, story=story), number, key)


def wanted(db: Database, story: Story, reread: bool) -> Story | None:
    """The story as it would be stored (under which id, with what was known of it before), or None
    if the library holds it just so and it is not to be reread."""
    story, owners = settled(db, story)
    for owner in () if reread else owners:
        before = held(db, owner, story)
        if before is not None and before.story == replace(story, input=before.story.input):
            return None
    return story


def load(db: Database, id: str, version: int | None) -> Stored | None:
    """One version of a story, the newest unless asked."""
    owner = find(db, id)
    if owner is None:
        return None
    row = db.one(
        "SELECT reading, number, key FROM version JOIN story ON story.id = story "
        "WHERE story = ? AND (number = ? OR (? IS NULL AND newest))",
        owner, version, version,
    )  # fmt: skip
    return _stored(*row) if row else None


def stream(db: Database, *, every: bool) -> Iterator[Stored]:
    """The stories' newest versions, or every one, by key and version.

    They are fetched by the page, so that who reads them may write meanwhile.
    """
    key, number = "", 0
    while rows := db.all(
        "SELECT reading, number, key FROM story JOIN version ON story = story.id "
        f"WHERE (key, number) > (?, ?) {'' if every else 'AND newest'} "
        f"ORDER BY key, number LIMIT {_PAGE}",
        key, number,
    ):  # fmt: skip
        yield from (_stored(*row) for row in rows)
        _, number, key = rows[-1]


def delete(db: Database, id: str) -> bool:
    """Deletes a story with all its versions and all that came of it; whether there was one."""
    with db.writing():
        owner = find(db, id)
        if owner is None:
            return False
        derived.forget_story(db, owner)
        words.forget(db, owner)
        db.run(
            "DELETE FROM correction WHERE id IN (SELECT correction FROM corrected WHERE story = ?)",
            owner,
        )
        db.run("DELETE FROM story WHERE id = ?", owner)
    return True


def _new(db: Database, story: Story) -> int:
    return db.run("INSERT INTO story (key) VALUES (?)", clean(story.id))


def _merged(db: Database, owners: list[int]) -> int:
    """The one story that these turn out to be."""
    first, *rest = owners
    for other in rest:
        derived.forget_story(db, other)
        words.forget(db, other)
        db.run("UPDATE name SET story = ? WHERE story = ?", first, other)
        db.run("UPDATE OR IGNORE version SET story = ? WHERE story = ?", first, other)
        db.run("UPDATE OR IGNORE corrected SET story = ? WHERE story = ?", first, other)
        db.run("DELETE FROM story WHERE id = ?", other)
    return first


def _write(db: Database, owner: int, reading: Reading) -> int:
    """Inserts the version, or replaces the one with the same text; its row."""
    story = reading.story
    row = db.one(
        "SELECT id, dated, reading FROM version WHERE story = ? AND text_sha256 = ?",
        owner, story.text_sha256,
    )  # fmt: skip
    dated = instant(story.published_at)
    if dated is None:
        (last,) = db.one("SELECT max(dated) FROM version WHERE story = ?", owner)
        dated = (row and row[1]) or last or ""
    told = json.dumps(reading_to_dict(reading))
    values = clean(story.id), dated, len(reading.attributions), told
    if row is None:
        return db.run(
            "INSERT INTO version (own_id, dated, attributions, reading, story, number, newest, "
            "text_sha256) VALUES (?, ?, ?, ?, ?, 0, 0, ?)",
            *values, owner, story.text_sha256,
        )  # fmt: skip
    found: int = row[0]
    if told != row[2]:
        derived.forget_version(db, found)
        words.forget(db, owner)
        db.run(
            "UPDATE version SET own_id = ?, dated = ?, attributions = ?, reading = ? WHERE id = ?",
            *values, found,
        )  # fmt: skip
    return found


def _order(db: Database, owner: int) -> None:
    """Numbers a story's versions by date, those of one date in the order in which they were added;
    names the story, and indexes its newest version."""
    rows = db.all(
        "SELECT id, number, newest FROM version WHERE story = ? ORDER BY dated, id", owner
    )
    for number, (row, before, was_newest) in enumerate(rows, 1):
        newest = number == len(rows)
        if (before, bool(was_newest)) != (number, newest):
            db.run("UPDATE version SET number = ?, newest = ? WHERE id = ?", number, newest, row)
            derived.forget_version(db, row)
    db.run(
        "UPDATE story SET key = (SELECT min(own_id) FROM version WHERE story = story.id) "
        "WHERE id = ?",
        owner,
    )
    if not words.covers(db, owner, rows[-1][0]):
        (told,) = db.one("SELECT reading FROM version WHERE id = ?", rows[-1][0])
        words.index(db, owner, rows[-1][0], reading_from_dict(json.loads(told)))


def _stored(told: str, number: int, key: str) -> Stored:
    return Stored(reading_from_dict(json.loads(told)), number, key)
