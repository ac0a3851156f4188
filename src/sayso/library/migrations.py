"""The schema, step by step.

A step is never changed once it has been released: a library made by any version is brought up to
date by those that it lacks.  ``PRAGMA user_version`` counts the steps taken.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

_STEPS: list[Callable[[sqlite3.Connection], None]] = []
_step = _STEPS.append

APPLICATION_ID = 0x73617973
"""What marks a file as sayso's ("says"), for ``file`` and for us."""


def newest() -> int:
    """How many steps this version of sayso knows."""
    return len(_STEPS)


def migrate(connection: sqlite3.Connection, done: int) -> None:
    """Takes the steps after the first ``done``; the caller holds the transaction."""
    for step in _STEPS[done:]:
        step(connection)
    connection.execute(f"PRAGMA user_version = {len(_STEPS)}")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def _run(connection: sqlite3.Connection, script: str) -> None:
    # executescript would commit what the caller has begun.
    for statement in script.split(";"):
        if statement.strip():
            connection.execute(statement)


@_step
def m001_stories(connection: sqlite3.Connection) -> None:
    """A story goes by several names (ids, addresses, files), and has versions.

    ``version.dated``: when it was published, in UTC; for a version that does not tell, when the
    newest one before it was.  A version's reading is the JSON of ``docs/reading.schema.json``.
    """
    _run(
        connection,
        """
        CREATE TABLE story (id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE);
        CREATE TABLE name (
            kind TEXT NOT NULL CHECK (kind IN ('id', 'address', 'file')),
            name TEXT NOT NULL,
            story INTEGER NOT NULL REFERENCES story ON DELETE CASCADE,
            PRIMARY KEY (kind, name)
        ) WITHOUT ROWID;
        CREATE INDEX name_story ON name (story);
        CREATE TABLE version (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            story INTEGER NOT NULL REFERENCES story ON DELETE CASCADE,
            number INTEGER NOT NULL,
            newest INTEGER NOT NULL,
            own_id TEXT NOT NULL,
            dated TEXT NOT NULL,
            text_sha256 TEXT NOT NULL,
            attributions INTEGER NOT NULL,
            derived INTEGER NOT NULL DEFAULT 0,
            reading TEXT NOT NULL,
            UNIQUE (story, text_sha256)
        );
        CREATE INDEX version_pending ON version (story, number) WHERE NOT derived
        """,
    )


@_step
def m002_words(connection: sqlite3.Connection) -> None:
    """Full text of the newest versions; ``rowid`` is the story's id, ``version`` the version's."""
    _run(
        connection,
        """
        CREATE VIRTUAL TABLE words USING fts5 (
            title, body, speakers, version UNINDEXED,
            tokenize = "porter unicode61 remove_diacritics 2"
        )
        """,
    )


@_step
def m003_failures(connection: sqlite3.Connection) -> None:
    """Inputs that could not be read; ``input``: the file or address that ``name`` is part of."""
    _run(
        connection,
        """
        CREATE TABLE failure (
            name TEXT PRIMARY KEY, input TEXT NOT NULL, reason TEXT NOT NULL, since TEXT NOT NULL
        ) WITHOUT ROWID;
        CREATE INDEX failure_input ON failure (input)
        """,
    )


@_step
def m004_corrections(connection: sqlite3.Connection) -> None:
    """What people said: never changed, taken back by a later row; gone with the stories named."""
    _run(
        connection,
        """
        CREATE TABLE correction (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            kind TEXT NOT NULL,
            about TEXT NOT NULL,
            at TEXT NOT NULL,
            undoes INTEGER UNIQUE REFERENCES correction ON DELETE CASCADE
        );
        CREATE TABLE corrected (
            story INTEGER NOT NULL REFERENCES story ON DELETE CASCADE,
            correction INTEGER NOT NULL REFERENCES correction ON DELETE CASCADE,
            PRIMARY KEY (story, correction)
        ) WITHOUT ROWID;
        CREATE INDEX corrected_correction ON corrected (correction)
        """,
    )


