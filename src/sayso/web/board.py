"""Which claims the board shows, from what a person asked for."""

from __future__ import annotations

from sayso.library.derived import Asked


def asked_for(q: str, only: str, speaker: str, since: str, until: str) -> Asked:
    """By default what more than one story tells, or somebody denies."""
    return Asked(
        words=q[:400],
        disputed=only == "disputed",
        narrow=only == "narrow",
        common=not (only == "all" or q or speaker),
        party=speaker,
        since=since,
        until=until,
    )
