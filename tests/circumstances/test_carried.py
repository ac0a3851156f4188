"""Days that go on to the speaker's next words."""

from __future__ import annotations

from dataclasses import replace

from sayso.circumstances import circumstances, find, with_carried_days
from sayso.data import SaidAt
from tests.circumstances.marked import marked

DAY = "2024-10-28"


def days(text: str, speakers: tuple[str, ...]) -> list[SaidAt | None]:
    story, bare = marked(text, "2024-10-29")
    told = [replace(a, speaker=s) for a, s in zip(bare, speakers, strict=True)]
    found = circumstances(story, told, find(story, told))
    return [a.said_at for a in with_carried_days(story, found)]


TWO = (
    "{a1:s Mara Quell} {a1:c said} on Monday {a1:x that the dam was safe}. "
    "{a2:x “Nobody is in danger,”} {a2:s she} {a2:c added}."
)


def test_what_a_speaker_adds_has_the_day_inferred():
    first, second = days(TWO, ("p1", "p1"))
    assert first is not None
    assert not first.inferred
    assert second == SaidAt((), DAY, DAY, True)


def test_another_speaker_has_none():
    assert days(TWO, ("p1", "p2"))[1] is None


def test_nor_has_what_stands_paragraphs_away():
    text = TWO.replace("{a2:x", "\n\nThe river rose.\n\nIt fell again.\n\n{a2:x")
    assert days(text, ("p1", "p1"))[1] is None


def test_nor_an_indirect_said():
    text = TWO.replace("“Nobody is in danger,”", "Nobody is in danger,").replace("added", "said")
    assert days(text, ("p1", "p1"))[1] is None
