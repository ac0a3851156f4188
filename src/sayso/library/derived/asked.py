"""Which of the claims are looked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

_WORD = re.compile(r"\w+")
_COMMON = "(disputed OR stories > 1)"


@dataclass(frozen=True, slots=True)
class Asked:
    """Which claims: with all of these words (beginnings count) in their sentence, or anywhere;
    disputed; with many outlets and one origin; told more than once or disputed (``common``); on
    which a party has a side; on which somebody took one in these days."""

    words: str = ""
    anywhere: bool = True
    disputed: bool = False
    narrow: bool = False
    common: bool = False
    party: str = ""
    since: str = ""
    until: str = ""

    def where(self) -> tuple[str, list[Any]]:
        """As SQL over ``told t``."""
        terms, values = ["1"], []
        for wanted, term in (
            (self.disputed, "t.disputed"), (self.narrow, "t.narrow"), (self.common, _COMMON),
        ):  # fmt: skip
            terms += [term] if wanted else []
        found = _WORD.findall(self.words)
        if self.words.strip() and not found:
            terms.append("0")
        if found:
            terms.append("t.row IN (SELECT rowid FROM told_words WHERE told_words MATCH ?)")
            match = " ".join(f'"{w}"*' for w in found)
            values.append(match if self.anywhere else f"sentence : ({match})")
        if self.party:
            terms.append("t.row IN (SELECT told FROM side WHERE party = ?)")
            values.append(self.party)
        if self.since or self.until:
            terms.append("t.row IN (SELECT told FROM side WHERE date BETWEEN ? AND ?)")
            values += [self.since or "0", self.until or "9999"]
        return " AND ".join(terms), values
