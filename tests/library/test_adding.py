"""Adding: what is read, passed over and listed, by one process and by two."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from sayso.data import Reading, Story
from sayso.errors import InputError, NotAStory, SaysoError
from sayso.library import Library, Stored, adding, processes, work
from sayso.library.adding import Added, add

from .invented import TEXT, held, reading, story

Items = Iterable[Story | InputError]


class Pretender:
    """Stands in for the reader: quick, and counts."""

    read: list[str]

    def __init__(self, *, threads: int | None = None) -> None:
        assert threads == 1

    def read_story(self, story: Story) -> Reading:
        if "odd" in story.text:
            raise RuntimeError("an odd\nstory")
        self.read.append(story.id)
        return reading(story.id, story.text, published_at=story.published_at, input=story.input)


@pytest.fixture
def pretender(monkeypatch: pytest.MonkeyPatch) -> type[Pretender]:
    monkeypatch.setattr("sayso.reader.Reader", Pretender)
    Pretender.read = []
    return Pretender


def lines(*texts: str, input: str = "/in/s.jsonl") -> list[Story | InputError]:
    return [story(f"s{n}", text, input=input) for n, text in enumerate(texts)]


def test_each_event_is_told_once(library: Library, pretender: type[Pretender]) -> None:
    events: list[adding.Event] = []
    items = [*lines("One.", "An odd one.", "Two."), NotAStory("/in/x.txt", "is empty")]
    assert add(items, library, told=events.append) == Added(2, 0, 2)
    assert [type(e) for e in events] == [Stored, InputError, Stored, NotAStory]
    assert str(events[1]) == "/in/s.jsonl (s1): cannot be read (RuntimeError: an odd story)"
    assert add(items, library, told=events.append) == Added(0, 2, 2)
    assert events[4] == "held"
    assert pretender.read == ["s0", "s2"]


def test_failures_are_listed_and_go_when_they_can_be_read(
    library: Library, pretender: type[Pretender]
) -> None:
    del pretender
    bad = [NotAStory(f"/in/s.jsonl:{n}", 'has no "text"') for n in (2, 10, 3)]
    add([*lines("One."), *bad, NotAStory("/in/x.txt", "is empty")], library)
    add(lines("An odd one."), library)
    names = [failure.name for failure in library.failures]
    assert names == ["/in/s.jsonl (s0)", "/in/x.txt"]
    add([*lines("One.", "An odd one.")[:2], bad[0]], library)
    assert [f.name for f in library.failures] == [
        "/in/s.jsonl:2", "/in/s.jsonl (s1)", "/in/x.txt",
    ]  # fmt: skip
    assert library.count().failures == 3
    add([*lines("One."), story("x.txt", "Full.", input="/in/x.txt")], library)
    assert list(library.failures) == []


def test_a_reason_that_stays_keeps_its_date(library: Library) -> None:
    add([NotAStory("/in/x.txt", "is empty")], library)
    (before,) = library.failures
    add([NotAStory("/in/x.txt", "is empty")], library)
    assert list(library.failures) == [before]
    add([NotAStory("/in/x.txt", "is a picture")], library)
    assert [f.reason for f in library.failures] == ["is a picture"]


def test_reread(library: Library, pretender: type[Pretender]) -> None:
    add(lines("One.", "Two."), library)
    before = held(library)
    assert add(lines("One.", "Two."), library, reread=True) == Added(2, 0, 0)
    stored = (s.reading.story for s in library.stories(every=True))
    assert add(stored, library, reread=True) == Added(2, 0, 0)
    assert pretender.read == ["s0", "s1"] * 3
    assert held(library) == before


def test_what_depends_on_what_is_being_read_waits_for_it(
    library: Library, pretender: type[Pretender]
) -> None:
    """The second line of an id is read with the date that the first one told."""
    del pretender
    items: Items = [story(published_at="2025-01-02"), story(text=TEXT + "More."), story()]
    assert add(items, library) == Added(2, 1, 0)
    run = adding._Run(library, True, print)
    feed = run.feed(items)
    first = next(feed)
    assert isinstance(first, Story)
    assert next(feed) == processes.WAIT


def test_order_is_kept_and_the_quick_wait() -> None:
    """Two workers that answer out of order: what comes out is in order all the same."""

    class Team:
        def __init__(self) -> None:
            self.given: list[int] = []

        @property
        def busy(self) -> bool:
            return bool(self.given)

        def has_room(self) -> bool:
            return len(self.given) < 4

        def give(self, task: processes._Task) -> None:
            self.given.append(task.number)

        def answers(self) -> Iterator[tuple[int, work.Outcome]]:
            number = self.given.pop()
            yield number, reading(f"s{number}")

    def feed() -> processes.Feed:
        for n in range(9):
            yield story(f"s{n}")
            if n == 4:
                yield processes.WAIT
                seen.append("waited")

    seen: list[str] = []
    for outcome in processes._in_order(Team(), feed()):  # type: ignore[arg-type]
        assert isinstance(outcome, Reading)
        seen.append(outcome.story.id)
    assert seen == [*(f"s{n}" for n in range(5)), "waited", *(f"s{n}" for n in range(5, 9))]


def test_two_processes_give_what_one_does(tmp_path: Path) -> None:
    items = [
        *lines(*(f"{TEXT}It is the {n}th.\n" for n in range(12))),
        NotAStory("/in/y.txt", "is empty"),
        story("s3", TEXT + "A new version.\n", published_at="2025-01-03"),
        story("s3", TEXT + "A new version.\n"),
        story("s0\ud800", TEXT + "\ud800\0"),
    ]
    found = []
    for count in (1, 2):
        with Library.open(tmp_path / f"{count}.sqlite") as library:
            assert add(items, library, processes=count) == Added(14, 1, 1)
            found.append((held(library), [f.name for f in library.failures]))
    assert found[0] == found[1]
    assert len(found[0][0]) == 14
    assert any(r.attributions for _, _, r in found[0][0])


def die_over(pipe: processes.Connection) -> None:
    """A process that some stories kill."""
    pipe.send(work.READY)
    while True:
        found = pipe.recv()
        if "deadly" in found.text:
            os.kill(os.getpid(), signal.SIGKILL)
        pipe.send(reading(found.id, found.text))


def never_start(pipe: processes.Connection) -> None:
    del pipe
    os._exit(1)


def test_a_process_that_dies_over_a_story_takes_no_other_along(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "work", die_over)
    items = lines("One.", "A deadly one.", "Two.", "Three.", "A deadly one again.", "Four.")
    assert add(items, library, processes=2) == Added(4, 0, 2)
    assert [k for k, _, _ in held(library)] == ["s0", "s2", "s3", "s5"]
    assert [f.name for f in library.failures] == ["/in/s.jsonl (s1)", "/in/s.jsonl (s4)"]


def test_processes_that_cannot_start(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "work", never_start)
    with pytest.raises(SaysoError, match="cannot be started"):
        add(lines("One.", "Two."), library, processes=2)
