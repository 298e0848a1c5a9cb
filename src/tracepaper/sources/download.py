"""Polite, resumable downloads: what a publisher sends, whole and of the kind asked for, or one sentence.

Answers are kept in a cache outside the raw data until the edition is filed, so that an interrupted refresh
goes on where it stopped.  Keys travel in a header of one host only; they are in no URL, cache or message.
"""

from __future__ import annotations

import email.utils
import hashlib
import json
import ssl
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import tenacity

from tracepaper.errors import InputError
from tracepaper.sources.answers import CutOff, NotThere, Refused, check_type, check_whole

_PASSING = {408, 425, 429, 500, 502, 503, 504}
_REDIRECTS = {301, 302, 303, 307, 308}


@dataclass(frozen=True)
class Manners:
    """How a publisher wants to be asked.

    pause_s: least time between two requests.  patience_s: longest silence of the server.  whole_s: longest
    time for one answer.  attempts: tries per answer.  first_wait_s, longest_wait_s: back-off, and the
    longest Retry-After that is obeyed.  jitter_s: random part of the back-off.  most_bytes: largest answer.
    """

    pause_s: float = 0.5
    patience_s: float = 60.0
    whole_s: float = 1800.0
    attempts: int = 5
    first_wait_s: float = 1.0
    longest_wait_s: float = 120.0
    jitter_s: float = 1.0
    most_bytes: int = 200_000_000


@dataclass(frozen=True)
class Answer:
    """A whole answer: the file it lies in, the URL asked, its sha256, and whether it was in the cache."""

    path: Path
    url: str
    sha256: str
    cached: bool

    def json(self) -> Any:
        return json.loads(self.path.read_bytes())


