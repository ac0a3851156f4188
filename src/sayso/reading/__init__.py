"""Bytes to stories: HTML, plain text and JSON lines, from files, folders, addresses and pipes."""

from sayso.reading.inputs import stories
from sayso.reading.story import read_bytes

__all__ = ["read_bytes", "stories"]
