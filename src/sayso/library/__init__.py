"""The library: the readings of many stories, kept in one SQLite file.

All SQL of sayso lives here.  Of what is derived over stories the library keeps the rows, and knows
nothing of what they mean.
"""

from sayso.library.records import Corpus, Correction, Failure, Hit, Stored
from sayso.library.store import Library

__all__ = ["Corpus", "Correction", "Failure", "Hit", "Library", "Stored"]
