"""Every way a server misbehaves, against a local one; nothing unusable leaves the downloader."""

from __future__ import annotations

import io
import json
import socket
import threading
import time
import zipfile
from email.utils import formatdate

import pytest
import trustme
from pytest_httpserver import HTTPServer
from werkzeug import Response

from tracepaper.sources import wire
from tracepaper.sources.answers import NotThere, Refused
from tracepaper.sources.download import Downloader, Manners

QUICK = Manners(
    pause_s=0,
    patience_s=0.3,
    whole_s=5,
    attempts=3,
    first_wait_s=1,
    longest_wait_s=60,
    jitter_s=0,
    most_bytes=100_000,
)
GOOD = {"answer": 42}


@pytest.fixture(autouse=True)
def everything_here_is_a_publisher(monkeypatch):
    """The servers of these tests are on this machine; what may be connected to is tested in test_wire."""
    monkeypatch.setattr(wire, "is_inside", lambda address: False)


@pytest.fixture
def waits() -> list[float]:
    return []


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def get(tmp_path, waits, told):
    downloader = Downloader(tmp_path / "cache", QUICK, tell=told.append, sleep=waits.append)
    yield downloader
    downloader.close()


def in_turn(httpserver: HTTPServer, *responses):
    """Answer /data with these responses, one after the other; returns the requests seen."""
    left, seen = list(responses), []

    def handler(request):
        seen.append(request)
        response = left.pop(0) if len(left) > 1 else left[0]
        return response(request) if callable(response) and not isinstance(response, Response) else response

    httpserver.expect_request("/data").respond_with_handler(handler)
    return seen


def good(body=GOOD, **headers):
    return Response(json.dumps(body), 200, headers, content_type="application/json")


def raw_server(*answers: bytes, hold=0.0):
    """A server that sends these bytes, one connection each; returns its address and the requests."""
    listener = socket.create_server(("127.0.0.1", 0))
    seen: list[str] = []

    def serve():
        for answer in answers:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            seen.append(connection.recv(65536).decode())
            connection.sendall(answer)
            time.sleep(hold)
            connection.close()
        listener.close()

    threading.Thread(target=serve, daemon=True).start()
    return f"http://127.0.0.1:{listener.getsockname()[1]}/data", seen


def nothing_kept(get) -> bool:
    return not [p for p in get.cache.iterdir() if p.suffix not in (".part", ".card")]


def test_an_answer_is_kept_and_not_asked_for_twice(httpserver, get):
    seen = in_turn(httpserver, good())
    first, second = (get.fetch(httpserver.url_for("/data"), "json") for _ in range(2))
    assert first.json() == GOOD and second.cached and not first.cached and len(seen) == 1


def test_throttling_obeys_retry_after_in_seconds(httpserver, get, waits):
    in_turn(httpserver, Response("slow down", 429, {"Retry-After": "7"}), good())
    assert get.fetch(httpserver.url_for("/data"), "json").json() == GOOD
    assert waits == [7.0]


def test_throttling_obeys_retry_after_as_a_date(httpserver, get, waits):
    in_turn(httpserver, Response("", 503, {"Retry-After": formatdate(time.time() + 20, usegmt=True)}), good())
    get.fetch(httpserver.url_for("/data"), "json")
    assert 15 < waits[0] <= 20


def test_a_retry_after_beyond_patience_is_told_and_not_waited_for(httpserver, get, waits):
    in_turn(httpserver, Response("", 429, {"Retry-After": "3600"}))
    with pytest.raises(Refused, match="asks to wait 3600 s"):
        get.fetch(httpserver.url_for("/data"), "json")
    assert waits == [] and nothing_kept(get)


def test_server_errors_are_retried_with_growing_waits_then_given_up(httpserver, get, waits):
    seen = in_turn(httpserver, Response("oops", 500))
    with pytest.raises(Refused, match=r"HTTP 500 \(oops\); tried 3 times"):
        get.fetch(httpserver.url_for("/data"), "json")
    assert len(seen) == 3 and waits == sorted(waits) and waits[1] > waits[0] and nothing_kept(get)


def test_a_missing_page_is_not_asked_for_again(httpserver, get):
    seen = in_turn(httpserver, Response("no such thing", 404))
    with pytest.raises(NotThere, match="no such thing"):
        get.fetch(httpserver.url_for("/data"), "json")
    assert len(seen) == 1


@pytest.mark.parametrize("content_type", ["text/html", "application/json"])
def test_a_web_page_where_json_was_due_is_refused_whatever_it_calls_itself(httpserver, get, content_type):
    seen = in_turn(httpserver, Response("<!DOCTYPE html><p>Maintenance", 200, content_type=content_type))
    with pytest.raises(Refused, match="web page where JSON was due"):
        get.fetch(httpserver.url_for("/data"), "json")
    assert len(seen) == 1 and nothing_kept(get)


