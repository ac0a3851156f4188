"""The bytes of one story to a Story."""

from __future__ import annotations

from sayso.data import Story
from sayso.errors import NotAStory, NotEnglish, TooLarge
from sayso.reading import plaintext
from sayso.reading.credits import named_in
from sayso.reading.decoding import LIMIT, Kind, decode, gather, gunzip, sniff
from sayso.reading.language import language_of

# No story has nearly as many; each costs memory.
_MOST_LINES = 200_000


def read_bytes(
    data: bytes,
    name: str,
    *,
    kind: Kind | None = None,
    id: str | None = None,
    url: str | None = None,
    charset: str | None = None,
    published: str | None = None,
    any_language: bool = False,
) -> Story:
    """The story in ``data``, which is HTML or plain text, gzipped or not.

    ``name`` is where it comes from: the story's ``input``, its ``id`` unless one is given, and what
    errors call it.  ``kind`` is told from the data if it is None.  ``charset``: as the server
    declared it.  ``published``: an ISO 8601 date for a story that tells none.

    Raises TooLarge over 10 MB, NotAStory for what is empty, no text or without a story in it, and
    NotEnglish, unless ``any_language``, for other languages.
    """
    if data[:2] == b"\x1f\x8b":
        data = gather(gunzip(iter((data,)), name), name)
    if len(data) > LIMIT:
        raise TooLarge(name, f"is over {LIMIT // 1024 // 1024} MB")
    kind = kind or sniff(data[:8192])
    text = decode(data, name, kind, charset)
    if kind != "html":
        return read_text(
            text,
            name,
            id=id or name,
            input=name,
            url=url,
            published_at=published,
            any_language=any_language,
        )
    from sayso.reading.html import read_page

    page = read_page(text, name, url)
    return Story(
        id=id or name,
        text=page.text,
        blocks=page.blocks,
        input=name,
        url=url or page.url,
        title=page.title,
        outlet=page.outlet,
        byline=page.byline,
        published_at=page.published_at or published,
        language=_language(page.text, name, any_language),
    )


def read_text(
    text: str,
    name: str,
    *,
    id: str,
    input: str | None = None,
    url: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    published_at: str | None = None,
    any_language: bool = False,
) -> Story:
    """The story of plain ``text``, which stays as it is; raises as ``read_bytes`` does."""
    if not text.strip():
        raise NotAStory(name, "is empty")
    if len(text.splitlines()) > _MOST_LINES:
        raise TooLarge(name, f"has over {_MOST_LINES:,} lines")
    layout = plaintext.layout(text, title)
    told = [text[slice(*b.span)] for b in layout.blocks if b.kind != "boilerplate"]
    signed = (text[slice(*b.span)] for b in layout.blocks if b.kind == "byline")
    return Story(
        id=id,
        text=text,
        blocks=layout.blocks,
        input=input,
        url=url,
        title=title or layout.headline,
        outlet=outlet,
        byline=next(filter(None, map(named_in, signed)), None),
        published_at=published_at,
        language=_language("\n".join(told) or text, name, any_language),
    )


def _language(text: str, name: str, any_language: bool) -> str | None:
    language = language_of(text)
    if language != "en" and not any_language:
        told = f"in another language than English ({language})" if language else "not in English"
        raise NotEnglish(name, f"is {told}; --any-language reads it all the same")
    return language
