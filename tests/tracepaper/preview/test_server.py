"""The server answers a browser on this machine, with the built pages, and nobody else with anything else."""

from __future__ import annotations

import http.client
import json
import socket

import pytest

from tracepaper.errors import InputError
from tracepaper.preview.frame import frame
from tracepaper.preview.server import serving
from tracepaper.preview.view import View

PAGE = "<!DOCTYPE html><p>北部湾</p>".encode()


@pytest.fixture
def view():
    return View({"en": PAGE})


@pytest.fixture
def port(view):
    with serving(0, view, frame(["zh", "en"], "a <paper>")) as address:
        yield int(address.rstrip("/").rpartition(":")[2])


def ask(port: int, path: str, method: str = "GET", **headers: str) -> tuple[int, bytes, dict]:
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    line.request(method, path, headers=headers)
    answer = line.getresponse()
    return answer.status, answer.read(), dict(answer.getheaders())


def test_a_page_is_served_as_it_was_built(port):
    status, content, headers = ask(port, "/paper.en.html?0123")
    assert (status, content) == (200, PAGE)
    assert headers["Cache-Control"] == "no-store" and headers["X-Frame-Options"] == "SAMEORIGIN"
    assert ask(port, "/paper.en.html", "HEAD")[:2] == (200, b"")
    assert ask(port, "/paper.zh.html")[0] == 404  # not built yet


def test_the_frame_holds_the_languages_and_lets_nothing_else_in(port):
    _, content, _ = ask(port, "/")
    text = content.decode()
    assert "<title>a &lt;paper&gt;</title>" in text and "default-src 'none'" in text
    data = json.loads(text.partition('id="data-preview">')[2].partition("</script>")[0])
    assert [one["name"] for one in data["languages"]] == ["中文", "English"]
    assert data["words"]["zh"].keys() == data["words"]["en"].keys()
    for path in ("/preview.css", "/preview.js", "/places.js", "/early.js"):
        assert ask(port, path)[0] == 200


@pytest.mark.parametrize(
    "path",
    [
        "/../../../../etc/passwd",
        "/..%2f..%2fetc%2fpasswd",
        "/paper.../../../etc/passwd.html",
        "/paper.%2e%2e.html",
        "/config/config.yaml",
        "/.build/record.json",
        "//etc/passwd",
        "/paper..html",
        "/events/../preview.html",
    ],
)
def test_no_path_leads_to_a_file(port, path):
    status, content, _ = ask(port, path)
    assert (status, content) == (404, b"a preview has only the paper's web pages\n")


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "127.0.0.1", "localhost:1", "", "[::1]:{port}"]
)
def test_another_host_is_refused(port, host):
    for path in ("/", "/paper.en.html", "/events"):
        status, content, _ = ask(port, path, Host=host.format(port=port))
        assert status == 403 and PAGE not in content


def raw(port: int, request: str) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=5) as line:
        line.sendall(request.encode())
        return line.makefile("rb").read()


def test_a_whole_address_is_no_path(port):
    told = raw(port, f"GET http://evil.example/paper.en.html HTTP/1.0\r\nHost: 127.0.0.1:{port}\r\n\r\n")
    assert b" 404 " in told.splitlines()[0]


def test_two_hosts_or_none_are_refused(port):
    good = f"Host: 127.0.0.1:{port}\r\n"
    for hosts in ("", good + "Host: evil.example\r\n", good + good):
        assert b" 403 " in raw(port, f"GET /paper.en.html HTTP/1.0\r\n{hosts}\r\n").splitlines()[0]
    assert b" 200 " in raw(port, f"GET /paper.en.html HTTP/1.0\r\n{good}\r\n").splitlines()[0]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_nothing_can_be_written(port, method):
    status, content, headers = ask(port, "/paper.en.html", method)
    assert (status, headers["Allow"]) == (405, "GET, HEAD") and PAGE not in content
    assert "Access-Control-Allow-Origin" not in headers


def test_it_listens_on_the_loopback_address_alone(port):
    own = socket.gethostbyname(socket.gethostname())
    if own.startswith("127."):
        pytest.skip("this machine has no other address")
    with pytest.raises(OSError):
        socket.create_connection((own, port), timeout=2)


def test_each_state_is_told_as_it_comes(port, view):
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    line.request("GET", "/events")
    answer = line.getresponse()
    assert answer.getheader("Content-Type") == "text/event-stream"

    def next_state() -> dict:
        told = answer.readline()
        assert answer.readline() == b"\n"
        return json.loads(told.removeprefix(b"data: "))

    first = next_state()
    assert first["state"] == "building" and first["errors"] == []
    view.bad(["manuscript/en/01.md:3:5: there is no fact x; define it"])
    failed = next_state()
    place = {"place": "manuscript/en/01.md:3:5", "told": "there is no fact x; define it"}
    assert failed["state"] == "failed" and failed["errors"] == [place] and failed["pages"] == first["pages"]
    assert view.good({"en": PAGE + b"!"}, 1.26) == ["en"]
    ready = next_state()
    assert (ready["state"], ready["seconds"], ready["errors"]) == ("ready", 1.3, [])
    assert ready["pages"]["en"] != first["pages"]["en"]


def test_a_port_that_cannot_be_had_is_one_sentence(port, view):
    for wanted in (port, 70000):
        with (
            pytest.raises(InputError, match=f"the port {wanted} cannot be used .*; give another, or none"),
            serving(wanted, view, {}),
        ):
            pass
