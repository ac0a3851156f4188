"""sayso reads news and tells, for every claim, on whose say-so it rests.

>>> import sayso
>>> reading = sayso.read("story.html")              # doctest: +SKIP
>>> for a in reading.attributions:                  # doctest: +SKIP
...     print(a.source, a.cue, a.content)

``read`` reads one story; ``Reader`` holds the model for many.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sayso.data import (
    Attribution,
    Block,
    Judgement,
    Producer,
    Reading,
    SaidAt,
    Span,
    Spans,
    Speaker,
    Story,
    Via,
)
from sayso.errors import (
    FetchError,
    InputError,
    LibraryError,
    ModelError,
    NotAStory,
    NotEnglish,
    NotFound,
    SaysoError,
    TooLarge,
)

if TYPE_CHECKING:
    from sayso.reader import Reader as Reader

__all__ = [
    "Attribution",
    "Block",
    "FetchError",
    "InputError",
    "Judgement",
    "LibraryError",
    "ModelError",
    "NotAStory",
    "NotEnglish",
    "NotFound",
    "Producer",
    "Reader",
    "Reading",
    "SaidAt",
    "SaysoError",
    "Span",
    "Spans",
    "Speaker",
    "Story",
    "TooLarge",
    "Via",
    "read",
]


def read(source: str | Path) -> Reading:
    """The reading of the one story in a file or at an address.

    Raises ``InputError`` where it cannot be read, ``ModelError`` where the weights are missing.
    Loads the model each time: for many stories make a ``Reader``.
    """
    from sayso.reader import Reader

    return Reader().read(source)


def __getattr__(name: str) -> Any:
    # The reader brings numpy and onnxruntime along; ``import sayso`` does not.
    if name == "Reader":
        from sayso.reader import Reader

        return Reader
    raise AttributeError(f"module 'sayso' has no attribute {name!r}")
