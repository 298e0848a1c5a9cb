"""A key goes to its owner alone; sent back in any part of an answer it is shown and kept nowhere."""

from __future__ import annotations

import base64
import json
import ssl
from urllib.parse import quote

import pytest
import trustme
from pytest_httpserver import HTTPServer
from test_comtrade import Comtrade, revise
from werkzeug import Response

from analysis.connectors import comtrade
from refreshing import fingerprint
from tracepaper import screening
from tracepaper.errors import InputError, reported
from tracepaper.sources import wire

SOURCE = "un-comtrade-with-china"
KEY = "Zq8+x/9fQ7kLmN0pRsTuVwXyZ1234567"
HEADER = comtrade.KEY[1]
EMPTY = {"elapsedTime": "0.1 secs", "count": 0, "data": [], "error": ""}
SPELLINGS = {
    "as it is": KEY,
    "lower case": KEY.lower(),
    "in a URL": quote(KEY, safe=""),
    "JSON escapes": "".join(f"\\u{ord(letter):04x}" for letter in KEY),
    "over lines": f"{KEY[:11]}\n  {KEY[11:]}",
    "base64": base64.b64encode(f"user:{KEY}".encode()).decode(),
    "hexadecimal": KEY.encode().hex(),
    "half of it": KEY[:16],
}


@pytest.fixture(scope="module")
def authority():
    return trustme.CA()


@pytest.fixture(scope="module")
def server(authority):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    with HTTPServer(host="localhost", ssl_context=context) as running:
        yield running


@pytest.fixture
def publisher(server, authority, monkeypatch, tmp_path):
    """The publisher's own address, over TLS, for the time of a test; the key is in the environment."""
    server.clear()
    authority.cert_pem.write_to_path(str(tmp_path / "authority.pem"))
    monkeypatch.setattr(comtrade, "BASE_URL", server.url_for("/").rstrip("/"))
    monkeypatch.setenv(comtrade.KEY[0], KEY)
    monkeypatch.setattr(screening, "_secrets", set())
    monkeypatch.setattr(wire, "is_inside", lambda address: False)
    return server


def said_of(project, tmp_path, capfd, base_url, **options) -> bytes:
    """Everything a refresh leaves: the terminal, the log, data/raw, the cache."""
    project.bring(f"{SOURCE}/2026-03")
    capfd.readouterr()
    authority, log = str(tmp_path / "authority.pem"), tmp_path / "refresh.log"
    with pytest.raises(SystemExit), reported(str(log)):
        print("asked", flush=True)
        try:
            project.refresh(SOURCE, base_url, verify=authority, **options)
        finally:
            print("\n".join(project.told), flush=True)
    out, err = capfd.readouterr()
    kept = [
        name.encode() + path.read_bytes()
        for folder in (project.raw, project.cache)
        for name, path in ((path.name, path) for path in folder.rglob("*") if path.is_file())
    ]
    return b"\n".join([out.encode(), err.encode(), log.read_bytes(), *kept])


def echoes(part: str, text: str):
    """An answer with a text in one of its parts."""
    header, kind = text.replace("\n", " "), "application/json"
    error = {"message": f"no quota for {text}"}
    return {
        "a message with 200": lambda _: Response(
            json.dumps(EMPTY | {"error": f"for {text}"}), content_type=kind
        ),
        "a field of the data": lambda _: Response(json.dumps(EMPTY | {"note": text}), content_type=kind),
        "text that is no JSON": lambda _: Response(f'{{"a": "{text}', content_type=kind),
        "a denial": lambda _: Response(json.dumps(error), 403, content_type=kind),
        "a denial, where it is cut": lambda _: Response("x" * 185 + " " + text + "y" * 99, 403),
        "a denial, where reading ends": lambda _: Response(" " * 19_990 + text + "y" * 9_999, 401),
        "a passing error": lambda _: Response(f"busy {text}", 503),
        "a content type": lambda _: Response("{}", content_type=f"text/x-{header}"),
        "a content encoding": lambda _: Response("{}", headers={"Content-Encoding": header}),
        "a redirect": lambda _: Response("", 302, {"Location": f"/next?key={header}"}),
        "a redirect elsewhere": lambda _: Response(
            "", 302, {"Location": f"http://elsewhere.invalid/{header}"}
        ),
        "an ETag": lambda _: Response(json.dumps(EMPTY), headers={"ETag": f'"{header}"'}, content_type=kind),
        "a header's name": lambda _: Response(
            json.dumps(EMPTY), headers={"X-" + "".join(filter(str.isalnum, header)): "1"}
        ),
        "waiting time": lambda _: Response("", 429, {"Retry-After": header}),
        "a web page": lambda _: Response(f"<html>{text}", content_type="text/html"),
    }[part]


