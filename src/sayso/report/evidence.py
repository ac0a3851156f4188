"""What stands behind a claim, as people read it: who said it when, in which words, by which way."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from sayso.chains import chain
from sayso.claims import View
from sayso.data import Attribution, Claim, Member, Origins, Position, Reading, Span
from sayso.report.display import folded, words
from sayso.report.page import style_sheet, templates

_BEFORE, _AFTER = 160, 160


@dataclass(frozen=True, slots=True)
class Said:
    """One member of a claim.

    ``chain``: the names from the outlet down to whose word it is; ``words``: the exact ones;
    ``before`` and ``after``: what stands around them in the story.
    """

    position: Position
    date: str
    outlet: str
    title: str
    url: str | None
    chain: tuple[str, ...]
    words: str
    before: str
    after: str
    certainty: str | None
    second_hand: bool
    member: Member

    @property
    def notes(self) -> tuple[str, ...]:
        """What qualifies it."""
        found = [self.certainty] if self.certainty in ("probable", "possible") else []
        found += ["second hand"] if self.second_hand else []
        found += ["in the outlet’s own voice"] if self.member.voice == "outlet" else []
        found += [f"version {self.member.version}"] if self.member.version > 1 else []
        return tuple(found)


def timeline(view: View, claim: Claim) -> tuple[Said, ...]:
    """The members of all sides, the earliest first."""
    sides: tuple[tuple[Position, tuple[Member, ...]], ...] = (
        ("supports", claim.supports),
        ("denies", claim.denies),
        ("doubts", claim.doubts),
    )
    found = [_said(side, m, view) for side, members in sides for m in members]
    return tuple(sorted(found, key=lambda s: (s.date == "", s.date, s.member.story, s.member.span)))


def _said(position: Position, m: Member, view: View) -> Said:
    reading = view.stories[m.story, m.version].reading
    story = reading.story
    by_id = {a.id: a for a in reading.attributions}
    a = by_id.get(m.attribution or "")
    start, end = m.span[0][0], m.span[-1][1]
    return Said(
        position,
        story.published_at or "",
        story.outlet or "",
        story.title or story.id,
        story.url,
        tuple(_chain(reading, a)) if a is not None else (story.outlet or story.id,),
        words(story.text, m.span),
        _around(story.text, (max(0, start - _BEFORE), start), opening=True),
        _around(story.text, (end, min(len(story.text), end + _AFTER)), opening=False),
        a.certainty if a is not None else None,
        m.second_hand,
        m,
    )


def _chain(reading: Reading, a: Attribution) -> Iterator[str]:
    speakers = {s.id: s for s in reading.speakers}
    for link in chain(reading, a):
        s = speakers.get(link.speaker or "")
        name = (s.name or s.description) if s else link.speaker
        own = link.attribution and words(reading.story.text, link.attribution.source)
        yield name or own or "nobody named"


def _around(text: str, span: Span, *, opening: bool) -> str:
    """The words of the same paragraph there, cut at words."""
    found = text[slice(*span)]
    if opening:
        line = found.rpartition("\n")[2]
        return folded(line if line != found or span[0] == 0 else "… " + line.partition(" ")[2])
    line = found.partition("\n")[0]
    whole = line != found or span[1] == len(text)
    return folded(line if whole else line.rpartition(" ")[0] + " …")


def reasons(origins: Origins) -> tuple[str, ...]:
    """A line for each group of origins."""
    return tuple(
        f"{', '.join(p.name or 'unnamed' for p in g.speakers)}: {g.why}" for g in origins.groups
    )


def range_of(origins: Origins) -> str:
    """The numbers, as one where they are the same."""
    return str(origins.min) if origins.min == origins.max else f"{origins.min} to {origins.max}"


def render(view: View, claim: Claim) -> str:
    """The claim's evidence sheet: one HTML file that needs nothing else."""
    style = style_sheet()
    return (
        templates()
        .get_template("evidence.html.jinja")
        .render(
            style=Markup(style),  # ours
            digest=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
            claim=claim,
            said=timeline(view, claim),
            origins=(("Origins", claim.origins), ("Origins that deny it", claim.origins_denying)),
            range_of=range_of,
            rivals=[c for c in view.claims if c.id in claim.rivals],
        )
    )
