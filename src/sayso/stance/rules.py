"""Act, stance and certainty by rule: the lexicon's entry for the cue, negation, modality, and the
content where the cue leaves it open (annotation guide: Act; Stance, certainty, verdict)."""

from __future__ import annotations

from sayso.data import Act, Certainty, Stance
from sayso.stance import content as contents
from sayso.stance.cue import Cue
from sayso.stance.lexicon import Entry
from sayso.stance.words import Words, word_set

STATEMENTS = word_set(
    "claim claims allegation allegations accusation accusations report reports reporting rumour "
    "rumours rumor rumors suggestion suggestions assertion assertions charge charges criticism "
    "criticisms speculation talk account accounts story stories statement statements notion idea "
    "theory theories contention insinuation insinuations narrative argument arguments complaint "
    "complaints comment comments remark remarks findings conclusion conclusions version figure "
    "figures characterisation characterization possibility gossip whisper whispers news denial "
    "denials testimony estimate estimates prediction predictions"
)
_ANAPHORS = word_set("it that this them those these so")
_COMMITTED = frozenset(("states", "believes", "accuses", "asks", "warns"))
_NOTHING = word_set("nothing no nobody none neither")
_QUESTION = word_set("whether if about how what why who when where which for")
_ABOUT = word_set("about as over on of around")
_ANSWERS = word_set("details comment explanation information reaction reasons examples response")
_FINITE = word_set("is are was were has have had will would can that which who")
_WHETHER = frozenset(("whether", "if", "how"))
_CLAUSE = word_set("that there i he she they we it you")
_FACTS = word_set("that possibility chance foul involvement link any suicide murder terrorism")


def act(cue: Cue, text: str, words: Words) -> Act:
    """The act; ``text``, ``words``: the content's."""
    head = cue.head
    if head is None:
        return contents.act_of(text, told=False, cued=bool(cue.words))
    if "names" in head.flags:
        return "accuses" if contents.blames(words) else "states"
    if "neutral" in head.flags:
        return contents.act_of(text, told=head.lemma == "tell")
    if head.lemma == "challenge" and _commands(words):
        return "urges"
    if "rejects" in head.flags:
        return "states" if names_statement(words) else "feels"
    if "exclude" in head.flags:
        return "believes" if cue.denying or _FACTS & set(words[:5]) else "intends"
    return _by_complement(cue, head, words)


def _by_complement(cue: Cue, head: Entry, words: Words) -> Act:
    """The act of a verb whose meaning goes with what follows ("asked whether", "asked him to")."""
    first = words[0] if words else ""
    of_others = first != "to" and "to" in words[1:20]
    if head.lemma == "ask" and first not in _QUESTION and of_others:
        return "urges"
    if head.lemma == "ask+for" and _ANSWERS & set(words[:3]):
        return "asks"
    if head.lemma in ("want", "would+like", "prefer") and _commands(words):
        return "urges"
    if head.lemma == "agree" and first in ("to", "not") and "to" in words[:2]:
        return "promises"
    if head.lemma == "decide" and first in _CLAUSE:
        return "believes"
    if head.lemma == "consider" and _considers_doing(cue, first):
        return "intends"
    if head.lemma == "recall" and not cue.denying:
        return "states"
    if head.lemma == "find" and first == "that":
        return "states"
    if head.lemma in ("deny", "dispute") and {"request", "permission", "access"} & set(words[:4]):
        return "feels"
    return head.act


def _commands(words: Words) -> bool:
    """Whether the content is somebody else and what he is to do ("the firm to pay")."""
    at = words.index("to") if "to" in words[1:12] else 0
    return at > 0 and words[0] != "to" and not _FINITE & set(words[:at])


def _considers_doing(cue: Cue, first: str) -> bool:
    ahead = "considering" in cue.words or bool({"would", "may", "might", "will"} & set(cue.words))
    return ahead or first.endswith("ing")


def stance(cue: Cue, words: Words, found: Act) -> Stance:
    """The commitment to the content as it is worded; ``found``: the act.

    A negated wish, plan or demand asserts: the act carries the negation (rule 25 of the corpus).
    """
    stance = _stance(cue, words)
    return "asserts" if stance == "denies" and found not in _COMMITTED else stance


def _stance(cue: Cue, words: Words) -> Stance:
    head = cue.head
    if head is None:
        return "denies" if cue.denying else "asserts"
    flags = head.flags
    if "set" in flags:
        return head.stance
    if "exclude" in flags:
        return "denies" if not cue.denying and _FACTS & set(words[:5]) else "asserts"
    if "rejects" in flags and not names_statement(words):
        return "asserts"
    if "questions" in flags and words[:1] and words[0] in _ABOUT:
        return "asserts"
    if "questions" in flags and not ((words and words[0] in _WHETHER) or names_statement(words)):
        return "asserts"
    if head.stance in ("denies", "doubts"):
        return "asserts" if cue.denying else head.stance
    if head.stance == "confirms":
        return "doubts" if cue.denying else "confirms"
    if "persuaded" in flags:
        return "doubts" if cue.denying else "asserts"
    nothing = words[:1] == ("nothing",) or (
        "perceives" in flags and bool(_NOTHING & set(words[:1]))
    )
    if head.act in _COMMITTED and cue.denying != (nothing or "negative" in flags):
        return "denies"
    if "neutral" in flags and contents.confirms(words):
        return "confirms"
    return "asserts"


def certainty(cue: Cue, text: str, found: Act) -> Certainty:
    """How sure the source is; ``found``: the act."""
    head = cue.head
    if head is None:
        return contents.hedge(text)
    if "exclude" in head.flags:
        return "possible" if cue.denying else "certain"
    if cue.modal and head.act != "states":
        return "possible"
    if head.lemma == "consider" and found == "intends":
        return "possible"
    hedge = contents.hedge(text)
    if "clause" in head.flags:
        return "probable" if hedge == "certain" and contents.is_clause(text) else hedge
    if head.certainty != "certain":
        return "possible" if hedge == "possible" else head.certainty
    if cue.seeming:
        return "probable"
    if head.act in ("intends", "feels", "asks", "urges"):
        return "certain"
    return hedge


def names_statement(words: Words) -> bool:
    """Whether a content begins by naming a statement ("the claim that", "it", "as alarmist")."""
    early = words[:7]
    return (
        bool(STATEMENTS & set(early))
        or words[:1] == ("as",)
        or (len(words) <= 2 and bool(_ANAPHORS & set(words)))
        or words[:1] == ("that",)
    )
