"""The command that opens the reading room."""

from __future__ import annotations

import ipaddress
from pathlib import Path

import click

from sayso.cli.common import library_option


@click.command()
@library_option
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="Listen there; with an address of this machine in a network, others can look in too.",
)
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True)
@click.option(
    "--allow-host",
    "names",
    multiple=True,
    metavar="NAME",
    help="A name by which browsers may call it, besides those of this machine.",
)
@click.option("--open", "opens", is_flag=True, help="Open it in a browser.")
def serve(path: Path | None, host: str, port: int, names: tuple[str, ...], opens: bool) -> None:
    """Open the reading room: the library's claims, stories and speakers in a browser.

    It has no passwords: who can reach it can read the library and add to it.  By default that is
    this machine alone.

    \b
    Example:
      sayso serve --open
    """
    import uvicorn

    from sayso.library.store import default_path
    from sayso.web import application

    app = application(path or default_path(), (*names, *_names(host)))
    config = uvicorn.Config(
        app, host=host, port=port, log_level="warning", server_header=False, proxy_headers=False
    )
    found = config.bind_socket()
    # Who comes before the room is ready waits at the door.
    found.listen()
    address = f"http://{_shown(host)}:{found.getsockname()[1]}/"
    click.echo(f"The reading room is at {address} (Ctrl-C closes it)", err=True)
    if opens:
        click.launch(address)
    uvicorn.Server(config).run(sockets=[found])


def _names(host: str) -> tuple[str, ...]:
    """By what a room that listens at ``host`` may be called; one that listens everywhere tells
    nothing."""
    try:
        if ipaddress.ip_address(host).is_unspecified:
            return ()
    except ValueError:
        return (host,)
    return (_shown(host),)


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host
