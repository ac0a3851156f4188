"""What the words of a source are: a pronoun, a name, several joined, or a description."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from sayso.data import Span
from sayso.speakers import lexicon
from sayso.speakers.heads import WORD, common_noun, head_end, is_plural
from sayso.speakers.names import fold, is_title
from sayso.speakers.phrase import Phrase
from sayso.speakers.runs import Name

_COMMA = re.compile(r"\s*,(?=\s)\s*|\s*[;:—–(]\s*|\s+-\s+")
_AND = re.compile(
    r"\s*,?\s+(?:and|or|&|along with|together with|as well as)\s+|\s*,\s+(?!and\b|or\b)"
)
_LEAD = re.compile(
    r"^(?:both|either|even|only|also|just|like|for|according to|now|so|not|"
    r"former|the former|the late|then-?)\s+(?=(?-i:[A-Zt]))",
    re.IGNORECASE,
)
_FROM = re.compile(r"\s*(?:of|from|by)\s+(?:the\s+)?|")
_TAIL = re.compile(r"(?:\s(?:him|her|it)self|\sthemselves)?[\s,;:—–\"”’'\]\[)(]*$")
_WHOSE = re.compile(r"([^,]+?)(?:['’]s|s['’])\s+(?:\w+\s+)?(\w+)\s*$")
_AHEAD = re.compile(r"(?:(?!(?:of|at|for|in|from|to|with|who|by|on|and)\b)[\w.\-’']+\s+){0,6}")
_COUNTED = lexicon.words("others three four five six seven eight nine ten dozens")
_WORDS_OF = lexicon.words(
    "comments comment remarks words views claims account decision sentence ruling request "
    "testimony "
    "assertions assessment tweets criticism insistence declarations warnings opinion judgment "
    "judgement"
)


class Reader:
    """Reads the phrases of one story; ``names``: all of its names, in order."""

    def __init__(self, text: str, names: Sequence[Name]) -> None:
        self._text = text
        self._names = names
        self._starts = [n.span[0] for n in names]

    def names_within(self, start: int, end: int) -> tuple[Name, ...]:
        low = max(0, bisect_left(self._starts, start) - 1)
        found = self._names[low : bisect_left(self._starts, end)]
        return tuple(n for n in found if n.span[1] > start and n.span[0] < end)

    def read(self, span: Span) -> Phrase | None:
        """The phrase of ``text[span]``; None where it has no word."""
        text = self._text
        start, end = span
        while start < end and not text[start].isalnum() and text[start] not in "@#$":
            start += 1
        end = start + len(_TAIL.sub("", text[start:end]))
        if lead := _LEAD.match(text[start:end]):
            start += lead.end()
        words = tuple(fold(w) for w in WORD.findall(text[start:end]))
        if not words:
            return None
        if (
            len(words) == 1
            and words[0] in lexicon.PRONOUNS
            and text[start:end] not in ("US", "WHO")
        ):
            return Phrase("pronoun", (start, end), words, head=words[0])
        joint = self._joint(start, end)
        return joint or self._single(start, end)

    # --- joined ------------------------------------------------------------------------------

    def _joint(self, start: int, end: int) -> Phrase | None:
        """Several named together, where each part is a name or a noun with its own article."""
        names = self.names_within(start, end)
        if not names and " and " not in self._text[start:end]:
            return None
        cuts = [
            (start + m.start(), start + m.end())
            for m in _AND.finditer(self._text[start:end])
            if not any(n.span[0] < start + m.start() and n.span[1] > start + m.end() for n in names)
        ]
        if not any("," not in self._text[a:b] or "and" in self._text[a:b] for a, b in cuts):
            return None
        first_and = next(
            (a, b) for a, b in cuts if "," not in self._text[a:b] or "and" in self._text[a:b]
        )
        commas = [c for c in cuts if c[1] <= first_and[0]]
        edges = [start, *[x for c in (*commas, first_and) for x in c], end]
        parts = [self._single(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if a < b]
        found = [p for p in parts if p is not None]
        if len(found) < 2 or not all(self._stands_alone(p) for p in found):
            return None
        if not any(p.kind == "name" for p in found):
            return None
        if found[-1].kind == "description" and found[0].kind == "name" and commas:
            # "Ana Beck, a doctor and a friend of the family"
            apposed = found[1].kind == "description" and found[1].det in ("a", "an", "the", "one")
            if apposed and found[0].name is not None and found[0].name.kind != "place":
                return None
        return Phrase("joint", (start, end), inside=names, parts=tuple(found), plural=True)

    def _stands_alone(self, phrase: Phrase) -> bool:
        if phrase.kind == "pronoun":
            return True
        if phrase.kind == "name":
            assert phrase.name is not None
            # "Chief financial officer and treasurer at the Foundation": the name is not the head.
            rest = self._text[phrase.name.span[1] : phrase.span[1]]
            return (
                re.fullmatch(r"\W*(?:['’]s)?\W*|\s*\([^)]*\)?.?", rest) is not None
                or phrase.role is not None
            )
        counted = phrase.words[0].isdigit() or phrase.words[0] in _COUNTED
        return counted or (phrase.det in lexicon.DETERMINERS and phrase.det != "")

    # --- one ---------------------------------------------------------------------------------

    def _single(self, start: int, end: int) -> Phrase | None:
        text = self._text
        words = tuple(fold(w) for w in WORD.findall(text[start:end]))
        if not words:
            return None
        names = self.names_within(start, end)
        if len(words) == 1 and words[0] in lexicon.PRONOUNS and not names:
            return Phrase("pronoun", (start, end), words, head=words[0])
        first, rest = self._segments(start, end, names)
        head_ends = head_end(self._text, *first, names)
        named = self._named(first, head_ends, names)
        if named is not None:
            role = self._role(named, first, rest)
            return Phrase("name", (start, end), words, named, inside=names, role=role)
        if rest is not None:
            # "the Crown prosecutor, Mark Tedeschi, QC," "Its director, Sister Joan Abernathy"
            behind = [
                n
                for n in names
                if n.span[0] >= rest[0]
                and (n.kind == "person" or n.whole[0] - rest[0] in (0, 4))
                and _AHEAD.fullmatch(text, rest[0], n.span[0])
            ][-1:]
            common = (
                self._text[first[0]].islower()
                or fold(WORD.findall(text[slice(*first)])[0]) in lexicon.DETERMINERS | {""}
                or any(is_title(w) for w in words[:6])
            )
            if behind and common and behind[0].kind not in ("place", "people"):
                return Phrase("name", (start, end), words, behind[0], inside=names, role=first)
        if (whose := _WHOSE.match(text, start, head_ends)) and fold(whose[2]) in _WORDS_OF:
            # "The agency's assessment": whose words they are.
            return self._single(start, whose.end(1))
        return self._description(start, end, first, head_ends, names, words)

    def _segments(self, start: int, end: int, names: Sequence[Name]) -> tuple[Span, Span | None]:
        """The phrase up to its first comma or bracket, and what follows."""
        for match in _COMMA.finditer(self._text, start, end):
            a, b = match.span()
            if a > start and b < end and not any(n.span[0] < a and n.span[1] > b for n in names):
                if match.group().strip() == "(":
                    close = self._text.find(")", b, end)
                    if 0 < close < end - 1 and self._text[close + 1] == " ":
                        continue
                return (start, a), (b, end)
        return (start, end), None

    def _named(self, first: Span, head_ends: int, names: Sequence[Name]) -> Name | None:
        """The name that heads the first segment, if one does."""
        text = self._text
        start, end = first
        possessive = re.search(r"(?:['’]s|s['’])\s", text[start:head_ends])
        final = [
            n
            for n in names
            if n.span[0] >= start
            and n.span[1] <= head_ends
            and text[n.span[1] : head_ends].strip(" ,.'’s\"”)") == ""
        ]
        if final and not common_noun(final[-1]):
            if final[-1].kind == "people" and text[
                start : final[-1].span[0]
            ].strip().casefold() not in ("", "the"):
                return None
            return final[-1]
        if (owner := self._whose(start, head_ends, names, possessive is not None)) is not None:
            return owner
        ends = [n for n in names if n.span[1] == end and n.kind == "person"]
        article = fold((WORD.findall(text[start:end]) or [""])[0]) in ("a", "an", "another", "one")
        if ends and not possessive and not article and head_ends < end:
            leading = [fold(w) for w in WORD.findall(text[start : ends[-1].span[0]])]
            while len(leading) > 1 and is_title(leading[-1]):
                leading.pop()
            before = leading[-1] if leading else ""
            if before not in lexicon.PREPOSITIONS | lexicon.DETERMINERS | {"and", "s"}:
                return ends[-1]
        return None

    def _whose(self, start: int, end: int, names: Sequence[Name], possessive: bool) -> Name | None:
        """Whose words "the comments from Beck" or "the court's ruling" are."""
        text = self._text
        head = [fold(w) for w in WORD.findall(text[start:end])]
        if not head or head[-1] not in _WORDS_OF:
            return None
        owners = [n for n in names if n.span[1] > end - 1 or possessive]
        if not owners or not _FROM.fullmatch(text, end, max(end, owners[0].whole[0])):
            return None
        return owners[0]

    def _role(self, name: Name, first: Span, rest: Span | None) -> Span | None:
        before = self._text[first[0] : name.span[0]].strip()
        if before and before.casefold() not in ("the", "mr.", "mrs.", "ms.", "mr", "mrs", "ms"):
            return first[0], first[0] + len(before)
        return rest

    def _description(
        self,
        start: int,
        end: int,
        first: Span,
        head_ends: int,
        names: tuple[Name, ...],
        words: tuple[str, ...],
    ) -> Phrase:
        text = self._text
        core = text[start:head_ends].rstrip()
        raw = WORD.findall(core) or WORD.findall(text[start:end])
        found = [fold(w) for w in raw]
        # "The SpaceX chief", "three people": the last word is the head; a possessive alone is not.
        head, det = found[-1], ""
        if head in ("first", "ones") and len(found) > 1:
            head = found[-2]
        if head in (
            "hundreds",
            "thousands",
            "dozens",
            "scores",
            "millions",
            "tens",
            "most",
            "many",
        ):
            det = "many"
        owner = next(
            (
                n
                for n in names
                if re.match(r"['’]s?\s", text[n.span[1] : n.span[1] + 3]) and n.span[1] < head_ends
            ),
            None,
        )
        if not det and found[0] in lexicon.DETERMINERS:
            det = found[0]
        plural = is_plural(head, det, tuple(found))
        return Phrase(
            "description", (start, first[1]), words, head=head, det=det, owner=owner, inside=names,
            plural=plural, head_at=head_ends,
        )  # fmt: skip
