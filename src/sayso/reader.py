"""The one place that composes the stages: bytes to Story to Reading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.metadata import version
from itertools import islice
from pathlib import Path

from sayso.attribution.decode import Scores, decode
from sayso.attribution.linking import LinkParameters
from sayso.data import Producer, Reading, Story
from sayso.encoder.session import Encoder
from sayso.encoder.tokens import tokenize
from sayso.errors import InputError, NotAStory

TOGETHER = 40_000
"""Characters of text that go through the encoder together: enough to fill its batches."""


class Reader:
    """Reads stories.  Make one and keep it: it holds the model.

    Raises ``ModelError`` where the weights are missing.
    """

    def __init__(self, *, model: Path | None = None, threads: int | None = None) -> None:
        self._encoder = Encoder(model, threads)
        self._links = LinkParameters.from_lists(self._encoder.metadata)
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
        """The readings of ``stories``, in order; they share the encoder's batches."""
        waiting: list[Story] = []
        size = 0
        for story in stories:
            waiting.append(story)
            size += len(story.text)
            if size >= TOGETHER:
                yield from self._read_together(waiting)
                waiting, size = [], 0
        if waiting:
            yield from self._read_together(waiting)

    def _read_together(self, stories: list[Story]) -> Iterator[Reading]:
        tokens = [tokenize(_readable(story)) for story in stories]
        outputs = self._encoder.run(tokens)
        layers = self._encoder.metadata["layers"]
        for story, words, output in zip(stories, tokens, outputs, strict=True):
            found = decode(story.text, words, Scores.of(output, layers), self._links)
            yield Reading(story, self._producer, found)


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
