"""The words of spans, as the rules read them: lower case, contractions taken apart."""

from __future__ import annotations

import re

from sayso.data import Spans

Words = tuple[str, ...]

_WORD = re.compile(r"[^\W_]+(?:['’‘][^\W\d_]+)*(?:-[^\W_]+(?:['’][^\W\d_]+)*)*")
_SENTENCE_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?:\s+|$)")
_CONTRACTIONS = {
    "can't": ("can", "not"),
    "cannot": ("can", "not"),
    "won't": ("will", "not"),
    "shan't": ("shall", "not"),
    "ain't": ("is", "not"),
}
_ENDINGS = {"'s": "'s", "'re": "are", "'ve": "have", "'ll": "will", "'d": "would", "'m": "am"}


def word_set(words: str) -> frozenset[str]:
    """A list of words as it is written in the rules: with spaces between."""
    return frozenset(words.split())


def words(text: str) -> Words:
    """The words of ``text``: "they’ve" is they, have; "didn't" did, not; "Vidor's" vidor, 's."""
    found: list[str] = []
    for match in _WORD.finditer(text):
        word = match.group().lower().replace("’", "'").replace("‘", "'")
        if "'" not in word and word != "cannot":
            found.append(word)
        elif word in _CONTRACTIONS:
            found += _CONTRACTIONS[word]
        elif word.endswith("n't"):
            found += (word[:-3], "not")
        else:
            stem, mark, rest = word.rpartition("'")
            found += (stem, _ENDINGS.get(mark + rest, mark + rest)) if stem else (rest,)
    return tuple(found)


def span_words(text: str, spans: Spans) -> Words:
    """The words of ``spans``, one after the other."""
    return tuple(word for start, end in spans for word in words(text[start:end]))


def sentences(text: str) -> list[str]:
    """``text`` cut after full stops, question and exclamation marks; empty ones left out."""
    found, at = [], 0
    for match in _SENTENCE_END.finditer(text):
        if _abbreviated(text, match.start()):
            continue
        found.append(text[at : match.end()])
        at = match.end()
    found.append(text[at:])
    return [s for s in found if s.strip()]


def _abbreviated(text: str, stop: int) -> bool:
    """Whether the full stop at ``stop`` closes an initial or a title ("U.S.", "Mr.")."""
    start = stop
    while start and (text[start - 1].isalpha() or text[start - 1] == "."):
        start -= 1
    word = text[start:stop].lower()
    return text[stop] == "." and (
        len(word) == 1
        or "." in word
        or word in ("mr", "mrs", "ms", "dr", "prof", "gen", "sen", "st")
    )
