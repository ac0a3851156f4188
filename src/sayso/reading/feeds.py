"""Feeds (RSS, Atom): a story an entry, as much of it as the feed gives."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from html import escape, unescape
from typing import Any

from sayso.data import Story
from sayso.errors import InputError, NotAStory
from sayso.reading.addresses import is_address
from sayso.reading.story import read_bytes

_TAG = re.compile(r"<[a-zA-Z/!][^>]*>")
_GAP = re.compile(r"\n\s*\n|\r\n\s*\r\n")


def read_feed(
    data: bytes, name: str, *, published: str | None = None, any_language: bool = False
) -> Iterator[Story | InputError]:
    """The story of each entry, in the feed's order, or the error that names it (``name:3``).

    A story is the entry's title and its full content, or its summary where there is no more; the
    page that it leads to is not fetched.  Its id is the entry's link, else the id that the feed
    gives.
    """
    import feedparser

    # Of bytes themselves it might take what looks like one for an address or a path.
    feed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    if not feed.get("version"):
        yield NotAStory(name, "is no feed (RSS or Atom)")
        return
    if not feed.entries:
        yield NotAStory(name, "is a feed without entries")
    outlet = _text(feed.feed.get("title"))
    for number, entry in enumerate(feed.entries, 1):
        where = f"{name}:{number}"
        try:
            yield _story(entry, name, where, outlet, published, any_language)
        except InputError as error:
            yield type(error)(where, error.reason)


def _story(
    entry: Any,
    name: str,
    where: str,
    outlet: str | None,
    published: str | None,
    any_language: bool,
) -> Story:
    link = entry.get("link") or ""
    url = link if is_address(link) else None
    title = _text(entry.get("title"))
    told = _date(entry) or published
    body = _body(entry)
    if not body.strip():
        raise NotAStory(where, "has no text")
    page = f"<html><head><title>{escape(title or '')}</title></head><body><article>"
    page += f"<h1>{escape(title)}</h1>" if title else ""
    page += f"{body}</article></body></html>"
    story = read_bytes(
        page.encode("utf-8", "replace"), where, kind="html", charset="utf-8",
        id=url or entry.get("id") or where, url=url, published=told, any_language=any_language,
    )  # fmt: skip
    # What the feed says of its entry is surer than what can be told from the body's markup.
    return replace(
        story,
        input=name,
        url=url,
        title=title or story.title,
        outlet=outlet,
        byline=_text(entry.get("author")) or story.byline,
        published_at=told or story.published_at,
    )


def _body(entry: Any) -> str:
    """The longest text that the entry has, as markup."""
    parts = [c.get("value") or "" for c in entry.get("content", ())]
    body = max([*parts, entry.get("summary") or ""], key=len)
    if _TAG.search(body):
        return body
    # Plain text, its entities resolved or not: both mean the same once they are escaped again.
    return "".join(f"<p>{part.replace('<', '&lt;')}</p>" for part in _GAP.split(body))


def _text(value: str | None) -> str | None:
    """Words without markup, on one line."""
    words = " ".join(unescape(_TAG.sub(" ", value or "")).split())
    return words or None


def _date(entry: Any) -> str | None:
    """When the entry was published, else last changed: feedparser gives UTC."""
    parsed = entry.get("published_parsed") or entry.get("updated_parsed")
    try:
        return parsed and f"{datetime(*parsed[:6]).isoformat()}Z"
    except ValueError:
        return None