@dataclass
class Downloader:
    """Fetches answers of one publisher into a cache folder.

    cache: folder, made if missing.  secrets: header -> value, sent to `secret_host` only.  tell: prints
    progress.  sleep, clock: replaceable in tests.  verify: a CA file, or True for the machine's.
    fresh_s: how long an answer in the cache counts.
    """

    cache: Path
    manners: Manners = field(default_factory=Manners)
    secrets: Mapping[str, str] = field(default_factory=dict, repr=False)
    secret_host: str = ""
    tell: Callable[[str], None] = lambda text: print(text, file=sys.stderr, flush=True)
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    verify: bool | str | ssl.SSLContext = True
    fresh_s: float = 24 * 3600.0

    def __post_init__(self) -> None:
        self.cache = Path(self.cache)
        self.cache.mkdir(parents=True, exist_ok=True)
        self._last_request: float | None = None
        verify = (
            ssl.create_default_context(cafile=self.verify) if isinstance(self.verify, str) else self.verify
        )
        self._client = httpx.Client(
            timeout=self.manners.patience_s,
            verify=verify,
            follow_redirects=False,
            headers={
                "User-Agent": "tracepaper (statistics for a research paper)",
                "Accept-Encoding": "identity",
            },
        )

    def close(self) -> None:
        self._client.close()

    def fetch(self, url: str, kind: str, accept: str = "") -> Answer:
        """The whole answer to a GET.

        kind: json, xml or zip.  Raises InputError (in one sentence, without keys) if the server refuses,
        sends something else, sends too much, or goes on failing.
        """
        body = self.cache / (hashlib.sha256(url.encode()).hexdigest()[:24] + "." + kind)
        if body.is_file() and time.time() - body.stat().st_mtime < self.fresh_s:
            return self._answer(body, url, cached=True)
        body.unlink(missing_ok=True)
        retrying = tenacity.Retrying(
            stop=tenacity.stop_after_attempt(self.manners.attempts),
            wait=self._wait,
            sleep=self.sleep,
            retry=tenacity.retry_if_exception_type(CutOff),
            before_sleep=self._tell_retry,
            reraise=True,
        )
        try:
            retrying(self._attempt, url, kind, accept, body)
        except CutOff as problem:
            raise Refused(
                self._redact(
                    f"{problem}; tried {self.manners.attempts} times, nothing was filed, "
                    "run the same command again later to go on"
                )
            ) from None
        except InputError as problem:
            raise type(problem)(self._redact(problem.message), problem.file, problem.line) from None
        answer = self._answer(body, url, cached=False)
        self.tell(f"  {body.stat().st_size / 1000:.0f} kB  {url}")
        return answer

    def forget(self, *answers: Answer) -> None:
        """Remove answers from the cache; without arguments, all of them."""
        for path in [a.path for a in answers] or [p for p in self.cache.iterdir() if p.is_file()]:
            path.unlink(missing_ok=True)

    def _answer(self, body: Path, url: str, cached: bool) -> Answer:
        return Answer(body, url, hashlib.sha256(body.read_bytes()).hexdigest(), cached)

    def _attempt(self, url: str, kind: str, accept: str, body: Path) -> None:
        self._keep_pace()
        part, card = body.with_suffix(body.suffix + ".part"), body.with_suffix(body.suffix + ".card")
        try:
            self._stream(url, kind, accept, part, card)
            with open(part, "rb") as file:  # again: the first piece may have been a few bytes
                check_type(kind, "", file.read(512), url)
            check_whole(kind, part, url)
        except httpx.TimeoutException:
            raise CutOff(f"{url} was silent for {self.manners.patience_s:g} s") from None
        except httpx.ConnectError as problem:
            if _is_tls(problem):
                raise Refused(
                    f"the certificate of {urlsplit(url).netloc} cannot be trusted ({problem}); "
                    "nothing was fetched, check the address and the clock"
                ) from None
            raise CutOff(f"{urlsplit(url).netloc} cannot be reached ({problem})") from None
        except httpx.TransportError as problem:
            raise CutOff(f"{url} broke off ({problem})") from None
        except Refused:
            part.unlink(missing_ok=True)
            raise
        except CutOff as problem:
            if not _validator(card) or "damaged" in str(problem):  # no ground to build on
                part.unlink(missing_ok=True)
            raise
        card.unlink(missing_ok=True)
        part.rename(body)

    def _stream(self, url: str, kind: str, accept: str, part: Path, card: Path) -> None:
        done, known = (part.stat().st_size, _validator(card)) if part.is_file() else (0, "")
        headers = {"Accept": accept or "*/*"}
        if done and known:
            headers |= {"Range": f"bytes={done}-", "If-Range": known}
        with self._open(url, headers) as response:
            if response.status_code == 416:
                part.unlink(missing_ok=True)
                raise CutOff(f"{url} did not go on where it had stopped")
            self._check_status(response, url)
            resumed = response.status_code == 206
            if resumed and not response.headers.get("Content-Range", "").startswith(f"bytes {done}-"):
                part.unlink(missing_ok=True)
                raise CutOff(f"{url} went on at another place than asked")
            card.write_text(json.dumps({"validator": _strong_validator(response)}), encoding="utf-8")
            self._write_body(response, url, kind, part, done if resumed else 0)

    def _write_body(self, response: httpx.Response, url: str, kind: str, part: Path, done: int) -> None:
        most, began, told = self.manners.most_bytes, self.clock(), done
        announced = int(response.headers.get("Content-Length") or 0) + done
        if announced > most:
            raise Refused(
                f"{url} announces {announced} bytes, more than the {most} allowed; nothing was filed"
            )
        with open(part, "ab" if done else "wb") as file:
            for chunk in response.iter_bytes():
                if done == 0:
                    check_type(kind, response.headers.get("Content-Type", ""), chunk, url)
                done += len(chunk)
                if done > most:
                    raise Refused(f"{url} sends more than the {most} bytes allowed; nothing was filed")
                if self.clock() - began > self.manners.whole_s:
                    raise CutOff(f"{url} was not finished after {self.manners.whole_s:g} s")
                file.write(chunk)
                if done - told > 10_000_000:
                    told = done
                    self.tell(f"  {done / 1e6:.0f} MB of {announced / 1e6:.0f} MB  {url}")

    def _open(self, url: str, headers: dict[str, str]) -> _Closing:
        """Follow redirects by hand: never from https to http, and never with a key to another host."""
        for _ in range(5):
            mine = dict(self.secrets) if urlsplit(url).netloc == self.secret_host else {}
            response = self._client.send(
                self._client.build_request("GET", url, headers=headers | mine), stream=True
            )
            if response.status_code not in _REDIRECTS:
                return _Closing(response)
            target = str(response.url.join(response.headers.get("Location", "")))
            response.close()
            if urlsplit(url).scheme == "https" and urlsplit(target).scheme != "https":
                raise Refused(f"{url} sends us on to an address without https; nothing was fetched")
            url = target
        raise Refused(f"{url} sends us on and on; nothing was fetched")

    def _check_status(self, response: httpx.Response, url: str) -> None:
        code = response.status_code
        if code in (200, 206):
            return
        if code in _PASSING:
            wait = _retry_after(response.headers.get("Retry-After", ""))
            if wait is not None and wait > self.manners.longest_wait_s:
                raise Refused(
                    f"{url} answered HTTP {code} and asks to wait {wait:.0f} s; run the same command "
                    "again after that, it goes on where it stopped"
                )
            raise CutOff(f"{url} answered HTTP {code}", wait)
        said = " ".join(response.read()[:200].decode("utf-8", "replace").split())
        problem = NotThere if code == 404 else Refused
        raise problem(f"{url} answered HTTP {code} ({said or 'no reason given'}); nothing was filed")

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
        self.tell(self._redact(f"  {_problem_of(state)}; trying again in {wait:.0f} s"))

    def _redact(self, text: str) -> str:
        for secret in filter(None, self.secrets.values()):
            text = text.replace(secret, "(key)")
        return text


def _problem_of(state: tenacity.RetryCallState) -> BaseException | None:
    """What the last try ended in."""
    return state.outcome.exception() if state.outcome else None


class _Closing:
    """A streamed response as a context manager that always closes it."""

    def __init__(self, response: httpx.Response) -> None:
        self.response = response

    def __enter__(self) -> httpx.Response:
        return self.response

    def __exit__(self, *_: object) -> None:
        self.response.close()


def _strong_validator(response: httpx.Response) -> str:
    """What proves that the rest of a body belongs to its beginning; "" if nothing does."""
    if response.headers.get("Content-Encoding", "identity") != "identity":
        return ""
    etag = response.headers.get("ETag", "")
    return str(etag if etag and not etag.startswith("W/") else response.headers.get("Last-Modified", ""))


def _validator(card: Path) -> str:
    try:
        return str(json.loads(card.read_text(encoding="utf-8"))["validator"])
    except (OSError, ValueError, KeyError):
        return ""


def _retry_after(text: str) -> float | None:
    """Seconds of a Retry-After header, given as a number or as a date."""
    if text.strip().isdigit():
        return float(text)
    try:
        return max(0.0, email.utils.parsedate_to_datetime(text).timestamp() - time.time())
    except (TypeError, ValueError):
        return None


def _is_tls(problem: BaseException) -> bool:
    cause: BaseException | None = problem
    while cause is not None:
        if isinstance(cause, ssl.SSLError):
            return True
        cause = cause.__cause__ or cause.__context__
    return "CERTIFICATE" in str(problem).upper()
