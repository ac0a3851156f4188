"""Adding: a pasted text, an address, a dropped file, the examples; and how far it is."""

from __future__ import annotations

from functools import partial
from importlib.resources import files
from typing import Annotated

from fastapi import APIRouter, File, Form, HTTPException, Request, Response, UploadFile
from fastapi.responses import RedirectResponse

from sayso.reading.addresses import is_address
from sayso.web.jobs import Job, Jobs, fetched, pasted
from sayso.web.pages import Opened, page

router = APIRouter()


@router.get("/add")
def form(request: Request, library: Opened) -> Response:
    """Where stories are added."""
    return page(request, "add.html.jinja", count=library.count(), problem="", text="", address="")


@router.post("/add")
def add(
    request: Request, library: Opened, text: Annotated[str, Form()] = "",
    address: Annotated[str, Form()] = "", file: Annotated[UploadFile | None, File()] = None,
) -> Response:  # fmt: skip
    """Begins to add what was given."""
    jobs: Jobs = request.app.state.jobs
    address = address.strip()
    if text.strip():
        # A form's line breaks are CRLF; a pasted text has those of its author.
        data = text.replace("\r\n", "\n").encode("utf-8", "replace")
        return _watch(jobs.start("a pasted text", partial(pasted, data, "pasted")))
    if is_address(address):
        return _watch(jobs.start(address, partial(fetched, address)))
    if not address and file is not None and (data := file.file.read()):
        return _watch(jobs.start(file.filename or "a file", partial(pasted, data, "file")))
    problem = "That is no address: it must begin with https:// or http://." if address else (
        "Paste a text, give an address, or choose a file first."
    )  # fmt: skip
    return page(
        request, "add.html.jinja", status=422, count=library.count(), problem=problem,
        text=text, address=address,
    )  # fmt: skip


@router.post("/add/examples")
def examples(request: Request) -> Response:
    """Begins to add the example stories."""
    data = files("sayso").joinpath("examples", "pile.jsonl").read_bytes()
    jobs: Jobs = request.app.state.jobs
    return _watch(jobs.start("the example stories", partial(pasted, data, "example")))


@router.get("/add/job")
def job(request: Request, id: str) -> Response:
    """How far it is."""
    try:
        found = request.app.state.jobs[id]
    except KeyError:
        raise HTTPException(
            404, "Nothing is known of this any more; what was read is among the stories."
        ) from None
    return page(request, "job.html.jinja", job=found)


def _watch(job: Job) -> Response:
    return RedirectResponse(f"/add/job?id={job.id}", 303)
