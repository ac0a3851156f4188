"""The command line: thin commands; what is heavy is imported inside them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Any

import click

from sayso.cli.claims import claim, claims
from sayso.cli.common import EXIT_SOME_UNREAD
from sayso.cli.correct import correct
from sayso.cli.corrections import corrections
from sayso.cli.library import add, delete, search
from sayso.cli.read import demo, evaluate, read
from sayso.cli.serve import serve
from sayso.cli.speakers import speaker, speakers
from sayso.errors import SaysoError

# Before numpy comes: our products are small, and threads that wait for each other cost more than
# they bring (three times, in comparing contents), the more so beside other processes.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


class _Closed(Exception):
    """Whoever read our output has enough."""


class _Group(click.Group):
    def invoke(self, ctx: click.Context) -> Any:
        try:
            done = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            # As it is, click would leave with a status that says something failed.
            raise _Closed from None
        return done


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="sayso")
def cli() -> None:
    """Reads news and tells, for every claim, on whose say-so it rests.

    \b
    Example:
      sayso read story.html
    """


for _command in (
    read, add, claims, claim, speakers, speaker, search, serve, correct, corrections, delete,
    evaluate, demo,
):  # fmt: skip
    cli.add_command(_command)


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
    except _Closed:
        # Keep the interpreter from complaining at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
