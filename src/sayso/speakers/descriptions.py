"""Descriptions: "the embassy", "the minister", "a spokesman for the bank", "critics"."""

from __future__ import annotations

import re

from sayso.data import Attribution, SpeakerKind
from sayso.speakers import gender, lexicon
from sayso.speakers.countries import country_in
from sayso.speakers.definite import body_of, pair_of, people_of, person_of
from sayso.speakers.kinds import kind_of_noun, singular
from sayso.speakers.party import Party
from sayso.speakers.phrase import Phrase
from sayso.speakers.pronouns import third_person
from sayso.speakers.scene import Scene


def described(scene: Scene, a: Attribution, phrase: Phrase) -> Party:
    """The party that a description means: one known already, else a new one."""
    words = tuple(w for w in phrase.words if w not in ("the", "a", "an", "this", "that"))
    kind = kind_of_noun(phrase.head)
    owner = _owner(scene, a, phrase)
    definite = phrase.det in lexicon.DEFINITE or (phrase.owner is not None) or owner is not None
    known = scene.described.get((str(id(owner)) if owner else "", *words))
    if known is not None and phrase.det not in ("a", "an", "another", "one"):
        return known
    found: Party | None = None
    if phrase.plural and phrase.det in ("the", "both", "these") and kind in (None, "group"):
        found = pair_of(scene, phrase)
    if phrase.head == "police" and owner is None:
        found = body_of(scene, a, phrase, "government", None)
    if found is None and definite and not phrase.plural:
        if kind is None:
            found = person_of(scene, a, phrase, owner)
        elif (
            owner is None
            or kind in ("government", "organisation", "outlet")
            or (kind == "document" and owner is None)
        ):
            found = body_of(scene, a, phrase, kind, owner)
    elif (
        found is None
        and phrase.plural
        and (phrase.det == "the" or scene.in_headline(phrase.span[0]))
    ):
        found = people_of(scene, phrase)
    elif found is None and not phrase.det and phrase.words[0] != phrase.head:
        found = None
    elif found is None and not phrase.det and not phrase.plural and _capital(scene, phrase):
        # "Minister rejects": a headline without articles.
        found = (
            person_of(scene, a, phrase, owner)
            if kind is None
            else body_of(scene, a, phrase, kind, owner)
        )
    if found is None:
        found = _new(scene, phrase, kind, owner)
    elif (
        not found.called
        and found.kind in _BODIES
        and len(words) > len(found.key)
        and owner is None
        and phrase.det not in lexicon.POSSESSIVES
    ):
        found.name, found.key = scene.text[slice(*phrase.span)].strip(" ,"), words
    scene.described[(str(id(owner)) if owner else "", *words)] = found
    return found


_BODIES = ("government", "organisation", "outlet", "document")


def _capital(scene: Scene, phrase: Phrase) -> bool:
    return scene.text[phrase.span[0]].isupper()


def _owner(scene: Scene, a: Attribution, phrase: Phrase) -> Party | None:
    """Whose: "his lawyer", "Harvard's president"."""
    if phrase.owner is not None:
        return scene.parties.of[phrase.owner.span]
    if phrase.det in ("my", "our"):
        parent = scene.parent(a)
        return scene.spoken.get(parent.id) if parent is not None else None
    if phrase.det in lexicon.POSSESSIVES:
        return third_person(scene, a, phrase.det, phrase.span[0])
    return None


def _new(scene: Scene, phrase: Phrase, kind: SpeakerKind | None, owner: Party | None) -> Party:
    text = scene.text[slice(*phrase.span)].strip(" ,")
    if kind == "group" and phrase.det in ("some", "several", "few", "one"):
        kind = None
    if kind is None and phrase.det in ("many", "most"):
        kind = "group"
    words = tuple(w for w in phrase.words if w not in ("the", "a", "an", "this", "that"))
    party = Party(kind or "unnamed", words)
    if kind is None:
        party.description = text
    else:
        party.name = text
    party.plural = phrase.plural
    party.gender = gender.of_words((phrase.head,))
    party.affiliation = owner
    if owner is None and kind in (None, "document", "organisation"):
        party.affiliation = _for_whom(scene, phrase)
    party.country = country_in(phrase.words)
    heads = {w for w in phrase.words if w not in lexicon.STARTERS}
    scene.parties.describe(party, heads | {phrase.head, singular(phrase.head)})
    return scene.parties.add(party)


def _for_whom(scene: Scene, phrase: Phrase) -> Party | None:
    """The body that an unnamed one or a document belongs to: the one named before the head noun
    ("a North Korean envoy", "Harvard officials"), else behind "of", "for", "at" or "from"."""
    found = None
    for n in phrase.inside:
        party = scene.parties.of[n.span]
        if n.kind == "people":
            party = scene.parties.body(n.key) or party
        if party.kind not in ("organisation", "government", "outlet", None):
            continue
        party.kind = party.kind or "organisation"
        if n.span[0] < phrase.head_at:
            return party
        if found is None and BELONGS.search(scene.text, max(0, n.span[0] - 30), n.span[0]):
            found = party
    return found


BELONGS = re.compile(r"\b(?:of|for|at|from|with|by)\s+(?:[\w\-’']+\s+){0,3}$")
