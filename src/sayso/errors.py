"""What sayso raises.

SaysoError
├── InputError          an input that cannot be read; says which and why, in one line
│   ├── NotFound        no such file, or a folder without stories
│   ├── TooLarge        over a limit of size
│   ├── NotAStory       empty, binary, damaged, or without a story in it
│   ├── NotEnglish      a story in another language
│   └── FetchError      an address that does not answer, is refused, or is not public
├── ModelError          the weights are missing or are not the ones this version was built for
└── LibraryError        a library that cannot be opened or written
"""

from __future__ import annotations


class SaysoError(Exception):
    """The root of all that sayso raises on purpose."""


class InputError(SaysoError):
    """An input that cannot be read; ``str()`` is one line, ``name: reason``."""

    def __init__(self, name: str, reason: str) -> None:
        self.name = name
        self.reason = " ".join(reason.split())
        super().__init__(f"{name}: {self.reason}")

    def __reduce__(self) -> tuple[type[InputError], tuple[str, str]]:
        # It travels between processes.
        return type(self), (self.name, self.reason)


class NotFound(InputError):
    """No such file, or a folder without stories."""


class TooLarge(InputError):
    """Over a limit of size."""


class NotAStory(InputError):
    """Empty, binary, damaged, or without a story in it."""


class NotEnglish(InputError):
    """A story in another language than English."""


class FetchError(InputError):
    """An address that does not answer, is refused, or is not public."""


class ModelError(SaysoError):
    """The weights are missing, or are not those that this version was built for."""


class LibraryError(SaysoError):
    """A library that is none, is not there, or cannot be opened or written."""
