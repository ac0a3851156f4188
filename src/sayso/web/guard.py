"""What stands before every page: whom we answer, how much we take in, what a page may do."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

OWN = frozenset(("127.0.0.1", "localhost", "[::1]"))
MOST = 64 * 1024 * 1024
"""Bytes that one request may bring."""
_READS = frozenset(("GET", "HEAD"))
# Nothing from elsewhere, nothing inline, no frame round us.  A form may only lead to ourselves.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "content-security-policy": _POLICY,
    "x-content-type-options": "nosniff",
    # Not "no-referrer": with it a browser hides the Origin of our own forms, too.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-cache",
}


class Guard:
    """Answers only who calls us by a name of ours, so that no page elsewhere whose name leads here
    (DNS rebinding) reads the library; takes what writes only from our own pages."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str] = ()) -> None:
        """``hosts``: names besides those of this machine."""
        self._app = app
        self._hosts = OWN | {host.lower() for host in hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return

        async def armed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers[name] = value
            await send(message)

        refused = self._refusal(scope["method"], Headers(scope=scope))
        if refused is not None:
            await PlainTextResponse(refused[1] + "\n", refused[0])(scope, receive, armed)
            return
        await self._app(scope, _bounded(receive), armed)

    def _refusal(self, method: str, headers: Headers) -> tuple[int, str] | None:
        hosts = headers.getlist("host")
        if len(hosts) != 1 or _name(hosts[0]) not in self._hosts:
            return 421, "This host is none of ours; see sayso serve --help, --allow-host."
        if method not in _READS and not _same(headers.getlist("origin"), hosts[0]):
            return 403, "What changes the library is taken from its own pages only."
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > MOST:
            return 413, f"More than {MOST // 1024 // 1024} MB; use sayso add."
        return None


def _name(host: str) -> str:
    """A Host header without its port."""
    name, colon, port = host.lower().rpartition(":")
    return name if colon and port.isdigit() else host.lower()


def _same(origins: list[str], host: str) -> bool:
    if len(origins) != 1:
        return False
    try:
        parts = urlsplit(origins[0])
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and parts.netloc.lower() == host.lower()


def _bounded(receive: Receive) -> Receive:
    taken = 0

    async def bounded() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > MOST:
            raise HTTPException(413)
        return message

    return bounded
