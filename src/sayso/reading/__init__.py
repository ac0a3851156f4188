"""Bytes to stories: HTML, plain text and JSON lines, from files, folders, addresses and pipes."""

from sayso.reading.inputs import stories
from sayso.reading.story import read_bytes, read_text

__all__ = ["read_bytes", "read_text", "stories"]
