"""What is being added: in the background, one after the other, watched from a page."""

from __future__ import annotations

import io
import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from sayso.data import Story
from sayso.errors import InputError, SaysoError
from sayso.library import Library, Stored
from sayso.library.adding import Event, add

_KEPT = 50
Found = Callable[[], Iterator[Story | InputError]]


@dataclass(slots=True)
class Job:
    """One thing that is added: ``done`` of ``total`` stories, which are known once it is opened."""

    id: str
    name: str
    total: int | None = None
    done: int = 0
    held: int = 0
    stored: list[tuple[str, str]] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    finished: bool = False


class Jobs:
    """The jobs of a library; the last fifty are remembered."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._turn = threading.Lock()

    def __getitem__(self, id: str) -> Job:
        return self._jobs[id]

    def start(self, name: str, found: Found) -> Job:
        """Begins to add the stories that ``found`` gives; at once, or when the others are done."""
        job = Job(secrets.token_urlsafe(8), name)
        self._jobs[job.id] = job
        while len(self._jobs) > _KEPT:
            self._jobs.popitem(last=False)
        # A daemon: what is not done when we are stopped is not in the library, and can be repeated.
        threading.Thread(target=self._run, args=(job, found), daemon=True).start()
        return job

    def _run(self, job: Job, found: Found) -> None:
        def told(event: Event) -> None:
            job.done += 1
            if isinstance(event, Stored):
                story = event.reading.story
                job.stored.append((event.key, story.title or event.key))
            elif isinstance(event, InputError):
                job.failed.append(event.reason)
            else:
                job.held += 1

        try:
            with self._turn, Library.open(self._path) as library:
                stories: list[Story] = []
                for item in found():
                    if isinstance(item, InputError):
                        job.failed.append(item.reason)
                    else:
                        stories.append(item)
                job.total = len(stories)
                add(stories, library, told=told)
        except SaysoError as error:
            job.failed.append(str(error))
        finally:
            job.finished = True


def pasted(data: bytes, sort: str) -> Iterator[Story | InputError]:
    """The stories in what was pasted or dropped, which has no name that would last: its id is of
    its words, unless it tells its own."""
    from sayso.reading import stories

    for item in stories(["-"], stdin=io.BytesIO(data)):
        if isinstance(item, Story) and item.id.startswith("stdin-"):
            item = replace(item, id=item.id.replace("stdin", sort, 1))
        yield item


def fetched(address: str) -> Iterator[Story | InputError]:
    """The stories at an address, which must be public."""
    from sayso.reading import stories

    return stories([address])
