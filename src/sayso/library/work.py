"""One story read, and what one process of several does."""

from __future__ import annotations

import queue
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection

from sayso.data import Reading, Story
from sayso.errors import InputError, SaysoError

Outcome = Reading | InputError
READY = "ready"
"""What a process says once it has its model."""


def name_of(story: Story) -> str:
    """What an error calls a story whose input holds others, too."""
    if story.input is None or story.input == story.id or story.input.endswith(f"/{story.id}"):
        return story.input or story.id
    return f"{story.input} ({story.id})"


def outcome_of(read: Callable[[Story], Reading], story: Story) -> Outcome:
    """The reading, or why there is none: no story, however odd, stops the rest."""
    try:
        return read(story)
    except InputError as error:
        return error
    except SaysoError:
        raise
    except Exception as error:
        return InputError(name_of(story), f"cannot be read ({type(error).__name__}: {error})")


def work(pipe: Connection) -> None:
    """What a process does: reads what comes, until the pipe is closed, also by our death."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        from sayso.reader import Reader

        reader = Reader(threads=1)
    except Exception as error:
        pipe.send(error)
        return
    waiting: queue.SimpleQueue[Story | None] = queue.SimpleQueue()
    # A thread takes stories in while one is read: a full pipe each way would be a deadlock.
    threading.Thread(target=_receive, args=(pipe, waiting), daemon=True).start()
    with suppress(OSError):
        pipe.send(READY)
        while (story := waiting.get()) is not None:
            pipe.send(outcome_of(reader.read_story, story))


def _receive(pipe: Connection, waiting: queue.SimpleQueue[Story | None]) -> None:
    with suppress(EOFError, OSError):
        while True:
            waiting.put(pipe.recv())
    waiting.put(None)
