"""Descriptions: "the embassy", "the minister", "a spokesman for the bank", "critics"."""

from __future__ import annotations

import re

from sayso.data import Attribution, Span, SpeakerKind
from sayso.speakers import gender, lexicon
from sayso.speakers.countries import country_in
from sayso.speakers.kinds import kind_of_noun, singular
from sayso.speakers.names import is_title
from sayso.speakers.parties import Party
from sayso.speakers.phrases import Phrase
from sayso.speakers.pronouns import best, third_person
from sayso.speakers.scene import Scene

_GENERIC = frozenset(
    "company firm agency group organisation organization party union bank club team paper newspaper "
    "magazine outlet site website broadcaster body nonprofit charity school university hospital "
    "network channel corporation giant retailer startup airline maker manufacturer institution "
    "league association foundation campaign station daily tabloid administration council committee "
    "ministry department court agency police force embassy army navy board commission state city "
    "country county nation kingdom church studio brand label watchdog regulator chain".split()
)


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
        found = _pair(scene, a, phrase)
    if phrase.head == "police" and owner is None:
        found = _body(scene, a, phrase, "government", None)
    if found is None and definite and not phrase.plural:
        if kind is None:
            found = _person(scene, a, phrase, owner)
        elif owner is None or kind in ("government", "organisation", "outlet"):
            found = _body(scene, a, phrase, kind, owner)
        elif kind == "document" and owner is None:
            found = _body(scene, a, phrase, kind, owner)
    elif found is None and phrase.plural and (
        phrase.det == "the" or scene.in_headline(phrase.span[0])
    ):
        found = _same_head(scene, phrase)
    elif found is None and not phrase.det and phrase.words[0] != phrase.head:
        found = None
    elif found is None and not phrase.det and not phrase.plural and _capital(scene, phrase):
        # "Minister rejects": a headline without articles.
        found = _person(scene, a, phrase, owner) if kind is None else _body(
            scene, a, phrase, kind, owner
        )
    if found is None:
        found = _new(scene, phrase, kind, owner)
    elif not found.called and found.kind in _BODIES and len(words) > len(found.key):
        if owner is None and phrase.det not in lexicon.POSSESSIVES:
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


def _person(
    scene: Scene, a: Attribution, phrase: Phrase, owner: Party | None
) -> Party | None:
    """The one person whom a role means."""
    head, at = phrase.head.removeprefix("ex-"), phrase.span[0]
    wanted = set(phrase.words) - {head, "the", "s"}
    # "The bishop of Tres Cruces" is no bishop of elsewhere.
    named = {t for n in phrase.inside if n.span[0] >= phrase.head_at for t in n.key}
    candidates = []
    for p in scene.parties.all:
        if p.kind not in ("person", "unnamed") or head not in p.heads or p.plural:
            continue
        if phrase.gender and p.gender and phrase.gender != p.gender:
            continue
        if owner is not None and p.kind == "unnamed" and p.affiliation is not owner:
            continue
        shared = len(wanted & p.heads)
        before = p.last_before(at)
        if wanted and not shared and (owner is not None or len(p.heads) > 3):
            continue
        if not named <= p.heads | set(p.key):
            continue
        candidates.append((shared, before >= 0, before if before >= 0 else -p.at[0], p))
    if candidates:
        return max(candidates, key=lambda c: c[:3])[3]
    if owner is not None or phrase.det != "the" or phrase.head_at < phrase.span[1] - 1:
        return None
    if head in lexicon.SPOKESPEOPLE or not (
        is_title(head) or head in _EPITHETS or head.endswith("year-old") or phrase.gender
    ):
        return None
    if re.search(rf"\b(?:an?|one|another)\s(?:[\w\-]+\s){{0,3}}{re.escape(head)}\b",
                 scene.text[max(0, at - 1500) : at], re.IGNORECASE):
        return None
    sex = phrase.gender
    loose = sex is not None or head in _EPITHETS or head.endswith("year-old")

    def fits(p: Party) -> bool:
        return (
            p.kind == "person"
            and not p.members
            and (sex is None or p.gender in (None, sex))
            and (loose or not any(is_title(h) for h in p.heads))
        )

    return best(scene, a, at, fits, sex)


