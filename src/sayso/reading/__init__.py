"""Bytes to stories: pages, text, JSON lines, archives, feeds; files, folders, addresses, pipes."""

from sayso.reading.inputs import stories
from sayso.reading.story import read_bytes, read_text

__all__ = ["read_bytes", "read_text", "stories"]
