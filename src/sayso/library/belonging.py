"""Which story of the library another one is: by id, by address, by file."""

from __future__ import annotations

import json
from dataclasses import fields, replace

from sayso.contract import reading_from_dict
from sayso.data import Reading, Story
from sayso.library.database import Database
from sayso.library.naming import clean, free_ids, names_of

_TOLD = tuple(f.name for f in fields(Story) if f.name not in ("id", "text", "blocks"))


def find(db: Database, id: str) -> int | None:
    """The row of the story that goes by ``id``: a version's id or an address."""
    names = [("id", clean(id))]
    names += [pair for pair in names_of(Story(id, "", ())).pairs() if pair[0] == "address"]
    for pair in names:
        if row := db.one("SELECT story FROM name WHERE kind = ? AND name = ?", *pair):
            found: int = row[0]
            return found
    return None


def settled(db: Database, story: Story) -> tuple[Story, list[int]]:
    """The story with the id and the details that it is to be stored with, and the rows of the
    stories that it is a version of: several where its id is one's and its address another's."""
    names = names_of(story)
    owners = {
        row[0]
        for pair in names.pairs()
        for row in db.all("SELECT story FROM name WHERE kind = ? AND name = ?", *pair)
    }
    if names.id is None:
        story, same = _file_named(db, story, owners)
        owners |= same
    found = sorted(owners)
    for owner in found:
        if before := held(db, owner, story):
            # What this input does not tell, an earlier one may have told.
            gaps = {f: getattr(before.story, f) for f in _TOLD if getattr(story, f) is None}
            story = replace(story, id=min(story.id, before.story.id), **gaps)
    return story, found


def _file_named(db: Database, story: Story, owners: set[int]) -> tuple[Story, set[int]]:
    """A file's story with the id that it had before, else one that no other story has; and the
    story that has its name and its very text, if there is one: a file that was moved."""
    known = db.one(
        "SELECT key FROM name JOIN story ON story.id = name.story WHERE (kind, name) = ('file', ?)",
        clean(names_of(story).file or ""),
    )
    if known:
        return replace(story, id=known[0]), set()
    for id in free_ids(story):
        story = replace(story, id=id)
        row = db.one("SELECT story FROM name WHERE kind = 'id' AND name = ?", clean(id))
        if row is None or row[0] in owners:
            return story, set()
        if held(db, row[0], story):
            return story, {row[0]}
    # Somebody has given this very path to another story as its id.
    return story, {row[0]}


def held(db: Database, owner: int, story: Story) -> Reading | None:
    """The reading of the same text in the story ``owner``."""
    row = db.one(
        "SELECT reading FROM version WHERE story = ? AND text_sha256 = ?", owner, story.text_sha256
    )
    return reading_from_dict(json.loads(row[0])) if row else None
