"""Commands that read and store nothing: read, demo, evaluate."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from sayso.cli.common import (
    EPILOG,
    Failures,
    check_date,
    destination,
    in_colour,
    known_option,
    progress,
    read_all,
)

if TYPE_CHECKING:
    from sayso.data import Reading


@click.command(epilog=EPILOG)
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
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    default=0.0,
    metavar="P",
    help="Leave out attributions that are less sure than P (0 to 1).",
)
@known_option
@click.option("--any-language", is_flag=True, help="Read stories that are not in English, too.")
@click.option("--allow-private", is_flag=True, help="Fetch addresses of private networks, too.")
def read(
    inputs: tuple[str, ...],
    form: str,
    output: Path | None,
    published: str | None,
    min_confidence: float,
    known: Path | None,
    any_language: bool,
    allow_private: bool,
) -> None:
    """Read stories and show who said what.

    INPUT is a file (.html .htm .txt .jsonl, .warc for web archives, .xml for feeds, each also .gz),
    a folder of them, an http(s) address, or - for standard input.

    \b
    Examples:
      sayso read story.txt
      sayso read --format jsonl stories/ > readings.jsonl
      curl -s https://example.org/story | sayso read -
    """
    check_date(published)
    from sayso.reading import stories

    failures = Failures()
    found = failures.stories(
        stories(
            inputs,
            any_language=any_language,
            allow_private=allow_private,
            published=published,
            stdin=sys.stdin.buffer,
        )
    )
    with destination(output) as out:
        readings = read_all(found, known=known, min_confidence=min_confidence)
        _write(readings, form, out)
    failures.exit()


@click.command()
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
    readings = read_all(read_text(g.text, g.id, id=g.id, any_language=True) for g in gold)
    figures = score(gold, [r.attributions for r in progress(readings, len(gold))], direct=direct)
    if as_json:
        click.echo(json.dumps(figures))
        return
    for name, value in figures.items():
        shown = (
            "  ".join(f"{k} {v}" for k, v in value.items()) if isinstance(value, dict) else value
        )
        click.echo(f"{name:14} {shown}")


@click.command()
@click.option("--format", "form", type=click.Choice(["report", "jsonl", "html"]), default="report")
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to a file.")
def demo(form: str, output: Path | None) -> None:
    """Read the example stories that come with sayso.

    As a report: two stories one by one, then what a pile of thirty claims and denies.

    \b
    Example:
      sayso demo
    """
    from importlib.resources import as_file, files

    from sayso.reading import stories

    failures = Failures()
    with as_file(files("sayso") / "examples") as folder, destination(output) as out:
        pile = folder / "pile.jsonl"
        single = [str(p) for p in sorted(folder.iterdir()) if p.suffix in (".txt", ".html")]
        whole = [str(folder)] if form != "report" else single
        _write(read_all(failures.stories(stories(whole))), form, out)
        if form == "report":
            _write_claims(pile, out)
    failures.exit()


def _write_claims(pile: Path, out: IO[str]) -> None:
    """The disputed claims of a pile of stories, by way of a library that is thrown away."""
    from tempfile import TemporaryDirectory

    from sayso.claims import update
    from sayso.cli.claims import write_table
    from sayso.library import Library
    from sayso.library.adding import add
    from sayso.library.derived import Asked
    from sayso.reading import stories

    with (
        TemporaryDirectory() as scratch,
        Library.open(Path(scratch) / "library.db", create=True) as library,
    ):
        add(stories([str(pile)]), library)
        update(library)
        out.write("\nOf thirty more stories, the disputed claims:\n\n")
        write_table(library, Asked(disputed=True), 8, out)
    out.write("\nTo see more: sayso add FILES, then sayso claims, sayso claim ID, sayso serve.\n")


def _write(readings: Iterator[Reading], form: str, out: IO[str]) -> None:
    if form == "jsonl":
        import json

        from sayso.contract import reading_to_dict

        for reading in progress(readings):
            out.write(json.dumps(reading_to_dict(reading), ensure_ascii=False) + "\n")
    elif form == "html":
        from sayso.report import page

        found = list(progress(readings))
        if found:
            out.writelines(page.pieces(found))
    else:
        from sayso.report import terminal

        color = in_colour(out)
        width = min(shutil.get_terminal_size().columns, 100) if out.isatty() else 100
        for reading in progress(readings):
            out.write(terminal.render(reading, color=color, width=width) + "\n")
            out.flush()
