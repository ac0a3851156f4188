"""Bringing the claims up to date, with a bar where somebody watches."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sayso.claims import Update
    from sayso.library import Library


def bring_up_to_date(library: Library, begun: Update | None = None) -> None:
    """Completes what ``begun`` has begun, or whatever is still to be done."""
    from sayso.claims import Update
    from sayso.cli.bar import countdown

    with countdown({"stories": "Comparing", "contents": "Gathering claims"}) as told:
        (begun or Update(library)).finish(told)