@_step
def m005_derived(connection: sqlite3.Connection) -> None:
    """What is derived over stories: all of it can be dropped and made again.

    ``content``: what attributions say, made comparable, found again by their ``mark``s.  ``edge``
    ties two of them.  ``claim`` gathers contents.  ``sheet``: anything else that is derived from
    one version, found again by its marks.  ``echo``: passages that two versions share.
    """
    _run(
        connection,
        """
        CREATE TABLE content (
            id TEXT PRIMARY KEY,
            version INTEGER NOT NULL REFERENCES version ON DELETE CASCADE,
            text TEXT NOT NULL,
            data TEXT NOT NULL,
            vector BLOB
        ) WITHOUT ROWID;
        CREATE INDEX content_version ON content (version);
        CREATE TABLE content_mark (
            mark TEXT NOT NULL,
            content TEXT NOT NULL REFERENCES content ON DELETE CASCADE,
            PRIMARY KEY (mark, content)
        ) WITHOUT ROWID;
        CREATE INDEX content_mark_content ON content_mark (content);
        CREATE TABLE edge (
            a TEXT NOT NULL REFERENCES content ON DELETE CASCADE,
            b TEXT NOT NULL REFERENCES content ON DELETE CASCADE,
            kind TEXT NOT NULL,
            weight REAL NOT NULL,
            PRIMARY KEY (a, b, kind)
        ) WITHOUT ROWID;
        CREATE INDEX edge_b ON edge (b);
        CREATE TABLE claim (id TEXT PRIMARY KEY, data TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE member (
            content TEXT NOT NULL REFERENCES content ON DELETE CASCADE,
            claim TEXT NOT NULL REFERENCES claim ON DELETE CASCADE,
            PRIMARY KEY (content, claim)
        ) WITHOUT ROWID;
        CREATE INDEX member_claim ON member (claim);
        CREATE TABLE sheet (
            version INTEGER NOT NULL REFERENCES version ON DELETE CASCADE,
            kind TEXT NOT NULL,
            data BLOB NOT NULL,
            PRIMARY KEY (version, kind)
        ) WITHOUT ROWID;
        CREATE TABLE sheet_mark (
            kind TEXT NOT NULL,
            mark TEXT NOT NULL,
            version INTEGER NOT NULL REFERENCES version ON DELETE CASCADE,
            PRIMARY KEY (kind, mark, version)
        ) WITHOUT ROWID;
        CREATE INDEX sheet_mark_version ON sheet_mark (version);
        CREATE TABLE echo (
            version INTEGER NOT NULL REFERENCES version ON DELETE CASCADE,
            other INTEGER NOT NULL REFERENCES version ON DELETE CASCADE,
            data TEXT NOT NULL,
            PRIMARY KEY (version, other)
        ) WITHOUT ROWID;
        CREATE INDEX echo_other ON echo (other);
        CREATE TABLE note (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID
        """,
    )


@_step
def m006_parties(connection: sqlite3.Connection) -> None:
    """Who is who across stories, kept up.

    ``entry``: a speaker of one version; ``block``: those that are decided together; ``lean``:
    whether what it is depends on longer names than its own, which share a ``mark`` with it.
    ``party``: who some of them are; ``place``: of its first entry, so that two of one ``slug`` are
    told apart.  ``stirred``: what has changed since that was last brought up to date.
    """
    _run(
        connection,
        """
        CREATE TABLE party (
            row INTEGER PRIMARY KEY,
            id TEXT NOT NULL,
            slug TEXT NOT NULL,
            place TEXT NOT NULL,
            apart INTEGER NOT NULL,
            name TEXT,
            kind TEXT NOT NULL,
            names TEXT NOT NULL,
            stories INTEGER NOT NULL,
            data TEXT NOT NULL,
            digest TEXT NOT NULL
        );
        CREATE INDEX party_id ON party (id);
        CREATE INDEX party_slug ON party (slug);
        CREATE INDEX party_stories ON party (stories DESC, id) WHERE name IS NOT NULL AND stories;
        CREATE TABLE party_key (
            key TEXT NOT NULL,
            party INTEGER NOT NULL REFERENCES party ON DELETE CASCADE,
            PRIMARY KEY (key, party)
        ) WITHOUT ROWID;
        CREATE INDEX party_key_party ON party_key (party);
        CREATE TABLE entry (
            id INTEGER PRIMARY KEY,
            version INTEGER NOT NULL REFERENCES version ON DELETE CASCADE,
            speaker TEXT NOT NULL,
            block TEXT NOT NULL,
            lean INTEGER NOT NULL,
            called TEXT NOT NULL,
            party INTEGER REFERENCES party ON DELETE SET NULL,
            data TEXT NOT NULL,
            UNIQUE (version, speaker)
        );
        CREATE INDEX entry_block ON entry (block);
        CREATE INDEX entry_called ON entry (called);
        CREATE INDEX entry_party ON entry (party);
        CREATE TABLE entry_mark (
            mark TEXT NOT NULL,
            entry INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE,
            PRIMARY KEY (mark, entry)
        ) WITHOUT ROWID;
        CREATE INDEX entry_mark_entry ON entry_mark (entry);
        CREATE TABLE stirred (
            kind TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (kind, name)
        ) WITHOUT ROWID
        """,
    )


