"""What was derived goes with what it was derived from."""

from __future__ import annotations

from sayso.library.database import Database


def forget_version(db: Database, version: int) -> None:
    """Drops what was derived from a version, and the claims that had part in it."""
    db.run(
        "DELETE FROM claim WHERE id IN (SELECT claim FROM member JOIN content ON content.id = "
        "member.content WHERE version = ?)",
        version,
    )
    db.run(
        "INSERT OR IGNORE INTO stirred SELECT 'mark', mark FROM entry_mark WHERE entry IN "
        "(SELECT id FROM entry WHERE version = ?)",
        version,
    )
    db.run(
        "INSERT OR IGNORE INTO stirred SELECT DISTINCT 'party', party FROM entry "
        "WHERE version = ? AND party IS NOT NULL",
        version,
    )
    # What other stories share with this one, and what was told by who speaks in it.
    db.run(
        "INSERT OR IGNORE INTO stirred SELECT 'ground', key || '|' || number FROM version v JOIN "
        "story s ON s.id = v.story WHERE v.id = ?1 OR v.id IN (SELECT other FROM echo WHERE "
        "version = ?1 UNION SELECT version FROM echo WHERE other = ?1)",
        version,
    )
    db.run("DELETE FROM entry WHERE version = ?", version)
    db.run("DELETE FROM content WHERE version = ?", version)
    db.run("DELETE FROM sheet WHERE version = ?", version)
    db.run("DELETE FROM sheet_mark WHERE version = ?", version)
    db.run("DELETE FROM echo WHERE version = ? OR other = ?", version, version)
    db.run("UPDATE version SET derived = 0 WHERE id = ? AND derived", version)


def forget_story(db: Database, story: int) -> None:
    """Drops what was derived from all versions of a story."""
    for (version,) in db.all("SELECT id FROM version WHERE story = ?", story):
        forget_version(db, version)
