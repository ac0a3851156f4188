"""Addressees: to whom something was said ("told reporters", "wrote to the board")."""

from __future__ import annotations

import re

from sayso.circumstances.frames import Frame
from sayso.data import Span

_TELLS = re.compile(
    r"\b(?:tell|ask|warn|inform|assure|remind|advise|promise|alert|brief|text|email|lecture|instruct)"
    r"(?:s|ed|ing|d)?$|\b(?:told|telling|advising|notif(?:y|ies|ied|ying)|convinced|persuaded|swore"
    r"|reassur(?:es?|ed|ing)|promising|misled|let)$",
    re.I,
)
_SPEAKS = re.compile(
    r"\b(?:said|says?|saying|wrote|writes?|writing|written|explain(?:s|ed|ing)?|stat(?:es?|ed|ing)"
    r"|admit(?:s|ted|ting)?|confirm(?:s|ed|ing)?|complain(?:s|ed|ing)?|confess(?:es|ed|ing)?"
    r"|add(?:s|ed)"
    r"|stress(?:es|ed|ing)?|opened up|talk(?:s|ed|ing)?|spoke|speak(?:s|ing)?|reveal(?:s|ed|ing)?"
    r"|shar(?:e|es|ed|ing)|promis(?:es?|ed|ing)|pitch(?:ed)?|disclos(?:es?|ed|ing)"
    r"|point(?:s|ed) out|report(?:s|ed)?|announc(?:es?|ed|ing)|mention(?:s|ed)?|suggest(?:s|ed)?"
    r"|put|appeal(?:s|ed)?"
    r"|repl(?:y|ies|ied)|respond(?:s|ed)?|remark(?:s|ed)?|describ(?:es?|ed)|insist(?:s|ed)?"
    r"|argu(?:es?|ed)"
    r"|discussed|testif(?:y|ies|ied)|wrote back|passed along|relay(?:s|ed)|convey(?:s|ed)"
    r"|signal(?:s|l?ed))$",
    re.I,
)
_PASSIVE = re.compile(
    r"\b(?:was|were|been|being|is|are|be|got)(?: (?:also|not|never|repeatedly|previously|once|then"
    r"|since|already))* (?:told|asked|informed|warned|assured|promised|advised|reminded"
    r"|notified|briefed|alerted|offered|polled|pressed|questioned)$",
    re.I,
)
_ASKED = re.compile(r"^(?:asked|pressed|questioned|told)\b", re.I)
_STOP = (
    r"(?: (?:that|about|to|on|in|at|during|after|before|by|via|for|from|with|when|while|how|why"
    r"|what|if|whether|who|where|as|following|earlier|later|last"
    r"|this (?:week|month|year|morning|summer"
    r"|spring|fall)|today|yesterday|recently|over|because|through|and|but|or|of|outside|inside|near"
    r"|under|than|it|he|she|they|there|just|again|then|also|not|\w+ly|\w+ times?|\d+"
    r"|two|three|four|five|six|only|exactly|is|was|were|would|will|had|has|have"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)"
)
_WORD = r"[^\s,.:;!?()\x00-\x03“”\"—–]+(?:\.(?=[A-Za-z ]))?"
_PHRASE = (
    rf"(?:(?!{_STOP}) {_WORD})+(?: of(?: {_WORD}){{1,3}}"
    rf"| and (?:(?:a|an|the|his|her|their|its) (?:{_WORD} ?){{1,2}}(?:of (?:his |her |the |their )?"
    rf"{_WORD})?|[A-Z]{_WORD}(?: [A-Z]{_WORD})*))?"
)
_AFTER_CUE = re.compile(rf"\x02(?: again| also| once)?(?P<who>{_PHRASE})")
_TO = re.compile(rf"[\x00-\x02],?(?: \w+ly)? +(?:to|with)(?: (?= ))?(?P<who>{_PHRASE})")
_OPENING = re.compile(
    rf"^\W*(?:Speaking|Talking|Writing|Responding|Replying) (?:to|with)(?P<who>{_PHRASE}),"
)
_BY_CHANNEL = re.compile(rf"^ (?:to|with|for)(?P<who>{_PHRASE})")
_SUBJECT = re.compile(
    r"(?:^|[\s“\"«(])(?P<who>I|[Hh]e|[Ss]he|[Ww]e|[Tt]hey|you|it"
    r"|(?:[Tt]he |[Aa]n? |[Hh]is |[Hh]er |[Tt]heir )?(?:[\w’'.-]+ ){0,3}?[\w’'.-]+)"
    r"(?:, [^,\x00-\x03]{3,120},)? ?[“\"]?\x02"
)
_ANSWERS = re.compile(
    r"^\W*(?:(?:When|But when|And) )?\x02[^\x03]*?(?P<who>\x03+|(?<=, )(?:he|she|they"
    r"|[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*)*|(?:an?|the) [\w’'-]+)(?= \w+))"
)
_PLACE = re.compile(
    r"^(?:X|Twitter|Facebook|Instagram|TikTok|YouTube|Reddit|social|applause|rousing)\b"
)


def addressee(frame: Frame, cue: str, channel: Span | None) -> Span | None:
    """To whom it was said: after the cue, after the channel, or the subject of a passive."""
    text = frame.text
    if _PASSIVE.search(cue):
        return _trim(frame, _SUBJECT.search(text))
    if _ASKED.search(cue) and not frame.attribution.source:
        return _trim(frame, _ANSWERS.search(text))
    match = _AFTER_CUE.search(text) if _TELLS.search(cue) else None
    if match is None and _SPEAKS.search(cue):
        match = _TO.search(text)
    match = match or _OPENING.search(text)
    if match is None and channel is not None:
        rest = text[channel[1] - frame.start :]
        if match := _BY_CHANNEL.search(rest):
            return channel[1] + match.start("who") + 1, channel[1] + match.end("who")
    if match is not None and _PLACE.search(match["who"].strip()):
        return None
    return _trim(frame, match)


def _trim(frame: Frame, match: re.Match[str] | None) -> Span | None:
    if match is None:
        return None
    start, end = frame.at(match, "who")
    return start + len(match["who"]) - len(match["who"].lstrip(" ")), end
