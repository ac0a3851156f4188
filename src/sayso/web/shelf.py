"""What is derived over stories: brought up to date in the background as the library changes."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from pathlib import Path

from sayso.claims import update
from sayso.library import Library

Stamp = tuple[tuple[int, int], ...]


class Shelf:
    """Keeps a library's claims and parties up to date; the older ones are shown meanwhile."""

    def __init__(self, path: Path, prepare: Callable[[Library], object] = update) -> None:
        """``prepare`` brings what the library keeps of claims up to date."""
        self._path = path
        self._prepare = prepare
        self._lock = threading.Lock()
        self._stamped: Stamp | None = None
        self._thread: threading.Thread | None = None

    @property
    def busy(self) -> bool:
        """Whether newer ones are being made."""
        return self._thread is not None

    def look(self) -> threading.Thread | None:
        """Begins to bring them up to date, where the library has changed since."""
        with self._lock:
            if self._thread is None and self.stamp() != self._stamped:
                self._thread = threading.Thread(target=self._make, daemon=True)
                self._thread.start()
            return self._thread

    def wait(self, seconds: float) -> None:
        """Waits until nothing is being made any more, or so long."""
        thread = self.look()
        if thread is not None:
            thread.join(seconds)

    def _make(self) -> None:
        try:
            with Library.open(self._path) as library:
                self._prepare(library)
        except Exception:
            # The older ones stay; a change of the library is another try.
            logging.getLogger(__name__).exception("the claims could not be made")
        with self._lock:
            # Deriving writes: what is stamped is the library that it leaves.
            self._stamped, self._thread = self.stamp(), None

    def stamp(self) -> Stamp:
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
