"""When, where, by what means and to whom it was said: from attributions and what stands by them."""

from sayso.circumstances.carried import with_carried_days
from sayso.circumstances.finder import find, together
from sayso.circumstances.span import Circumstance
from sayso.circumstances.tying import circumstances

__all__ = ["Circumstance", "circumstances", "find", "together", "with_carried_days"]
