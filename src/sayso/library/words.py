"""Full-text search (SQLite's FTS5): stories by their words, titles and speakers."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterable

from sayso.contract import reading_from_dict
from sayso.data import Reading, Span, Spans, Story
from sayso.library.database import Database
from sayso.library.naming import clean
from sayso.library.records import Hit, Stored

# A match in the title tells more than one in the text; one among the speakers is in between.
_WEIGHTS = "4.0, 1.0, 2.0"
# What marks matches for us; the text itself holds neither, once it has passed ``_plain``.
_OPEN, _CLOSE = "\x02", "\x03"
# So many blocks are shown of a story.
_PASSAGES = 3
_UNKEPT = re.compile(r"[\x00-\x08\ud800-\udfff]")
_TERM = re.compile(r'"([^"]*)"?|(\S+)')


def index(db: Database, story: int, version: int, reading: Reading) -> None:
    """Makes the words of ``reading`` those of the story."""
    forget(db, story)
    db.run(
        "INSERT INTO words (rowid, title, body, speakers, version) VALUES (?, ?, ?, ?, ?)",
        story,
        _plain(" ".join(filter(None, (reading.story.title, reading.story.outlet)))),
        _plain(reading.story.text),
        _plain("\n".join(_speakers(reading))),
        version,
    )


def forget(db: Database, story: int) -> None:
    """Takes the story's words out."""
    db.run("DELETE FROM words WHERE rowid = ?", story)


def covers(db: Database, story: int, version: int) -> bool:
    """Whether the words of the story are those of that version."""
    row = db.one("SELECT version FROM words WHERE rowid = ?", story)
    return row is not None and row[0] == version


def purge(db: Database) -> None:
    """Rewrites the index without what was deleted from it, which else stays until it is merged."""
    with db.writing():
        db.run("INSERT INTO words (words) VALUES ('optimize')")


def search(db: Database, query: str, limit: int) -> list[Hit]:
    """The stories that have all words of ``query``, best first.

    Words are found in other forms too ("say", "said" are two words; "troop", "troops" one).  Words
    in quotation marks stand together; ``word*`` is the beginning of one; OR is either, and a word
    after a minus sign does not occur.  A query without a word finds nothing.
    """
    match = expression(query)
    if match is None:
        return []
    rows = db.all(
        "SELECT highlight(words, 1, ?, ?), highlight(words, 2, ?, ?), v.reading, v.number, s.key "
        "FROM words JOIN version v ON v.id = words.version JOIN story s ON s.id = words.rowid "
        f"WHERE words MATCH ? ORDER BY bm25(words, {_WEIGHTS}), s.key LIMIT ?",
        _OPEN, _CLOSE, _OPEN, _CLOSE, match, limit,
    )  # fmt: skip
    return [_hit(*row) for row in rows]


def expression(query: str) -> str | None:
    """What a person typed as an expression of FTS5 that is never wrong; None where it has no word
    to look for."""
    wanted: list[str] = []
    unwanted: list[str] = []
    either = False
    for found in _TERM.finditer(clean(query).replace("\0", " ")):
        phrase, word = found.groups()
        if word == "OR":
            either = bool(wanted)
            continue
        term = phrase if word is None else word
        minus = word is not None and word.startswith("-")
        if not any(ch.isalnum() for ch in term):
            continue
        quoted = '"' + term.strip("*").replace('"', " ") + '"'
        if word is not None and word.endswith("*"):
            quoted += " *"
        if minus:
            unwanted.append(quoted)
        elif either:
            wanted[-1] += f" OR {quoted}"
        else:
            wanted.append(quoted)
        either = False
    if not wanted:
        return None
    match = " AND ".join(f"({term})" for term in wanted)
    return f"({match}) NOT ({' OR '.join(unwanted)})" if unwanted else match


def _hit(body: str, speakers: str, told: str, number: int, key: str) -> Hit:
    reading = reading_from_dict(json.loads(told))
    matches = _marked(body)
    named = {i for i, line in enumerate(speakers.split("\n")) if _OPEN in line}
    known = {s.id for i, s in enumerate(reading.speakers) if i in named}
    attributions = tuple(
        a.id
        for a in reading.attributions
        if a.speaker in known or _touched((*a.content, *a.source), matches)
    )
    stored = Stored(reading, number, key)
    return Hit(stored, matches, _passages(reading.story, matches), attributions)


def _marked(body: str) -> Spans:
    """Where the matches are in the text that was marked."""
    spans: list[Span] = []
    at = 0
    for part in body.split(_OPEN)[1:]:
        # Each mark before this one is a character that the text does not have.
        if not spans:
            at = body.index(_OPEN)
        match, _, after = part.partition(_CLOSE)
        spans.append((at, at + len(match)))
        at += len(match) + len(after)
    return tuple(spans)


def _touched(spans: Spans, matches: Spans) -> bool:
    """Whether any match, of those in order, has a character in any of the spans."""
    for start, end in spans:
        at = bisect_right(matches, start, key=lambda match: match[1])
        if at < len(matches) and matches[at][0] < end:
            return True
    return False


def _passages(story: Story, matches: Spans) -> Spans:
    """The blocks that show most of the words that matched, each for what the others lack."""
    blocks: list[Span] = [b.span for b in story.blocks if b.kind != "boilerplate"]
    blocks = blocks or [(0, len(story.text))]
    starts = [start for start, _ in blocks]
    inside: dict[Span, list[str]] = {}
    for start, end in matches:
        block = blocks[max(bisect_right(starts, start) - 1, 0)]
        if block[0] <= start and end <= block[1]:
            inside.setdefault(block, []).append(story.text[start:end].lower())
    found: list[Span] = []
    shown: set[str] = set()
    while len(found) < _PASSAGES and inside:
        best = max(inside, key=lambda b: (len(set(inside[b]) - shown), len(inside[b])))
        words = inside.pop(best)
        if shown.issuperset(words):
            break
        found.append(best)
        shown.update(words)
    return tuple(sorted(found)) or (blocks[0],)


def _speakers(reading: Reading) -> Iterable[str]:
    """A line for each speaker, in order: all that the story calls him."""
    for s in reading.speakers:
        told = (s.name, s.description, s.role, s.affiliation)
        yield " ".join(" ".join(filter(None, told)).split())


def _plain(text: str) -> str:
    """The text, letter for letter, without what SQLite cannot keep and what marks matches."""
    return _UNKEPT.sub(" ", text)
