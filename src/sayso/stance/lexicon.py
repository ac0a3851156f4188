"""The lexicon of reporting expressions (``cues.txt``), in every inflected form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import cast, get_args

from sayso.data import Act, Certainty, Stance
from sayso.stance.words import Words

_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class Entry:
    """One expression; ``kind``: v verb, n noun, a adjective, x fixed."""

    lemma: str
    act: Act
    kind: str
    stance: Stance = "asserts"
    certainty: Certainty = "certain"
    flags: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """``entries``: by the first word's form, the words that follow it and the entry, longest
    first."""

    entries: dict[str, list[tuple[Words, Entry]]]

    def at(self, words: Words, i: int) -> list[tuple[int, Entry]]:
        """The entries whose expression begins with word ``i``: number of words, entry; the
        longest first, and of like length in the file's order."""
        return [
            (1 + len(rest), entry)
            for rest, entry in self.entries.get(words[i], ())
            if words[i + 1 : i + 1 + len(rest)] == rest
        ]


@cache
def lexicon() -> Lexicon:
    """The lexicon that ships with sayso."""
    lines = files(__package__).joinpath("cues.txt").read_text(encoding="utf-8").splitlines()
    groups = [line.split(": ", 1) for line in lines if line and not line.startswith("#")]
    irregular = {
        forms[0]: tuple(forms)
        for head, body in groups
        if head == "irregular"
        for forms in (part.split() for part in body.split("; "))
    }
    found: dict[str, list[tuple[Words, Entry]]] = {}
    for head, body in groups:
        if head == "irregular":
            continue
        for expression in body.split():
            first, *rest = expression.split("+")
            entry = _entry(head, expression)
            for form in sorted(_forms(first, entry.kind, irregular.get(first, ()))):
                found.setdefault(form, []).append((tuple(rest), entry))
    for form in found:
        found[form].sort(key=lambda item: -len(item[0]))
    return Lexicon(found)


def _entry(head: str, expression: str) -> Entry:
    act, kind, *labels = head.split()
    stance = next((x for x in labels if x in get_args(Stance)), "asserts")
    certainty = next((x for x in labels if x in get_args(Certainty)), "certain")
    flags = frozenset(labels) - {stance, certainty}
    return Entry(
        expression,
        cast(Act, act),
        kind,
        cast(Stance, stance),
        cast(Certainty, certainty),
        flags,
    )


def _forms(word: str, kind: str, irregular: Words) -> set[str]:
    """Every form of ``word``; ``irregular``: base, past and participle of a verb without rule."""
    if kind == "n":
        return {word, _with_s(word)}
    if kind != "v":
        return {word}
    if word == "be":
        return {"be", "am", "is", "are", "was", "were", "been", "being"}
    forms = {word, _with_s(word), *irregular}
    return forms | set(_ing(word)) | (set() if irregular else set(_past(word)))


def _with_s(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh")) or word in ("go", "do", "veto"):
        return word + "es"
    if word.endswith("y") and word[-2] not in _VOWELS:
        return word[:-1] + "ies"
    return "has" if word == "have" else word + "s"


def _past(word: str) -> Iterator[str]:
    if word.endswith("e"):
        yield word + "d"
    elif word.endswith("y") and word[-2] not in _VOWELS:
        yield word[:-1] + "ied"
    else:
        yield word + "ed"
        yield from (word + word[-1] + "ed" for _ in range(_may_double(word)))


def _ing(word: str) -> Iterator[str]:
    if word.endswith("ie"):
        yield word[:-2] + "ying"
    elif word.endswith("e") and not word.endswith(("ee", "oe", "ye")):
        yield word[:-1] + "ing"
    else:
        yield word + "ing"
        yield from (word + word[-1] + "ing" for _ in range(_may_double(word)))


def _may_double(word: str) -> bool:
    """Whether the last letter may be doubled (admitted); which stress decides, so both stand."""
    return (
        len(word) > 2
        and word[-1] not in _VOWELS + "wxy"
        and word[-2] in _VOWELS
        and word[-3] not in _VOWELS
    )
