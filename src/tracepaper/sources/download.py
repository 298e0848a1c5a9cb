"""Polite, resumable downloads: what a publisher sends, whole and of the kind asked for, or one sentence.

Answers are kept in a cache outside the raw data until the edition is filed, so that an interrupted refresh
goes on where it stopped.  A key travels in a header to its owner's own address over TLS and nowhere else; an
answer to it is cleaned of it before it touches the disk.
"""

from __future__ import annotations

import hashlib
import json
import ssl
import sys
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

import httpcore
import tenacity

from tracepaper.errors import InputError
from tracepaper.screening import data_without_keys, keep_secret, shown
from tracepaper.sources.answers import (
    CutOff,
    Denied,
    NotThere,
    Refused,
    TooLong,
    check_type,
    check_whole,
    kind_of,
    parsed_json,
)
from tracepaper.sources.pace import Pace, Progress
from tracepaper.sources.replies import header, retry_after, said, sent_on, strong_validator
from tracepaper.sources.wire import Wire, origin_of

_PASSING = {408, 425, 429, 500, 502, 503, 504}
_REDIRECTS = {301, 302, 303, 307, 308}
_MOST_REDIRECTS = 5
_MOST_IN_ALL = 500_000_000  # bytes of all answers of one source, unless one alone may be larger
_AGENT = {"User-Agent": "tracepaper (statistics for a research paper)", "Accept-Encoding": "identity"}


@dataclass(frozen=True)
class Manners:
    """How a publisher wants to be asked.

    pause_s: least time between two requests.  patience_s: longest silence of the server.  whole_s: longest
    time for one answer, tries included.  attempts: tries per answer.  first_wait_s, longest_wait_s: back-off,
    and the longest Retry-After that is obeyed.  jitter_s: random part of the back-off.  most_bytes: largest
    answer.  most_unpacked: bytes that an archive may hold.
    """

    pause_s: float = 0.5
    patience_s: float = 60.0
    whole_s: float = 1800.0
    attempts: int = 5
    first_wait_s: float = 1.0
    longest_wait_s: float = 120.0
    jitter_s: float = 1.0
    most_bytes: int = 20_000_000
    most_unpacked: int = 200_000_000


@dataclass(frozen=True)
class Answer:
    """A whole answer: the file it lies in, the URL asked, its sha256, and whether it was in the cache."""

    path: Path
    url: str
    sha256: str
    cached: bool

    @property
    def kind(self) -> str:
        """What it is by its first bytes: json, xml or zip."""
        with open(self.path, "rb") as file:
            return kind_of(file.read(64))

    def json(self) -> Any:
        """Its value; it was parsed once already when it came."""
        return parsed_json(self.path.read_bytes())


