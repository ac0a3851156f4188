"""The progress bars of `sayso add`: how many, how fast, how long still."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import click
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.text import Text


@dataclass(frozen=True, slots=True)
class Bar:
    """What the watcher is told: that one more is done, and a line to stand above the bar."""

    step: Callable[[], None]
    say: Callable[[str], None]


class _Speed(ProgressColumn):
    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        return Text("" if speed is None else f"{speed:.1f} stories a second")


@contextmanager
def bar(total: int | None) -> Iterator[Bar]:
    """A bar on standard error while it is watched by somebody, else none."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield Bar(lambda: None, lambda line: click.echo(line, err=True))
        return
    columns = [
        TextColumn("Reading"), BarColumn(), MofNCompleteColumn(), _Speed(), TimeElapsedColumn(),
        TextColumn("left"), TimeRemainingColumn(),
    ]  # fmt: skip
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("Reading", total=total)

        def say(line: str) -> None:
            progress.console.print(line, markup=False, highlight=False, soft_wrap=True)

        yield Bar(lambda: progress.advance(task), say)


@contextmanager
def countdown(names: Mapping[str, str]) -> Iterator[Callable[[str, int], None]]:
    """Bars by their names, each from the first moment that something is left of it."""
    console = Console(stderr=True)
    columns = [TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()]
    with Progress(
        *columns, TextColumn("left"), TimeRemainingColumn(), console=console, transient=True,
        disable=not console.is_terminal,
    ) as progress:  # fmt: skip
        tasks: dict[str, TaskID] = {}
        totals: dict[str, int] = {}

        def told(what: str, left: int) -> None:
            if what not in tasks:
                totals[what] = left
                tasks[what] = progress.add_task(names[what], total=left)
            progress.update(tasks[what], completed=totals[what] - left)

        yield told
