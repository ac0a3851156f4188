"""Which language a text is in."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from typing import Any

# Fewer letters than this say too little.
_FEWEST_LETTERS = 40
_MEASURED = 20_000
# English words that no other language has as frequent ones of its own.
_ENGLISH_WORDS = """
the and that with this they their there which would who will been were said says what when where
than could should about after because while
"""
_ENGLISH = frozenset(_ENGLISH_WORDS.split())
# Scripts that each stand for one language well enough where there is little text.
_BY_SCRIPT = {
    "HIRAGANA": "ja", "KATAKANA": "ja", "HANGUL": "ko", "CJK": "zh", "GREEK": "el",
    "HEBREW": "he", "ARABIC": "ar", "THAI": "th", "DEVANAGARI": "hi", "BENGALI": "bn",
    "TAMIL": "ta", "ARMENIAN": "hy", "GEORGIAN": "ka", "CYRILLIC": "ru",
}  # fmt: skip


def language_of(text: str) -> str | None:
    """The language as a BCP 47 tag; None where it cannot be told.

    Short text in Latin letters counts as English: detectors guess on it.
    """
    start = text[:_MEASURED]
    letters = [c for c in start if c.isalpha()]
    scripts = Counter(unicodedata.name(c, "?").split()[0] for c in letters[:2000])
    latin = scripts["LATIN"] + scripts["FULLWIDTH"]
    if len(letters) < _FEWEST_LETTERS:
        if not letters or latin * 2 >= sum(scripts.values()):
            return "en"
        kana = scripts["HIRAGANA"] + scripts["KATAKANA"]
        script = "HIRAGANA" if kana else scripts.most_common(1)[0][0]
        return _BY_SCRIPT.get(script)
    words = re.findall(r"[^\W\d_]+", start.casefold())
    if sum(word in _ENGLISH for word in words) >= 0.08 * len(words):
        return "en"
    ranked = _detector().rank(start)
    best, probability = ranked[0]
    if probability >= 0.5:
        return str(best)
    # Lists of names and scores: too little to call it another language.
    return "en" if latin * 2 >= sum(scripts.values()) else None


@cache
def _detector() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    detector = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    # Those with a short code are what news is written in; creoles, dead and made languages draw
    # English headlines to them.
    unlikely = {"eo", "la", "vo", "an", "wa"}
    detector.set_languages(
        [code for code in detector.labels if len(code) == 2 and code not in unlikely]
    )
    return detector
