"""Whether a content is a verdict on somebody's statement, and which one it speaks of.

A verdict needs a word of the lexicon (``verdicts.txt``) said of a statement: "the reports are
false", "groundless rumours", "called the letter misleading", "That is not true".  Or a cue that is
itself a verdict: "dismissed the report as alarmist", "could not verify the claim", "stood by".
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from sayso.data import Attribution, Verdict
from sayso.stance.cue import Cue
from sayso.stance.rules import STATEMENTS
from sayso.stance.terms import Term, terms
from sayso.stance.words import Words, sentences, word_set, words

_BE = word_set("is are was were be been being 's am")
_LINKS = _BE | word_set("seem seems seemed sound sounds look looks looked appear appears remain")
_ANAPHORS = word_set("it that this these those they both which either")
_SPEAKERS = word_set("he she you they i")
_NOT = frozenset(("not", "never", "no", "n't"))
# What may stand between "is" and the verdict word.
_FILL = word_set(
    "a an the all just simply completely totally entirely utterly absolutely quite very so both "
    "categorically patently demonstrably clearly plainly pure sheer outright complete total utter "
    "another more nothing but old partial and deliberately highly largely simply obviously indeed "
    "wildly grossly not never most probably only also always blatantly manifestly"
)
_AUXILIARIES = word_set("has have had would will could may might can also")
_NOT_JUDGING = word_set("to with for in by now that")
"""Behind a verdict word these make it speak of something else ("wrong to", "right for")."""
_NAMES = word_set(
    "call describe brand label dub dismiss term characterize characterise denounce "
    "reject portray condemn slam decry see+as view+as regard deride ridicule "
    "refer+to describe+as pooh-pooh"
)
_FALSE_CUES = word_set(
    "withdraw retract recant debunk dispel disprove discredit "
    "walk+back take+back row+back apologise+for apologize+for misstate"
)
_COUNTERS = word_set(
    "refute contradict dismiss challenge shoot+down push+back swat+away discount rebut"
)
"""To do so to a statement says that it is false; to deny or reject one need not."""
_TRUE_CUES = word_set("stand+by vindicate bear+out corroborate")
_MILD = frozenset(("question", "query", "play+down", "downplay"))
_AGREEING = frozenset(("agree+with", "concur+with"))
_OWN_TERMS = frozenset((("misstated",), ("misspoke",), ("typographical", "error"), ("in", "error")))
_OWN_VERBS = frozenset(("stand", "stands", "stood", "standing"))
_JUDGED = STATEMENTS | word_set(
    "result results survey study analysis research poll paper letter data number numbers "
    "statistics statistic article articles post posts tweet tweets document documents words "
    "message letter "
    "quote quotes quotation headline coverage information assessment passage word "
    "advice testimony view analysis contention judgment judgement"
)
"""What else a verdict may be said of."""
_OBJECTS = STATEMENTS | word_set(
    "authenticity veracity credibility accuracy validity truth legitimacy truthfulness existence "
    "genuineness reliability"
)
"""What a cue may confirm, doubt or counter, so that it is a verdict on a statement."""
_OPENING = 45
_REACH = 14


@dataclass(frozen=True, slots=True)
class Found:
    """A verdict and the words that name what it is on; ``own``: one's own earlier statement;
    ``later``: another sentence of the content stands before it."""

    verdict: Verdict
    subject: Words
    term: Words = ()
    own: bool = False
    later: bool = False


def verdict(a: Attribution, cue: Cue, found: Words, own: str) -> Found | None:
    """The verdict that ``a`` passes, None where it passes none.

    ``found``: the words of its content; ``own``: its content without what it quotes of others,
    whose verdicts are theirs.
    """
    of_cue = _of_cue(cue, found)
    if of_cue is not None or a.act not in ("states", "believes", "accuses") or not _hints(found):
        return of_cue
    return _of_content(cue, own)


def _hints(found: Words) -> bool:
    """Whether a word of the lexicon stands there at all."""
    return not terms().keys().isdisjoint(found)


def _of_cue(cue: Cue, found: Words) -> Found | None:
    head = cue.head
    early = found[:10]
    if head is not None and head.lemma in _AGREEING:
        agreed = not cue.negated and bool(_JUDGED & set(found[:4]))
        return Found("true", early) if agreed else None
    if head is None or not (_OBJECTS & set(early) or _only_anaphor(found)):
        return None
    if head.lemma in _FALSE_CUES and not cue.negated:
        return Found("false", early, own=head.stance != "denies" or head.lemma in ("withdraw",))
    if head.lemma in _TRUE_CUES and not cue.negated:
        return Found("true", early, own=head.lemma == "stand+by")
    if head.stance == "doubts" and head.lemma not in _MILD and not cue.negated:
        return Found("doubtful", early)
    if head.stance == "confirms" and (cue.negated or cue.withheld):
        return Found("doubtful", early)
    if head.lemma in _COUNTERS and not cue.denying:
        return Found("false", early)
    if "rejects" in head.flags and "as" in found[:12] and not cue.negated:
        return Found("false", early)
    return None


def _only_anaphor(found: Words) -> bool:
    return len(found) == 1 and found[0] in _ANAPHORS


def _of_content(cue: Cue, content: str) -> Found | None:
    """A verdict in the first two sentences of ``content``."""
    naming = cue.head is not None and (cue.head.lemma in _NAMES or "names" in cue.head.flags)
    for number, sentence in enumerate(sentences(content[:600])[:2]):
        if sentence.rstrip(" \"'”’»)").endswith("?"):
            continue
        here = words(sentence)[:_OPENING]
        for i, word in enumerate(here):
            for term in terms().get(word, ()):
                n = len(term.words)
                if here[i : i + n] == term.words:
                    subject = _subject(here, i, n, term, naming)
                    if subject is not None:
                        own = term.words in _OWN_TERMS or word in _OWN_VERBS
                        turned = _turned(term.verdict, here, i)
                        return Found(turned, subject, term.words, own, number > 0)
                    break
    return None


def _subject(here: Words, i: int, n: int, term: Term, naming: bool) -> Words | None:
    """The words that name the statement that ``here[i:i+n]`` judges; None where there is none."""
    before, after = here[max(0, i - _REACH) : i], here[i + n : i + n + 3]
    if {"whether", "if"} & set(before[-7:]):
        return None
    if term.words == ("not", "so") and after:
        return None
    named = bool(_JUDGED & set(before))
    if term.form == "free":
        return after + here[i + n + 3 : i + n + 15]
    if term.form == "object":
        return after if (_JUDGED | _ANAPHORS) & set(after) else None
    if term.form in ("phrase", "bare"):
        alone = term.form == "bare" and i <= 3
        return before if named or alone or _ANAPHORS & set(before[-4:]) else None
    if after[:1] and after[0] in _NOT_JUDGING:
        return None
    if term.form == "adjective" and n == 1 and after and after[0] in _JUDGED:
        return before + here[i + n : i + n + 8]
    if naming and term.form == "adjective" and (named or i <= 6):
        return before
    return _linked(before, term)


def _linked(before: Words, term: Term) -> Words | None:
    """The subject before "is" and what may stand between it and the verdict word."""
    at = len(before)
    while at and (before[at - 1] in _FILL or before[at - 1].endswith("ly")):
        at -= 2 if before[at - 1] == "and" and at > 1 else 1
    if not at or before[at - 1] not in _LINKS:
        return None
    at -= 1
    while at and before[at - 1] in _AUXILIARIES:
        at -= 1
    subject = before[:at]
    last = subject[-1:]
    if term.form == "personal":
        return subject if last and last[0] in _SPEAKERS | _JUDGED else None
    if last and last[0] in _ANAPHORS:
        return subject
    return subject if _JUDGED & set(subject) else None


def _turned(verdict: Verdict, here: Words, i: int) -> Verdict:
    """The verdict with a "not" in front turned round: "not true" false, "not wrong" true."""
    before = here[max(0, i - 3) : i]
    longer = ("no", "longer") in pairwise(here[:i])
    if here[i] in _NOT or not (longer or _NOT & set(before)):
        return verdict
    turned: dict[Verdict, Verdict] = {"true": "false", "false": "true", "doubtful": "true"}
    return turned[verdict]
