"""Depositing at Zenodo, against a server that speaks its API, with all that can go wrong there."""

from __future__ import annotations

import hashlib
import json
import re

import pytest
from werkzeug import Request, Response

from tracepaper.archive import deposit as module
from tracepaper.archive.deposit import DRAFT, deposit
from tracepaper.archive.zenodo import Zenodo
from tracepaper.errors import InputError

TOKEN = "secret-token-5d41402abc"
METADATA = {"title": "T", "creators": [{"name": "A"}], "license": "mit", "upload_type": "dataset"}


class Server:
    """Zenodo in miniature.  faults: (method, part of the path) -> answers to give first."""

    def __init__(self, httpserver) -> None:
        self.base = httpserver.url_for("/api")
        self.drafts: dict[int, dict] = {}
        self.asked: list[str] = []
        self.faults: dict[tuple[str, str], list] = {}
        self.bucket = f"{self.base}/files/b"
        self.garbled = False
        httpserver.expect_request(re.compile(".*")).respond_with_handler(self.answer)

    def answer(self, request: Request) -> Response:
        self.asked.append(f"{request.method} {request.path}")
        body = request.get_data()
        if request.headers.get("Authorization") != f"Bearer {TOKEN}" or TOKEN in request.url:
            return self.json({"message": f"unknown token {TOKEN}"}, 401)
        for (method, part), answers in self.faults.items():
            if request.method == method and part in request.path and answers:
                return answers.pop(0)
        return self.serve(request, body)

    def serve(self, request: Request, body: bytes) -> Response:
        if request.method == "PUT" and "/files/" in request.path:
            digest = hashlib.md5(b"x" if self.garbled else body).hexdigest()
            name = request.path.rpartition("/")[2]
            self.drafts[1]["files"].append({"filename": name, "checksum": digest, "filesize": len(body)})
            return self.json({"checksum": f"md5:{digest}"}, 201)
        if request.method == "POST" and request.path.endswith("/depositions"):
            self.drafts[1] = {"id": 1, "submitted": False, "files": [], "links": {"bucket": self.bucket}}
            return self.json(self.drafts[1], 201)
        draft = self.drafts.get(1)
        if draft is None:
            return self.json({"message": "none"}, 404)
        if request.path.endswith("/publish"):
            draft |= {"submitted": True, "doi": "10.5072/1"}
            return self.json(draft, 202)
        if request.method == "PUT":
            draft["metadata"] = json.loads(body)["metadata"]
        return self.json(draft)

    @staticmethod
    def json(content, code=200, **headers) -> Response:
        return Response(json.dumps(content), code, headers, content_type="application/json")

    def count(self, what: str) -> int:
        return sum(what in one for one in self.asked)


@pytest.fixture
def server(httpserver):
    return Server(httpserver)


@pytest.fixture
def paper(tmp_path, monkeypatch, server):
    folder = tmp_path / "results/archive"
    folder.mkdir(parents=True)
    (folder / "paper-1.zip").write_bytes(b"zip" * 1000)
    (folder / "REPLICATION.md").write_text("# README\n")
    (folder / "zenodo.json").write_text(json.dumps(METADATA))
    monkeypatch.setenv("ZENODO_TOKEN", TOKEN)
    monkeypatch.setattr(module, "REAL", server.base)
    return tmp_path


@pytest.fixture
def run(paper):
    told: list[str] = []
    waits: list[float] = []

    def connect(*args, **named):
        return Zenodo(*args, **named, sleep=waits.append, attempts=3, patience_s=5)

    def run(*words):
        return deposit(paper, paper, ["zenodo", *words], told.append, connect)

    run.told, run.waits = told, waits
    yield run
    written = [path.read_bytes() for path in paper.rglob("*") if path.is_file()]
    assert TOKEN not in "".join(told) and not any(TOKEN.encode() in one for one in written)


def test_without_a_word_nothing_is_sent(run, server):
    assert run() == 0 and server.asked == []
    assert "paper-1.zip  3000 bytes" in run.told and run.told[-1].startswith("nothing was sent")


def test_a_draft_is_made_and_not_published(run, server, paper):
    assert run("--send") == 0
    assert server.drafts[1]["metadata"] == METADATA and len(server.drafts[1]["files"]) == 2
    assert server.count("publish") == 0 and not server.drafts[1]["submitted"]
    assert json.loads((paper / DRAFT).read_text())["id"] == 1


