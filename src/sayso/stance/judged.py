"""Which attribution of the story a verdict is on."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Sequence

from sayso.data import Attribution, Judgement, Speaker
from sayso.stance.rules import STATEMENTS
from sayso.stance.verdict import Found
from sayso.stance.words import Words, span_words, word_set

_STOP = word_set(
    "the a an of to in on at by for and or but that this these those it its is are was were be "
    "been has have had not no he she they his her their i we you with as from about who which all "
    "any both either said says say"
)
_POINTING = word_set("that this it either both")
"""What points to the statement just before."""
_LOOK_BACK = 25
"""Attributions that are looked at before the verdict."""
_STEM = 5
# What speaks for a statement, against being the nearest (1/2) or the one before it (1/3): a word
# that the verdict calls it by, another word in common, standing at the same depth, and being the
# first that the story reports, which "the report" of a rumour story goes back to; being one of its
# first three; standing in the same line or the one before.
_NAMED, _SHARED, _LEVEL, _LEAD, _EARLY, _LINE = 0.3, 0.2, 0.6, 0.4, 0.2, 0.2
_JUDGED = ("states", "believes", "accuses", "warns", "promises", "urges")


class Statements:
    """The attributions of one story, in order, to be searched for what a verdict is on."""

    def __init__(
        self,
        text: str,
        attributions: Sequence[Attribution],
        speakers: Sequence[Speaker],
        verdicts: Collection[str] = (),
    ) -> None:
        """``verdicts``: the ids of the attributions that pass one."""
        self._text = text
        self._lines = [m.end() for m in re.finditer(r"\n+", text)]
        self._speakers = {s.id: s for s in speakers}
        self._all = sorted(attributions, key=lambda a: (a.content or a.cue or ((0, 0),))[0])
        self._place = {a.id: i for i, a in enumerate(self._all)}
        self._lead = next((i for i, a in enumerate(self._all) if a.parent is None), 0)
        self._stems: dict[int, frozenset[str]] = {}
        self._by_id = {a.id: a for a in attributions}
        self._contents: dict[int, frozenset[str]] = {}
        self._passing = frozenset(verdicts)
        self._verdicts: dict[tuple[str, str], str] = {}
        self._inside: dict[str, list[Attribution]] = {}
        for a in attributions:
            if a.parent is not None:
                self._inside.setdefault(a.parent, []).append(a)

    def judgement(self, a: Attribution, found: Found) -> Judgement:
        """What ``a`` judges, and how; a like verdict on a verdict is on what that one judges.

        Verdicts are to be given in the order of the text.
        """
        judged = self.judged(a, found)
        if judged is not None:
            self._verdicts[a.id, found.verdict] = judged
        return Judgement(judged, found.verdict)

    def judged(self, a: Attribution, found: Found) -> str | None:
        """The id of the attribution that ``a`` judges; None where the story has none."""
        i = self._place[a.id]
        said = frozenset(found.subject + found.term)
        inside: list[tuple[bool, str]] = []
        for b in self._inside.get(a.id, ()):
            near = found.later or not said.isdisjoint(span_words(self._text, b.cue))
            if (
                b.act in _JUDGED
                and b.stance not in ("denies", "doubts")
                and b.id not in self._passing
            ):
                inside.append((near, b.id))
        if inside:
            return max(inside, key=lambda i: i[0])[1]
        above = self._above(a)
        wanted, mine = _stems(found.subject), self._content(i)
        definite = bool(STATEMENTS & said) and not (found.own or _POINTING & said)
        best: Attribution | None = None
        most, passed = 0.0, 0
        for j in range(i - 1, max(-1, i - 1 - _LOOK_BACK), -1):
            b = self._all[j]
            if b.id in above or b.act not in _JUDGED or b.stance in ("denies", "doubts"):
                continue
            if not self._may_judge(a, b, found.own):
                continue
            level = b.parent == a.parent or self._is_denied(b)
            passed += level
            score = 1 / (1 + passed) + _LEVEL * level + _LEAD * (definite and j == self._lead)
            score += _EARLY * (j < self._lead + 3) + _LINE * (self._line(a) - self._line(b) < 2)
            score += _NAMED * len(wanted & self._words(j))
            score += _SHARED * len((mine & self._content(j)) - wanted)
            if score > most:
                best, most = b, score
        if best is None:
            return None
        passed_on = self._verdicts.get((best.id, found.verdict), best.id)
        return best.id if passed_on in above else passed_on

    def _line(self, a: Attribution) -> int:
        """The number of the line that ``a`` begins in."""
        return bisect_right(self._lines, (a.content or a.cue or ((0, 0),))[0][0])

    def _above(self, a: Attribution) -> set[str]:
        """The ids of ``a`` and of all that it lies inside."""
        found = {a.id}
        while a.parent is not None and a.parent not in found:
            found.add(a.parent)
            if a.parent not in self._by_id:
                break
            a = self._by_id[a.parent]
        return found

    def _is_denied(self, b: Attribution) -> bool:
        """Whether ``b`` stands in the words of one who denies or doubts it."""
        above = self._by_id.get(b.parent or "")
        return above is not None and above.stance in ("denies", "doubts")

    def _content(self, j: int) -> frozenset[str]:
        """The stems of the content of attribution ``j``."""
        if j not in self._contents:
            self._contents[j] = _stems(span_words(self._text, self._all[j].content))
        return self._contents[j]

    def _words(self, j: int) -> frozenset[str]:
        """The stems of all words of attribution ``j``."""
        if j not in self._stems:
            b = self._all[j]
            self._stems[j] = _stems(span_words(self._text, b.source + b.cue + b.content))
        return self._stems[j]

    def _may_judge(self, a: Attribution, b: Attribution, own: bool) -> bool:
        """Whether the speakers allow it: one's own word, or one's body's, is what is withdrawn;
        another's is what is judged.  Where a speaker is not known, anything may be."""
        if a.speaker is None or b.speaker is None:
            return True
        if own:
            return a.speaker == b.speaker or bool(self._side(a.speaker) & self._side(b.speaker))
        return a.speaker != b.speaker

    def _side(self, speaker: str) -> set[str]:
        """A speaker and the body that it speaks for."""
        known = self._speakers.get(speaker)
        return {speaker} | ({known.affiliation} if known and known.affiliation else set())


def _stems(words: Words) -> frozenset[str]:
    """The first letters of the words that carry meaning."""
    return frozenset(w[:_STEM] for w in words if w not in _STOP and len(w) > 2)