@_step
def m007_told(connection: sqlite3.Connection) -> None:
    """What is told of each claim, as it is shown.

    ``claim.told``: whether that is up to date.  ``face``: what a list shows of it; ``data``: all.
    ``side``: who has a side on it, when.  ``rests``: on what else it depends.  ``loose``: the
    contents that no claim gathers.
    """
    _run(
        connection,
        """
        ALTER TABLE claim ADD COLUMN told INTEGER NOT NULL DEFAULT 0;
        CREATE INDEX claim_untold ON claim (id) WHERE NOT told;
        CREATE TABLE told (
            row INTEGER PRIMARY KEY,
            claim TEXT NOT NULL UNIQUE REFERENCES claim ON DELETE CASCADE,
            disputed INTEGER NOT NULL,
            narrow INTEGER NOT NULL,
            stories INTEGER NOT NULL,
            face TEXT NOT NULL,
            data TEXT NOT NULL
        );
        CREATE INDEX told_board ON told (disputed DESC, narrow DESC, stories DESC, claim);
        CREATE INDEX told_stories ON told (stories DESC, claim);
        CREATE INDEX told_common ON told (disputed DESC, narrow DESC, stories DESC, claim)
            WHERE disputed OR stories > 1;
        CREATE TABLE side (
            told INTEGER NOT NULL REFERENCES told ON DELETE CASCADE,
            party TEXT NOT NULL,
            date TEXT NOT NULL,
            position TEXT NOT NULL,
            common INTEGER NOT NULL,
            PRIMARY KEY (told, party, date, position)
        ) WITHOUT ROWID;
        CREATE INDEX side_party ON side (party, told);
        CREATE INDEX side_common ON side (party) WHERE common;
        CREATE INDEX side_date ON side (date, told);
        CREATE TABLE rests (
            ground TEXT NOT NULL,
            told INTEGER NOT NULL REFERENCES told ON DELETE CASCADE,
            PRIMARY KEY (ground, told)
        ) WITHOUT ROWID;
        CREATE INDEX rests_told ON rests (told);
        CREATE VIRTUAL TABLE told_words USING fts5 (
            sentence, others, tokenize = "unicode61 remove_diacritics 2"
        );
        CREATE TABLE loose (content TEXT PRIMARY KEY) WITHOUT ROWID;
        INSERT INTO loose SELECT id FROM content
            WHERE NOT EXISTS (SELECT 1 FROM member WHERE content = content.id);
        CREATE INDEX version_attributions ON version (attributions);
        CREATE INDEX version_dated ON version (dated DESC, story) WHERE newest;
        UPDATE version SET derived = 0
        """,
    )
    for trigger in (
        "told_gone AFTER DELETE ON told BEGIN DELETE FROM told_words WHERE rowid = old.row; END",
        "content_new AFTER INSERT ON content BEGIN INSERT OR IGNORE INTO loose VALUES (new.id); "
        "END",
        "content_gone AFTER DELETE ON content BEGIN DELETE FROM loose WHERE content = old.id; END",
        "member_new AFTER INSERT ON member BEGIN DELETE FROM loose WHERE content = new.content; "
        "END",
        "member_gone AFTER DELETE ON member WHEN EXISTS (SELECT 1 FROM content WHERE id = "
        "old.content) AND NOT EXISTS (SELECT 1 FROM member WHERE content = old.content) "
        "BEGIN INSERT OR IGNORE INTO loose VALUES (old.content); END",
    ):
        connection.execute(f"CREATE TRIGGER {trigger}")


@_step
def m008_blocks(connection: sqlite3.Connection) -> None:
    """Which contents were gathered together; where one goes, the rest of them, and those that it
    had to do with, are gathered anew."""
    _run(
        connection,
        """
        CREATE TABLE block (
            content TEXT PRIMARY KEY REFERENCES content ON DELETE CASCADE, name TEXT NOT NULL
        ) WITHOUT ROWID;
        CREATE INDEX block_name ON block (name)
        """,
    )
    connection.execute(
        "CREATE TRIGGER content_going BEFORE DELETE ON content BEGIN "
        "INSERT OR IGNORE INTO loose SELECT content FROM block WHERE name = "
        "(SELECT name FROM block WHERE content = old.id); "
        "INSERT OR IGNORE INTO loose SELECT b FROM edge WHERE a = old.id "
        "UNION SELECT a FROM edge WHERE b = old.id; END"
    )
