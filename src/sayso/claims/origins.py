"""How many independent origins stand behind one side of a claim, at least and at most, and why.

At most: as many as there are groups of voices that no certain rule makes one.  At least: as few as
there can be if everybody is one who could be.  See ``docs/origins.md``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product

from sayso.claims.belonging import named
from sayso.claims.certain import CERTAIN
from sayso.claims.origins_corrected import told_by_user
from sayso.claims.passing import only_pass_on
from sayso.claims.possible import POSSIBLE
from sayso.claims.reasons import listed, sentences
from sayso.claims.voices import Context, Voice, voices
from sayso.data import Member, OriginGroup, Origins, Party

__all__ = ["Context", "origins"]

_MOST = 3  # reasons of one kind that are written out
_EXACT = 14  # groups up to which the smallest number is sought by trying all ways


@dataclass(slots=True)
class _Group:
    voices: list[Voice]
    why: list[str] = field(default_factory=list)

    @property
    def second_hand(self) -> bool:
        return all(v.second_hand for v in self.voices)


def origins(members: Sequence[Member], context: Context) -> Origins:
    """The origins of the members of one side."""
    found, notes = only_pass_on(voices(members, context))
    groups = _grouped(found, context)
    for group in groups:
        group.why += [note for v in group.voices for note in notes.get(v.party.id, ())]
    could = _could_be_one(groups, context)
    first_hand = [n for n, g in enumerate(groups) if not g.second_hand]
    counted = first_hand or list(range(len(groups)))
    least = _fewest(counted, set(could))
    for n, group in enumerate(groups):
        reasons = [reason for pair, reason in could.items() if n in pair]
        group.why += reasons[:_MOST]
        if len(reasons) > _MOST:
            group.why.append(f"it could be {len(reasons) - _MOST} more of the others")
    return Origins(
        least, len(groups), tuple(_told(g, context, others=bool(first_hand)) for g in groups)
    )


def _grouped(found: Sequence[Voice], context: Context) -> list[_Group]:
    """The voices that certain rules make one."""
    groups = _by_party(found)
    of = list(range(len(groups)))
    every = [tuple(g.voices) for g in groups]
    for i, j in combinations(range(len(groups)), 2):
        if of[i] == of[j]:
            continue
        kept, gone = sorted((of[i], of[j]))
        reason = None
        if not _told_apart(groups[kept], groups[gone]):
            reason = _certain(every[i], every[j], context)
        reason = reason or _corrected(every[i], every[j], context)
        if reason is None:
            continue
        groups[kept].voices += groups[gone].voices
        groups[kept].why += [*groups[gone].why, reason]
        groups[gone].voices = []
        of = [kept if g == gone else g for g in of]
    return [g for g in groups if g.voices]


def _by_party(found: Sequence[Voice]) -> list[_Group]:
    """One speaker in several stories is one origin."""
    groups: dict[str, _Group] = {}
    for v in found:
        groups.setdefault(v.party.id, _Group([])).voices.append(v)
    return list(groups.values())


def _distinct(found: Sequence[Voice]) -> Sequence[Voice]:
    """Those that the rules can tell apart: of a party with a name one, since they look at that."""
    return found if found[0].unnamed else found[:1]


def _told_apart(a: _Group, b: _Group) -> bool:
    """Whether one story has somebody unnamed of each."""
    mine, its = ({v.place for v in g.voices if v.unnamed} for g in (a, b))
    return bool(mine & its)


def _certain(a: Sequence[Voice], b: Sequence[Voice], context: Context) -> str | None:
    pairs = product(_distinct(a), _distinct(b), CERTAIN)
    return next((r for v, w, rule in pairs if (r := rule(v, w, context.parties))), None)


def _corrected(a: Sequence[Voice], b: Sequence[Voice], context: Context) -> str | None:
    pairs = product(a, b, context.corrections)
    return next((r for v, w, c in pairs if (r := told_by_user(v, w, c))), None)


def _could_be_one(groups: Sequence[_Group], context: Context) -> dict[tuple[int, int], str]:
    """The pairs of groups that could be one, and why."""
    found: dict[tuple[int, int], str] = {}
    parts = [[v for g in _by_party(group.voices) for v in _distinct(g.voices)] for group in groups]
    for i, j in combinations(range(len(groups)), 2):
        if _told_apart(groups[i], groups[j]):
            continue
        pairs = product(parts[i], parts[j], POSSIBLE)
        reason = next((r for v, w, rule in pairs if (r := rule(v, w, context.parties))), None)
        if reason is not None:
            found[i, j] = reason
    return found


def _fewest(groups: Sequence[int], could: set[tuple[int, int]]) -> int:
    """The smallest number of sets, all of whose members could be one with all others in theirs (a
    clique cover): exact for few groups, else the first fit."""
    best = len(groups)

    def fits(g: int, others: Sequence[int]) -> bool:
        return all((min(g, o), max(g, o)) in could for o in others)

    def place(n: int, sets: list[list[int]]) -> None:
        nonlocal best
        if len(sets) >= best:
            return
        if n == len(groups):
            best = len(sets)
            return
        fitting = [s for s in sets if fits(groups[n], s)]
        for s in fitting if len(groups) <= _EXACT else fitting[:1]:
            s.append(groups[n])
            place(n + 1, sets)
            s.pop()
        if len(groups) <= _EXACT or not fitting:
            sets.append([groups[n]])
            place(n + 1, sets)
            sets.pop()

    place(0, [])
    return best


def _told(group: _Group, context: Context, *, others: bool) -> OriginGroup:
    parties: dict[str, Party] = {v.party.id: v.party for v in group.voices}
    why = [_where(group, context), *group.why, *_shared(group, context)]
    if group.second_hand:
        left_out = ", so that the smallest number leaves it out" if others else ""
        why.append(f"it is known only through somebody who denies it{left_out}")
    return OriginGroup(tuple(parties[id] for id in sorted(parties)), sentences(dict.fromkeys(why)))


def _where(group: _Group, context: Context) -> str:
    """Who is told of, and in whose stories."""
    names = listed(dict.fromkeys(named(v) for v in group.voices))
    if all(v.own_voice for v in group.voices):
        return f"{names} says so itself"
    outlets = dict.fromkeys(_outlet(v.place, context) for v in group.voices)
    return f"{names}, as told by {listed(outlets)}"


def _shared(group: _Group, context: Context) -> Iterator[str]:
    """What the group's stories have of each other's words."""
    places = {v.place[0]: v.place for v in group.voices}
    for echo in context.echoes:
        if {echo.story, echo.other} <= places.keys():
            one, other = (_outlet(places[key], context) for key in (echo.story, echo.other))
            if echo.direction == "unknown":
                yield f"{one} and {other} share words, so that one of them repeats the other"
            else:
                yield f"{one} repeats the words of {other}"
    for a, b in context.quoted:
        if {a, b} <= places.keys():
            names = f"{_outlet(places[a], context)} and {_outlet(places[b], context)}"
            yield f"{names} share quotations only: both may have been in the room"


def _outlet(place: tuple[str, int], context: Context) -> str:
    outlet = context.parties.outlet(*place)
    return (outlet.name if outlet else None) or place[0]
