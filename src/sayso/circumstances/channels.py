"""Channels: by what means something was said ("in a statement", "on X", "a letter saying")."""

from __future__ import annotations

import re

from sayso.circumstances.frames import Frame
from sayso.circumstances.position import distance, led_to
from sayso.data import Span

_WORDS = """
statement interview email e-mail letter memo memorandum memoir book post posting tweet speech
address remark report briefing conference call telephone phone video podcast op-ed article column
essay paper filing lawsuit complaint document ruling opinion affidavit testimony hearing
deposition meeting rally debate forum ceremony dinner panel webinar livestream broadcast show
programme program documentary special website site blog account page caption message note notice
release announcement update poll survey ad commercial exchange conversation editorial commentary
newsletter footage clip recording transcript missive edict platform media thread petition
appearance discussion presentation keynote sermon homily poem lecture session talks event summit
town-hall declaration communique bulletin advisory dispatch feed tape voicemail review motion
brief indictment gathering rehearsal toast monologue television TV radio leaflet pamphlet
manifesto papers awards expo trial section cable spot clip demonstration protest march convention
translator interpreter voice-over
"""
_NOUN = (
    "(?:"
    + "|".join(n.replace("-", "[- ]") + ("" if n[-1] == "s" else "s?") for n in _WORDS.split())
    + ")"
)
_PLATFORM = (
    r"(?:X|Twitter|Facebook|Instagram|TikTok|YouTube|Reddit|Telegram|Truth Social|LinkedIn|Snapchat"
    r"|WhatsApp|Weibo|WeChat|Mastodon|Bluesky|Threads|Substack|Twitch|Discord|CNN|MSNBC|CNBC|CBS"
    r"|NBC|ABC|PBS|NPR|BBC|Fox News|FOX News|Fox and Friends|Sky News|ITV|C-SPAN)"
)
_NOT = (
    r"(?!(?:and|or|but|of|to|in|on|at|by|for|from|with|that|who|which|when|after|before|during|as|it"
    r"|he|she|they|we|I|you|is|was|were|are|had|has|have|could|would|will|can|may|said|not)\b)"
)
_MODIFIER = rf"(?:[A-Z]\w+ \d{{1,2}}, \d{{4}} |{_NOT}[\w’'@\x03.()“”\"&/-]+ )"
_DETERMINER = (
    r"(?:an?|the|his|her|its|their|our|my|your|this|that|another|one|two|several|various|separate"
    r"|multiple|(?:an?|the) (?:series|number|string|round|couple) of|(?:an?|the) recent"
    r"|[A-Z]\w+[’']s?)"
)
_OUTLET = (
    r"(?:[\"“]?[A-Z][\w’'&.-]*(?:[\"”]| (?:of|and|the|for) (?=[A-Z]))?"
    r"(?: [\"“]?[A-Z0-9][\w’'&.-]*[\"”]?)*"
    r"|(?:local |state |national |foreign |public )*(?:[\w-]+ )?(?:channel|newspaper|paper|station"
    r"|broadcaster|magazine|outlet|media|television|TV|radio|agency|news site|podcast|website)\b)"
)
_TAIL = (
    r"(?: (?:posted|published|shared|released|uploaded|carried|aired|broadcast|circulated|read) "
    r"(?:on|to|in|by|through|via|with|over) (?:[\w’'-]+ ){0,3}[\w’'-]+"
    rf"| (?:on|to) (?:{_PLATFORM}|(?:its|his|her|their|the) (?:official |own |verified )?"
    r"(?:[A-Z]\w+ )?(?:website|account|page|channel|blog|feed|site))\b"
    rf"| of (?:his|her|its|their|the) {_MODIFIER}{{0,3}}?{_NOUN}\b)"
)
PHRASE = re.compile(
    rf"\b(?:(?i:in|on|at|during|via|through|using|as part of|into|for the podcast)"
    rf"(?: (?i:{_DETERMINER}))? {_MODIFIER}{{0,5}}?\b(?i:{_NOUN})\b(?! (?i:{_NOUN})\b|-\w)"
    rf"(?P<tail>{_TAIL}|(?<=interview|nterviews) with (?:the |an? )?{_OUTLET})?"
    r"|(?i:by) (?:(?:tele)?phone|e-?mail|text(?: message)?|video(?: link)?|letter)\b)"
)
_ON_PLATFORM = re.compile(
    rf"\b(?:[Oo]n|to|via|over) (?:(?:his|her|its|their|the)(?: [\w’'-]+)? )?{_PLATFORM}\b"
    r"(?: (?:page|account|feed|Stories|Live|channel|post))?|\bonline\b"
    r"|\b(?:[Oo]n|[Ii]n) (?:(?:the|[A-Z][\w-]*[’']s?) )?[“\"][A-Z][^”\"\n]{2,50}[”\"](?! \w+s\b)"
    r"|(?:(?<=Writing )|(?<=Published ))(?:in|on|for) [A-Z][\w’'&.-]*(?: [A-Z][\w’'&.-]*)*"
)
_SENT = (
    r"(?:sent|sends|sending|wrote|write|writes|writing|issued|issues|issuing|released|put out"
    r"|posted|published|publishes|penned|signed|gave|made|filed|delivered|circulated|received|shared"
    r"|launched|led|found|started)"
)
_THING = rf"(?P<channel>(?:an?|the|their|his|her|its|another) {_MODIFIER}{{0,3}}?(?i:{_NOUN}))\b"
_OBJECT = re.compile(rf"\b{_SENT}(?: out)? {_THING}")
"""A letter that was sent, saying so."""
_IN_WHICH = re.compile(rf"\b{_THING}[^.;\x02]{{0,25}}? (?:in|at|on) which \x01")
_DOCUMENTED = re.compile(
    rf"\x02 (?P<channel>(?:an?|the|its|his|her|their|\d{{4}})? ?{_MODIFIER}{{0,4}}?"
    rf"(?i:{_NOUN}|stor(?:y|ies)|estimates|figures|data|study|analysis|assessment|count|tally|research)"
    r"(?: of (?:[\w’'-]+ ){1,4}?(?=(?:by|released|published|conducted|from) ))?)"
    r"(?=(?: \w+)? (?:by|from|in|of|published|released|obtained|issued|\x01))"
)
"""According to a report by somebody."""
_ACCORDING = re.compile(r"according|per\b|in\b", re.I)
_DOCUMENT = re.compile(
    r"\b(?:report|letter|study|paper|article|poll|survey|analysis|e-?mail|memo|document|audit|figure"
    r"|data|resolution|filing|ruling|sentence|statement|video|result|review|pamphlet|story|estimate"
    r"|book|note|tweet|post|law|act|edition|version|draft|photo)s?\b",
    re.I,
)


def document(source: str) -> bool:
    """Whether a source's words name something written or recorded."""
    return bool(_DOCUMENT.search(source))


def channel(frame: Frame, cue: str) -> Span | None:
    """The channel that stands nearest to the cue."""
    found = []
    for pattern in (PHRASE, _ON_PLATFORM):
        for phrase in pattern.finditer(frame.text):
            span = frame.at(phrase)
            far = distance(frame, span, [])
            if far is not None:
                found.append((far, span))
    if found:
        start, end = min(found)[1]
        words = frame.text[start - frame.start : end - frame.start]
        return start, start + len(words.rstrip(".,"))
    for pattern in (_OBJECT, _IN_WHICH, _DOCUMENTED):
        if pattern is _DOCUMENTED and not _ACCORDING.match(cue):
            continue
        if (match := pattern.search(frame.text)) is not None:
            span = frame.at(match, "channel")
            if pattern is not _OBJECT or led_to(frame, span):
                return span
    return None
