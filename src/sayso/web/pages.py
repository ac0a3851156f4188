"""Templates to answers, and the addresses of the pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Depends, Request
from fastapi.responses import HTMLResponse, StreamingResponse
from jinja2 import Environment

from sayso.claims.saying import saying
from sayso.library import Library
from sayso.report.page import templates
from sayso.report.view import is_web

_CHUNK = 200


def story_address(
    key: str,
    place: str = "",
    char: int | None = None,
    *,
    version: int | None = None,
    part: int | None = None,
) -> str:
    """The address of a story, and of a place in it: an attribution's card, else the block that has
    the character ``char``, else a part.  The query tells which part of a long story has it."""
    asked: dict[str, object] = {"id": key} | ({"version": version} if version else {})
    if place:
        return f"/story?{urlencode(asked | {'at': place.removeprefix('c-')})}#{place}"
    if char is not None:
        return f"/story?{urlencode(asked | {'char': char})}#here"
    return f"/story?{urlencode(asked | ({'part': part} if part else {}))}"


def speaker_address(party: str) -> str:
    """The address of a speaker across stories."""
    return f"/speaker?{urlencode({'id': party})}"


def claim_address(claim: str) -> str:
    """The address of a claim."""
    return f"/claim?{urlencode({'id': claim})}"


def _environment() -> Environment:
    found = templates("sayso.web")
    found.globals |= {
        "story_address": story_address,
        "speaker_address": speaker_address,
        "claim_address": claim_address,
        "is_web": is_web,
        "saying": saying,
    }
    return found


def page(request: Request, name: str, *, status: int = 200, **shown: Any) -> HTMLResponse:
    """The page that a template makes."""
    text = _environment().get_template(name).render(_frame(request), **shown)
    return HTMLResponse(text, status)


def long_page(request: Request, name: str, **shown: Any) -> StreamingResponse:
    """The same, sent as it is made: a story may have megabytes."""
    stream = _environment().get_template(name).stream(_frame(request), **shown)
    stream.enable_buffering(_CHUNK)
    return StreamingResponse(stream, media_type="text/html; charset=utf-8")


def _frame(request: Request) -> dict[str, Any]:
    """What every page has: where we are, and what was looked for."""
    return {"here": request.url.path, "query": request.query_params.get("q", "")}


def _opened(request: Request) -> Iterator[Library]:
    request.app.state.shelf.look()
    with Library.open(request.app.state.path) as library:
        yield library


Opened = Annotated[Library, Depends(_opened)]
"""The library, open for one request."""