@dataclass
class Downloader:
    """Fetches answers of one publisher into a cache folder.

    cache: folder, made if missing.  secrets: header -> key, sent to `secret_origin` (https://host) alone.
    named: URLs a person named, which may lie inside a network.  tell: prints progress.  sleep, clock:
    replaceable in tests.  verify: a CA file, or True for the machine's.  fresh_s: how long an answer in the
    cache counts.  Raises InputError for a key that cannot be one.
    """

    cache: Path
    manners: Manners = field(default_factory=Manners)
    secrets: Mapping[str, str] = field(default_factory=dict, repr=False)
    secret_origin: str = ""
    named: Collection[str] = ()
    tell: Callable[[str], None] = lambda text: print(text, file=sys.stderr, flush=True)
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    verify: bool | str | ssl.SSLContext = True
    fresh_s: float = 24 * 3600.0

    def __post_init__(self) -> None:
        for name, secret in self.secrets.items():
            try:
                keep_secret(secret)
            except ValueError as problem:
                raise InputError(f"the key for {name} is none: {problem}; nothing was fetched") from None
        self.cache = Path(self.cache)
        self.cache.mkdir(parents=True, exist_ok=True)
        self._last_request: float | None = None
        self._wire = Wire(self.named, self.verify, self.clock)
        self._pace = Pace(self.clock)
        self._received = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the connections."""
        self._wire.close()

    def expect(self, answers: int) -> None:
        """How many answers will be asked for, for the time that is told to be left."""
        self._pace = Pace(self.clock, answers)

    def sends_key_to(self, url: str) -> bool:
        """Whether a key would go along: only to its owner's own address, and only over TLS."""
        own = bool(self.secrets) and self.secret_origin.startswith("https://")
        return own and origin_of(url) == origin_of(self.secret_origin)

    def fetch(self, url: str, kind: str, accept: str = "", none: Collection[int] = (404,)) -> Answer:
        """The whole answer to a GET.

        kind: json, xml or zip, or several ("json|xml").  none: the codes by which the publisher says that it
        has no such thing, for which NotThere is raised.  Raises InputError (in one sentence, without keys) if
        the server refuses, sends something else, sends too much, or goes on failing.
        """
        body = self._place(url, kind)
        if self._is_fresh(body):
            self._pace.passed()
            return self._answer(body, url, cached=True)
        body.unlink(missing_ok=True)
        retrying = tenacity.Retrying(
            stop=tenacity.stop_after_attempt(self.manners.attempts),
            wait=self._wait,
            sleep=self.sleep,
            retry=tenacity.retry_if_exception(_is_passing),
            before_sleep=self._tell_retry,
            reraise=True,
        )
        self._wire.ends_in(self.manners.whole_s)
        try:
            retrying(self._attempt, url, kind, accept, none, body)
        except CutOff as problem:
            tries = "" if isinstance(problem, TooLong) else f"tried {self.manners.attempts} times, "
            raise Refused(
                f"{problem}; {tries}nothing was filed, run the same command again later to go on"
            ) from None
        finally:
            self._pace.passed()
        answer = self._answer(body, url, cached=False)
        self.tell(shown(f"  {self._pace.of_all(body.stat().st_size)}  {url}"))
        return answer

    def has(self, url: str) -> bool:
        """Whether the answer is in the cache."""
        return any(self._is_fresh(self._place(url, kind)) for kind in ("json", "xml", "zip"))

    def _place(self, url: str, kinds: str) -> Path:
        name = hashlib.sha256(url.encode()).hexdigest()[:24]
        return self.cache / f"{name}.{kinds.partition('|')[0]}"

    def _is_fresh(self, body: Path) -> bool:
        return body.is_file() and time.time() - body.stat().st_mtime < self.fresh_s

    def forget(self, *answers: Answer) -> None:
        """Remove answers from the cache; without arguments, all of them."""
        for path in [a.path for a in answers] or [p for p in self.cache.iterdir() if p.is_file()]:
            path.unlink(missing_ok=True)

    def _answer(self, body: Path, url: str, cached: bool) -> Answer:
        return Answer(body, url, hashlib.sha256(body.read_bytes()).hexdigest(), cached)

    def _attempt(self, url: str, kind: str, accept: str, none: Collection[int], body: Path) -> None:
        self._keep_pace()
        part, card = body.with_suffix(body.suffix + ".part"), body.with_suffix(body.suffix + ".card")
        try:
            with self._told(url):
                self._stream(url, kind, accept, none, part, card)
                with open(part, "rb") as file:  # again: the first piece may have been a few bytes
                    check_type(kind, "", file.read(512), url)
                check_whole(kind, part, url, self.manners.most_unpacked)
        except Refused:
            part.unlink(missing_ok=True)
            raise
        except CutOff as problem:
            if not _validator(card) or "damaged" in str(problem):  # no ground to build on
                part.unlink(missing_ok=True)
            raise
        card.unlink(missing_ok=True)
        part.rename(body)

    @contextmanager
    def _told(self, url: str) -> Iterator[None]:
        """What goes wrong on the way, as a passing fault or a refusal with the address."""
        try:
            yield
        except TooLong:
            raise TooLong(f"{url} was not finished after {self.manners.whole_s:g} s") from None
        except httpcore.TimeoutException:
            raise CutOff(f"{url} was silent for {self.manners.patience_s:g} s") from None
        except (httpcore.ConnectError, httpcore.ProxyError) as problem:
            if _is_tls(problem):
                raise Refused(
                    f"the certificate of {urlsplit(url).netloc} cannot be trusted ({problem}); "
                    "nothing was fetched, check the address and the clock"
                ) from None
            raise CutOff(f"{urlsplit(url).netloc} cannot be reached ({problem})") from None
        except (httpcore.NetworkError, httpcore.ProtocolError) as problem:
            raise CutOff(f"{url} broke off ({shown(str(problem))[:200]})") from None
        except OSError as problem:
            raise Refused(
                f"the answer of {url} could not be kept ({problem.strerror}); nothing was filed", self.cache
            ) from None

    def _stream(
        self, url: str, kind: str, accept: str, none: Collection[int], part: Path, card: Path
    ) -> None:
        done, known = (part.stat().st_size, _validator(card)) if part.is_file() else (0, "")
        headers = {"Accept": accept or "*/*"}
        if done and known:
            headers |= {"Range": f"bytes={done}-", "If-Range": known}
        with self._open(url, headers) as response:
            if response.status == 416:
                part.unlink(missing_ok=True)
                raise CutOff(f"{url} did not go on where it had stopped")
            self._check_status(response, url, none)
            resumed = response.status == 206
            if resumed and not header(response, "Content-Range").startswith(f"bytes {done}-"):
                part.unlink(missing_ok=True)
                raise CutOff(f"{url} went on at another place than asked")
            pieces = self._pieces(response, url, kind, done if resumed else 0)
            if self.sends_key_to(url):  # may hold the key: nothing of it is kept before it was cleaned
                part.write_bytes(data_without_keys(b"".join(pieces)))
                return
            card.write_text(json.dumps({"validator": strong_validator(response)}), encoding="utf-8")
            with open(part, "ab" if resumed else "wb") as file:
                file.writelines(pieces)

    def _pieces(self, response: httpcore.Response, url: str, kind: str, done: int) -> Iterator[bytes]:
        """The body as sent, as long as it is what was asked for and not too much; done: what was there."""
        coding = shown(header(response, "Content-Encoding")).strip().lower()
        if coding not in ("", "identity"):
            raise Refused(
                f"{url} answered in the encoding {coding[:40]}, which was not asked for; nothing was filed"
            )
        length = header(response, "Content-Length")
        announced = int(length) + done if length.isdecimal() else 0
        most = self.manners.most_bytes
        if announced > most:
            raise Refused(
                f"{url} announces {announced} bytes, more than the {most} allowed; nothing was filed"
            )
        progress = Progress(self.clock, announced, done)
        for piece in response.iter_stream():
            if done == 0:
                check_type(kind, header(response, "Content-Type"), piece, url)
            done += len(piece)
            self._received += len(piece)
            if done > most:
                raise Refused(f"{url} sends more than the {most} bytes allowed; nothing was filed")
            if self._received > max(_MOST_IN_ALL, most):
                raise Refused(f"the answers up to {url} are {self._received} bytes; nothing was filed")
            self._wire.left(None)
            yield piece
            line = progress.line(done)
            if line:
                self.tell(f"  {line}  {url}")

    @contextmanager
    def _open(self, url: str, headers: dict[str, str]) -> Iterator[httpcore.Response]:
        """Follow redirects by hand: a few, never from https to http, a key never to another address."""
        for _ in range(_MOST_REDIRECTS + 1):
            mine = dict(self.secrets) if self.sends_key_to(url) else {}
            with self._wire.open(url, _AGENT | headers | mine, self.manners.patience_s) as response:
                if response.status not in _REDIRECTS:
                    yield response
                    return
                url = sent_on(url, header(response, "Location"))
        raise Refused(f"{shown(url)[:300]} sends us on and on; nothing was fetched")

    def _check_status(self, response: httpcore.Response, url: str, none: Collection[int]) -> None:
        code = response.status
        if code in (200, 206):
            return
        reason = said(response)
        told = f"{url} answered HTTP {code} ({reason or 'no reason given'})"
        if code in none:
            raise NotThere(f"{told}; nothing was filed")
        if code not in _PASSING:
            kind = Denied if code in (401, 403) else Refused
            raise kind(f"{told}; nothing was filed")
        wait = retry_after(header(response, "Retry-After"), reason)
        if wait is not None and wait > self.manners.longest_wait_s:
            raise Refused(
                f"{told} and asks to wait {wait:.0f} s; run the same command again after that, it goes on "
                "where it stopped"
            )
        raise CutOff(f"{url} answered HTTP {code}" + (f" ({reason})" if reason else ""), wait)

    def _keep_pace(self) -> None:
        if self._last_request is not None:
            missing = self.manners.pause_s - (self.clock() - self._last_request)
            if missing > 0:
                self.sleep(missing)
        self._last_request = self.clock()

    def _wait(self, state: tenacity.RetryCallState) -> float:
        asked: float | None = getattr(_problem_of(state), "wait", None)
        backoff = tenacity.wait_exponential(self.manners.first_wait_s, max=self.manners.longest_wait_s)
        jitter = tenacity.wait_random(0, self.manners.jitter_s)
        return asked if asked is not None else backoff(state) + jitter(state)

    def _tell_retry(self, state: tenacity.RetryCallState) -> None:
        wait = state.next_action.sleep if state.next_action else 0.0
        self.tell(shown(f"  {_problem_of(state)}; trying again in {wait:.0f} s"))


def _is_passing(problem: BaseException) -> bool:
    return isinstance(problem, CutOff) and not isinstance(problem, TooLong)


def _problem_of(state: tenacity.RetryCallState) -> BaseException | None:
    """What the last try ended in."""
    return state.outcome.exception() if state.outcome else None


def _validator(card: Path) -> str:
    try:
        return str(json.loads(card.read_text(encoding="utf-8"))["validator"])
    except (OSError, ValueError, KeyError):
        return ""


def _is_tls(problem: BaseException) -> bool:
    cause: BaseException | None = problem
    while cause is not None:
        if isinstance(cause, ssl.SSLError):
            return True
        cause = cause.__cause__ or cause.__context__
    return "CERTIFICATE" in str(problem).upper()
