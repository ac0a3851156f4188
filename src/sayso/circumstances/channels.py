"""Channels: by what means something was said ("in a statement", "on X", "a letter saying")."""

from __future__ import annotations

import re

from sayso.circumstances.frames import Frame
from sayso.circumstances.position import distance
from sayso.data import Span

_NOUNS = """
statement interview email e-mail letter memo memorandum memoir book post posting tweet speech address
remark report briefing conference call telephone phone video podcast op-ed article column essay paper
filing lawsuit complaint document ruling opinion affidavit testimony hearing deposition meeting rally
debate forum ceremony dinner panel webinar livestream broadcast show programme program documentary
special website site blog account page caption message note notice release announcement update
poll survey ad commercial exchange conversation editorial commentary newsletter footage clip
recording transcript story missive edict open-letter campaign-website platform media online
conference-call news-conference press-conference appearance discussion thread module petition
presentation keynote sermon homily poem lecture question-and-answer talk session talks event summit
town-hall declaration communique bulletin advisory dispatch feed tape voicemail text review study
analysis notification motion brief indictment dinner gathering rehearsal toast monologue
television TV radio version handout leaflet pamphlet manifesto court-filing court-papers papers
""".split()
_NOUN = (
    "(?:"
    + "|".join(sorted((n.replace("-", "[- ]") for n in set(_NOUNS)), key=len, reverse=True))
    + ")s?"
)
_PLACES = (
    r"(?:X|Twitter|Facebook|Instagram|TikTok|YouTube|Reddit|Telegram|Truth Social|LinkedIn|Snapchat"
    r"|WhatsApp|Weibo|WeChat|Mastodon|Bluesky|Threads|Substack|Medium|Twitch|Discord|CNN|MSNBC|CNBC"
    r"|CBS|NBC|ABC|PBS|NPR|BBC|Fox News|FOX News|Sky News|Sky|ITV|C-SPAN)"
)
_MODIFIER = r"(?:[\w’'@\x03.-]+(?:, )? ?)"
_DETERMINER = (
    r"(?:an?|the|his|her|its|their|our|my|your|this|that|another|one|two|several|various|separate"
    r"|multiple|a series of|[A-Z]\w+[’']s?)"
)
_TAIL = (
    r"(?: (?:posted|published|shared|released|uploaded|carried|aired|broadcast|made|issued|circulated"
    r"|distributed|obtained|filed) (?:on|to|in|by|through|via|with) (?:[\w’'-]+ ){0,3}[\w’'-]+"
    rf"| (?:on|to) (?:{_PLACES}|(?:its|his|her|their|the) (?:official |own |verified )?(?:[A-Z]\w+ )?"
    r"(?:website|account|page|channel|blog|feed|site))\b"
    r"| with (?:the |an? )?(?:[\"“]?[A-Z][\w’'&.-]*[\"”]?(?: |$)?)+(?<! )"
    r"| with (?:the |an? |local |state )+(?:[\w-]+ )?(?:channel|newspaper|paper|station|broadcaster"
    r"|magazine|outlet|media|television|radio|agency|site|podcast)\b)"
)
_PREPOSITION = r"(?:in|on|at|during|via|through|by|using|for|from|as part of|over|into)"
PHRASE = re.compile(
    rf"\b(?i:{_PREPOSITION}) (?:(?i:{_DETERMINER}) )?{_MODIFIER}{{0,5}}?"
    rf"\b(?i:{_NOUN})\b(?! (?i:{_NOUN})\b)(?P<tail>{_TAIL})?"
)
ON_PLACE = re.compile(
    rf"\b(?:on|On|to|via|over) (?:(?:his|her|its|their|the)(?: [\w’'-]+)? )?{_PLACES}\b"
    rf"(?: (?:page|account|feed|Stories|Live|channel|post))?"
)
OBJECT = re.compile(
    rf"\b(?:sent|sends|sending|wrote|write|writes|writing|issued|issues|issuing|released|put out|posted|published|publishes"
    rf"|penned|signed|gave|made|filed|delivered|circulated|received|shared)(?: out)? (?:\x03+ )?"
    rf"(?P<channel>(?:an?|the|their|his|her|its|another) {_MODIFIER}{{0,3}}?(?i:{_NOUN}))\b"
)
"""A letter that was sent, saying so."""
DOCUMENT = re.compile(
    rf"\x02 (?P<channel>(?:an?|the|its|his|her|their|recent|new|\d{{4}})? ?{_MODIFIER}{{0,4}}?(?i:{_NOUN}|estimates|figures|data|documents))"
    rf"(?=(?: \w+)? (?:by|from|in|of|published|released|obtained|issued|\x01))"
)
"""According to a report by somebody."""

_DOCUMENT = re.compile(
    r"\b(?:report|letter|study|paper|article|poll|survey|analysis|email|e-mail|memo|document|emails|audit"
    r"|documents|figures|data|resolution|filing|ruling|sentence|statement|video|results|review|pamphlet"
    r"|story|survey|estimate|book|note|tweet|post|law|act|edition|version|draft)s?\b",
    re.I,
)


def document(source: str) -> bool:
    """Whether a source's words name something written or recorded."""
    return bool(_DOCUMENT.search(source))


def channel(frame: Frame) -> Span | None:
    """The channel that stands nearest to the cue."""
    found = []
    for pattern in (PHRASE, ON_PLACE):
        for match in pattern.finditer(frame.text):
            span = frame.at(match)
            far = distance(frame, span, [])
            if far is not None:
                found.append((far, span))
    if found:
        return min(found)[1]
    for pattern in (OBJECT, DOCUMENT):
        if match := pattern.search(frame.text):
            return frame.at(match, "channel")
    return None
