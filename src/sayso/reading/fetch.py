"""An address to bytes: bounded in time, size and redirects, and to public hosts only."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import urljoin

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection

from sayso.errors import FetchError
from sayso.reading.addresses import Target, target
from sayso.reading.decoding import Kind, gather, gunzip, sniff

_REDIRECTS = 5
_KINDS: dict[str, Kind] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
    "application/jsonl": "jsonl",
    "application/x-ndjson": "jsonl",
    "application/jsonlines": "jsonl",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
}
# Of these, what they are is told from their first bytes.
_ANY_XML = frozenset(("application/xml", "text/xml"))


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds to connect, between two pieces of the answer, and for all of it and its redirects."""

    connect: float = 10.0
    read: float = 20.0
    total: float = 60.0


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address answered, decompressed, and what the server says that it is."""

    data: bytes
    kind: Kind
    charset: str | None


def fetch(url: str, *, allow_private: bool = False, limits: Limits = Limits()) -> Fetched:
    """What ``url`` answers.

    Raises FetchError for an address that does not answer, is refused, answers with an error or with
    no text, leads on too often, or, unless ``allow_private``, is not public; TooLarge over 10 MB.
    """
    at = url
    with _deadline(limits.total) as watch:
        for _ in range(_REDIRECTS + 1):
            # Each step is checked like the first: a public page may lead to a private one.
            where = target(at, url, allow_private=allow_private)
            try:
                with _request(where, limits, watch) as response:
                    if onward := response.get_redirect_location():
                        at = urljoin(at, onward)
                        continue
                    fetched = _read(response, url)
                    if watch.over:
                        # A connection that was cut can look like an answer that has ended.
                        raise TimeoutError
                    return fetched
            except (urllib3.exceptions.HTTPError, OSError, ValueError) as error:
                raise FetchError(url, _reason(error, watch, limits)) from error
        raise FetchError(url, f"leads on more than {_REDIRECTS} times")


@dataclass(slots=True)
class _Watch:
    """The socket in use, so that it can be cut when the time is over."""

    over: bool = False
    socket: socket.socket | None = None

    def cut(self) -> None:
        self.over = True
        if self.socket is not None:
            # It may have been closed in the same moment.
            with suppress(OSError):
                self.socket.shutdown(socket.SHUT_RDWR)

    def keep(self, connection: HTTPConnection) -> None:
        self.socket = connection.sock
        if self.over:
            raise TimeoutError


@contextmanager
def _deadline(seconds: float) -> Iterator[_Watch]:
    """Cuts the connection after ``seconds``: a slow drip would keep each single read in time."""
    watch = _Watch()
    timer = threading.Timer(seconds, watch.cut)
    timer.daemon = True
    timer.start()
    try:
        yield watch
    finally:
        timer.cancel()


@contextmanager
def _request(where: Target, limits: Limits, watch: _Watch) -> Iterator[Any]:
    """The answer to one request, its body not read yet.

    It connects to the very IP address that was checked, so that a name that resolves to another
    one the next moment gains nothing; TLS verifies the name all the same.  Proxies from the
    environment are not used: a proxy resolves names itself, and the check would say nothing about
    where it goes.  Who needs one can fetch with another tool and pipe the page in.
    """

    class Plain(HTTPConnection):
        def connect(self) -> None:
            super().connect()
            watch.keep(self)

    class Secure(HTTPSConnection):
        def connect(self) -> None:
            super().connect()
            watch.keep(self)

    timeout = urllib3.Timeout(connect=limits.connect, read=limits.read)
    pool: urllib3.HTTPConnectionPool
    if where.scheme == "https":
        pool = urllib3.HTTPSConnectionPool(
            where.ip, where.port, timeout=timeout, ssl_context=_tls(),
            server_hostname=where.host, assert_hostname=where.host,
        )  # fmt: skip
        pool.ConnectionCls = Secure
    else:
        pool = urllib3.HTTPConnectionPool(where.ip, where.port, timeout=timeout)
        pool.ConnectionCls = Plain
    headers = {
        "Host": where.authority,
        "User-Agent": "sayso (reads news; https://pypi.org/project/sayso)",
        "Accept": "text/html, application/xhtml+xml, text/plain;q=0.8, */*;q=0.1",
        "Accept-Encoding": "gzip",
    }
    with pool:
        response = pool.urlopen(
            "GET", where.path, headers=headers, redirect=False, retries=False, preload_content=False
        )
        try:
            yield response
        finally:
            response.close()


@cache
def _tls() -> ssl.SSLContext:
    return ssl.create_default_context()


def _read(response: Any, url: str) -> Fetched:
    if response.status != 200:
        raise FetchError(url, f"answered {response.status} {response.reason or ''}".rstrip())
    told, _, parameters = response.headers.get("Content-Type", "").partition(";")
    told = told.strip().lower()
    if told and told not in _KINDS and told not in _ANY_XML:
        raise FetchError(url, f"is {told}, not a page of text")
    # The bytes as they come: what they decompress to is counted against the limit by us.
    pieces = response.stream(65536, decode_content=False)
    packed = response.headers.get("Content-Encoding", "identity").strip().lower()
    if packed in ("gzip", "x-gzip"):
        pieces = gunzip(pieces, url)
    elif packed not in ("", "identity"):
        raise FetchError(url, f"is compressed with {packed}, which was not asked for")
    data = gather(pieces, url)
    kind = _KINDS.get(told) or sniff(data[:8192])
    return Fetched(data, kind, _charset(parameters))


def _charset(parameters: str) -> str | None:
    for parameter in parameters.split(";"):
        key, _, value = parameter.partition("=")
        if key.strip().lower() == "charset":
            return value.strip().strip("\"'") or None
    return None


def _reason(error: Exception, watch: _Watch, limits: Limits) -> str:
    """Why it failed, in words for people."""
    if watch.over:
        return f"did not answer in full within {limits.total:g} seconds"
    if isinstance(error, urllib3.exceptions.NewConnectionError):
        return "refuses the connection" if "refused" in str(error).lower() else "cannot be reached"
    if isinstance(error, urllib3.exceptions.TimeoutError):
        return "does not answer"
    if isinstance(error, urllib3.exceptions.SSLError):
        return f"cannot be trusted ({error})"
    return f"broke off ({error})"
