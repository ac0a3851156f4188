"""From sources to speakers, attribution by attribution, in the order of the text.

A chain of rules, the surest first, as in the sieves of Lee et al. (2013): names are gathered over
the whole story; then each source is read as a pronoun, a name, several joined or a description,
and resolved against who was mentioned before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.data import Attribution, Mention, Speaker, Story
from sayso.speakers import lexicon
from sayso.speakers.affiliation import note_roles, note_source_role
from sayso.speakers.countries import country_of_capital
from sayso.speakers.definite import joined
from sayso.speakers.descriptions import described
from sayso.speakers.gender import is_given
from sayso.speakers.heads import phrase_start
from sayso.speakers.kinds import kind_of_noun
from sayso.speakers.known import Known
from sayso.speakers.missing import unsaid
from sayso.speakers.parties import Parties
from sayso.speakers.party import Party
from sayso.speakers.phrase import Phrase
from sayso.speakers.phrases import Reader
from sayso.speakers.pronouns import antecedent, before_relative
from sayso.speakers.runs import names_in
from sayso.speakers.scene import Scene, place
from sayso.speakers.sentences import Sentences
from sayso.speakers.speakers import speakers_of

_WHERE = re.compile(r" (?:in|to|at) (?:the )?[A-Z][\w.\-’' ]*")
_REPORTED = re.compile(r"(?:has |had |first |was first )*(?:reported|reports|revealed|broke)\b")
_FAR = 200
"""Characters over which a long source can reach back from the relative pronoun at its end."""
_BY_THE_NAME = re.compile(
    r"(?:an?|the|his|her|its|their)\s.{2,80}|\d\d|[a-z][\w\- ]{2,60}|[DRI]-[\w.]+"
)
_ADJECTIVE = re.compile(r"[A-Z][a-z]+(?:ern|ional|ative)")

STEPS = ("names", "joint", "descriptions", "pronouns", "relatives", "missing")
"""The steps of resolution; without one, the source's own words are the speaker."""


def resolve(
    story: Story,
    attributions: Sequence[Attribution],
    mentions: Sequence[Mention],
    known: Known | None = None,
    steps: Sequence[str] = STEPS,
) -> tuple[tuple[Attribution, ...], tuple[Speaker, ...]]:
    """The attributions with their speakers, and the speakers in the order of first mention."""
    edges = {i for a in attributions for span in (*a.source, *a.cue) for i in span}
    names = names_in(story.text, mentions, sorted(edges))
    parties = Parties(story.text, names, known)
    scene = Scene(
        story.text, attributions, parties, Reader(story.text, names), Sentences(story.text)
    )
    note_roles(scene, names)
    walk = _Walk(scene, frozenset(steps))
    scene.speaker = walk.speaker
    # A headline speaks of parties that the story below it names.
    for a in sorted(attributions, key=lambda a: (scene.in_headline(place(a)), place(a))):
        walk.speaker(a)
    return speakers_of(scene)


