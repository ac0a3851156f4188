"""What the words of a source are: a pronoun, a name, several joined, or a description."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sayso.data import Span
from sayso.speakers import gender, lexicon
from sayso.speakers.kinds import kind_of_noun, singular
from sayso.speakers.names import fold, is_suffix, is_title
from sayso.speakers.runs import Name

_WORD = re.compile(r"[^\W_](?:[\w&\-]|[.’'](?=\w))*\.?|[$%]")
_COMMA = re.compile(r"\s*,(?=\s)\s*|\s*[;:—–(]\s*|\s+-\s+")
_AND = re.compile(r"\s*,?\s+(?:and|or|&|along with|together with|as well as)\s+|\s*,\s+(?!and\b|or\b)")
_LEAD = re.compile(
    r"^(?:both|either|even|only|also|just|like|for|according to|now|so|not|"
    r"former|the former|the late|then-?)\s+(?=(?-i:[A-Zt]))",
    re.IGNORECASE,
)
_REDUCED = re.compile(
    r"(?:\w+ed|made|seen|taken|found|held|led|written|shown|given|known|sent|put)"
    r"(?=\s+(?:by|for|in|to|from|on|at|with|against|about|early|late|last|this|as|among)\b)"
    r"|[a-z]+ing(?=\s+[a-zA-Z])"
)
_WHOSE = re.compile(r"([^,]+?)(?:['’]s|s['’])\s+(?:\w+\s+)?(\w+)\s*$")
_AHEAD = re.compile(r"(?:(?!(?:of|at|for|in|from|to|with|who|by|on|and)\b)[\w.\-’']+\s+){0,6}")
_WORDS_OF = frozenset(
    "comments comment remarks words views claims account decision sentence ruling request testimony "
    "assertions assessment tweets criticism insistence declarations warnings opinion judgment judgement".split()
)


_VERB = re.compile(r"^(?:is|are|was|were|has|have|had|be|been|to|said|says|told)$")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A source understood.  ``name``: the name that heads it; ``head``: the folded head noun of a
    description; ``det``: its first word if a determiner; ``owner``: the name before its possessive;
    ``inside``: all names in it; ``role``: the span that tells what a named one is; ``parts``: what
    is joined."""

    kind: Literal["pronoun", "name", "joint", "description"]
    span: Span
    words: tuple[str, ...] = ()
    name: Name | None = None
    head: str = ""
    det: str = ""
    owner: Name | None = None
    inside: tuple[Name, ...] = ()
    role: Span | None = None
    parts: tuple[Phrase, ...] = ()
    plural: bool = False
    head_at: int = 0

    @property
    def gender(self) -> gender.Gender | None:
        return gender.of_words((self.head,))


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
        end = start + len(re.sub(r"[\s,;:—–\"”’'\]\[)(]+$", "", text[start:end]))
        if lead := _LEAD.match(text[start:end]):
            start += lead.end()
        words = tuple(fold(w) for w in _WORD.findall(text[start:end]))
        if not words:
            return None
        if len(words) == 1 and words[0] in lexicon.PRONOUNS and text[start:end] not in ("US",):
            return Phrase("pronoun", (start, end), words, head=words[0])
        joint = self._joint(start, end)
        return joint or self._single(start, end)

    def noun_phrase(self, end: int) -> int:
        """Where the noun phrase that ends at ``end`` begins: at its determiner, else its name."""
        text = self._text
        low = max(0, text.rfind("\n", 0, end) + 1, end - 90)
        begin = end
        for match in reversed(list(_WORD.finditer(text, low, end))):
            word = fold(match.group())
            gap = text[match.end() : begin] if begin < end else ""
            if re.search(r"[,.;:!?\"“”—(]", gap):
                break
            if word in lexicon.DETERMINERS or word.isdigit():
                return match.start()
            if word in lexicon.PREPOSITIONS and word != "of":
                break
            if begin < end and (word in lexicon.CONJUNCTIONS or _VERB.search(word)):
                break
            begin = match.start()
        return begin

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
        parts = [
            self._single(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if a < b
        ]
        found = [p for p in parts if p is not None]
        if len(found) < 2 or not all(self._stands_alone(p) for p in found):
            return None
        if not any(p.kind == "name" for p in found):
            return None
        if found[-1].kind != "name" and "," in self._text[slice(*found[0].span)]:
            # "Ana Beck, a doctor and a friend of the family"
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
        return phrase.det in lexicon.DETERMINERS and (phrase.det != "" )

    # --- one ---------------------------------------------------------------------------------

    def _single(self, start: int, end: int) -> Phrase | None:
        text = self._text
        words = tuple(fold(w) for w in _WORD.findall(text[start:end]))
        if not words:
            return None
        names = self.names_within(start, end)
        if len(words) == 1 and words[0] in lexicon.PRONOUNS and not names:
            return Phrase("pronoun", (start, end), words, head=words[0])
        first, rest = self._segments(start, end, names)
        head_end = self._head_end(*first, names)
        named = self._named(first, head_end, names)
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
            common = self._text[first[0]].islower() or fold(
                _WORD.findall(text[slice(*first)])[0]
            ) in lexicon.DETERMINERS | {""} or any(is_title(w) for w in words[:6])
            if behind and common and not self._is_place(behind[0], rest):
                return Phrase("name", (start, end), words, behind[0], inside=names, role=first)
        if (whose := _WHOSE.match(text, start, head_end)) and fold(whose[2]) in _WORDS_OF:
            # "The agency's assessment": whose words they are.
            return self._single(start, whose.end(1))
        return self._description(start, end, first, head_end, names, words)

    def _is_place(self, name: Name, rest: Span) -> bool:
        return name.kind in ("place", "people")

    def _segments(self, start: int, end: int, names: Sequence[Name]) -> tuple[Span, Span | None]:
        """The phrase up to its first comma or bracket, and what follows."""
        for match in _COMMA.finditer(self._text, start, end):
            a, b = match.span()
            if a > start and b < end and not any(n.span[0] < a and n.span[1] > b for n in names):
                if match.group().strip() == "(" :
                    close = self._text.find(")", b, end)
                    if 0 < close < end - 1 and self._text[close + 1] == " ":
                        continue
                return (start, a), (b, end)
        return (start, end), None

    def _head_end(self, start: int, end: int, names: Sequence[Name]) -> int:
        """Where the head noun ends: before the first preposition or participle outside a name."""
        before = ""
        for match in _WORD.finditer(self._text, start, end):
            a = match.start()
            inside = any(n.span[0] <= a < n.span[1] for n in names)
            word = fold(match.group())
            if before and not inside:
                if word in lexicon.PREPOSITIONS:
                    return a
                reduced = _REDUCED.match(self._text, a, end)
                if reduced and (not reduced.group().endswith("ing") or _is_noun(before)):
                    return a
            if word not in lexicon.DETERMINERS:
                before = word
        return end

    def _named(self, first: Span, head_end: int, names: Sequence[Name]) -> Name | None:
        """The name that heads the first segment, if one does."""
        text = self._text
        start, end = first
        possessive = re.search(r"(?:['’]s|s['’])\s", text[start:head_end])
        final = [
            n
            for n in names
            if n.span[0] >= start
            and n.span[1] <= head_end
            and text[n.span[1] : head_end].strip(" ,.'’s\"”)") == ""
        ]
        if final and not _common_last(text, final[-1]):
            if final[-1].kind == "people" and text[start : final[-1].span[0]].strip().casefold() not in ("", "the"):
                return None
            return final[-1]
        if head := [fold(w) for w in _WORD.findall(text[start:head_end])]:
            # "The comments from Beck", "the court's ruling": whose words they are.
            if head[-1] in _WORDS_OF:
                owners = [n for n in names if n.span[1] > head_end - 1 or possessive]
                if owners and re.match(r"\s*(?:of|from|by)\s+(?:the\s+)?$|^$", text[head_end : max(head_end, owners[0].whole[0])]):
                    return owners[0]
        ends = [n for n in names if n.span[1] == end and n.kind == "person"]
        article = fold((_WORD.findall(text[start:end]) or [""])[0]) in ("a", "an", "another", "one")
        if ends and not possessive and not article and head_end < end:
            leading = [fold(w) for w in _WORD.findall(text[start : ends[-1].span[0]])]
            while len(leading) > 1 and is_title(leading[-1]):
                leading.pop()
            before = leading[-1] if leading else ""
            if before not in lexicon.PREPOSITIONS | lexicon.DETERMINERS | {"and", "s"}:
                return ends[-1]
        return None

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
        head_end: int,
        names: tuple[Name, ...],
        words: tuple[str, ...],
    ) -> Phrase:
        text = self._text
        core = text[start:head_end].rstrip()
        raw = _WORD.findall(core) or _WORD.findall(text[start:end])
        found = [fold(w) for w in raw]
        # "The SpaceX chief", "three people": the last word is the head; a possessive alone is not.
        head, det = found[-1], ""
        if head in ("first", "ones") and len(found) > 1:
            head = found[-2]
        if head in ("hundreds", "thousands", "dozens", "scores", "millions", "tens", "most", "many"):
            det = "many"
        owner = next(
            (
                n
                for n in names
                if re.match(r"['’]s?\s", text[n.span[1] : n.span[1] + 3]) and n.span[1] < head_end
            ),
            None,
        )
        if not det and found[0] in lexicon.DETERMINERS:
            det = found[0]
        plural = is_plural(head, det, tuple(found))
        return Phrase(
            "description", (start, first[1]), words, head=head, det=det, owner=owner, inside=names,
            plural=plural, head_at=head_end,
        )  # fmt: skip


def is_plural(head: str, det: str, words: tuple[str, ...]) -> bool:
    if head in lexicon.PERSON_PLURALS or det in ("these", "those", "some", "many", "several", "few"):
        return True
    if any(w in ("two", "three", "four", "five", "both", "most", "%", "percent") for w in words[:3]):
        return words[0] != "one"
    return singular(head) != head and head not in ("news", "times", "forces")


def _is_noun(word: str) -> bool:
    return kind_of_noun(word) is not None or singular(word) != word or is_title(word)


def _common_last(text: str, name: Name) -> bool:
    """Whether a "name" is in truth a role or a body's common noun with capitals."""
    return name.kind is None and all(
        is_title(t) or kind_of_noun(t) or is_suffix(t) for t in name.key
    )
