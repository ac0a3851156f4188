"""Where a noun phrase begins, where its head ends, and what number it has."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.speakers import lexicon
from sayso.speakers.kinds import kind_of_noun, singular
from sayso.speakers.names import fold, is_suffix, is_title
from sayso.speakers.runs import Name

WORD = re.compile(r"[^\W_](?:[\w&\-]|[.’'](?=\w))*\.?|[$%]")
_REDUCED = re.compile(
    r"(?:\w+ed|made|seen|taken|found|held|led|written|shown|given|known|sent|put)"
    r"(?=\s+(?:by|for|in|to|from|on|at|with|against|about|early|late|last|this|as|among)\b)"
    r"|[a-z]+ing(?=\s+[a-zA-Z])"
)

_VERB = re.compile(r"^(?:is|are|was|were|has|have|had|be|been|to|said|says|told)$")


def phrase_start(text: str, end: int) -> int:
    """Where the noun phrase that ends at ``end`` begins: at its determiner, else its name."""
    low = max(0, text.rfind("\n", 0, end) + 1, end - 90)
    begin = end
    for match in reversed(list(WORD.finditer(text, low, end))):
        word = fold(match.group())
        gap = text[match.end() : begin] if begin < end else ""
        if re.search(r"[,.;:!?\"“”—(]", gap):
            break
        if word in lexicon.DETERMINERS or word.isdigit():
            return match.start()
        if word in lexicon.PREPOSITIONS and word != "of":
            break
        if begin < end and (word in lexicon.CONJUNCTIONS or _VERB.search(word)):
            break
        begin = match.start()
    return begin


def head_end(text: str, start: int, end: int, names: Sequence[Name]) -> int:
    """Where the head noun ends: before the first preposition or participle outside a name."""
    before = ""
    for match in WORD.finditer(text, start, end):
        a = match.start()
        inside = any(n.span[0] <= a < n.span[1] for n in names)
        word = fold(match.group())
        if before and not inside:
            if word in lexicon.PREPOSITIONS:
                return a
            reduced = _REDUCED.match(text, a, end)
            if reduced and (not reduced.group().endswith("ing") or _is_noun(before)):
                return a
        if word not in lexicon.DETERMINERS:
            before = word
    return end


def is_plural(head: str, det: str, words: tuple[str, ...]) -> bool:
    if head in lexicon.PERSON_PLURALS or det in (
        "these",
        "those",
        "some",
        "many",
        "several",
        "few",
    ):
        return True
    if any(
        w in ("two", "three", "four", "five", "both", "most", "%", "percent") for w in words[:3]
    ):
        return words[0] != "one"
    return singular(head) != head and head not in ("news", "times", "forces")


def _is_noun(word: str) -> bool:
    return kind_of_noun(word) is not None or singular(word) != word or is_title(word)


def common_noun(name: Name) -> bool:
    """Whether a "name" is in truth a role or a body's common noun with capitals."""
    return name.kind is None and all(
        is_title(t) or kind_of_noun(t) or is_suffix(t) for t in name.key
    )
