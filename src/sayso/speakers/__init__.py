"""Who is speaking: every attribution's source to a speaker."""

from sayso.speakers.resolution import resolve

__all__ = ["resolve"]
