"""The command line: thin commands; what is heavy is imported inside them."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from sayso.errors import InputError, SaysoError

if TYPE_CHECKING:
    from sayso.data import Reading, Story

EXIT_SOME_UNREAD = 1
_EPILOG = "Exit status: 0 all read, 1 some input could not be read, 2 wrong usage."


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="sayso")
def cli() -> None:
    """Reads news and tells, for every claim, on whose say-so it rests.

    \b
    Example:
      sayso read story.html
    """


class _Failures:
    """The inputs that could not be read: each named on standard error as it comes."""

    def __init__(self) -> None:
        self.count = 0

    def stories(self, items: Iterable[Story | InputError]) -> Iterator[Story]:
        for item in items:
            if isinstance(item, InputError):
                self.count += 1
                click.echo(f"sayso: {item}", err=True)
            else:
                yield item


@cli.command(epilog=_EPILOG)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["report", "jsonl", "html"]),
    default="report",
    show_default=True,
    help="A report to read, JSON lines to work with, or one self-contained page.",
)
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to a file.")
@click.option(
    "--published", metavar="DATE", help="Publication date (ISO 8601) where none is given."
)
@click.option("--any-language", is_flag=True, help="Read stories that are not in English, too.")
@click.option("--allow-private", is_flag=True, help="Fetch addresses of private networks, too.")
def read(
    inputs: tuple[str, ...],
    form: str,
    output: Path | None,
    published: str | None,
    any_language: bool,
    allow_private: bool,
) -> None:
    """Read stories and show who said what.

    INPUT is a file (.html .htm .txt .jsonl, each also .gz), a folder of them, an http(s) address,
    or - for standard input.

    \b
    Examples:
      sayso read story.txt
      sayso read --format jsonl stories/ > readings.jsonl
      curl -s https://example.org/story | sayso read -
    """
    _check_date(published)
    from sayso.reading import stories

    failures = _Failures()
    found = failures.stories(
        stories(
            inputs,
            any_language=any_language,
            allow_private=allow_private,
            published=published,
            stdin=sys.stdin.buffer,
        )
    )
    with _destination(output) as out:
        _write(_read_all(found), form, out)
    if failures.count:
        sys.exit(EXIT_SOME_UNREAD)


@cli.command()
@click.argument("corpus", type=click.Path(path_type=Path))
@click.option("--split", default=None, help="Of a folder of splits: which. [default: dev]")
@click.option("--direct", is_flag=True, help="Only attributions with quotation marks.")
@click.option("--json", "as_json", is_flag=True, help="The figures as one JSON object.")
def evaluate(corpus: Path, split: str | None, direct: bool, as_json: bool) -> None:
    """Measure sayso against a corpus that people annotated.

    CORPUS is a file of JSON lines {"id", "text", "attributions"}, or a folder with dev.jsonl and
    the like.

    \b
    Example:
      sayso evaluate corpora/polnear --split dev
    """
    import json

    from sayso.evaluation import load_gold, score
    from sayso.reading import read_text

    gold = load_gold(corpus, split)
    readings = _read_all(read_text(g.text, g.id, id=g.id, any_language=True) for g in gold)
    figures = score(gold, [r.attributions for r in _progress(readings, len(gold))], direct=direct)
    if as_json:
        click.echo(json.dumps(figures))
        return
    for name, value in figures.items():
        shown = (
            "  ".join(f"{k} {v}" for k, v in value.items()) if isinstance(value, dict) else value
        )
        click.echo(f"{name:14} {shown}")


@cli.command()
@click.option("--format", "form", type=click.Choice(["report", "jsonl", "html"]), default="report")
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to a file.")
def demo(form: str, output: Path | None) -> None:
    """Read the example stories that come with sayso.

    \b
    Example:
      sayso demo
    """
    from importlib.resources import as_file, files

    from sayso.reading import stories

    failures = _Failures()
    with as_file(files("sayso") / "examples") as folder, _destination(output) as out:
        _write(_read_all(failures.stories(stories([str(folder)]))), form, out)
    if failures.count:
        sys.exit(EXIT_SOME_UNREAD)


def _read_all(stories: Iterable[Story]) -> Iterator[Reading]:
    """The readings; the model is loaded only once there is a story to read."""
    from itertools import chain

    rest = iter(stories)
    first = next(rest, None)
    if first is not None:
        from sayso.reader import Reader

        yield from Reader().read_many(chain([first], rest))


def _write(readings: Iterator[Reading], form: str, out: IO[str]) -> None:
    if form == "jsonl":
        import json

        from sayso.contract import reading_to_dict

        for reading in _progress(readings):
            out.write(json.dumps(reading_to_dict(reading), ensure_ascii=False) + "\n")
    elif form == "html":
        from sayso.report import page

        found = list(_progress(readings))
        if found:
            out.writelines(page.pieces(found))
    else:
        from sayso.report import terminal

        color = out.isatty() and not os.environ.get("NO_COLOR")
        width = min(shutil.get_terminal_size().columns, 100) if out.isatty() else 100
        for reading in _progress(readings):
            out.write(terminal.render(reading, color=color, width=width) + "\n")
            out.flush()


def _progress(readings: Iterator[Reading], total: int | None = None) -> Iterator[Reading]:
    """The readings, counted on standard error where somebody watches it and not the output."""
    if not sys.stderr.isatty() or sys.stdout.isatty():
        return readings
    from rich.console import Console
    from rich.progress import track

    return iter(
        track(readings, "Reading", total=total, console=Console(stderr=True), transient=True)
    )


@contextmanager
def _destination(output: Path | None) -> Iterator[IO[str]]:
    """Standard output, or the file; UTF-8 either way, with lone surrogates as they are escaped."""
    if output is None:
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
        yield sys.stdout
        return
    try:
        with output.open("w", encoding="utf-8", errors="backslashreplace") as file:
            yield file
    except OSError as error:
        raise SaysoError(f"{output}: cannot be written ({error.strerror})") from error


def _check_date(published: str | None) -> None:
    from datetime import datetime

    try:
        datetime.fromisoformat(published or "2000-01-01")
    except ValueError:
        raise click.BadParameter(
            f"{published!r} is not an ISO 8601 date, such as 2024-10-29", param_hint="--published"
        ) from None


def main(arguments: list[str] | None = None) -> None:
    """The entry point: expected failures are one line, and a closed pipe is no failure."""
    run: Callable[..., Any] = cli.main
    try:
        run(arguments, standalone_mode=False)
    except click.exceptions.Abort:
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except SaysoError as error:
        click.echo(f"sayso: {error}", err=True)
        sys.exit(EXIT_SOME_UNREAD)
    except BrokenPipeError:
        # Whoever read us has enough; keep the interpreter from complaining at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


if __name__ == "__main__":
    main()
