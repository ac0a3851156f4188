"""Readings as one HTML file that needs nothing else: no script, no other file, no network.

The story part holds the story's own characters and nothing besides: the numbers behind the cues
are drawn by the style sheet, so that what is copied from the page is what the story says.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from sayso.data import Reading
from sayso.report.display import markup, visible
from sayso.report.view import View


def render(readings: Sequence[Reading]) -> str:
    """The page of ``readings``: with several, a table of contents and then each of them."""
    return "".join(pieces(readings))


def pieces(readings: Sequence[Reading]) -> Iterator[str]:
    """The same page piece by piece, to be written without holding all of it."""
    environment = templates()
    style = style_sheet()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    several = len(readings) > 1
    views = [View(r, f"r{i}", several) for i, r in enumerate(readings, 1)]
    yield from environment.get_template("page.html.jinja").generate(
        style=Markup(style),  # ours: the file beside the template
        digest=digest,
        views=views,
        several=several,
        title=f"{len(views)} stories" if several else "".join(v.title for v in views),
    )


@cache
def templates(*more: str) -> Environment:
    """Our templates, and before them those of the packages ``more``: all that they show is escaped;
    ``story`` and ``visible`` show a story's characters."""
    environment = Environment(
        loader=ChoiceLoader([PackageLoader(name) for name in (*more, "sayso.report")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"story": markup, "visible": visible}
    return environment


def style_sheet() -> str:
    """The page's style sheet."""
    return files("sayso.report").joinpath("templates", "page.css").read_text("utf-8")
