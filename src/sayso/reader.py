"""The one place that composes the stages: bytes to Story to Reading."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import cast

from sayso.attribution.according import with_according
from sayso.attribution.citing import with_citing
from sayso.attribution.decode import Found, Scores, decode
from sayso.attribution.nesting import with_parents
from sayso.attribution.parameters import Parameters
from sayso.attribution.predicates import without_predicates
from sayso.circumstances import Circumstance, circumstances, find, together, with_carried_days
from sayso.circumstances.span import CircumstanceKind
from sayso.data import Producer, Reading, Story
from sayso.encoder.session import Encoder
from sayso.encoder.tokens import tokenize
from sayso.errors import InputError, NotAStory
from sayso.speakers import Known, resolve
from sayso.speakers.relays import relays
from sayso.stance import judge

AHEAD = 20_000
"""Characters of text that wait for the encoder while an earlier story is put together."""
SECTION = 100_000
"""Characters that are read as one: longer texts are cut between lines, to bound memory."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A section under way; ``ends``: the story whose last one it is."""

    size: int
    finish: Callable[[], Found]
    ends: Story | None


class Reader:
    """Reads stories.  Make one and keep it: it holds the model.

    Raises ``ModelError`` where the weights are missing.
    """

    def __init__(
        self,
        *,
        known: Known | None = None,
        min_confidence: float = 0.0,
        model: Path | None = None,
        threads: int | None = None,
    ) -> None:
        """``known``: people and bodies of the user's own, looked up first; ``min_confidence``: of
        less sure attributions nothing is told; ``model``: other weights than those that ship;
        ``threads``: by default all cores."""
        self._known = known
        self._least = min_confidence
        self._encoder = Encoder(model, threads)
        self._parameters = Parameters.of(self._encoder.metadata)
        self._producer = Producer(version("sayso"), self._encoder.name)

    def read(self, source: str | Path) -> Reading:
        """The one story in a file or at an address.

        Raises ``InputError`` where it cannot be read, also where there is more than one story.
        """
        from sayso.reading import stories

        found = list(islice(stories([str(source)]), 2))
        if isinstance(found[0], InputError):
            raise found[0]
        if len(found) > 1:
            raise NotAStory(str(source), "holds more than one story; see Reader.read_many")
        return self.read_story(found[0])

    def read_story(self, story: Story) -> Reading:
        """The reading of one story."""
        return next(self.read_many([story]))

    def read_many(self, stories: Iterable[Story]) -> Iterator[Reading]:
        """The readings of ``stories``, in order; the next ones are begun while one is finished.

        A story's reading is the same whatever stories stand beside it.
        """
        waiting: deque[_Part] = deque()
        size = 0
        found: list[Found] = []
        for part in self._parts(stories):
            waiting.append(part)
            size += part.size
            while size > AHEAD:
                part = waiting.popleft()
                size -= part.size
                found.append(part.finish())
                if part.ends is not None:
                    yield self._reading(part.ends, found)
                    found = []
        for part in waiting:
            found.append(part.finish())
            if part.ends is not None:
                yield self._reading(part.ends, found)
                found = []

    def _parts(self, stories: Iterable[Story]) -> Iterator[_Part]:
        for story in stories:
            for offset, text, last in _sections(_readable(story)):
                yield _Part(len(text), self._begin(offset, text), story if last else None)

    def _begin(self, offset: int, text: str) -> Callable[[], Found]:
        """Start on one section; the function given back waits for what is found in it."""
        tokens = tokenize(text)
        finish = self._encoder.start(tokens)
        return lambda: decode(text, tokens, Scores.of(finish()), self._parameters, offset)

    def _reading(self, story: Story, found: list[Found]) -> Reading:
        """What is found in a story's sections, put together."""
        told = [(layer, a) for part in found for layer, a in part.attributions]
        kept = [(layer, a) for layer, a in told if (a.confidence or 0) >= self._least]
        attributions = with_citing(story.text, with_parents(with_according(story.text, kept)))
        attributions = without_predicates(story.text, attributions)
        learned = [
            Circumstance(cast(CircumstanceKind, kind), span)
            for part in found
            for kind, span in part.circumstances
        ]
        around = together(find(story, attributions), learned)
        attributions = circumstances(story, attributions, around)
        attributions, speakers = resolve(story, attributions, (), self._known)
        attributions = with_carried_days(story, attributions)
        attributions, speakers = relays(story, attributions, speakers)
        attributions = judge(story, attributions, speakers)
        return Reading(story, self._producer, attributions, speakers)


def _readable(story: Story) -> str:
    """The story's text with its boilerplate, bylines and datelines blanked, letter for letter."""
    parts, at = [], 0
    for block in story.blocks:
        if block.kind in ("boilerplate", "byline", "dateline"):
            start, end = block.span
            parts.append(story.text[at:start])
            parts += ["\n" if ch == "\n" else " " for ch in story.text[start:end]]
            at = end
    return "".join(parts) + story.text[at:]


def _sections(text: str) -> Iterator[tuple[int, str, bool]]:
    """``text`` in parts of at most SECTION characters: offset, part, whether it is the last."""
    start = 0
    while len(text) - start > SECTION:
        end = text.rfind("\n", start, start + SECTION) + 1
        if end <= start:
            end = text.rfind(" ", start, start + SECTION) + 1
        if end <= start:
            end = start + SECTION
        yield start, text[start:end], False
        start = end
    yield start, text[start:], True
