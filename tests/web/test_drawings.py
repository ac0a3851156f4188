"""The pictures of a claim, as geometry."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from sayso.claims.showing import Face, Row, Voice, face_of
from sayso.data import Claim, Member, OriginGroup, Origins, Party
from sayso.web.drawings import funnel, timeline

NONE = Origins(0, 0)


def voice(outlet: str, origin: str, date: str = "2021-05-03", position: str = "supports") -> Voice:
    party = Party(origin, origin)
    member = Member(outlet, 1, "s0", ((0, 1),))
    return Voice(
        member, position, party, party, (outlet, origin), "w", outlet, "t", date, "c-s0", False,  # type: ignore[arg-type]
    )  # fmt: skip


def row(voices: list[Voice], least: int) -> Face:
    names = list(dict.fromkeys(v.origin.id for v in voices))
    groups = tuple(OriginGroup((Party(n, n),), "why") for n in names)
    members = tuple(v.member for v in voices)
    claim = Claim("c", "It is.", members, (), (), Origins(least, len(names), groups), NONE)
    return face_of(Row(claim, tuple(voices)))


def test_many_outlets_narrow_to_one_origin() -> None:
    found = funnel(row([voice(o, "okafor") for o in ("a", "b", "c")], 1))
    assert found is not None
    assert len(found.left) == 3
    assert found.right == ((20, True),)
    assert {(start, end) for start, end, _ in found.lines} == {(y, 20) for y in found.left}


def test_a_line_for_each_outlet_and_the_origin_that_it_has_it_from_and_no_other() -> None:
    found = funnel(row([voice("a", "okafor"), voice("b", "brandt"), voice("b", "okafor")], 1))
    assert found is not None
    (up, down), (first, second) = found.left, (y for y, _ in found.right)
    assert {line[:2] for line in found.lines} == {(up, first), (down, second), (down, first)}
    assert [sure for _, sure in found.right] == [True, False]


def test_nothing_is_drawn_of_what_was_not_counted() -> None:
    known = row([voice("a", "okafor")], 1)
    assert funnel(replace(known, least=0, most=0)) is None
    assert timeline([voice("a", "okafor", date="")]) is None
    assert timeline([voice("a", "okafor", date="in May")]) is None


DAYS = st.dates().map(str)


@given(st.lists(st.tuples(DAYS, st.sampled_from(["supports", "denies", "doubts"])), min_size=1))
def test_each_voice_is_a_dot_inside_the_picture_on_its_side(told: list[tuple[str, str]]) -> None:
    found = timeline([voice(f"o{i}", "x", day, side) for i, (day, side) in enumerate(told)])
    assert found is not None
    assert len(found.dots) == len(told)
    places = {(d.x, d.y) for d in found.dots}
    assert len(places) == len(told)
    for dot in found.dots:
        assert 0 <= dot.x <= found.width
        assert 0 <= dot.y <= found.height
        assert (dot.y < found.axis) == (dot.voice.position == "supports")


@given(st.lists(DAYS, min_size=1))
def test_later_is_to_the_right(days: list[str]) -> None:
    found = timeline([voice(f"o{i}", "x", day) for i, day in enumerate(days)])
    assert found is not None
    by_day = sorted((d.voice.date, d.x) for d in found.dots)
    assert [x for _, x in by_day] == sorted(x for _, x in by_day)
