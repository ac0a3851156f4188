"""The long story that was opened last, kept at hand: its parts are asked for one after another."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from copy import copy

from sayso.web.storyview import StoryView


class Desk:
    """Holds one story of several parts, which may take seconds to be loaded."""

    def __init__(self) -> None:
        self._held: tuple[Hashable, StoryView] | None = None

    def view(self, asked: Hashable, make: Callable[[], StoryView]) -> StoryView:
        """A view to be turned to a part: of the story held, if it is what was ``asked`` for."""
        held = self._held
        if held is None or held[0] != asked:
            held = asked, make()
            if len(held[1].parts) > 1:
                self._held = held
        # What two requests share of it is never changed: each turns a copy.
        return copy(held[1])
