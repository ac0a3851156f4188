"""JSON lines, a story a line, streamed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sayso.data import Story
from sayso.errors import InputError, NotAStory, TooLarge
from sayso.reading.decoding import LIMIT
from sayso.reading.story import read_text

# A line may have its text escaped, six bytes for one; beyond this it is not kept in memory.
_LONGEST_LINE = 6 * LIMIT


def read_lines(
    pieces: Iterator[bytes], name: str, *, published: str | None = None, any_language: bool = False
) -> Iterator[Story | InputError]:
    """The story of each line, or the error that names the line; blank lines are passed over.

    ``pieces`` are the file's bytes in order.  Where they break off, the error of that comes last.
    """
    numbered = _lines(pieces)
    while True:
        try:
            number, line = next(numbered)
        except StopIteration:
            return
        except InputError as error:
            yield error
            return
        where = f"{name}:{number}"
        try:
            if line is None:
                raise TooLarge(where, f"the story is over {LIMIT // 1024 // 1024} MB")
            if line.strip():
                yield _story(line, name, where, published, any_language)
        except InputError as error:
            yield error


def _story(line: bytes, name: str, where: str, published: str | None, any_language: bool) -> Story:
    try:
        # Lone surrogates may be escaped in JSON: Python keeps them, and so do we.
        found = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise NotAStory(where, "is not UTF-8") from error
    except json.JSONDecodeError as error:
        raise NotAStory(where, f"is not JSON ({error.msg} at column {error.colno})") from error
    except (ValueError, RecursionError) as error:
        raise NotAStory(where, "is not JSON that can be read") from error
    if not isinstance(found, dict):
        raise NotAStory(where, "is not a JSON object")
    text = _string(found, "text", where)
    if text is None:
        raise NotAStory(where, 'has no "text"')
    if len(text) > LIMIT or len(text.encode("utf-8", "surrogatepass")) > LIMIT:
        raise TooLarge(where, f"the story is over {LIMIT // 1024 // 1024} MB")
    url = _string(found, "url", where)
    return read_text(
        text,
        where,
        id=_id(found, where) or url or where,
        input=name,
        url=url,
        title=_string(found, "title", where),
        outlet=_string(found, "outlet", where),
        published_at=_date(_string(found, "published_at", where)) or published,
        any_language=any_language,
    )


def _id(found: dict[str, Any], where: str) -> str | None:
    value = found.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return _string(found, "id", where)


def _string(found: dict[str, Any], key: str, where: str) -> str | None:
    """The string under ``key``; None if it is absent, null or, but for the text, blank."""
    value = found.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise NotAStory(where, f'its "{key}" is not a string')
    return value if key == "text" or value.strip() else None


def _date(value: str | None) -> str | None:
    """The date if it is ISO 8601; what is not is unknown, for no stage could read it."""
    try:
        return value if value and datetime.fromisoformat(value) else None
    except ValueError:
        return None


def _lines(pieces: Iterator[bytes]) -> Iterator[tuple[int, bytes | None]]:
    """Each line with its number, without its end; None for one that is too long."""
    number = 1
    parts: list[bytes] = []
    length = 0
    for i, piece in enumerate(pieces):
        if i == 0:
            piece = piece.removeprefix(b"\xef\xbb\xbf")
        while (end := piece.find(b"\n")) >= 0:
            length += end
            yield number, b"".join([*parts, piece[:end]]) if length <= _LONGEST_LINE else None
            piece = piece[end + 1 :]
            number, parts, length = number + 1, [], 0
        length += len(piece)
        if length <= _LONGEST_LINE:
            parts.append(piece)
        else:
            parts.clear()
    if length:
        yield number, b"".join(parts) if length <= _LONGEST_LINE else None