PARTS = [
    "a message with 200",
    "a field of the data",
    "text that is no JSON",
    "a denial",
    "a denial, where it is cut",
    "a denial, where reading ends",
    "a passing error",
    "a content type",
    "a content encoding",
    "a redirect",
    "a redirect elsewhere",
    "an ETag",
    "a header's name",
    "waiting time",
    "a web page",
]


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("part", PARTS)
def test_a_key_that_is_sent_back_stands_nowhere(project, publisher, tmp_path, capfd, part, spelling):
    publisher.expect_request("/data/v1/get/C/A/HS").respond_with_handler(echoes(part, SPELLINGS[spelling]))
    left = said_of(project, tmp_path, capfd, comtrade.BASE_URL)
    assert publisher.log[0][0].headers[HEADER] == KEY  # it was sent, and could come back
    flat = b"".join(left.split()).lower()
    for form in SPELLINGS.values():
        core = "".join(form.split()).rstrip("=").lower().encode()[3:-3]
        assert core[: len(core) // 2] not in flat and core[len(core) // 2 :] not in flat


def test_an_answer_with_the_key_in_it_is_used_and_kept_without_it(project, publisher, tmp_path, capfd):
    publisher.expect_request("/data/v1/get/C/A/HS").respond_with_json(EMPTY | {"error": f"echo {KEY}"})
    left = said_of(project, tmp_path, capfd, comtrade.BASE_URL)
    assert b"the error 'echo (key)'" in left and KEY.encode() not in left


@pytest.mark.parametrize("where", ["another host", "another port", "without TLS", "redirected"])
def test_a_key_is_sent_to_nobody_else(project, publisher, tmp_path, capfd, authority, where):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1", "localhost").configure_cert(context)
    host = "127.0.0.1" if where == "another host" else "localhost"
    with HTTPServer(host=host, ssl_context=None if where == "without TLS" else context) as other:
        other.expect_request("/public/v1/preview/C/A/HS").respond_with_json(EMPTY)
        other.expect_request("/taken").respond_with_json(EMPTY)
        base_url = other.url_for("/").rstrip("/")
        if where == "redirected":
            taken = Response("", 307, {"Location": other.url_for("/taken")})
            publisher.expect_request("/data/v1/get/C/A/HS").respond_with_response(taken)
            base_url = comtrade.BASE_URL
        left = said_of(project, tmp_path, capfd, base_url)
        asked = [request for request, _ in other.log]
    assert asked and all(
        HEADER not in request.headers and KEY not in str(request.headers) for request in asked
    )
    assert KEY.encode() not in left
    assert (
        where == "redirected" or b"no key is sent, " + base_url.encode() + b" is not the address of" in left
    )


@pytest.mark.parametrize("key", ["short", "two words of a key", "schlüssel-schlüssel", "line\nfeed-in-it"])
def test_what_cannot_be_a_key_is_refused_without_showing_it(project, publisher, monkeypatch, key):
    monkeypatch.setenv(comtrade.KEY[0], key)
    project.bring(f"{SOURCE}/2026-03")
    with pytest.raises(InputError, match="COMTRADE_API_KEY holds no key: a key has 8 or more") as told:
        project.refresh(SOURCE, comtrade.BASE_URL)
    assert key not in str(told.value) and publisher.log == []


def test_a_key_that_would_be_filed_stops_the_filing(tmp_path, monkeypatch):
    from tracepaper.sources.edition import NewEdition, file_edition

    monkeypatch.setattr(screening, "_secrets", {KEY})
    card = {"publisher": {"en": "x"}, "title": {"en": KEY}}
    new = NewEdition("some-source", ["2026"], {"a.csv": b"a\n1\n"}, {"a.csv": "a"}, card, ("a.csv",))
    with pytest.raises(InputError, match="your key would stand in this file"):
        file_edition(tmp_path, new, lambda *_: None)
    assert not (tmp_path / "some-source").exists() and fingerprint(tmp_path / "some-source") == {}


def test_with_a_key_the_service_with_a_key_is_asked(project, publisher, tmp_path):
    project.bring(f"{SOURCE}/2026-03")
    service = Comtrade(publisher, project.raw / SOURCE / "2026-03" / "observations.csv")
    revise(service)
    [folder] = project.refresh(SOURCE, comtrade.BASE_URL, verify=str(tmp_path / "authority.pem"))
    assert service.paths == {"/data/v1/get/C/A/HS"} and set(service.keys) == {KEY}
    kept = b"".join(path.read_bytes() for path in folder.parents[1].rglob("*") if path.is_file())
    assert KEY.encode() not in kept and KEY not in "".join(project.told)
