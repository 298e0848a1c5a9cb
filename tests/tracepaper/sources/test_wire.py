"""Where a download may not lead, and how long it may take: planted redirects, names and endless answers."""

from __future__ import annotations

import socket
import socketserver
import threading
import time
from typing import ClassVar

import pytest
import trustme
from pytest_httpserver import HTTPServer
from werkzeug import Response

from tracepaper.errors import InputError
from tracepaper.sources import wire
from tracepaper.sources.answers import Refused
from tracepaper.sources.download import Downloader, Manners
from tracepaper.sources.wire import is_inside

QUICK = Manners(pause_s=0, patience_s=1, whole_s=1.2, attempts=2, first_wait_s=0, jitter_s=0)
INSIDE = [
    "127.0.0.1",
    "127.9.9.9",
    "0.0.0.0",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "198.18.0.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "fec0::1",
    "ff02::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::127.0.0.1",
    "2002:7f00:1::",
    "64:ff9b::a00:1",
    "64:ff9b:1::1",
    "2001:db8::1",
    "2001::1",
]
OUTSIDE = ["8.8.8.8", "151.101.1.1", "2606:4700::1", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1"]


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch):
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def get(tmp_path, httpserver):
    downloader = Downloader(
        tmp_path / "c", QUICK, named=[httpserver.url_for("/")], tell=lambda text: None, sleep=lambda s: None
    )
    yield downloader
    downloader.close()


@pytest.mark.parametrize("address", INSIDE)
def test_an_address_inside_a_network_is_known(address):
    assert is_inside(address)


@pytest.mark.parametrize("address", OUTSIDE)
def test_an_address_of_the_internet_is_not_taken_for_one(address):
    assert not is_inside(address)


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1:{port}/",
        "http://2130706433:{port}/",
        "http://0x7f.1:{port}/",
        "http://0177.0.0.1:{port}/",
        "http://127.1:{port}/",
        "http://[::1]:{port}/",
        "http://[::ffff:127.0.0.1]:{port}/",
        "http://LOCALHOST:{port}/",
        "http://localhost.:{port}/",
        "//127.0.0.1:{port}/",
        "http://169.254.169.254/latest/meta-data/",
        "http://10.0.0.1/",
        "http://0.0.0.0:{port}/",
    ],
)
def test_a_redirect_into_a_network_is_refused_and_nothing_is_asked_there(httpserver, get, target):
    with HTTPServer(host="127.0.0.1") as inner:
        inner.expect_request("/").respond_with_json({"secret": 1})
        location = target.format(port=inner.port)
        httpserver.expect_request("/data").respond_with_data("", 302, {"Location": location})
        with pytest.raises(Refused, match="inside a network|its address is not known"):
            get.fetch(httpserver.url_for("/data"), "json")
        assert inner.log == []


def test_an_address_a_person_named_may_lie_inside_and_only_that_one(httpserver, tmp_path, get):
    httpserver.expect_request("/data").respond_with_json({"a": 1})
    assert get.fetch(httpserver.url_for("/data"), "json").json() == {"a": 1}
    stranger = Downloader(tmp_path / "d", QUICK, tell=lambda text: None)
    with pytest.raises(Refused, match="localhost leads to .*name it under base_urls"):
        stranger.fetch(httpserver.url_for("/data"), "json")


@pytest.mark.parametrize("host", ["[::1]", "127.0.0.1", "LOCALHOST"])
def test_a_named_address_is_known_in_any_spelling(tmp_path, host):
    kind = socket.AF_INET6 if host == "[::1]" else socket.AF_INET
    try:
        listener = socket.create_server(("::1" if host == "[::1]" else "127.0.0.1", 0), family=kind)
    except OSError:
        pytest.skip("this machine has no such address")
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"

    def serve():
        connection, _ = listener.accept()
        connection.recv(65536)
        connection.sendall(answer)

    threading.Thread(target=serve, daemon=True).start()
    url = f"http://{host}:{listener.getsockname()[1]}/"
    get = Downloader(tmp_path / "c", QUICK, named=[url], tell=lambda text: None, sleep=lambda s: None)
    assert get.fetch(url, "json").json() == {}


