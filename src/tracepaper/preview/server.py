"""The pages for a browser on the same machine, and for nobody else.

Five answers that never change their form need no framework: the standard library's server has no part that a
preview could do without.  It listens on the loopback address alone.  A foreign site whose name was pointed at
that address still comes with its own name (DNS rebinding): a request for another host is refused.  Nothing
that a request says is ever used as the name of a file.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tracepaper.errors import InputError
from tracepaper.preview.view import View

ADDRESS = "127.0.0.1"
BEAT = 15  # seconds after which a silent stream says that it is still there
_HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "SAMEORIGIN",
}
_HTML = "text/html; charset=utf-8"


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, port: int, view: View, frame: Mapping[str, tuple[str, bytes]]):
        super().__init__((ADDRESS, port), _Answers)
        self.view, self.frame = view, frame
        self.hosts = {f"{name}:{self.server_port}" for name in (ADDRESS, "localhost")}
        self.ended = threading.Event()

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that goes away in the middle of an answer is no error."""


class _Answers(BaseHTTPRequestHandler):
    server: _Server
    server_version, sys_version = "tracepaper", ""
    timeout = 60  # seconds that a request may take to say what it wants

    def do_GET(self) -> None:
        """A page, a part of the frame around the pages, or the stream of what happens."""
        if self.headers.get_all("Host", []) not in [[host] for host in self.server.hosts]:
            self._answer(
                HTTPStatus.FORBIDDEN, "text/plain", b"this preview answers only to its own address\n"
            )
            return
        path = self.path.partition("?")[0]
        if path == "/events":
            self._tell_events()
            return
        kind, content = self.server.frame.get(path) or (_HTML, self._page(path))
        if content is None:
            self._answer(HTTPStatus.NOT_FOUND, "text/plain", b"a preview has only the paper's web pages\n")
        else:
            self._answer(HTTPStatus.OK, kind, content)

    do_HEAD = do_GET

    def _refuse(self) -> None:
        self._answer(
            HTTPStatus.METHOD_NOT_ALLOWED, "text/plain", b"a preview can only be read\n", Allow="GET, HEAD"
        )

    do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = do_TRACE = do_CONNECT = _refuse

    def _page(self, path: str) -> bytes | None:
        name = path.removeprefix("/paper.").removesuffix(".html")
        return self.server.view.page(name) if path == f"/paper.{name}.html" else None

    def _answer(self, status: HTTPStatus, kind: str, content: bytes, **more: str) -> None:
        self.send_response(status)
        for name, value in (
            {"Content-Type": kind, "Content-Length": str(len(content))} | _HEADERS | more
        ).items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _tell_events(self) -> None:
        """Server-sent events (WHATWG HTML, 9.2): each state as one line of JSON."""
        self.send_response(HTTPStatus.OK)
        for name, value in ({"Content-Type": "text/event-stream"} | _HEADERS).items():
            self.send_header(name, value)
        self.end_headers()
        number = -1
        while self.command != "HEAD" and not self.server.ended.is_set():
            number, state = self.server.view.after(number, BEAT)
            line = f"data: {json.dumps(state, ensure_ascii=False)}\n\n" if state else ": still here\n\n"
            self.wfile.write(line.encode("utf-8"))
            self.wfile.flush()

    def log_message(self, format: str, *words: object) -> None:
        """A person who writes needs no list of requests."""


@contextmanager
def serving(port: int, view: View, frame: Mapping[str, tuple[str, bytes]]) -> Iterator[str]:
    """Serve while inside; yields the address to open.

    port: 0 for a free one.  frame: path -> (type, content) of what stands around the pages, "/" among it.
    Raises InputError for a port that cannot be had."""
    try:
        server = _Server(port, view, frame)
    except (OSError, OverflowError) as problem:
        told = getattr(problem, "strerror", None) or problem
        raise InputError(
            f"the port {port} cannot be used ({told}); give another, or none for a free one"
        ) from None
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
    thread.start()
    try:
        yield f"http://{ADDRESS}:{server.server_port}/"
    finally:
        server.ended.set()
        with suppress(OSError):
            server.shutdown()
            server.server_close()