_EPITHETS = frozenset(
    "star billionaire host veteran candidate nominee republican democrat singer-songwriter mogul "
    "tycoon comic teenager mother father mum dad boss chief man woman father-of-two forward "
    "leader lawmaker magnate hopeful incumbent frontrunner native executive reporter writer".split()
)


def _same_head(scene: Scene, phrase: Phrase) -> Party | None:
    at = phrase.span[0]
    found = [
        (p.last_before(at), p)
        for p in scene.parties.all
        if phrase.head in p.heads
        and p.plural
        and (p.last_before(at) >= 0 or scene.in_headline(at))
    ]
    return max(found, key=lambda f: f[0])[1] if found else None


def _body(
    scene: Scene, a: Attribution, phrase: Phrase, kind: SpeakerKind, owner: Party | None
) -> Party | None:
    """The body or document that a common noun means."""
    head, at = phrase.head, phrase.span[0]
    wanted = set(phrase.words) - {"the", "s"}
    found = []
    for p in scene.parties.all:
        if p.kind in ("person", "unnamed", None) or p.members:
            continue
        if p.plural and head != "police":
            continue
        tokens = p.heads | {part for t in p.key for part in (t, *t.split("-"))}
        if head not in tokens:
            continue
        others = wanted - {head}
        if others and not others & tokens and p.name is not None and len(others) > 1:
            continue
        before = p.last_before(at)
        if before < 0 and not scene.in_headline(at):
            continue
        found.append((len(others & tokens), before, p))
    if found:
        return max(found, key=lambda f: f[:2])[2]
    if owner is not None or head not in _GENERIC or len(wanted) > 1:
        return None
    if kind == "government" and head not in ("country", "nation", "state"):
        return None
    return best(
        scene,
        a,
        at,
        lambda p: p.kind == kind and not p.plural and bool(p.name) and not p.members,
        often=0.4,
    )


def _pair(scene: Scene, a: Attribution, phrase: Phrase) -> Party | None:
    """"The two men", "both leaders": the last two named."""
    if not {"two", "both", "pair", "couple"} & set(phrase.words[:2]):
        return None
    people: list[Party] = []
    for e in scene.before(phrase.span[0]):
        if e.party.kind == "person" and e.party.members:
            return e.party
        if e.party.kind == "person" and e.party not in people:
            people.append(e.party)
        if len(people) == 2:
            return joined(scene, tuple(reversed(people)), phrase.span)
    return None


def joined(scene: Scene, members: tuple[Party, ...], span: Span) -> Party:
    """The joint party of several."""
    key = frozenset(map(id, members))
    if key not in scene.joints:
        kinds = {m.kind for m in members}
        kind: SpeakerKind = "group"
        if len(kinds) == 1 and (only := next(iter(kinds))) not in (None, "unnamed"):
            kind = only
        party = Party(kind, (), scene.text[slice(*span)].rstrip(" ,"), plural=True)
        party.members = members
        scene.joints[key] = scene.parties.add(party)
    return scene.joints[key]


def _new(
    scene: Scene, phrase: Phrase, kind: SpeakerKind | None, owner: Party | None
) -> Party:
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
    party.heads = {w for w in phrase.words if w not in lexicon.STARTERS} | {phrase.head}
    party.heads.add(singular(phrase.head))
    party.affiliation = owner or _for_whom(scene, phrase)
    party.country = country_in(phrase.words)
    return scene.parties.add(party)


def _for_whom(scene: Scene, phrase: Phrase) -> Party | None:
    """The body that an unnamed one or a document belongs to: the one named before the head noun
    ("a North Korean envoy", "Harvard officials"), else behind "of", "for", "at" or "from"."""
    found = None
    for n in phrase.inside:
        party = scene.parties.of[n.span]
        if n.kind == "people":
            party = scene.parties.body(n.key) or party
        if party.kind not in ("organisation", "government", "outlet"):
            continue
        if n.span[0] < phrase.head_at:
            return party
        if found is None and _BELONGS.search(scene.text, max(0, n.span[0] - 30), n.span[0]):
            found = party
    return found


_BELONGS = re.compile(r"\b(?:of|for|at|from|with|in|by)\s+(?:[\w\-’']+\s+){0,3}$")
