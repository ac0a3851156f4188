"""Stories to readings, by one process or by several, in the order in which they came."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from typing import Final, Literal

from sayso.data import Reading, Story
from sayso.errors import InputError, SaysoError
from sayso.library.work import READY, Outcome, name_of, outcome_of, work

WAIT: Final = "wait"
"""Stands among the stories where the readings of all that came before must be out first."""

Feed = Iterator[Story | Literal["wait"]]

# Two more stories wait in each process, so that none is idle while we write.
_EACH = 3
# How far the quick may run ahead of a slow one, so that memory is bounded.
_AHEAD = 16


def read_here(stories: Feed) -> Iterator[Outcome]:
    """The readings, by this process, on one thread."""
    from sayso.reader import Reader

    reader: Reader | None = None
    for story in stories:
        if story == WAIT:
            continue
        # The model is loaded only once there is a story to read.
        reader = reader or Reader(threads=1)
        yield outcome_of(reader.read_story, story)


def read_by(processes: int, stories: Feed) -> Iterator[Outcome]:
    """The readings, by up to so many processes with a thread each; the first starts at once, the
    others as needed.

    A process that dies over a story (of memory, say) is replaced; a story over which two died is a
    failure.  Raises SaysoError where processes cannot be started.
    """
    team = _Team(processes)
    try:
        # It loads its model while we open the first input.
        team.start()
        yield from _in_order(team, stories)
    finally:
        team.end()


@dataclass(slots=True)
class _Task:
    number: int
    story: Story
    tries: int = 0


@dataclass(slots=True)
class _Worker:
    process: multiprocessing.process.BaseProcess
    pipe: Connection
    ready: bool = False
    tasks: deque[_Task] = field(default_factory=deque)

    def give(self, task: _Task) -> None:
        self.tasks.append(task)
        # If it has died, that is found out when its answer is waited for.
        with suppress(OSError):
            self.pipe.send(task.story)

    def end(self) -> None:
        self.pipe.close()
        self.process.kill()
        self.process.join()


class _Team:
    """The processes, and what each has to read."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._context = multiprocessing.get_context("spawn")
        self._workers: list[_Worker] = []
        self._again: deque[_Task] = deque()

    @property
    def busy(self) -> bool:
        return bool(self._again) or any(w.tasks for w in self._workers)

    def has_room(self) -> bool:
        return len(self._workers) < self._most or any(len(w.tasks) < _EACH for w in self._workers)

    def give(self, task: _Task) -> None:
        """Gives the story to whoever has least to do; there is room for it."""
        idle = [w for w in self._workers if not w.tasks]
        if not idle and len(self._workers) < self._most:
            idle = [self.start()]
        (idle[0] if idle else min(self._workers, key=lambda w: len(w.tasks))).give(task)

    def answers(self) -> Iterator[tuple[int, Outcome]]:
        """What has been read since, at least one story's unless a process died."""
        while self._again and self.has_room():
            self.give(self._again.popleft())
        working = {w.pipe: w for w in self._workers if w.tasks}
        for pipe in wait(list(working)):
            worker = working[pipe]  # type: ignore[index]
            try:
                answer = worker.pipe.recv()
            except (EOFError, OSError):
                yield from self._buried(worker)
                continue
            if answer == READY:
                worker.ready = True
            elif isinstance(answer, Reading | InputError):
                yield worker.tasks.popleft().number, answer
            else:
                raise answer

    def end(self) -> None:
        for worker in self._workers:
            worker.end()

    def start(self) -> _Worker:
        """Starts one more."""
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=work, args=(theirs,), daemon=True)
        process.start()
        theirs.close()
        self._workers.append(_Worker(process, ours))
        return self._workers[-1]

    def _buried(self, worker: _Worker) -> Iterator[tuple[int, Outcome]]:
        """Takes a dead process out, and its stories back; gives up the one that it died of if it
        was not the first to."""
        self._workers.remove(worker)
        worker.end()
        if not worker.ready:
            raise SaysoError("a process to read with cannot be started; try --processes 1")
        first = worker.tasks[0]
        first.tries += 1
        if first.tries > 1:
            worker.tasks.popleft()
            error = InputError(name_of(first.story), "cannot be read (the process died over it)")
            yield first.number, error
        self._again.extend(worker.tasks)


def _in_order(team: _Team, stories: Feed) -> Iterator[Outcome]:
    outcomes: dict[int, Outcome] = {}
    given = out = 0
    more, waiting = True, False
    while more or team.busy:
        while more and not waiting and team.has_room() and given - out < _AHEAD:
            story = next(stories, None)
            if story is None:
                more = False
            elif story == WAIT:
                waiting = True
            else:
                team.give(_Task(given, story))
                given += 1
        if team.busy:
            outcomes.update(team.answers())
        while out in outcomes:
            yield outcomes.pop(out)
            out += 1
        waiting = waiting and out < given
