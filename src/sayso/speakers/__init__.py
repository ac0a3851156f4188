"""Who is speaking: every attribution's source to a speaker."""

from sayso.speakers.known import Known
from sayso.speakers.resolution import resolve

__all__ = ["Known", "resolve"]
