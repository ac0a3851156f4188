"""Who reported a story, told from one line: bylines, agency credits; and captions of pictures."""

from __future__ import annotations

import re

from sayso.reading.datelines import AGENCIES, before_date

_CAPITAL = "A-ZÀ-ÞŁŚŽ"
_NAMED = rf"[{_CAPITAL}][\w.'’\-]*"

_CUE = re.compile(
    r"(?:by|(?:story|words|text|analysis|opinion|report|article|written|reported|posted|reporting)"
    rf"\sby|authors?|reporter)(?::\s*|\s+)(?=(?-i:[{_CAPITAL}]))",
    re.IGNORECASE,
)
_SMALL_WORDS = (
    "and with in at of for the & de del della di da dos van von der den la le el al bin y"
)
_SMALL_IN_NAMES = frozenset(_SMALL_WORDS.split())
# "By Monday", "By May 3", "By the end of": no byline; "By May Whitty" is one.
_NO_NAME = re.compile(
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?(?:\s\d|$)"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:The|This|That|A|An|It|He|She|They)\s(?![A-Z])"
)
_MOST_WORDS = 25
_MOST_NAMED = 14

_ROLE = re.compile(
    r"(?:[\w.'’\-]+,?\s){0,7}(?:[Cc]orrespondents?|[Rr]eporters?|[Ee]ditor|[Ss]taff(?:\s[Ww]riters?)?"
    r"|[Ww]ire|[Aa]gencies|[Cc]olumnist|[Nn]ews\s[Ss]ervice)"
    rf"(?:(?:,|\sin)\s[{_CAPITAL}][\w.'’\- ]{{1,30}})?"
)
_NAME_ALONE = re.compile(rf"{_NAMED}(?:\s{_NAMED}){{1,3}}")
_AGENCY = re.compile(
    rf"(?:(?:Source|Via|From|Credit):?\s)?(?:{AGENCIES})(?:\s(?:staff|reporters|News\sAgency))?"
    rf"|{_NAMED}(?:\s{_NAMED}){{1,3}}\s?(?:,|\||-|–|—|\sfor)\s(?:The\s)?"
    rf"(?:{AGENCIES}|[A-Z]\w+\s(?:News|Post|Times))"
)
_WORK = (
    r"(?:(?:Report|Writ|Edit|Produc|Research)(?:ing|ed)|Compiled|Written)(?:\s(?:and|&)\s[a-z]+)*"
)
_WORKED = re.compile(
    rf"[\[(]?\s*(?:Additional\s|With\s)?{_WORK}\s(?:by|from)\s(?=(?-i:[{_CAPITAL}]))", re.IGNORECASE
)
# "Reporting by the BBC found ..." is a sentence of the story.
_TELLS = re.compile(r"\b(?:found|shows?|showed|says?|said|suggests?|suggested|revealed)\b")
_CONTRIBUTED = re.compile(
    r"\breporting\swas\scontributed\sby\b|\bcontributed\s(?:additional\s)?(?:reporting|research)\b"
    r"|\bcontributed\s(?:in\swriting\s)?(?:to|for)\s(?:this|the)\s"
    r"(?:report|story|article|dispatch|piece|post)\b"
    r"|^[\[(]?with\s(?:reporting|files|inputs?|additional\sreporting)\s(?:by|from)\b"
    rf"|^(?:{AGENCIES})\s(?:created|produced|compiled|provided)\sthis\s(?:story|report)"
    r"|^this\s(?:story|report|article)\s(?:was|is)\s(?:originally\s)?"
    r"(?:reported|written|produced|compiled)\sby\b",
    re.IGNORECASE,
)
_CREDIT_AT_END = re.compile(
    rf"[\[(](?:(?:Additional\s)?{_WORK}\s(?:by|from)|With\s(?:inputs|reporting|files)\sfrom)\s"
    r"[^()\[\]]{2,400}[\])]\.?$",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"(?:Photo(?:graph)?|Image|Picture|Illustration|Graphic|Video)"
    r"(?:\s(?:credit|source|caption|by))?\s?:\s|Photo(?:graph)?s?\sby\s[A-Z]"
    r"|Image\s(?:source|credit|caption)\b|FILE(?:\sPHOTO)?\s?[-:–—]|File\sphoto\b"
    r"|Media\scaption\b|Image,\s"
)
_CAPTION_END = re.compile(
    r"(?:\(AP\sPhoto\b[^()]*\)|\((?:Photo|Image|Picture|Credit)s?(?:\sby|:)\s[^()]*\)"
    r"|\b[Cc]redit:\s[^.:]{2,60}|REUTERS/[\w .'’\-]+"
    r"|\b(?:[\w .'’\-]+/)?Getty\sImages(?:\svia\s\w+)?"
    r"|/(?:AP|AFP|Reuters|Shutterstock|EPA|PA)(?:\s[Pp]hotos?)?|via\s(?:AP|Reuters|AFP)"
    r"|[Ff]ile\s[Pp]hoto)[)\].]*$"
)
_LONGEST = 400


def is_byline(line: str) -> bool:
    """Whether the line opens with "By" or its like and goes on with names."""
    if len(line) > 200 or (cue := _CUE.match(line)) is None:
        return False
    names = line[cue.end() :]
    if _NO_NAME.match(names) or len(names.split()) > _MOST_WORDS:
        return False
    if re.search(r"[.!?][\"”’]?$", names) and not re.search(r"\b(?:Jr|Sr|[A-Z]|m)\.$", names):
        return False
    # What stands after a comma or the like may be a role, a place, a date.
    words = before_date(re.split(r"[,|–—·(•]|\s-\s", names, maxsplit=1)[0]).split()
    small = [word for word in words if word[:1].islower()]
    return 0 < len(words) <= _MOST_NAMED and all(word in _SMALL_IN_NAMES for word in small)


def named_in(line: str) -> str | None:
    """Whom a byline names: "Jane Doe" of "By Jane Doe Updated May 3"; None if it is no byline."""
    cue = _CUE.match(line) if is_byline(line) else None
    return " ".join(before_date(line[cue.end() :]).split()) or None if cue else None


def is_role_line(line: str) -> bool:
    """Whether a line beside the headline or the end names a reporter or agency without "By"."""
    if len(line) > 90 or line[-1:] in ".!?:" or not line[:1].isupper():
        return False
    return bool(_AGENCY.fullmatch(line) or _ROLE.fullmatch(line))


def is_name(line: str) -> bool:
    """Whether the line could be nothing but a person's name."""
    return len(line) <= 50 and bool(_NAME_ALONE.fullmatch(line))


def is_credit(line: str) -> bool:
    """Whether the line says who wrote, edited or contributed to the report."""
    if len(line) > _LONGEST:
        return False
    return bool((_WORKED.match(line) and not _TELLS.search(line)) or _CONTRIBUTED.search(line))


def credit_start(paragraph: str) -> int:
    """Where a bracketed credit at the paragraph's end starts; its length if there is none."""
    found = _CREDIT_AT_END.search(paragraph, max(0, len(paragraph) - _LONGEST - 50))
    return found.start() if found else len(paragraph)


def is_caption(line: str) -> bool:
    """Whether the line is the caption or the credit of a picture."""
    if len(line) > _LONGEST:
        return False
    return bool(_CAPTION.match(line) or _CAPTION_END.search(line[-120:]))
