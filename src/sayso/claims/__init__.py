"""Claims: what many stories say, who stands behind it, who denies it, from how many origins."""

from sayso.claims.deriving import derive
from sayso.claims.update import Update, update
from sayso.claims.viewing import View, claim, count, listed, rivals, row, whole

__all__ = [
    "Update",
    "View",
    "claim",
    "count",
    "derive",
    "listed",
    "rivals",
    "row",
    "update",
    "whole",
]
