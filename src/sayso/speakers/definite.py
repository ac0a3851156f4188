"""What "the minister", "the company", "the officials", "the two men" take up."""

from __future__ import annotations

import re

from sayso.data import Attribution, Span, SpeakerKind
from sayso.speakers import lexicon
from sayso.speakers.gender import is_given
from sayso.speakers.names import is_title
from sayso.speakers.party import Party
from sayso.speakers.phrase import Phrase
from sayso.speakers.pronouns import best
from sayso.speakers.scene import Scene

_GENERIC = lexicon.words(
    "company firm agency group organisation organization party union bank club team paper "
    "newspaper "
    "magazine outlet site website broadcaster body nonprofit charity school university hospital "
    "network channel publication press blog corporation giant retailer startup airline maker "
    "manufacturer institution "
    "league association foundation campaign station daily tabloid administration council committee "
    "ministry department court agency police force embassy army navy board commission state city "
    "country county nation kingdom church studio brand label watchdog regulator chain"
)
_REPORTS = lexicon.words("report article story piece findings results research")


def person_of(scene: Scene, a: Attribution, phrase: Phrase, owner: Party | None) -> Party | None:
    """The one person whom a role means."""
    head, at = phrase.head.removeprefix("ex-"), phrase.span[0]
    wanted = set(phrase.words) - {head, "the", "s"} - lexicon.POSSESSIVES
    # "The bishop of Tres Cruces" is no bishop of elsewhere.
    named = {t for n in phrase.inside if n.span[0] >= phrase.head_at for t in n.key}
    candidates = []
    for p in scene.parties.called(head):
        if p.kind not in ("person", "unnamed") or head not in p.heads or p.plural or p is owner:
            continue
        if phrase.gender and p.gender and phrase.gender != p.gender:
            continue
        if owner is not None and p.kind == "unnamed" and p.affiliation is not owner:
            continue
        shared = len(wanted & p.heads)
        if wanted and not shared and (owner is not None or len(p.heads) > 3):
            continue
        if not named <= p.heads | set(p.key):
            continue
        candidates.append((shared, p.nearness(at), p))
    if candidates:
        return max(candidates, key=lambda c: c[:2])[2]
    if owner is not None or phrase.det != "the" or phrase.head_at < phrase.span[1] - 1:
        return None
    if head in lexicon.SPOKESPEOPLE or not (
        is_title(head) or head in _EPITHETS or head.endswith("year-old") or phrase.gender
    ):
        return None
    if re.search(
        rf"\b(?:an?|one|another)\s(?:[\w\-]+\s){{0,3}}{re.escape(head)}\b",
        scene.text[max(0, at - 1500) : at],
        re.IGNORECASE,
    ):
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


_EPITHETS = lexicon.words(
    "star billionaire host veteran candidate nominee republican democrat singer-songwriter mogul "
    "tycoon comic teenager mother father mum dad boss chief man woman father-of-two forward "
    "leader lawmaker magnate hopeful incumbent frontrunner native executive reporter writer"
)


def people_of(scene: Scene, phrase: Phrase) -> Party | None:
    at = phrase.span[0]
    found = [
        (p.last_before(at), p)
        for p in scene.parties.called(phrase.head)
        if phrase.head in p.heads and p.plural and (p.last_before(at) >= 0 or scene.in_headline(at))
    ]
    return max(found, key=lambda f: f[0])[1] if found else None


def body_of(
    scene: Scene, a: Attribution, phrase: Phrase, kind: SpeakerKind, owner: Party | None
) -> Party | None:
    """The body or document that a common noun means."""
    head, at = phrase.head, phrase.span[0]
    wanted = set(phrase.words) - {"the", "s"}
    found = []
    for p in scene.parties.called(head):
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
    if owner is None and kind == "document" and wanted <= _REPORTS:
        # "The Ledger reported ...  The report said": the outlet's own.
        last = scene.last_outside(at)
        if last is not None and last.kind in ("outlet", "document") and not last.plural:
            return last
    if owner is not None or head not in _GENERIC or len(wanted) > 2 or phrase.inside:
        return None
    if kind == "government" and head not in ("country", "nation", "state"):
        return None
    kinds = ("outlet", "organisation") if kind == "outlet" else (kind,)
    last = best(
        scene,
        a,
        at,
        lambda p: (p.kind in kinds or _untold(p)) and not p.plural and bool(p.name),
        often=0.4,
    )
    if last is not None and last.kind is None:
        last.kind = kind
    return last


def _untold(p: Party) -> bool:
    """Whether a party is a name of no known kind that does not look like a person's."""
    if p.kind is not None or p.members or not p.key:
        return False
    return p.body or len(p.key) == 1 or not is_given(p.key[0])


def pair_of(scene: Scene, phrase: Phrase) -> Party | None:
    """ "The two men", "both leaders": the last two named."""
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
