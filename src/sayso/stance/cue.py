"""What a cue does: its entry in the lexicon, negation, modality."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from sayso.data import Attribution
from sayso.stance.lexicon import Entry, lexicon
from sayso.stance.words import Words, span_words, word_set, words

NEGATIONS = word_set("not no never neither nor nobody nothing none without hardly scarcely")
_NOT_NEGATIONS = (("not", "only"), ("not", "just"), ("not", "least"), ("not", "merely"))
_NOBODY = (
    ("no", "one"),
    ("nobody",),
    ("none",),
    ("neither",),
    ("not", "one"),
    ("not", "a"),
    ("no",),
    ("no-one",),
    ("few",),
    ("hardly",),
)
_MODALS = {"may": "possible", "might": "possible", "could": "possible"}
_AUXILIARIES = word_set(
    "is are was were be been being am has have had having do does did will would shall should can "
    "could may might must not never no"
)
# Before another verb these say that the words were kept back, or never came.
_WITHHELD = word_set(
    "decline declines declined declining refuse refuses refused refusing avoid avoids avoided "
    "avoiding fail fails failed failing unable stopped stops yet unwilling reluctant ready "
    "neglected neglects omitted forgot forbore loath"
)
_READY = word_set("ready willing able prepared")
_DETERMINERS = word_set("the a an his her its their my our your this that these those 's of")
_LOOK_BACK = 40


@dataclass(frozen=True, slots=True)
class Cue:
    """``head`` is the entry that decides, None where the lexicon has none; ``negated``: the words
    are said not to have been said (or thought); ``modal``: may, might or could."""

    words: Words
    head: Entry | None
    negated: bool
    withheld: bool
    modal: bool
    seeming: bool

    @property
    def denying(self) -> bool:
        """Whether negation reaches the cue: negated once, not twice."""
        return self.negated or self.withheld


def read_cue(text: str, a: Attribution, content: Words) -> Cue:
    """The cue of ``a``; ``content``: the first words of its content."""
    cue = span_words(text, a.cue)
    before = _before(text, a)
    source = span_words(text, a.source)
    head, at = _head(cue, before, content if _adjacent(text, a) else ())
    led = _auxiliaries(before) + cue
    negated = _is_negated(led) or _is_nobody(source)
    withheld = any(w in _WITHHELD and w not in _READY for w in cue[:at]) or (
        "stopped" in cue and "short" in cue
    )
    modal = any(w in _MODALS for w in led) and not negated
    seeming = any(
        w in ("seem", "seems", "seemed", "appear", "appears", "appeared") for w in cue[:at]
    )
    return Cue(cue, head, negated, withheld, modal, seeming)


def _before(text: str, a: Attribution) -> Words:
    """The three words before the cue, in its line."""
    if not a.cue:
        return ()
    start = a.cue[0][0]
    stretch = text[max(0, start - _LOOK_BACK) : start].rpartition("\n")[2]
    return words(stretch)[-3:]


def _auxiliaries(before: Words) -> Words:
    """The auxiliaries and negations that close ``before``: a cue found too short lacks them."""
    at = len(before)
    while at and before[at - 1] in _AUXILIARIES:
        at -= 1
    return before[at:]


def _adjacent(text: str, a: Attribution) -> bool:
    """Whether the content follows the cue with nothing but a space between."""
    if not a.cue or not a.content:
        return False
    end = a.cue[-1][1]
    return any(0 <= start - end <= 1 and not text[end:start].strip() for start, _ in a.content)


def _head(cue: Words, before: Words, after: Words) -> tuple[Entry | None, int]:
    """The entry that decides, and where in the cue it stands: the last that is not light."""
    known = lexicon()
    stretch = cue + after[:3]
    best: Entry | None = None
    light: Entry | None = None
    where = at = 0
    while at < len(cue):
        found = known.at(stretch, at)
        found = [
            (n, e) for n, e in found if e.kind != "x" or n > 1 or len(cue) == n or len(cue[0]) > 5
        ]
        if not found:
            at += 1
            continue
        longest = found[0][0]
        entry = _of_kind([e for n, e in found if n == longest], cue, at, before)
        if "light" not in entry.flags:
            best, where = entry, at
        elif light is None:
            light = entry
        at += longest
    return best, where


def _of_kind(entries: list[Entry], cue: Words, at: int, before: Words) -> Entry:
    """A noun behind an article, a possessive or a light verb; else what the lexicon has first."""
    leads = (before + cue[:at])[-2:]
    noun = bool(set(leads) & _DETERMINERS) or any(
        "light" in e.flags for i in range(at) for _, e in lexicon().at(cue, i)
    )
    for entry in entries:
        if noun and entry.kind == "n":
            return entry
    return next((e for e in entries if "light" not in e.flags), entries[0])


def _is_negated(cue: Words) -> bool:
    """Whether an odd number of negations stands in the cue."""
    count = sum(w in NEGATIONS for w in cue)
    count -= sum(pair in _NOT_NEGATIONS for pair in pairwise(cue))
    return count % 2 == 1


def _is_nobody(source: Words) -> bool:
    """Whether the source is nobody: "no one", "none of them", "not a soul"."""
    return any(source[: len(start)] == start for start in _NOBODY)
