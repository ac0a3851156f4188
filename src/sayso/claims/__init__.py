"""Claims: what many stories say, who stands behind it, who denies it, from how many origins."""

from sayso.claims.deriving import derive

__all__ = ["derive"]
