"""What is worked out over all stories: made in the background, kept until the library changes."""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass, replace
from pathlib import Path

from sayso.claims.identity import Parties, parties
from sayso.data import Reading
from sayso.library import Correction, Library, Stored
from sayso.web.board import Board, board
from sayso.web.corrections import reference, rejections

Stamp = tuple[tuple[int, int], ...]


@dataclass(slots=True)
class _Made:
    stamp: Stamp
    parties: Parties | None = None
    board: Board | None = None


class Shelf:
    """The parties and the claims of a library's stories, without what a person has rejected.

    The first one who asks waits a moment for the parties; claims come when they are ready, and
    the older ones are shown until newer are there.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._made = _Made(())
        self._newer: Stamp | None = None

    @property
    def busy(self) -> bool:
        """Whether newer ones are being made."""
        return self._newer is not None

    def parties(self) -> Parties | None:
        """The parties, of the library as it is now or a moment ago; None before the first time."""
        self._refresh()
        return self._made.parties

    def board(self) -> Board | None:
        """The claims, likewise."""
        self._refresh()
        return self._made.board

    def stale(self) -> None:
        """Says that a person has changed something, who wants to see it: waits for the parties."""
        thread = self._refresh()
        if thread is not None:
            thread.join(timeout=2)

    def wait(self, seconds: float) -> None:
        """Waits until nothing is being made."""
        thread = self._refresh()
        if thread is not None:
            thread.join(seconds)

    def _refresh(self) -> threading.Thread | None:
        with self._lock:
            stamp = self._stamp()
            if stamp == self._made.stamp or self._newer is not None:
                return None
            self._newer = stamp
            thread = threading.Thread(target=self._make, args=(stamp,), daemon=True)
            thread.start()
            return thread

    def _make(self, stamp: Stamp) -> None:
        made = _Made(stamp, self._made.parties, self._made.board)
        try:
            with Library.open(self._path) as library:
                rejected = rejections(library)
                stories = [_kept(s, rejected) for s in library.stories()]
                standing = library.corrections.standing()
            made.parties = parties(stories, standing)
            self._made = replace(self._made, parties=made.parties)
            made.board = board(stories, made.parties)
        except Exception:
            logging.getLogger(__name__).exception("the claims could not be made")
        finally:
            with self._lock:
                self._made, self._newer = made, None

    def _stamp(self) -> Stamp:
        """Changes whenever the library's file does, or its log."""
        found = []
        for path in (self._path, self._path.with_name(self._path.name + "-wal")):
            try:
                stat = path.stat()
            except OSError:
                continue
            if stat.st_size:
                found.append((stat.st_mtime_ns, stat.st_size))
        return tuple(found)


def _kept(stored: Stored, rejected: dict[str, Correction]) -> Stored:
    """The story without the attributions that a person has rejected."""
    if not rejected:
        return stored
    reading: Reading = stored.reading
    left = tuple(a for a in reading.attributions if reference(reading.story, a) not in rejected)
    return replace(stored, reading=replace(reading, attributions=left))
