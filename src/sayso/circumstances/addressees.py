"""Addressees: to whom something was said ("told reporters", "wrote to the board")."""

from __future__ import annotations

import re

from sayso.circumstances.frames import Frame
from sayso.data import Span

_TELLS = re.compile(
    r"\b(?:tell|tells|telling|told|ask|asks|asking|asked|warn|warns|warning|warned|inform|informs"
    r"|informing|informed|assure|assures|assuring|assured|remind|reminds|reminding|reminded|advise"
    r"|advises|advising|advised|promise|promises|promising|promised|notify|notified|notifying"
    r"|alert|alerted|brief|briefed|convince|convinced|persuaded|swear|swore|pressed|text|texted"
    r"|email|emailed|contacted|offer|offered|offering|thanked|misled|let|answered|replied to|lectured)$",
    re.I,
)
_PASSIVE = re.compile(
    r"\b(?:was|were|been|being|is|are|be|get|got|have|had|has|’ve|'ve)(?: (?:also|not|never|repeatedly|previously"
    r"|once|since|even|already))* (?:been )?(?:told|asked|informed|warned|assured|promised|advised|reminded"
    r"|notified|briefed|alerted|given to understand|offered|polled|pressed|questioned)\b",
    re.I,
)
_STOP = (
    r"(?: (?:that|about|to|on|in|at|during|after|before|by|via|for|from|with|when|while|how|why|what|if|"
    r"whether|who|where|as|following|earlier|later|last|this|today|yesterday|recently|over|because|"
    r"through|and|but|or|of|outside|inside|near|under|than|it|he|she|they|there|just|again|then|also|not|"
    r"Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b)"
)
_WORD = r"[^\s,.:;!?()\x00-\x03“”\"—–]+(?:\.(?=[A-Z ]))?"
PHRASE = rf"(?:(?!{_STOP}) {_WORD})+(?: of(?: {_WORD}){{1,3}}| and (?:the |his |her |their )?[A-Z]{_WORD}(?: [A-Z]{_WORD})*)?"
AFTER_CUE = re.compile(rf"\x02(?P<who>{PHRASE})")
TO = re.compile(rf"\x02(?: \w+ly| \w+)? to(?P<who>{PHRASE})")
CHANNEL_TO = re.compile(r"(?:to|with|for) (?P<who>.+)")


def tells(cue: str) -> bool:
    """Whether the cue takes whom it is told right after it."""
    return bool(_TELLS.search(cue)) and not passive(cue)


def passive(cue: str) -> bool:
    """Whether the cue's subject is the one who is told."""
    return bool(_PASSIVE.search(cue))


def addressee(frame: Frame, cue: str) -> Span | None:
    """To whom it was said, after the cue."""
    match = AFTER_CUE.search(frame.text) if tells(cue) else None
    match = match or TO.search(frame.text)
    if match is None:
        return None
    start, end = frame.at(match, "who")
    return start + 1, end
