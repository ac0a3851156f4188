"""Which addresses may be read: http and https, of hosts that are public in the whole."""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urlsplit

from sayso.errors import FetchError

IP = ipaddress.IPv4Address | ipaddress.IPv6Address

# Addresses that a gateway turns into the IPv4 address in their last 32 bits (RFC 6052).
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


@dataclass(frozen=True, slots=True)
class Target:
    """An address that may be read: where to connect, and what to ask for."""

    scheme: str
    host: str
    ip: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        """The host as the Host header names it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        usual = {"http": 80, "https": 443}[self.scheme]
        return host if self.port == usual else f"{host}:{self.port}"


def is_address(argument: str) -> bool:
    """Whether an argument is an http or https address and not a path."""
    return argument[:8].lower().startswith(("http://", "https://"))


def is_public(ip: IP) -> bool:
    """Whether ``ip``, and any address that it stands for, is one of the open internet's."""
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo and ip.teredo[1])
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner:
            return is_public(inner)
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def target(url: str, name: str, *, allow_private: bool) -> Target:
    """Where ``url`` leads, its host resolved and checked; ``name`` is what errors call it.

    Raises FetchError where it is no such address, its host is unknown, or, unless
    ``allow_private``, any address of the host is not public.
    """
    parts, host, port = _parsed(url, name)
    ips = _resolved(host, port, name)
    if not allow_private and (closed := [ip for ip in ips if not is_public(ip)]):
        raise FetchError(name, f"{host} is not a public address ({closed[0]})")
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    if parts.query:
        path += "?" + quote(parts.query, safe="/%:@!$&'()*+,;=~-._?[]{}|^`\\")
    return Target(parts.scheme, host, str(ips[0]), port, path)


def _parsed(url: str, name: str) -> tuple[SplitResult, str, int]:
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise FetchError(name, "is not a valid address") from error
    if parts.scheme not in ("http", "https"):
        raise FetchError(
            name, f"leads to a {parts.scheme or 'relative'} address; only http and https are read"
        )
    if not host:
        raise FetchError(name, "names no host")
    if parts.username is not None or parts.password is not None:
        raise FetchError(name, "has a user name or password in it, which are not sent")
    try:
        host = host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise FetchError(name, "is not a valid address") from error
    if port is None:
        port = 443 if parts.scheme == "https" else 80
    return parts, host, port


def _resolved(host: str, port: int, name: str) -> list[IP]:
    try:
        # It reads numbers in all their forms (decimal, octal, short) as connecting would.
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError, ValueError) as error:
        raise FetchError(name, f"the host {host} is not known") from error
    try:
        # The scope of a link-local address ("%eth0") is no part of the address.
        return [ipaddress.ip_address(str(info[4][0]).split("%")[0]) for info in found]
    except ValueError as error:
        raise FetchError(name, f"the host {host} is not known") from error
