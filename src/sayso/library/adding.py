"""Many inputs into a library: what it holds already is passed over, the rest read and put."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from sayso.data import Story
from sayso.errors import InputError
from sayso.library.failures import input_of
from sayso.library.naming import clean, names_of
from sayso.library.processes import WAIT, Feed, read_by, read_here
from sayso.library.records import Stored
from sayso.library.store import Library
from sayso.library.work import name_of

Event = Stored | InputError | Literal["held"]
"""What came of one input: it was stored, it failed, or the library held it already."""


@dataclass(frozen=True, slots=True)
class Added:
    """How many stories were read and put, were held already, and failed."""

    read: int
    held: int
    failed: int


def add(
    inputs: Iterable[Story | InputError],
    library: Library,
    *,
    processes: int = 1,
    reread: bool = False,
    told: Callable[[Event], None] | None = None,
) -> Added:
    """Reads ``inputs`` into the library, and tells of each what came of it.

    Each story is put whole, in the inputs' order, however many processes read: the library is the
    same in the end, also where the process was killed and the same inputs are added again.
    ``reread``: what the library holds is read again, too.  Failures are kept in the library; those
    of an input go once it can be read.

    With more than one process the caller's main module must be importable (as ``multiprocessing``
    says).  Raises LibraryError, ModelError.
    """
    run = _Run(library, reread, told or _tell_nobody)
    feed = run.feed(inputs)
    for outcome in read_here(feed) if processes == 1 else read_by(processes, feed):
        story = run.flying.popleft()
        if isinstance(outcome, InputError):
            run.fail(InputError(name_of(story), outcome.reason), story.input)
        else:
            run.read += 1
            run.told(library.put(outcome))
    return Added(run.read, run.held, len(run.failed))


@dataclass(slots=True)
class _Run:
    library: Library
    reread: bool
    told: Callable[[Event], None]
    flying: deque[Story] = field(default_factory=deque)
    read: int = 0
    held: int = 0
    failed: set[str] = field(default_factory=set)

    def feed(self, inputs: Iterable[Story | InputError]) -> Feed:
        """The stories to read.  A story that may be the same as one that is being read waits for
        that: what is to be read of it depends on what is stored."""
        current: str | None = None
        for item in inputs:
            input = input_of(item.name) if isinstance(item, InputError) else item.input
            if input != current:
                self._settle(current)
                current = input
            if isinstance(item, InputError):
                self.fail(item)
                continue
            if self._flies(item):
                yield WAIT
            story = self.library.wanted(item, reread=self.reread)
            if story is None:
                self.held += 1
                self.told("held")
                continue
            self.flying.append(story)
            yield story
        self._settle(current)

    def fail(self, error: InputError, input: str | None = None) -> None:
        self.failed.add(error.name)
        self.library.failures.add(error, input)
        self.told(error)

    def _settle(self, input: str | None) -> None:
        if input is not None:
            self.library.failures.settle(input, self.failed)

    def _flies(self, story: Story) -> bool:
        names = set(_names(story))
        return any(not names.isdisjoint(_names(other)) for other in self.flying)


def _tell_nobody(event: Event) -> None:
    del event


def _names(story: Story) -> Iterator[tuple[str, str]]:
    yield "id", clean(story.id)
    yield from names_of(story).pairs()
