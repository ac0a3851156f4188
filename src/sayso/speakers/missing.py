"""Attributions without a source: the speaker of the words before, of the words around, or none."""

from __future__ import annotations

import re

from sayso.data import Attribution
from sayso.speakers.party import Party
from sayso.speakers.scene import Scene, place

_BE = r"(?:is|are|was|were|be|been|being|'s|’s|'re|’re|isn't|isn’t|get|gets|got)"
_PASSIVE = re.compile(
    rf"(?:^|\b|\W){_BE}\b(?:\W+\w+ly|\W+(?:also|often|all|still|so|far|not|now|first|long|once))*"
    r"\W+\w+(?:ed|en|wn|de|id|ught|nt|ld|ne|rn|ut|t)\b",
    re.IGNORECASE,
)
_HEARSAY = re.compile(
    r"^(?:\w+ly|so-called|alleged|supposed|purported|rumou?red|suspected|feared|expected|believed"
    r"|estimated|accused|known|considered|self-\w+|asked|pressed(?: for)?|reviled|as reported"
    r"|called|reported|no reported|quote-unquote|heard)$",
    re.IGNORECASE,
)
_VERBAL = re.compile(
    r"^(?:to )?(?:\w+ing\b(?! \w+s\b)|see|hear|feel|felt|have|has|had|think|know|want|hope|said|saw"
    r"|thought|poke|say|says)\b",
    re.IGNORECASE,
)


def unsaid(scene: Scene, a: Attribution) -> Party | None:
    """Whose words they are, where no words say."""
    cue = " ".join(scene.text[s:e] for s, e in a.cue)
    parent = scene.parent(a)
    if not cue:
        return scene.spoken.get(parent.id) if parent is not None else _going_on(scene, a)
    if _PASSIVE.search(cue) or _HEARSAY.match(cue) or not _VERBAL.match(cue):
        return None
    return scene.spoken.get(parent.id) if parent is not None else scene.last_outside(place(a))


def _going_on(scene: Scene, a: Attribution) -> Party | None:
    """Whose a bare quotation is: his who says the same words elsewhere, who spoke last before it,
    or who speaks first after."""
    words = re.sub(r"^\W+|\W+$", "", scene.text[slice(*a.content[0])])
    if 8 < len(words) < 120 and scene.text.count(words) > 1:
        for b in scene.attributions:
            if b.source and any(words in scene.text[s:e] for s, e in b.content):
                return scene.speaker(b)
    if (found := scene.last_outside(place(a))) is not None:
        return found
    later = [b for b in scene.attributions if b.source and b.parent is None and place(b) > place(a)]
    return scene.speaker(min(later, key=place)) if later else None
