"""Only public hosts, in whatever form their addresses come."""

from __future__ import annotations

import ipaddress
import socket
from typing import Any

import pytest

from sayso.errors import FetchError
from sayso.reading.addresses import is_address, is_public, target

PRIVATE = [
    "127.0.0.1", "127.1.2.3", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0",
    "100.64.0.1", "192.0.2.1", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255",
    "::1", "::", "fe80::1", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
    "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "2002:7f00:1::", "2001:db8::1",
    "::ffff:169.254.169.254",
]  # fmt: skip


@pytest.mark.parametrize("ip", PRIVATE)
def test_private_addresses(ip: str) -> None:
    assert not is_public(ipaddress.ip_address(ip))


@pytest.mark.parametrize("ip", ["93.184.215.14", "8.8.8.8", "2606:4700::1111", "64:ff9b::808:808"])
def test_public_addresses(ip: str) -> None:
    assert is_public(ipaddress.ip_address(ip))


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "[::1]", "169.254.169.254", "10.0.0.1", "0.0.0.0", "2130706433",
     "0x7f000001", "0177.0.0.1", "127.1", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[fe80::1%251]"],
)  # fmt: skip
def test_private_hosts_are_refused_in_every_form(host: str) -> None:
    with pytest.raises(FetchError):
        target(f"http://{host}:8000/x", "x", allow_private=False)


def test_a_host_with_one_private_address_among_public_ones_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def resolve(*_: Any, **__: Any) -> list[Any]:
        return [
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 80)) for ip in ("8.8.8.8", "10.0.0.1")
        ]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    with pytest.raises(FetchError, match=r"10\.0\.0\.1"):
        target("http://news.example/", "x", allow_private=False)


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("ftp://a.example/x", "only http and https"),
        ("file:///etc/passwd", "only http and https"),
        ("http://", "no host"),
        ("http://user:secret@127.0.0.1/", "user name or password"),
        ("http://[::1/", "not a valid address"),
        ("http://127.0.0.1:99999/", "not a valid address"),
        ("http://no-such-host.invalid/", "not known"),
        ("http://" + "a" * 300 + ".example/", "not known"),
        ("http://ex ample.invalid/", "not known"),
    ],
)
def test_addresses_that_lead_nowhere(url: str, why: str) -> None:
    with pytest.raises(FetchError, match=why):
        target(url, "x", allow_private=True)


def test_what_is_asked_for() -> None:
    found = target("http://127.0.0.1:8000/a b/é?q=1&ü#part", "x", allow_private=True)
    assert found.path == "/a%20b/%C3%A9?q=1&%C3%BC"
    assert found.authority == "127.0.0.1:8000"
    assert target("HTTPS://[::1]", "x", allow_private=True).authority == "[::1]"


def test_arguments_that_are_addresses() -> None:
    assert is_address("http://a.example")
    assert is_address("HTTPS://a.example")
    assert not is_address("http.txt")
    assert not is_address("httpd/")
