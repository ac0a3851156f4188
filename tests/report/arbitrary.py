"""Hypothesis strategies: any text, and any reading of it whose spans are valid."""

from __future__ import annotations

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from sayso.data import Attribution, Block, Reading, Span, Spans, Speaker, Story

from .invented import PRODUCER

NASTY = "\x00\x07\x1b\x7f\x85\x9b\u061c\u200b\u200d\u2028\u202a\u202e\u2066\u2069\ud800\ufeff"
COMMON = "ab .,“”'\"<>&;{}%\n\r\t\u00a0e\u0301漢、한ا🎉👩"

# A busy machine is no fault of the code.
patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

texts = st.text(
    st.one_of(st.sampled_from(COMMON), st.sampled_from(NASTY), st.characters()), max_size=60
)


@st.composite
def spans(draw: st.DrawFn, length: int, most: int = 2) -> Spans:
    """Up to ``most`` spans in order, none empty, none overlapping."""
    if not length:
        return ()
    count = 2 * draw(st.integers(0, min(most, (length + 1) // 2)))
    cuts = draw(st.lists(st.integers(0, length), min_size=count, max_size=count, unique=True))
    cuts.sort()
    return tuple(zip(cuts[::2], cuts[1::2], strict=True))


@st.composite
def blocks(draw: st.DrawFn, length: int, boilerplate: bool = True) -> tuple[Block, ...]:
    """Blocks that do not overlap."""
    kinds = ["headline", "subheading", "byline", "paragraph", "list", "quote", "caption"]
    kind = st.sampled_from([*kinds, *(["boilerplate"] * boilerplate)])
    return tuple(Block(draw(kind), span) for span in draw(spans(length, 4)))  # type: ignore[arg-type]


@st.composite
def readings(draw: st.DrawFn, most: int = 4, boilerplate: bool = True) -> Reading:
    """A reading of any text, with parents in any order, unknown ones and circles among them."""
    text = draw(texts)
    size = len(text)
    ids = [f"s{i}" for i in range(draw(st.integers(0, most)))] if text else []
    parent = st.sampled_from([None, "nowhere", *ids])
    name = st.one_of(st.none(), texts)
    speakers = [
        Speaker("p", draw(name), "person", description=draw(name), affiliation="q", members=("q",)),
        Speaker("q", draw(name), "group", role=draw(name), affiliation="p", members=("p", "z")),
    ]
    attributions = tuple(
        Attribution(
            i,
            draw(spans(size)),
            draw(spans(size)),
            draw(spans(size)),
            parent=draw(parent),
            speaker=draw(st.sampled_from([None, "p", "q", "z"])),
            channel=draw(spans(size)),
        )
        for i in ids
    )
    story = Story("x", text, draw(blocks(size, boilerplate)), title=draw(name), url=draw(name))
    return Reading(story, PRODUCER, attributions, tuple(speakers))


def covered(attributions: tuple[Attribution, ...], role: str, at: int) -> list[int]:
    """The indices of the attributions whose ``role`` covers the character at ``at``."""

    def holds(span: Span) -> bool:
        return span[0] <= at < span[1]

    return [i for i, a in enumerate(attributions) if any(map(holds, getattr(a, role)))]