def test_a_name_is_connected_to_at_the_address_that_was_looked_at(httpserver, tmp_path, monkeypatch):
    """A name that stands for a public address first and for an inner one a moment later gains nothing."""
    asked, real = [], socket.getaddrinfo

    def rebinding(host, port, *rest, **more):
        if host != "rebinding.example":
            return real(host, port, *rest, **more)
        asked.append(host)
        return real("8.8.8.8" if len(asked) == 1 else "127.0.0.1", port, *rest, **more)

    connected = []
    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    monkeypatch.setattr(
        socket, "create_connection", lambda place, *_, **__: connected.append(place) or refuse_connection()
    )
    get = Downloader(tmp_path / "c", QUICK, tell=lambda text: None, sleep=lambda s: None)
    with pytest.raises(Refused, match="inside a network"):
        get.fetch(f"http://rebinding.example:{httpserver.port}/data", "json")
    assert connected == [("8.8.8.8", httpserver.port)] and httpserver.log == []


def refuse_connection():
    raise ConnectionRefusedError("nobody there")


def test_of_a_name_with_an_inner_and_a_public_address_neither_is_used(tmp_path, monkeypatch):
    both = [(0, 0, 0, "", (address, 80)) for address in ("8.8.8.8", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: both)
    with pytest.raises(Refused, match="leads to 10.0.0.1"):
        Downloader(tmp_path / "c", QUICK, tell=lambda text: None).fetch("http://two.example/", "json")


@pytest.mark.parametrize(
    "location, said",
    [
        ("", "without an address"),
        ("http://[::1", "without an address"),
        ("file:///etc/passwd", "without an address|no address"),
        ("ftp://example.org/a", "no address that can be asked"),
        ("gopher://example.org/a", "no address that can be asked"),
        ("http://user:password@example.org/", "without an address that can be asked"),
        ("http://exa\x1bmple.org/", "without an address|broke off"),
    ],
)
def test_a_redirect_to_what_is_no_address_is_one_sentence(get, tmp_path, location, said):
    url = answering(b"HTTP/1.1 302 Found\r\nLocation: %b\r\nContent-Length: 0\r\n\r\n" % location.encode())
    get = Downloader(tmp_path / "d", QUICK, named=[url], tell=lambda text: None, sleep=lambda s: None)
    with pytest.raises(InputError, match=said) as told:
        get.fetch(url, "json")
    assert "\n" not in str(told.value) and str(told.value).isprintable()


def answering(head: bytes, forever: bytes = b"", pause: float = 0.0, most: float = 20.0) -> str:
    """The address of a server that sends a head and then the same bytes again and again."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve():
        until = time.monotonic() + most
        while time.monotonic() < until:
            connection, _ = listener.accept()
            try:
                connection.recv(65536)
                connection.sendall(head)
                while forever and time.monotonic() < until:
                    connection.sendall(forever)
                    time.sleep(pause)
                connection.close()
            except OSError:
                connection.close()

    threading.Thread(target=serve, daemon=True).start()
    return f"http://127.0.0.1:{listener.getsockname()[1]}/data"


JSON = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
CHUNKED = JSON + b"Transfer-Encoding: chunked\r\n\r\n"


@pytest.mark.parametrize(
    "head, forever, pause, said",
    [
        (JSON + b"\r\n", b"[" + b" " * 65536, 0, "sends more than the 1000000 bytes"),
        (CHUNKED, b"10000\r\n" + b" " * 65536 + b"\r\n", 0, "sends more than the 1000000 bytes"),
        (b"HTTP/1.1 403 Forbidden\r\n\r\n", b"go away " * 8000, 0, "HTTP 403 \\(go away"),
        (b"HTTP/1.1 503 Busy\r\n\r\n", b"busy " * 8000, 0, "HTTP 503 \\(busy .*tried 2 times"),
        (b"HTTP/1.1 302 Found\r\nLocation: /data\r\n\r\n", b"x" * 65536, 0, "on and on"),
        (JSON + b"\r\n[", b" ", 0.05, "not finished after 1.2 s"),
        (b"HTTP/1.1 200 OK\r\n", b"X: y\r\n", 0.05, "not finished after 1.2 s"),
        (b"HTTP/1.1 404 No\r\n\r\n", b"x", 0.05, "HTTP 404|not finished after 1.2 s"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n", 0.01, "not finished after 1.2 s"),
        (b"HTTP/1.1 200 OK\r\n", b"X: " + b"y" * 65536, 0, "broke off"),
        (JSON + b"Content-Length: 99999999999\r\n\r\n", b"", 0, "announces 99999999999 bytes"),
    ],
    ids=[
        "body",
        "chunks",
        "error",
        "passing error",
        "redirect",
        "slow body",
        "slow headers",
        "slow error",
        "endless 100s",
        "endless header",
        "announced",
    ],
)
def test_an_endless_answer_ends(tmp_path, head, forever, pause, said):
    url, began = answering(head, forever, pause), time.monotonic()
    manners = Manners(**{**vars(QUICK), "most_bytes": 1_000_000})
    get = Downloader(tmp_path / "c", manners, named=[url], tell=lambda text: None, sleep=lambda s: None)
    with pytest.raises(Refused, match=said) as told:
        get.fetch(url, "json")
    assert time.monotonic() - began < 30 and len(str(told.value)) < 600
    assert all(path.stat().st_size < 1_100_000 for path in get.cache.iterdir())


@pytest.mark.parametrize("coding", ["gzip", "br", "deflate", "zstd", "gzip, gzip", "GZIP", "x\x07y"])
def test_an_encoding_that_was_not_asked_for_is_refused(httpserver, get, coding):
    seen = []

    def answer(request):
        seen.append(request.headers["Accept-Encoding"])
        return Response(b"\x1f\x8b whatever", 200, {"Content-Type": "application/json"})

    httpserver.expect_request("/data").respond_with_handler(answer)
    url = answering(JSON + b"Content-Encoding: %b\r\nContent-Length: 4\r\n\r\nabcd" % coding.encode())
    get = Downloader(
        get.cache, QUICK, named=[url, httpserver.url_for("/")], tell=lambda t: None, sleep=lambda s: None
    )
    with pytest.raises(Refused, match="in the encoding .*not asked for|broke off"):
        get.fetch(url, "json")
    with pytest.raises(Refused):
        get.fetch(httpserver.url_for("/data"), "json")
    assert set(seen) == {"identity"}


def test_an_error_in_an_encoding_is_not_unpacked(httpserver, get):
    httpserver.expect_request("/data").respond_with_data(b"\x1f\x8b" * 20, 403, {"Content-Encoding": "gzip"})
    with pytest.raises(Refused, match="HTTP 403 \\(no reason given\\)"):
        get.fetch(httpserver.url_for("/data"), "json")


def test_what_steers_a_terminal_is_taken_out_of_what_a_server_says(httpserver, tmp_path):
    told: list[str] = []
    get = Downloader(
        tmp_path / "c", QUICK, named=[httpserver.url_for("/")], tell=told.append, sleep=lambda s: None
    )
    said = "\x1b[2Jgone\x07\r\u202eback\u2066".encode()
    httpserver.expect_request("/data").respond_with_data(said, 503)
    with pytest.raises(Refused) as problem:
        get.fetch(httpserver.url_for("/data"), "json")
    assert (
        len(told) == 1
        and "gone" in told[0]
        and all(line.isprintable() for line in [*told, str(problem.value)])
    )


@pytest.mark.parametrize(
    "proxy, said",
    [
        ("http://127.0.0.1:9", "cannot be reached"),
        ("127.0.0.1:9", "cannot be reached"),
        ("socks4://127.0.0.1:9", "http_proxy names a proxy of the kind socks4"),
        ("socks5://user:a-long-password@127.0.0.1:9", "socksio is missing|cannot be reached"),
        ("socks://127.0.0.1:9", "socksio is missing|cannot be reached"),
        ("http://user:a-long-password@:8080", "names a proxy that is none"),
        ("http://user:a-long-password@127.0.0.1:port", "names a proxy that is none"),
        ("http://user:a-long-password@127.0.0.1:9", "cannot be reached"),
    ],
)
def test_a_proxy_is_used_and_its_password_not_shown(tmp_path, monkeypatch, proxy, said):
    monkeypatch.setenv("http_proxy", proxy)
    get = Downloader(tmp_path / "c", QUICK, tell=lambda text: None, sleep=lambda s: None)
    with pytest.raises(InputError, match=said) as told:
        get.fetch("http://statistics.example/", "json")
    assert "a-long-password" not in str(told.value)


class Socks5(socketserver.StreamRequestHandler):
    """A proxy as RFC 1928 and 1929 say, that leads wherever it is asked to one place; `asked`: what for."""

    asked: ClassVar[list[tuple[str, int]]] = []
    place: ClassVar[tuple[str, int]]
    login = b""

    def handle(self) -> None:
        methods = self.rfile.read(self.rfile.read(2)[1])
        method = 2 if self.login else 0
        self.wfile.write(bytes([5, method if method in methods else 255]))
        if self.login:
            said = [self.rfile.read(self.rfile.read(1)[0]) for _ in self.rfile.read(1) * 2]
            self.wfile.write(bytes([1, b":".join(said) != self.login]))
        assert self.rfile.read(4) == b"\5\1\0\3"  # connect to a name: it is looked up by the proxy
        host = self.rfile.read(self.rfile.read(1)[0]).decode()
        self.asked.append((host, int.from_bytes(self.rfile.read(2), "big")))
        self.wfile.write(b"\5\0\0\1" + bytes(6))
        with socket.create_connection(self.place) as there:
            there.sendall(self.connection.recv(65536))
            while piece := there.recv(65536):
                self.wfile.write(piece)


@pytest.mark.parametrize("login", ["", "me:a-long-password"])
@pytest.mark.parametrize(
    "scheme, variable", [("socks5", "http_proxy"), ("socks", "all_proxy"), ("socks5h", "ALL_PROXY")]
)
def test_through_a_socks_proxy_the_answer_comes(tmp_path, monkeypatch, httpserver, scheme, variable, login):
    pytest.importorskip("socksio")
    httpserver.expect_request("/data").respond_with_json({"by": "proxy"})
    place, asked = (httpserver.host, httpserver.port), []
    ours = type("Ours", (Socks5,), {"place": place, "asked": asked, "login": login.encode()})
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), ours) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        before = f"{login}@" if login else ""
        monkeypatch.setenv(variable, f"{scheme}://{before}127.0.0.1:{server.server_address[1]}")
        get = Downloader(tmp_path / "c", QUICK, tell=lambda text: None, sleep=lambda s: None)
        answer = get.fetch("http://statistics.example/data", "json")
        server.shutdown()
    assert answer.json() == {"by": "proxy"} and asked == [("statistics.example", 80)]


def test_through_a_proxy_an_inner_address_is_refused_too(tmp_path, monkeypatch, httpserver):
    monkeypatch.setenv("http_proxy", httpserver.url_for("/"))
    get = Downloader(tmp_path / "c", QUICK, tell=lambda text: None)
    with pytest.raises(Refused, match="inside a network"):
        get.fetch("http://10.0.0.1/", "json")
    assert httpserver.log == []


def test_through_a_proxy_the_answer_comes_and_no_proxy_leaves_it_out(tmp_path, monkeypatch, httpserver):
    httpserver.expect_request("/data").respond_with_json({"by": "proxy"})
    monkeypatch.setenv("http_proxy", httpserver.url_for("/"))
    monkeypatch.setattr(wire, "is_inside", lambda address: address.startswith("10."))
    get = Downloader(tmp_path / "c", QUICK, tell=lambda text: None, sleep=lambda s: None)
    assert get.fetch("http://statistics.example/data", "json").json() == {"by": "proxy"}
    monkeypatch.setenv("no_proxy", "statistics.example")
    with pytest.raises(Refused, match="cannot be reached"):
        get.fetch("http://statistics.example/data?again", "json")


def test_an_address_with_a_password_in_it_is_not_asked_and_not_shown(tmp_path):
    with pytest.raises(Refused, match="a name or password in it is not asked") as told:
        Downloader(tmp_path / "c", QUICK, named=["https://user:secret@example.org/"])
    assert "secret" not in str(told.value)


@pytest.mark.parametrize("name", ["SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"])
def test_an_institutions_certificates_are_trusted_and_missing_ones_told(tmp_path, monkeypatch, name):
    pem = tmp_path / "own.pem"
    monkeypatch.setenv(name, str(pem))
    with pytest.raises(InputError, match=f"{name} names .*own.pem, which holds no certificates"):
        wire.Wire()
    trustme.CA().cert_pem.write_to_path(pem)
    wire.Wire()
    pem.write_text("no certificate", encoding="ascii")
    with pytest.raises(InputError, match="holds no certificates"):
        wire.Wire()
