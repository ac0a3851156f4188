"""Pronouns: he, she, it, they by who was mentioned last; I, we, you by who is speaking to whom."""

from __future__ import annotations

import re
from collections.abc import Callable

from sayso.data import Attribution
from sayso.speakers import lexicon
from sayso.speakers.gender import Gender
from sayso.speakers.party import Party
from sayso.speakers.phrase import Phrase
from sayso.speakers.scene import Scene, place

_BODIES = ("government", "organisation", "outlet", "document")
_BEFORE_RELATIVE = re.compile(r"[\s,;:—–\-\"”’).]*$")


def antecedent(scene: Scene, a: Attribution, phrase: Phrase) -> Party | None:
    """Whom a pronoun means, None where nobody fits."""
    word, at = phrase.head, phrase.span[0]
    if word in lexicon.FIRST:
        return _speaker_here(scene, a)
    if word in lexicon.FIRST_PLURAL:
        return _we(scene, a)
    if word in lexicon.SECOND:
        return _you(scene, a)
    return third_person(scene, a, word, at)


def third_person(scene: Scene, a: Attribution, word: str, at: int) -> Party | None:
    """Whom "he", "her", "its" or "they" at ``at`` means."""
    gender = gender_of(word)
    if gender is not None:
        found = best(scene, a, at, lambda p: _person(p, gender), gender)
        if found is not None and found.gender is None:
            found.gender = gender
        return found
    if word in lexicon.NEUTER:
        return best(scene, a, at, lambda p: p.kind in _BODIES and not p.plural and not p.members)
    if word in lexicon.PLURAL:
        return best(
            scene,
            a,
            at,
            lambda p: p.plural or bool(p.members) or p.kind in ("group", *_BODIES[:3]),
            plural=True,
        )
    return None


def gender_of(word: str) -> Gender | None:
    """The gender of a pronoun."""
    if word in lexicon.MASCULINE:
        return "m"
    return "f" if word in lexicon.FEMININE else None


def _person(p: Party, gender: Gender) -> bool:
    return p.is_person and not p.members and p.gender in (None, gender) and p.kind is not None


def best(
    scene: Scene,
    a: Attribution,
    at: int,
    fits: Callable[[Party], bool],
    gender: Gender | None = None,
    plural: bool = False,
    often: float = 0.1,
) -> Party | None:
    """The fitting party that stands out most before ``at``: late, often, as a subject or source."""
    sentences = scene.sentences
    here, paragraph = sentences.of(at), sentences.paragraph(at)
    parent = scene.parent(a)
    quoted = scene.in_quotes(at)
    speaker = scene.spoken.get(parent.id) if parent is not None else None
    own = scene.holder(at) if parent is not None else a.id
    scores: dict[int, tuple[float, Party]] = {}

    def offer(party: Party, score: float) -> None:
        if id(party) not in scores or scores[id(party)][0] < score:
            scores[id(party)] = score, party

    for e in scene.before(at):
        far = here - sentences.of(e.at)
        if far > 12:
            break
        if not fits(e.party):
            continue
        score = -1.0 * far - 0.6 * (paragraph - sentences.paragraph(e.at))
        holder = scene.holder(e.at)
        if parent is None and holder == own:
            if scene.in_quotes(e.at) and not e.source:
                continue
            score -= 1.5
        elif parent is not None and holder == own:
            score += 1.0
        elif holder is not None:
            score -= 1.0
        score += 1.5 if e.source and holder is None else 0.5 if e.source else 0.0
        if _subject(scene, e.at):
            score += 1.0
        if gender is not None and e.party.gender == gender:
            score += 0.7
        if plural and (e.party.plural or e.party.members):
            score += 1.5
        score += often * min(5, len(e.party.at))
        offer(e.party, score)
    if speaker is not None:
        if quoted and not plural:
            scores.pop(id(speaker), None)
        elif fits(speaker) and not quoted:
            offer(speaker, scores.get(id(speaker), (0.0, speaker))[0] + 2.0)
    if not scores:
        # "His plans ...", said before anybody is named: the first one who fits.
        return next((e.party for e in scene.after(at) if fits(e.party) and e.party.name), None)
    return max(scores.values(), key=lambda s: s[0])[1]


def _subject(scene: Scene, at: int) -> bool:
    """Whether what stands at ``at`` begins its sentence, but for a few words of title."""
    start = scene.sentences.start(at)
    between = scene.text[start:at]
    return len(between) < 40 and "," not in between and between.count(" ") < 5


def _speaker_here(scene: Scene, a: Attribution) -> Party | None:
    """Who says "I": the speaker of the words around; else the last to speak."""
    parent = scene.parent(a)
    if parent is not None:
        return scene.spoken.get(parent.id)
    return next((e.party for e in scene.before(place(a)) if e.source), None)


def _we(scene: Scene, a: Attribution) -> Party | None:
    """The party that one who says "we" speaks for, else himself."""
    speaker = _speaker_here(scene, a)
    if speaker is None:
        return None
    return speaker.affiliation or speaker


def _you(scene: Scene, a: Attribution) -> Party | None:
    """Whom the speaker talks to: the other one of the two who spoke last."""
    speaker = _speaker_here(scene, a)
    for e in scene.before(place(a)):
        if e.source and e.party is not speaker and e.party.is_person:
            return e.party
    return None


def before_relative(scene: Scene, phrase: Phrase) -> int:
    """Where the words before a relative pronoun end."""
    at = phrase.span[0]
    match = _BEFORE_RELATIVE.search(scene.text, max(0, at - 6), at)
    return match.start() if match else at
