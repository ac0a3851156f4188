"""A source understood."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.data import Span
from sayso.speakers import gender
from sayso.speakers.runs import Name


@dataclass(frozen=True, slots=True)
class Phrase:
    """A source understood.  ``name``: the name that heads it; ``head``: the folded head noun of a
    description; ``det``: its first word if a determiner; ``owner``: the name before its possessive;
    ``inside``: all names in it; ``role``: the span that tells what a named one is; ``parts``: what
    is joined."""

    kind: Literal["pronoun", "name", "joint", "description"]
    span: Span
    words: tuple[str, ...] = ()
    name: Name | None = None
    head: str = ""
    det: str = ""
    owner: Name | None = None
    inside: tuple[Name, ...] = ()
    role: Span | None = None
    parts: tuple[Phrase, ...] = ()
    plural: bool = False
    head_at: int = 0

    @property
    def gender(self) -> gender.Gender | None:
        return gender.of_words((self.head,))
