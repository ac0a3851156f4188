"""Readings and claims to and from their JSON forms (``docs/*.schema.json``, version 1)."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from sayso.data import (
    Attribution,
    Block,
    Claim,
    Judgement,
    Member,
    Origins,
    Producer,
    Reading,
    SaidAt,
    Span,
    Spans,
    Speaker,
    Story,
    Via,
)

_SPAN_FIELDS = ("source", "cue", "content", "addressee", "channel", "place")
_ATTRIBUTION_FIELDS = frozenset(f.name for f in fields(Attribution))
_SPEAKER_FIELDS = frozenset(f.name for f in fields(Speaker))
_STORY_FIELDS = tuple(f.name for f in fields(Story) if f.name not in ("text", "blocks"))


def reading_to_dict(reading: Reading) -> dict[str, Any]:
    """The JSON object of one reading, its keys in the schema's order."""
    story = reading.story
    return {
        "schema": 1,
        "producer": {"sayso": reading.producer.sayso, "model": reading.producer.model},
        **{name: getattr(story, name) for name in _STORY_FIELDS},
        "text_sha256": story.text_sha256,
        "text": story.text,
        "blocks": [{"kind": b.kind, "span": list(b.span)} for b in story.blocks],
        "attributions": [attribution_to_dict(a) for a in reading.attributions],
        "speakers": [_speaker_to_dict(s) for s in reading.speakers],
    }


def reading_from_dict(data: dict[str, Any]) -> Reading:
    """The reading that ``data`` holds; raises KeyError where a required key is missing."""
    producer = data.get("producer") or {}
    return Reading(
        story=Story(
            text=data["text"],
            blocks=tuple(Block(b["kind"], _span(b["span"])) for b in data.get("blocks", ())),
            **{name: data.get(name) for name in _STORY_FIELDS if name != "id"},
            id=data["id"],
        ),
        producer=Producer(producer.get("sayso", ""), producer.get("model", "")),
        attributions=tuple(attribution_from_dict(a) for a in data["attributions"]),
        speakers=tuple(_speaker_from_dict(s) for s in data["speakers"]),
    )


def _lists(spans: Spans) -> list[list[int]]:
    return [list(span) for span in spans]


def _span(pair: list[int]) -> Span:
    return pair[0], pair[1]


def _spans(pairs: list[list[int]] | None) -> Spans:
    return tuple(_span(pair) for pair in pairs or ())


def attribution_to_dict(a: Attribution) -> dict[str, Any]:
    found: dict[str, Any] = {f.name: getattr(a, f.name) for f in fields(a)}
    found |= {name: _lists(found[name]) for name in _SPAN_FIELDS}
    found["via"] = [{"speaker": v.speaker, "span": _lists(v.span)} for v in a.via]
    if a.judges is not None:
        judged = {"attribution": a.judges.attribution, "verdict": a.judges.verdict}
        found["judges"] = judged
    if a.said_at is not None:
        at = a.said_at
        found["said_at"] = {
            "span": _lists(at.span),
            "from": at.start,
            "to": at.end,
            "inferred": at.inferred,
        }
    return found


def attribution_from_dict(data: dict[str, Any]) -> Attribution:
    found = {name: value for name, value in data.items() if name in _ATTRIBUTION_FIELDS}
    found |= {name: _spans(data.get(name)) for name in _SPAN_FIELDS}
    found["via"] = tuple(Via(v["speaker"], _spans(v["span"])) for v in data.get("via") or ())
    if judged := data.get("judges"):
        found["judges"] = Judgement(judged["attribution"], judged["verdict"])
    if at := data.get("said_at"):
        found["said_at"] = SaidAt(
            _spans(at.get("span")), at.get("from"), at.get("to"), bool(at.get("inferred"))
        )
    return Attribution(**found)


def _speaker_to_dict(s: Speaker) -> dict[str, Any]:
    found: dict[str, Any] = {f.name: getattr(s, f.name) for f in fields(s)}
    return found | {"members": list(s.members), "mentions": _lists(s.mentions)}


def _speaker_from_dict(data: dict[str, Any]) -> Speaker:
    found = {name: value for name, value in data.items() if name in _SPEAKER_FIELDS}
    found["members"] = tuple(data.get("members") or ())
    found["mentions"] = _spans(data.get("mentions"))
    return Speaker(**found)


def claim_to_dict(claim: Claim) -> dict[str, Any]:
    """The JSON object of one claim, its keys in the schema's order, then "corrections" if any."""
    first = claim.first_said
    found = {
        "id": claim.id,
        "text": claim.text,
        "disputed": claim.disputed,
        "first_said": first
        and {"date": first.date, "story": first.story, "attribution": first.attribution},
        "supports": [_member_to_dict(m) for m in claim.supports],
        "denies": [_member_to_dict(m) for m in claim.denies],
        "doubts": [_member_to_dict(m) for m in claim.doubts],
        "origins": _origins_to_dict(claim.origins),
        "origins_denying": _origins_to_dict(claim.origins_denying),
        "rivals": list(claim.rivals),
        "echoes": [
            {"story": e.story, "other": e.other, "share": e.share, "direction": e.direction}
            for e in claim.echoes
        ],
    }
    # The schema does not ask for it: there only where somebody has corrected something.
    return found | ({"corrections": list(claim.corrections)} if claim.corrections else {})


def _member_to_dict(member: Member) -> dict[str, Any]:
    found: dict[str, Any] = {f.name: getattr(member, f.name) for f in fields(member)}
    return found | {"span": _lists(member.span)}


def _origins_to_dict(origins: Origins) -> dict[str, Any]:
    return {
        "min": origins.min,
        "max": origins.max,
        "groups": [
            {"speakers": [{"id": p.id, "name": p.name} for p in g.speakers], "why": g.why}
            for g in origins.groups
        ],
    }
