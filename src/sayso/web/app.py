"""The application: its rooms, its files, and what it says when something is not there."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from sayso.errors import LibraryError
from sayso.library import Library
from sayso.report.page import style_sheet
from sayso.web.adding import router as adding
from sayso.web.claims import router as claims
from sayso.web.corrections import router as corrections
from sayso.web.desk import Desk
from sayso.web.guard import Guard
from sayso.web.jobs import Jobs
from sayso.web.merging import router as merging
from sayso.web.pages import page
from sayso.web.search import router as search
from sayso.web.shelf import Shelf
from sayso.web.speakers import router as speakers
from sayso.web.stories import router as stories

_TITLES = {404: "Nothing here", 405: "Not so", 413: "Too much", 422: "Something is missing"}


def application(path: Path, hosts: Iterable[str] = (), shelf: Shelf | None = None) -> FastAPI:
    """The reading room over the library in the file ``path``, which is made if it is not there.

    ``hosts``: names by which it may be called, besides those of this machine; ``shelf``:
    another one than the library's own claims make.  Raises LibraryError
    for a file that is no library.
    """
    Library.open(path).close()
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    app.state.path = path
    app.state.shelf = shelf or Shelf(path)
    app.state.jobs = Jobs(path)
    app.state.desk = Desk()
    app.add_middleware(Guard, hosts=tuple(hosts))
    for room in (claims, stories, speakers, search, adding, corrections, merging):
        app.include_router(room)
    _serve_files(app)
    _answer_errors(app)
    return app


def _serve_files(app: FastAPI) -> None:
    own = files("sayso.web") / "static"
    style = style_sheet() + (own / "room.css").read_text("utf-8")
    script = (own / "room.js").read_text("utf-8")
    icon = (own / "icon.svg").read_text("utf-8")

    @app.get("/static/room.css")
    def styles() -> Response:
        return Response(style, media_type="text/css")

    @app.get("/static/room.js")
    def scripts() -> Response:
        return Response(script, media_type="text/javascript")

    @app.get("/static/icon.svg")
    def icons() -> Response:
        return Response(icon, media_type="image/svg+xml")


def _answer_errors(app: FastAPI) -> None:
    @app.exception_handler(HTTPException)
    def told(request: Request, error: HTTPException) -> Response:
        title = _TITLES.get(error.status_code, "That did not work")
        why = error.detail if error.status_code != 404 or error.detail != "Not Found" else ""
        return page(request, "error.html.jinja", status=error.status_code, title=title, why=why)

    @app.exception_handler(RequestValidationError)
    def incomplete(request: Request, error: RequestValidationError) -> Response:
        names = ", ".join(str(e["loc"][-1]) for e in error.errors())
        why = f"The page was called without what it needs: {names}."
        return page(request, "error.html.jinja", status=422, title=_TITLES[422], why=why)

    @app.exception_handler(LibraryError)
    def closed(request: Request, error: LibraryError) -> Response:
        title = "The library cannot be read"
        return page(request, "error.html.jinja", status=503, title=title, why=f"{error}.")
