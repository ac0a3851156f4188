"""What is worked out over all stories: made in the background, kept until the library changes."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from sayso.claims import update, whole
from sayso.claims.attributions_corrected import kept, rejections
from sayso.claims.identity import Parties, parties
from sayso.data import Claim
from sayso.library import Library
from sayso.web.board import Board, board

Stamp = tuple[tuple[int, int], ...]
Prepare = Callable[[Library], object]
Derive = Callable[[Library], Iterable[Claim]]


def _claims(library: Library) -> Iterable[Claim]:
    return whole(library).claims


@dataclass(slots=True)
class _Made:
    stamp: Stamp
    parties: Parties | None = None
    board: Board | None = None


class Shelf:
    """The parties and the claims of a library's stories, without what a person has rejected.

    They come when they are ready; the older ones are shown until newer are there.
    """

    def __init__(self, path: Path, derive: Derive = _claims, prepare: Prepare = update) -> None:
        """``prepare`` brings what the library keeps of claims up to date; ``derive`` tells them."""
        self._path = path
        self._derive, self._prepare = derive, prepare
        self._lock = threading.Lock()
        self._made = _Made(())
        self._thread: threading.Thread | None = None

    @property
    def busy(self) -> bool:
        """Whether newer ones are being made."""
        return self._thread is not None

    def parties(self) -> Parties | None:
        """The parties, of the library as it is now or a moment ago; None before the first time."""
        self._refresh()
        return self._made.parties

    def board(self) -> Board | None:
        """The claims, likewise."""
        self._refresh()
        return self._made.board

    def wait(self, seconds: float) -> None:
        """Waits until nothing is being made any more, or so long."""
        thread = self._refresh()
        if thread is not None:
            thread.join(seconds)

    def _refresh(self) -> threading.Thread | None:
        with self._lock:
            if self._thread is None and self._stamp() != self._made.stamp:
                self._thread = threading.Thread(target=self._make, daemon=True)
                self._thread.start()
            return self._thread

    def _make(self) -> None:
        try:
            # Deriving writes: what is stamped is the library that it leaves.
            with Library.open(self._path) as library:
                self._prepare(library)
            made = replace(self._made, stamp=self._stamp())
            with Library.open(self._path) as library:
                self._fill(made, library)
        except Exception:
            # The older ones stay; a change of the library is another try.
            logging.getLogger(__name__).exception("the claims could not be made")
            made = replace(self._made, stamp=self._stamp())
        with self._lock:
            self._made, self._thread = made, None

    def _fill(self, made: _Made, library: Library) -> None:
        standing = library.corrections.standing()
        gone = rejections(standing)
        stories = [kept(s, gone) for s in library.stories(every=True)]
        made.parties = parties(stories, standing)
        self._made = replace(self._made, parties=made.parties)
        made.board = board(stories, made.parties, self._derive(library))

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
