"""The lexicon of words that pass a verdict (``verdicts.txt``)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import cast

from sayso.data import Verdict
from sayso.stance.words import Words


@dataclass(frozen=True, slots=True)
class Term:
    """One expression; ``form``: what must stand round it, see the file's head."""

    words: Words
    verdict: Verdict
    form: str


@cache
def terms() -> dict[str, list[Term]]:
    """The lexicon by first word, longest expression first."""
    found: dict[str, list[Term]] = {}
    for line in files(__package__).joinpath("verdicts.txt").read_text("utf-8").splitlines():
        if line.startswith("#") or not line:
            continue
        head, body = line.split(": ", 1)
        verdict, form = head.split()
        for expression in body.split():
            parts = tuple(expression.split("+"))
            found.setdefault(parts[0], []).append(Term(parts, cast(Verdict, verdict), form))
    for group in found.values():
        group.sort(key=lambda t: -len(t.words))
    return found
