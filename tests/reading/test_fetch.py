"""Addresses, against a real server on this machine."""

from __future__ import annotations

import gzip
import shutil
import socket
import ssl
import subprocess
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from sayso.data import Story
from sayso.errors import FetchError, InputError, NotAStory, TooLarge
from sayso.reading import fetch as module
from sayso.reading import stories
from sayso.reading.decoding import LIMIT
from sayso.reading.fetch import Limits, fetch

SENTENCE = "The mayor said on Monday that the bridge would stay closed."
PAGE = (
    "<html><head><title>Bridge stays closed</title></head><body><article>"
    f"<h1>Bridge stays closed</h1><p>{SENTENCE}</p><p>Nobody knows for how long,"
    " she told reporters.</p></article></body></html>"
)

Answer = Callable[[BaseHTTPRequestHandler], None]


def send(body: bytes, kind: str = "text/html", status: int = 200, **headers: str) -> Answer:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        if kind:
            request.send_header("Content-Type", kind)
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)

    return answer


def drip(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.end_headers()
    for _ in range(200):
        request.wfile.write(b"x")
        request.wfile.flush()
        time.sleep(0.05)


def drip_headers(request: BaseHTTPRequestHandler) -> None:
    request.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for i in range(90):
        request.wfile.write(f"X-{i}: y\r\n".encode())
        request.wfile.flush()
        time.sleep(0.05)


def endless(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.end_headers()
    while True:
        request.wfile.write(b"word " * 20_000)


ANSWERS: dict[str, Answer] = {
    "/page": send(PAGE.encode(), "text/html; charset=utf-8"),
    "/latin": send(f"<p>{SENTENCE} “Señora”".encode("cp1252"), 'text/html; charset="windows-1252"'),
    "/plain": send(SENTENCE.encode(), "text/plain"),
    "/untold": send(PAGE.encode(), ""),
    "/lines": send(b'{"id": "a", "text": "%s"}\n{' % SENTENCE.encode(), "application/x-ndjson"),
    "/packed": send(gzip.compress(PAGE.encode()), Content_Encoding="gzip"),
    "/brotli": send(b"xx", Content_Encoding="br"),
    "/truncated": send(gzip.compress(PAGE.encode())[:-9], Content_Encoding="gzip"),
    "/bomb": send(gzip.compress(bytes(5 * LIMIT)), Content_Encoding="gzip"),
    "/picture": send(b"\x89PNG", "image/png"),
    "/lying": send(b"\x89PNG\r\n", "text/html"),
    "/missing": send(b"gone", status=404),
    "/broken": send(b"oops", status=500),
    "/nothing": send(b"", status=204),
    "/empty": send(b""),
    "/hop": send(b"", status=302, Location="/page"),
    "/loop": send(b"", status=301, Location="/loop"),
    "/to-file": send(b"", status=302, Location="file:///etc/passwd"),
    "/to-private": send(b"", status=307, Location="http://169.254.169.254/latest"),
    "/drip": drip,
    "/drip-headers": drip_headers,
    "/endless": endless,
    "/hang": lambda _: time.sleep(1.5),
    "/rude": lambda request: request.wfile.write(b"no such protocol\r\n\r\n"),
}  # fmt: skip


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        ANSWERS[self.path.split("?")[0]](self)

    def log_message(self, *_: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        pass  # clients go away in these tests


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with Server(("127.0.0.1", 0), Handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


def read(url: str) -> Story | InputError:
    (found,) = stories([url], allow_private=True)
    return found


@pytest.mark.parametrize("path", ["/page", "/untold", "/packed", "/hop", "/page?a=1#part"])
def test_pages(server: str, path: str) -> None:
    story = read(server + path)
    assert isinstance(story, Story)
    assert story.id == story.input == story.url == server + path
    assert story.text.splitlines()[:2] == ["Bridge stays closed", SENTENCE]


def test_plain_text_and_declared_charsets(server: str) -> None:
    plain, latin = read(server + "/plain"), read(server + "/latin")
    assert isinstance(plain, Story)
    assert plain.text == SENTENCE
    assert isinstance(latin, Story)
    assert "“Señora”" in latin.text


def test_json_lines(server: str) -> None:
    story, error = stories([server + "/lines"], allow_private=True)
    assert isinstance(story, Story)
    assert story.id == "a"
    assert isinstance(error, NotAStory)
    assert error.name == server + "/lines:2"


@pytest.mark.parametrize(
    ("path", "kind", "why"),
    [
        ("/missing", FetchError, "answered 404"),
        ("/broken", FetchError, "answered 500"),
        ("/nothing", FetchError, "answered 204"),
        ("/picture", FetchError, "image/png"),
        ("/brotli", FetchError, "compressed with br"),
        ("/loop", FetchError, "more than 5 times"),
        ("/to-file", FetchError, "only http and https"),
        ("/rude", FetchError, "broke off"),
        ("/lying", NotAStory, "picture"),
        ("/empty", NotAStory, "empty"),
        ("/truncated", NotAStory, "too early"),
        ("/bomb", TooLarge, "over 10 MB"),
        ("/endless", TooLarge, "over 10 MB"),
    ],
)
def test_answers_that_are_no_story(server: str, path: str, kind: type, why: str) -> None:
    error = read(server + path)
    assert type(error) is kind
    assert why in str(error)
    assert str(error).startswith(server + path)
    assert "\n" not in str(error)


def test_a_refused_connection() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    assert "refuses" in str(read(f"http://127.0.0.1:{port}/"))


def test_tls_verifies(server: str) -> None:
    assert isinstance(read(server.replace("http:", "https:") + "/page"), FetchError)


@pytest.mark.parametrize("path", ["/drip", "/drip-headers", "/hang"])
def test_slow_answers_are_cut(server: str, path: str) -> None:
    start = time.monotonic()
    with pytest.raises(FetchError, match="answer"):
        fetch(server + path, allow_private=True, limits=Limits(connect=1, read=0.4, total=0.8))
    assert time.monotonic() - start < 3


def test_private_hosts_are_refused_unless_allowed(server: str) -> None:
    port = server.rsplit(":", 1)[1]
    for host in ("127.0.0.1", "localhost", "2130706433", "[::ffff:127.0.0.1]", "0.0.0.0"):
        (error,) = stories([f"http://{host}:{port}/page"])
        assert isinstance(error, FetchError)
        assert "not a public address" in str(error)


def test_a_redirect_is_checked_like_the_first_address(
    server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sayso.reading.addresses as addresses

    monkeypatch.setattr(addresses, "is_public", lambda ip: str(ip) == "127.0.0.1")
    (error,) = stories([server + "/to-private"])
    assert isinstance(error, FetchError)
    assert "169.254.169.254" in str(error)


def test_the_name_is_resolved_once(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that turns private after the check gains nothing: the checked address is used."""
    import sayso.reading.addresses as addresses

    real, asked = socket.getaddrinfo, []

    def resolve(host: str, port: int, *rest: object, **more: object) -> object:
        if host == "news.example":
            asked.append(host)
            host = "127.0.0.1" if len(asked) == 1 else "127.0.0.9"
        return real(host, port, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(addresses, "is_public", lambda ip: str(ip) == "127.0.0.1")
    (story,) = stories([server.replace("127.0.0.1", "news.example") + "/page"])
    assert isinstance(story, Story)
    assert asked == ["news.example"]


def test_proxies_of_the_environment_are_not_used(
    server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("no_proxy", "")
    assert urllib.request.getproxies()["http"] == "http://127.0.0.1:9"
    assert isinstance(read(server + "/page"), Story)


@pytest.fixture(scope="module")
def certified(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate of news.example that vouches for itself."""
    if shutil.which("openssl") is None:
        pytest.skip("no openssl to make a certificate with")
    both = tmp_path_factory.mktemp("tls") / "both.pem"
    command = (
        "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=news.example"
        f" -addext subjectAltName=DNS:news.example -keyout {both} -out {both}.crt"
    )
    subprocess.run(command.split(), check=True, capture_output=True)
    both.write_text(both.read_text() + Path(f"{both}.crt").read_text())
    return both


def test_tls_is_verified_for_the_name_and_not_for_the_address(
    certified: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = socket.getaddrinfo
    monkeypatch.setattr(
        socket, "getaddrinfo", lambda _, *rest, **more: real("127.0.0.1", *rest, **more)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certified)
    trusting = ssl.create_default_context(cafile=str(certified))
    monkeypatch.setattr(module, "_tls", lambda: trusting)
    with Server(("127.0.0.1", 0), Handler) as running:
        running.socket = context.wrap_socket(running.socket, server_side=True)
        threading.Thread(target=running.serve_forever, daemon=True).start()
        story = read(f"https://news.example:{running.server_port}/page")
        other = read(f"https://other.example:{running.server_port}/page")
        running.shutdown()
    assert isinstance(story, Story)
    assert isinstance(other, FetchError)
    assert "cannot be trusted" in str(other)
