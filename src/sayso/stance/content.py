"""What a content openly is (a question, a call, a pledge, a plan), and how it hedges."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from sayso.data import Act, Certainty
from sayso.stance.words import Words, sentences, word_set, words

_SUBORDINATORS = word_set(
    "that which who whom whose because although though while whereas if unless when where after "
    "before until since as whether than how why what so but"
)
_OPENERS = word_set(
    "if when while although though because since after before as until unless despite in at on "
    "during by for with without given had"
)
_POSSIBLE = word_set("may might could possibly perhaps maybe unclear conceivably")
_ABILITY = ("could", "may", "might")
_PROBABLE = word_set(
    "probably unlikely apparently seemingly presumably seems seem seemed appears appear appeared "
    "reportedly allegedly supposedly doubtless arguably"
)
_MINDS = word_set(
    "think thinks believe believes expect expects suspect suspects guess assume assumes fear fears "
    "reckon reckons feel feels suppose imagine predict predicts foresee doubt anticipate"
)
_MINDS_PAST = word_set(
    "believed expected suspected assumed feared felt thought reckoned predicted doubted anticipated"
)
_HELD = word_set(
    "believed thought expected understood estimated likely feared presumed assumed rumoured "
    "rumored projected forecast supposed predicted said"
)
"""After a form of "be": held by nobody in particular."""
_BE = word_set("is are was were be been being 's")
_EXPECTING = word_set("would will more most very quite less highly also")
_FINITE = word_set("is are was were has have had will would can shall do does did am must")
_CLAUSES = _FINITE | frozenset(("that", "about", "of", "it", "he", "she", "they"))
_PRONOUNS = word_set("i we he she they it you")
_IMPERATIVES = word_set(
    "please let let's stop do don't don never always make take get go give keep leave come "
    "remember look listen tell try stay be think imagine wait help save vote join read call"
)
_URGES = word_set("urge urges call calls ask asks demand demands appeal insist beg implore")
_PLEDGES = word_set("promise pledge vow swear guarantee")
_INTENDS = word_set("plan plans planned intend intends intended aim aims")


def opening(text: str) -> Words:
    """The words of the first sentence's main clause, as far as a look at the words can tell."""
    first = sentences(text)
    return main_clause(words(first[0])) if first else ()


def main_clause(found: Words) -> Words:
    """``found`` without "that" before and subordinate clauses behind its first verb."""
    at = 0
    while at < len(found) and found[at] in ("that", "and", "but", "well", "yes", "no", "whether"):
        at += 1
    return found[at:]


def hedge(text: str) -> Certainty:
    """How the main clause of the first sentence of ``text`` is hedged."""
    clause = opening(text)
    skipping = bool(clause) and clause[0] in _OPENERS
    finite = False
    for i, word in enumerate(clause):
        found = _hedge_at(clause, i, finite)
        if found is not None:
            return found
        if i and word in _SUBORDINATORS and not skipping:
            return "certain"
        if skipping:
            skipping = not (word in _PRONOUNS and i > 3)
        elif word in _FINITE:
            finite = True
    return "certain"


def _hedge_at(clause: Words, i: int, finite: bool) -> Certainty | None:
    """What word ``i`` makes of the clause; ``finite``: its verb came before."""
    word, before, after = clause[i], clause[:i][-3:], clause[i + 1 : i + 2]
    last = before[-1:] and before[-1]
    if word in _ABILITY:
        strong = (
            after in (("not",), ("as",)) or last in ("as", "in") or (word == "could" and i > 12)
        )
        return None if strong else "certain" if finite else "possible"
    if word in _POSSIBLE:
        return "possible" if not finite or i < 8 else None
    if word == "clear" and "not" in before:
        return "possible"
    if word == "possible" and i < 4 and set(before) & _BE:
        return "possible"
    if word in _PROBABLE:
        return "probable"
    if word in _HELD and (set(before[-2:]) & _BE or (word == "likely" and last in _EXPECTING)):
        return None if word == "said" and after != ("to",) else "probable"
    mind = word in _MINDS or (word in _MINDS_PAST and "i" not in before and "we" not in before)
    if mind and i < 8 and set(before) & _PRONOUNS:
        return "probable"
    return None


def act_of(text: str, *, told: bool, cued: bool = True) -> Act:
    """The act of a content behind a neutral cue; ``told``: the cue has a listener to command;
    ``cued``: there is a cue at all (an interviewer's question may follow on a statement)."""
    parts = sentences(text)
    if not parts:
        return "states"
    asked = [_closes(s) == "?" for s in parts]
    if all(asked) or (asked[-1] and not cued):
        return "asks"
    clause = opening(text)
    if not clause:
        return "states"
    quoted = text.lstrip()[:1] in "\"“'‘«"
    if (
        told
        and not quoted
        and "to" in clause[:6]
        and not _CLAUSES & set(clause[: clause.index("to")])
    ):
        return "urges"
    if len(parts) == 1 and _is_duty(clause):
        return "urges"
    if clause[0] in _IMPERATIVES and len(parts) <= 2:
        return "urges"
    return _openly(clause[:4])


def _openly(lead: Words) -> Act:
    """What the first words say outright: "I promise", "we urge", "he plans to"."""
    if lead[0] in ("i", "we") and (_PLEDGES & set(lead) or lead[1:3] == ("will", "never")):
        return "promises"
    if lead[0] in _PRONOUNS and _URGES & set(lead):
        return "urges"
    if (lead[0] in _PRONOUNS and _INTENDS & set(lead)) or lead[0] in ("plans", "plan"):
        return "intends"
    return "states"


def is_clause(text: str) -> bool:
    """Whether the content is a clause ("that he fled", "they will lose"), not a thing or a deed."""
    found = words(text[:120])
    if not found or found[0] in ("of", "for", "to", "about", "over", "at", "with", "by", "from"):
        return False
    return found[0] == "that" or bool(_FINITE & set(found[1:9]))


def confirms(found: Words) -> bool:
    """Whether the content itself begins "I can confirm", "we confirm"."""
    return "confirm" in found[:8] and bool({"i", "we"} & set(found[:6])) and "not" not in found[:8]


def blames(found: Words) -> bool:
    """Whether a name or description blames or attacks."""
    return not _blame().isdisjoint(found)


@cache
def _blame() -> frozenset[str]:
    text = files(__package__).joinpath("blame.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return frozenset(" ".join(lines).split())


def _closes(sentence: str) -> str:
    return sentence.rstrip(" \n\"'”’»)]")[-1:]


def _is_duty(clause: Words) -> bool:
    """Whether the main clause says what should be done (not what should have been)."""
    for i, word in enumerate(clause[:14]):
        if i and word in _SUBORDINATORS:
            return False
        after = clause[i + 1 : i + 3]
        if word in ("should", "must") and "have" not in after:
            return True
        if word in ("ought", "need", "needs") and after[:1] == ("to",):
            return True
    return False