def test_it_is_published_when_that_is_asked_for(run, server, paper):
    assert run("--send", "--publish") == 0
    assert server.drafts[1]["submitted"] and "10.5072/1" in run.told[-1] and not (paper / DRAFT).exists()


def test_publishing_alone_is_refused(run, server):
    with pytest.raises(InputError, match="is for good"):
        run("--publish")
    assert server.asked == []


def test_a_deposit_cut_short_goes_on_in_the_same_draft(run, server):
    server.faults["PUT", "paper-1.zip"] = [server.json({"message": "no"}, 400)]
    with pytest.raises(InputError, match="HTTP 400"):
        run("--send")
    assert run("--send") == 0 and run("--send") == 0
    assert server.count("POST /api/deposit/depositions") == 1 and len(server.drafts[1]["files"]) == 2
    assert "paper-1.zip is there already" in run.told


@pytest.mark.parametrize(
    ("code", "told"),
    [(401, "does not know the token"), (403, "may not do this"), (413, "larger than it takes")],
)
def test_a_refusal_is_one_sentence(run, server, code, told):
    server.faults["PUT", "files"] = [server.json({"message": f"refused {TOKEN}"}, code)]
    with pytest.raises(InputError) as problem:
        run("--send", "--publish")
    assert told in str(problem.value) and TOKEN not in str(problem.value) and "\n" not in str(problem.value)
    assert server.count("publish") == 0


def test_it_waits_as_long_as_it_is_asked_to(run, server):
    server.faults["PUT", "files"] = [Response("", 429, {"Retry-After": "7"}), Response("", 503)]
    assert run("--send") == 0 and run.waits[0] == 7.0 and len(run.waits) == 2


def test_it_does_not_wait_for_hours(run, server):
    server.faults["PUT", "files"] = [Response("", 429, {"Retry-After": "7200"})]
    with pytest.raises(InputError, match="asks to wait 7200 s"):
        run("--send")


def test_a_server_that_goes_on_failing_is_told(run, server):
    server.faults["PUT", "files"] = [Response("", 502) for _ in range(9)]
    with pytest.raises(InputError, match="HTTP 502.*goes on where it stopped"):
        run("--send")
    assert server.count("PUT /api/files") == 3


def test_another_checksum_is_refused(run, server):
    server.garbled = True
    with pytest.raises(InputError, match="other bytes of paper-1.zip"):
        run("--send", "--publish")
    assert server.count("publish") == 0


def test_the_token_goes_to_no_other_address(run, server):
    server.bucket = "http://localhost.example.org:1/files/b"
    with pytest.raises(InputError, match="an address that is not its own"):
        run("--send")


def test_a_connection_that_is_cut(run, server, monkeypatch):
    import httpx

    send, left = httpx.Client.request, [2]

    def cut(self, method, url, **words):
        if method == "PUT" and left[0]:
            left[0] -= 1
            raise httpx.ReadError("cut")
        return send(self, method, url, **words)

    monkeypatch.setattr(httpx.Client, "request", cut)
    assert run("--send") == 0 and len(run.waits) == 2


def test_a_lost_answer_to_publishing_is_looked_up(run, server, monkeypatch):
    import httpx

    send = httpx.Client.request

    def lost(self, method, url, **words):
        answer = send(self, method, url, **words)
        if url.endswith("publish"):
            raise httpx.ReadError("cut")
        return answer

    monkeypatch.setattr(httpx.Client, "request", lost)
    assert run("--send", "--publish") == 0 and server.count("publish") == 1


@pytest.mark.parametrize(("key", "value", "told"), [("creators", [], "byline"), ("license", "", "LICENSE")])
def test_what_zenodo_would_refuse_is_told_before(run, server, paper, key, value, told):
    (paper / "results/archive/zenodo.json").write_text(json.dumps(METADATA | {key: value}))
    with pytest.raises(InputError, match=told):
        run()
    assert server.asked == []


def test_without_a_token_or_an_archive(run, paper, monkeypatch):
    monkeypatch.delenv("ZENODO_TOKEN")
    with pytest.raises(InputError, match="there is no token"):
        run("--send")
    (paper / "results/archive/paper-1.zip").unlink()
    with pytest.raises(InputError, match="there is no archive yet"):
        run()
