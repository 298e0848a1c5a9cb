"""The way to a publisher: which addresses may be connected to, through which proxy, and until when.

A server decides where a redirect leads and its owner what a name stands for, so neither may lead into the
network of whoever runs this: each address is looked at when it is connected to, and the connection is made
to just that address (a name that stands for another one a moment later gains nothing).  Through a proxy the
proxy looks the name up; then it is looked up here as well, as far as that is possible.
"""

from __future__ import annotations

import ipaddress
import math
import os
import socket
import ssl
import time
import urllib.request
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from typing import Any
from urllib.parse import unquote, urlsplit

import httpcore

from tracepaper.errors import InputError
from tracepaper.screening import keep_secret
from tracepaper.sources.answers import Refused, TooLong

_PORTS = {"http": 80, "https": 443}
_OF_IPV4 = ipaddress.ip_network("64:ff9b::/96")  # IPv4 addresses as networks of IPv6 alone reach them
_OF_ALL = ipaddress.ip_network("2000::/3")  # what has been given out of IPv6
Place = tuple[str, int]  # host and port
# where institutions name the certificates of their own, for one program or another
_AUTHORITIES = ("SSL_CERT_FILE", "SSL_CERT_DIR", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")


class Wire(httpcore.NetworkBackend):
    """Connections to publishers.

    named: addresses (host:port is in their URLs) that a person named, which may lie inside a network.
    verify: a CA file, True for the machine's certificates, or a context.  clock: seconds, replaceable.
    """

    def __init__(
        self,
        named: Collection[str] = (),
        verify: bool | str | ssl.SSLContext = True,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._named = {place_of(url) for url in named}
        self._context = _context(verify)
        self._clock = clock
        self._until = math.inf
        self._tcp = httpcore.SyncBackend()
        self._pools: dict[str, httpcore.ConnectionPool] = {}

    def ends_in(self, seconds: float) -> None:
        """From now on everything together may take so long; `TooLong` is raised then."""
        self._until = self._clock() + seconds

    @contextmanager
    def open(self, url: str, headers: dict[str, str], patience_s: float) -> Iterator[httpcore.Response]:
        """The answer to a GET, its body not yet read, nothing of it decoded or followed."""
        place, proxy = place_of(url), _proxy_for(url)
        if urlsplit(url).scheme not in _PORTS:
            raise Refused(
                f"{url} is no address that can be asked: https:// (or http://) was expected; nothing was "
                "fetched"
            )
        if proxy:
            with suppress(httpcore.ConnectError):
                self._addresses(*place)
        waits = dict.fromkeys(("connect", "read", "write", "pool"), patience_s)
        with self._pool(proxy).stream(
            "GET", url, headers=list(headers.items()), extensions={"timeout": waits}
        ) as response:
            yield response

    def close(self) -> None:
        """End all connections."""
        for pool in self._pools.values():
            pool.close()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """For httpcore: connect to the first address of the host that answers; none may lie inside."""
        failed: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in self._addresses(host, port):
            try:
                stream = self._tcp.connect_tcp(
                    address, port, self.left(timeout), local_address, socket_options
                )
                return _Timed(stream, self.left)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as problem:
                failed = problem
        raise failed

    def left(self, timeout: float | None) -> float:
        """Seconds the next operation may take."""
        left = self._until - self._clock()
        if left <= 0:
            raise TooLong
        return min(left, timeout or left)

    def _addresses(self, host: str, port: int) -> list[str]:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as problem:
            raise httpcore.ConnectError(f"its address is not known: {problem}") from None
        addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
        inner = [address for address in addresses if is_inside(address)]
        if inner and (host.lower(), port) not in self._named:
            raise Refused(
                f"{host} leads to {inner[0]}, an address inside a network and none of a publisher; nothing "
                "was fetched (if it is meant, name it under base_urls)"
            )
        return addresses

    def _pool(self, proxy: str) -> httpcore.ConnectionPool:
        if proxy not in self._pools:
            if proxy:
                self._named.add(_proxy_place(proxy))
            self._pools[proxy] = httpcore.ConnectionPool(
                ssl_context=self._context, proxy=_proxy(proxy), network_backend=self, max_connections=1
            )
        return self._pools[proxy]


class _Timed(httpcore.NetworkStream):
    """A connection of which no operation outlasts what is left of the time."""

    def __init__(self, stream: httpcore.NetworkStream, left: Callable[[float | None], float]) -> None:
        self._stream, self._left = stream, left

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        stream = self._stream.start_tls(ssl_context, server_hostname, self._left(timeout))
        return _Timed(stream, self._left)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def is_inside(address: str) -> bool:
    """Whether an IP address is none of the public internet: loopback, link-local, private, multicast,
    unspecified, reserved, or an IPv6 address that stands for such an IPv4 one."""
    ip = ipaddress.ip_address(address.split("%", maxsplit=1)[0])
    if isinstance(ip, ipaddress.IPv4Address):
        return not ip.is_global or ip.is_multicast
    last = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF) if ip in _OF_IPV4 else None
    within = ip.ipv4_mapped or ip.sixtofour or last
    return is_inside(str(within)) if within else ip not in _OF_ALL or not ip.is_global


def place_of(url: str) -> Place:
    """Host and port of a URL.

    Raises Refused in one sentence for what is no address: no host, letters that a URL does not have; and for
    one with a name or password in it, which the sentence does not show.
    """
    try:
        parts = urlsplit(url)
        if "@" in parts.netloc:
            raise Refused("an address with a name or password in it is not asked; nothing was fetched")
        host, port = parts.hostname or "", parts.port or _PORTS.get(parts.scheme, 1080)
    except ValueError as problem:
        raise Refused(f"{url!r} is no address ({problem}); nothing was fetched") from None
    if not host or not url.isascii() or any(letter <= " " for letter in url):
        raise Refused(f"{url!r} is no address that can be asked; nothing was fetched")
    return host.lower(), port


def origin_of(url: str) -> str:
    """Scheme, host and port: what a key belongs to."""
    host, port = place_of(url)
    return f"{urlsplit(url).scheme}://{host}:{port}"


def _proxy_for(url: str) -> str:
    """The proxy that the environment names for a URL, "" for none; an address of this machine needs none."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    with suppress(ValueError):
        if ipaddress.ip_address(host).is_loopback:
            return ""
    if host == "localhost" or urllib.request.proxy_bypass(host):
        return ""
    found = urllib.request.getproxies()
    proxy = found.get(parts.scheme) or found.get("all") or ""
    return proxy if "://" in proxy or not proxy else f"http://{proxy}"


def _proxy(url: str) -> httpcore.Proxy | None:
    """What httpcore needs to go through a proxy; its password is a secret."""
    if not url:
        return None
    parts, (host, port) = urlsplit(url), _proxy_place(url)
    scheme = "socks5" if parts.scheme in ("socks", "socks5h") else parts.scheme
    if scheme not in ("http", "https", "socks5"):
        raise InputError(
            f"{_variable(url)} names a proxy of the kind {parts.scheme}; known are http, https and socks5"
        )
    if scheme == "socks5" and find_spec("socksio") is None:
        raise InputError(
            f"{_variable(url)} names the proxy {host}:{port} of the kind SOCKS, for which the package "
            "socksio is missing; remove the folder .venv, ./run makes it anew"
        )
    auth = None
    if parts.username is not None:
        auth = (unquote(parts.username), unquote(parts.password or ""))
        with suppress(ValueError):  # one that is too short is no more than a word
            keep_secret(auth[1])
    return httpcore.Proxy(f"{scheme}://{_bracketed(host)}:{port}", auth=auth)


def _proxy_place(url: str) -> Place:
    """Host and port of a proxy; its name and password stay out of what is told if there is none."""
    scheme, _, rest = url.partition("://")
    try:
        return place_of(f"{scheme}://{rest.rpartition('@')[2]}")
    except Refused as problem:
        raise InputError(f"{_variable(url)} names a proxy that is none: {problem}") from None


def _variable(proxy: str) -> str:
    """The variable of the environment in which a proxy stands."""
    values = (proxy, proxy.removeprefix("http://"))
    names = [
        name for name, value in os.environ.items() if value in values and name.lower().endswith("_proxy")
    ]
    return names[0] if names else "the system"


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _context(verify: bool | str | ssl.SSLContext) -> ssl.SSLContext:
    """The machine's own certificates, those that httpcore brings, and an institution's (see `_AUTHORITIES`).

    Raises InputError if a variable names certificates that are not there: nothing could be trusted then."""
    if isinstance(verify, ssl.SSLContext):
        return verify
    if isinstance(verify, str):
        return ssl.create_default_context(cafile=verify)
    context = httpcore.default_ssl_context()
    for name in _AUTHORITIES:
        place = os.environ.get(name, "")
        if not place:
            continue
        try:
            context.load_verify_locations(**{"capath" if os.path.isdir(place) else "cafile": place})
        except (OSError, ssl.SSLError):
            raise InputError(
                f"{name} names {place}, which holds no certificates; mend it or unset it"
            ) from None
    return context