def test_another_content_type_is_refused(httpserver, get):
    in_turn(httpserver, Response("%PDF", 200, content_type="application/pdf"))
    with pytest.raises(Refused, match="content type application/pdf, expected application/json"):
        get.fetch(httpserver.url_for("/data"), "json")


@pytest.mark.parametrize("body", ["", '{"answer": 4'])
def test_empty_and_truncated_json_are_tried_again_and_never_used(httpserver, get, body):
    seen = in_turn(httpserver, Response(body, 200, content_type="application/json"))
    with pytest.raises(Refused, match="empty body|cut off"):
        get.fetch(httpserver.url_for("/data"), "json")
    assert len(seen) == 3 and nothing_kept(get)


def test_xml_that_defines_entities_is_refused(httpserver, get):
    bomb = '<!DOCTYPE a [<!ENTITY b "boom">]><a>&b;</a>'
    in_turn(httpserver, Response(bomb, 200, content_type="application/xml"))
    with pytest.raises(Refused, match="entities"):
        get.fetch(httpserver.url_for("/data"), "xml")


def test_a_cut_off_body_goes_on_where_it_stopped(get, waits):
    body = json.dumps({"long": "x" * 5000}).encode()
    head = b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nETag: "v1"\r\nContent-Length: %d\r\n\r\n'
    more = (
        b'HTTP/1.1 206 Partial Content\r\nContent-Type: application/json\r\nETag: "v1"\r\n'
        b"Content-Range: bytes 1000-%d/%d\r\nContent-Length: %d\r\n\r\n"
    )
    url, seen = raw_server(
        head % len(body) + body[:1000], more % (len(body) - 1, len(body), len(body) - 1000) + body[1000:]
    )
    assert get.fetch(url, "json").path.read_bytes() == body
    assert "range: bytes=1000-" in seen[1].lower() and 'if-range: "v1"' in seen[1].lower()


def test_a_file_that_changed_meanwhile_is_fetched_from_the_start(get):
    old, new = json.dumps({"v": "a" * 5000}).encode(), json.dumps({"v": "b" * 3000}).encode()
    head = b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nETag: "v%d"\r\nContent-Length: %d\r\n\r\n'
    url, _ = raw_server(head % (1, len(old)) + old[:1000], head % (2, len(new)) + new)
    assert get.fetch(url, "json").path.read_bytes() == new


def test_going_on_at_the_wrong_place_starts_again(get):
    body = json.dumps({"long": "x" * 5000}).encode()
    head = b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nETag: "v1"\r\nContent-Length: %d\r\n\r\n'
    wrong = b"HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 0-9/5013\r\nContent-Length: 10\r\n\r\n"
    url, _ = raw_server(head % len(body) + body[:1000], wrong + body[:10], head % len(body) + body)
    assert get.fetch(url, "json").path.read_bytes() == body


def test_a_silent_server_is_given_up(get):
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"
    url, _ = raw_server(head, head, head, hold=0.5)
    with pytest.raises(Refused, match="silent for 0.3 s; tried 3 times"):
        get.fetch(url, "json")
    assert nothing_kept(get)


def test_a_body_that_trickles_for_ever_is_given_up(httpserver, tmp_path):
    ticks = iter(range(0, 10_000, 3))
    get = Downloader(
        tmp_path / "c", QUICK, tell=lambda t: None, sleep=lambda s: None, clock=lambda: next(ticks)
    )
    in_turn(
        httpserver,
        lambda _: Response(
            (b"[1" + b",1" * 40_000, b",1" * 5000, b",1]"), 200, content_type="application/json"
        ),
    )
    with pytest.raises(Refused, match="not finished after 5 s"):
        get.fetch(httpserver.url_for("/data"), "json")


@pytest.mark.parametrize("chunked", [False, True])
def test_too_large_an_answer_is_refused_announced_or_not(httpserver, get, chunked):
    body = b"[" + b" " * 200_000 + b"]"
    in_turn(
        httpserver,
        lambda _: Response(
            iter([body[:150_000], body[150_000:]]) if chunked else body, 200, content_type="application/json"
        ),
    )
    with pytest.raises(Refused, match="100000"):
        get.fetch(httpserver.url_for("/data"), "json")
    assert nothing_kept(get)


