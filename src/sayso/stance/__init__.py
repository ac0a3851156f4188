"""From cue, negation, hedge and verdict to act, stance, certainty and judges."""

from sayso.stance.judging import judge

__all__ = ["judge"]