class _Walk:
    """Resolves attributions, each once, and the one around it before it."""

    def __init__(self, scene: Scene, steps: frozenset[str]) -> None:
        self._scene = scene
        self._steps = steps
        self._open: set[str] = set()

    def speaker(self, a: Attribution) -> Party | None:
        scene = self._scene
        if a.id in scene.spoken or a.id in self._open:
            return scene.spoken.get(a.id)
        self._open.add(a.id)
        if (parent := scene.parent(a)) is not None:
            self.speaker(parent)
        scene.spoken[a.id] = party = self._party(a)
        if party is not None and parent is None:
            scene.spoke_outside(place(a), party)
        if party is not None and a.source:
            for span in a.source:
                party.seen(span)
            scene.heard(place(a), party)
        return party

    def _party(self, a: Attribution) -> Party | None:
        if not a.source:
            return unsaid(self._scene, a) if "missing" in self._steps else None
        phrase = self._scene.reader.read(a.source[0])
        if phrase is not None and phrase.words[:2] in (("nobody",), ("no", "one"), ("none",)):
            return None
        if phrase is not None and self._scene.text[slice(*a.source[0])].strip(" :.") == "A":
            # An interview's questions and answers: Q and A.
            return self._interviewee() or self._mean(a, phrase)
        return self._mean(a, phrase) if phrase is not None else None

    def _interviewee(self) -> Party | None:
        people = [p for p in self._scene.parties.all if p.kind == "person" and p.at]
        return max(people, key=lambda p: len(p.at), default=None)

    def _mean(self, a: Attribution, phrase: Phrase) -> Party | None:
        scene = self._scene
        if phrase.kind == "pronoun":
            return self._pronoun(a, phrase)
        if phrase.kind == "joint" and "joint" in self._steps:
            members = tuple(m for p in phrase.parts if (m := self._mean(a, p)) is not None)
            last = phrase.parts[-1]
            end = last.name.span[1] if last.name is not None else last.span[1]
            span = (phrase.span[0], end)
            return joined(scene, members, span) if len(members) > 1 else None
        if phrase.kind == "name" and phrase.name is not None and "names" in self._steps:
            party = scene.parties.of[phrase.name.span]
            self._fuller(party, phrase)
            if _ADJECTIVE.fullmatch(scene.text, *phrase.span) and len(party.key) == 1:
                return described(
                    scene, a, replace(phrase, kind="description", head=phrase.words[-1])
                )
            code = country_of_capital(phrase.name.key)
            if code and (government := scene.parties.country(code)) is not None:
                return government
            self._settle(a, party, phrase)
            note_source_role(scene, a, phrase, party)
            return party
        if "descriptions" in self._steps:
            return described(scene, a, phrase)
        return self._own_words(phrase)

    def _settle(self, a: Attribution, party: Party, phrase: Phrase) -> None:
        """Say what an unknown name is, now that it speaks: a person if it looks like one."""
        if party.kind not in (None, "organisation") or party.affiliation is not None:
            party.kind = party.kind or "person"
            return
        cue = " ".join(self._scene.text[s:e] for s, e in a.cue)
        if party.kind is None:
            looks = 1 < len(party.key) < 4 and not party.key[-1].endswith("s") and not party.body
            given = is_given(party.key[0])
            # "The Fix said": people go without an article.
            article = phrase.words[0] == "the" and phrase.words[1:2] == party.key[:1]
            party.kind = "person" if (given or looks) and not article else "organisation"
        told = any(kind_of_noun(t) for t in party.key)
        if party.kind == "organisation" and not told and _REPORTED.match(cue):
            party.kind = "outlet"

    def _fuller(self, party: Party, phrase: Phrase) -> None:
        """ "The Zaranthi Embassy in Kessaly": the place belongs to the body's name."""
        assert phrase.name is not None
        text, (start, end) = self._scene.text, phrase.span
        tail = _WHERE.fullmatch(text, phrase.name.span[1], end)
        if party.kind == "government" and tail and len(party.name or "") < end - start:
            party.name = text[start:end]

    def _own_words(self, phrase: Phrase) -> Party:
        key = ("", *phrase.words)
        if key not in self._scene.described:
            text = self._scene.text[slice(*phrase.span)]
            self._scene.described[key] = self._scene.parties.add(Party("person", key, text))
        return self._scene.described[key]

    def _pronoun(self, a: Attribution, phrase: Phrase) -> Party | None:
        scene = self._scene
        if phrase.head in lexicon.RELATIVE and "relatives" in self._steps:
            return self._relative(a, phrase)
        if "pronouns" in self._steps:
            found = antecedent(scene, a, phrase)
            if found is not None:
                return found
        return self._own_words(phrase)

    def _relative(self, a: Attribution, phrase: Phrase) -> Party | None:
        """What "who", "which" or "that" stands behind."""
        scene = self._scene
        end = before_relative(scene, phrase)
        for b, (_, e) in scene.sources_near(phrase.span[0] - _FAR, phrase.span[0]):
            if b is a or b.id in self._open:
                continue
            if e >= phrase.span[1] or end <= e <= phrase.span[0]:
                return self.speaker(b)
        for n in scene.reader.names_within(max(0, end - 2), end):
            if n.span[1] >= end - 2:
                return scene.parties.of[n.span]
        start = phrase_start(scene.text, end)
        if (named := self._apposed(start, end)) is not None:
            return named
        if start < end:
            inner = scene.reader.read((start, end))
            if inner is not None and inner.kind != "pronoun":
                return self._mean(a, inner)
        return self._own_words(phrase)

    def _apposed(self, start: int, end: int) -> Party | None:
        """The one whose name stands before "a spokesman", "19" or "D-Mo." and a comma."""
        scene = self._scene
        if not _BY_THE_NAME.fullmatch(scene.text, start, end):
            return None
        for n in reversed(scene.reader.names_within(max(0, start - 60), start)):
            gap = scene.text[n.span[1] : start]
            if gap in (", ", " (") and n.kind in ("person", None):
                return scene.parties.of[n.span]
        return None


__all__ = ["STEPS", "replace", "resolve"]