def test_bad_tls_is_refused_in_one_sentence(tmp_path, waits):
    authority, strangers = trustme.CA(), trustme.CA()
    import ssl

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    mine, theirs = tmp_path / "mine.pem", tmp_path / "theirs.pem"
    authority.cert_pem.write_to_path(str(mine))
    strangers.cert_pem.write_to_path(str(theirs))
    with HTTPServer(host="localhost", ssl_context=context) as server:
        server.expect_request("/data").respond_with_response(good())
        url = server.url_for("/data")
        trusting = Downloader(tmp_path / "a", QUICK, tell=lambda t: None, verify=str(mine))
        assert trusting.fetch(url, "json").json() == GOOD
        wary = Downloader(tmp_path / "b", QUICK, tell=lambda t: None, verify=str(theirs), sleep=waits.append)
        with pytest.raises(Refused, match="certificate of localhost:.* cannot be trusted"):
            wary.fetch(url, "json")
    assert waits == []


def test_nobody_listening_is_told(get):
    with pytest.raises(Refused, match="cannot be reached"):
        get.fetch("http://127.0.0.1:9/data", "json")


def test_a_damaged_zip_is_never_used(httpserver, get):
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w") as archive:
        archive.writestr("a.csv", "t,i\n" * 100)
    damaged = bytearray(body.getvalue())
    damaged[60] ^= 0xFF
    in_turn(httpserver, Response(bytes(damaged), 200, content_type="application/zip"))
    with pytest.raises(Refused, match="ZIP that is cut off or damaged"):
        get.fetch(httpserver.url_for("/data"), "zip")


def test_requests_keep_the_publishers_pace(httpserver, tmp_path, waits):
    get = Downloader(
        tmp_path / "c",
        Manners(pause_s=2, jitter_s=0),
        tell=lambda t: None,
        sleep=waits.append,
        clock=lambda: 100.0,
    )
    httpserver.expect_request("/data").respond_with_response(good())
    for number in range(3):
        get.fetch(httpserver.url_for("/data") + f"?page={number}", "json")
    assert waits == [2.0, 2.0]


def test_redirects_without_end_are_refused(httpserver, get):
    in_turn(httpserver, Response("", 302, {"Location": "/data"}))
    with pytest.raises(Refused, match="on and on"):
        get.fetch(httpserver.url_for("/data"), "json")


def test_a_full_disk_is_one_sentence(httpserver, get, monkeypatch):
    def full(part, target):
        raise OSError(28, "No space left on device")

    in_turn(httpserver, good())
    monkeypatch.setattr("tracepaper.sources.download.check_whole", full)
    monkeypatch.setattr("tracepaper.sources.download.check_type", lambda *_: full(0, 0))
    with pytest.raises(Refused, match="could not be kept .No space left on device"):
        get.fetch(httpserver.url_for("/data"), "json")


def test_a_long_download_tells_how_long_it_will_take(httpserver, tmp_path):
    told: list[str] = []
    ticks = iter(range(0, 10_000, 2))
    manners = Manners(pause_s=0, whole_s=10_000, jitter_s=0)
    get = Downloader(tmp_path / "c", manners, tell=told.append, clock=lambda: float(next(ticks)))
    get.expect(3)
    body = b"[" + b" " * 2_000_000 + b"1]"
    in_turn(httpserver, lambda _: Response(body, 200, content_type="application/json"))
    get.fetch(httpserver.url_for("/data"), "json")
    lines = [line.split("  http")[0].strip() for line in told]
    assert lines[0].endswith(" left") and " of 2.0 MB, " in lines[0]
    assert lines[-1].startswith("1 of 3, 2.0 MB, ") and lines[-1].endswith(" left")


def test_many_answers_are_no_way_around_the_largest(httpserver, get, monkeypatch):
    monkeypatch.setattr("tracepaper.sources.download._MOST_IN_ALL", 150_000)
    httpserver.expect_request("/data").respond_with_data(
        b"[" + b" " * 60_000 + b"1]", content_type="text/json"
    )
    with pytest.raises(Refused, match="the answers up to .*page=2 are"):
        for page in range(9):
            get.fetch(httpserver.url_for(f"/data?page={page}"), "json")


@pytest.mark.parametrize("tag", [b'"\xe9t\xe9"', b'"' + b"x" * 5000 + b'"', b'"a\tb"'])
def test_a_mark_that_no_header_of_ours_may_hold_is_no_ground_to_go_on(get, tag):
    body = json.dumps({"long": "x" * 5000}).encode()
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nETag: %b\r\nContent-Length: %d\r\n\r\n"
    begin = head % (tag, len(body))
    url, seen = raw_server(begin + body[:1000], begin + body)
    assert get.fetch(url, "json").path.read_bytes() == body and "range" not in seen[1].lower()
