"""An expression of time in plain words: lower case, without preposition, hour and part of the day,
none of which changes the date."""

from __future__ import annotations

import re

_MONTHS = r"jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec"
_DAY = r"(?:mon|tues?|wednes|thurs?|fri|satur|sun)day"
_HOUR = (
    r"\d{1,2}(?:[:.]\d\d)? ?(?:a\.?m\b\.?|p\.?m\b\.?|o'clock)|\d{1,2}:\d\d|\d{4} ?(?:gmt|hours)\b"
    r"|noon|midday|midnight|dawn|daybreak|dusk|sunrise|sunset|lunchtime|breakfast"
)
_ZONE = r"(?: (?:gmt|utc|bst|cet|[ecmp][sd]?t|local time|eastern(?: time)?|pacific(?: time)?)\b)?"
_PART = r"(?:mornings?|afternoons?|evenings?|nights?|lunchtime)"

_STEPS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"[‘’`]", "'"),
        (r"[–—]", "-"),
        (r"\s+", " "),
        (r"^[\s,;:.]+|[\s,;:]+$", ""),
        (rf"\b({_MONTHS})\.", r"\1"),
        (rf"\b({_DAY})'s\b", r"\1"),
        (rf"\b({_DAY})s?,? \(([^)]*)\)", r"\1 \2"),
        # The hour, and words that only place it.
        (
            rf"\b(?:(?:just|shortly|soon) )?(?:at|around|about|by|before|after|past)? ?"
            rf"\b(?:{_HOUR}){_ZONE},?",
            " ",
        ),
        (r"\bovernight (?=on |yesterday)", "overnight of "),
        # Parts of the day.
        (r"\b(?:late |early )?last night\b", "yesterday"),
        (
            r"\btonight\b|\b(?:(?:late|early|earlier|later) )?this (?:morning|afternoon|evening)\b",
            "today",
        ),
        (rf"\bthat (?:same )?{_PART}", "that day"),
        (rf"\bthe (same|next|following) {_PART}", r"the \1 day"),
        (rf"\bthe {_PART} before\b", "the day before"),
        (rf"\b(?:in|during) the (?:(?:early|late) )?(?:hours|{_PART}) of\b", ""),
        (r"\bon the (?:evening|morning|night|afternoon) of\b", ""),
        (
            rf"({_DAY}|yesterday|tomorrow|\d{{4}}|\b\d{{1,2}}),? (?:in the )?"
            rf"(?:(?:early|late|mid)[ -])?{_PART}",
            r"\1",
        ),
        (
            rf"\b(?:early|late|earlier|later|mid)(?:[ -]{_PART})?,? (?:on )?"
            rf"(?=(?:{_DAY}|today|yesterday)\b)",
            "",
        ),
        (r"^earlier (?=in the day)", ""),
        (r"^later (?=(?:in the|that|the same) day)", ""),
        # What is left in front.
        (r"^[\s,]+", ""),
        (r"^(?:as (?:early|recently|late) as |back |only |just |once |starting )+", ""),
        (
            r"^(?:on|in|at|during|over|throughout|from|of|dated|within) (?:or (?:about|around) )?",
            "",
        ),
        (r"^(?:dated|back) ", ""),
        (r" +([,.])", r"\1"),
        (r"\s+", " "),
        (r"^[\s,]+|[\s,.]+$", ""),
    )
)


def plain(expression: str) -> str:
    """``expression`` for the rules to match: "late on Monday’s evening" is "monday"."""
    words = expression.lower()
    for pattern, replacement in _STEPS:
        words = pattern.sub(replacement, words)
    return words
