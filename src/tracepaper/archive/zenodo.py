"""Zenodo's REST API (https://developers.zenodo.org), as far as a deposit needs it.

A draft is created, described and filled; what is already there with the same checksum is not sent again, so
that a deposit that was cut short goes on.  It is published only when that is asked for: what is published
stays.  The token goes in a header to Zenodo's own address and nowhere else; nothing that is told has it.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import tenacity

from tracepaper.errors import InputError
from tracepaper.screening import keep_secret, shown
from tracepaper.sources.replies import retry_after
from tracepaper.sources.wire import origin_of

REAL, SANDBOX = "https://zenodo.org/api", "https://sandbox.zenodo.org/api"
AGAIN = "nothing was published; type the same command again, it goes on where it stopped"
_PASSING = {408, 425, 429, 500, 502, 503, 504}
_SAFE = {"GET", "PUT"}  # may be sent again: the second time changes nothing
_PIECE = 1 << 20


class Passing(Exception):
    """What may be gone when it is tried again.  wait: seconds that were asked for."""

    def __init__(self, told: str, wait: float | None = None) -> None:
        super().__init__(told)
        self.wait = wait


@dataclass
class Zenodo:
    """One account.

    base: the API's address.  token: of a person.  tell: prints progress.  sleep: replaceable in tests.
    attempts: tries of one request.  longest_wait_s: the longest Retry-After that is obeyed.  Raises
    InputError, in a sentence without the token, for all that Zenodo refuses.
    """

    base: str
    token: str = field(repr=False)
    tell: Callable[[str], None] = print
    sleep: Callable[[float], None] = time.sleep
    attempts: int = 5
    longest_wait_s: float = 120.0
    patience_s: float = 120.0

    def __post_init__(self) -> None:
        try:
            keep_secret(self.token)
        except ValueError as problem:
            raise InputError(f"ZENODO_TOKEN holds no token: {problem}; nothing was sent") from None
        self._http = httpx.Client(timeout=self.patience_s, follow_redirects=False)

    def close(self) -> None:
        """End the connections."""
        self._http.close()

    def draft(self, number: int | None) -> dict[str, Any]:
        """The draft of this number, if it is there and not published yet; else a new one."""
        if number is not None:
            found = self._ask("GET", f"{self.base}/deposit/depositions/{number}", none=(404, 410))
            if found and not found.get("submitted"):
                return found
        return self._made(self._ask("POST", f"{self.base}/deposit/depositions", json={}))

    def describe(self, draft: Mapping[str, Any], metadata: Mapping[str, Any]) -> None:
        """Give the draft its metadata."""
        self._ask("PUT", f"{self.base}/deposit/depositions/{draft['id']}", json={"metadata": metadata})

    def fill(self, draft: Mapping[str, Any], files: Sequence[Path]) -> None:
        """Send the files that the draft does not have with the same checksum."""
        present = {one["filename"]: _plain(one["checksum"]) for one in draft.get("files") or ()}
        for path in files:
            digest = _md5(path)
            if present.get(path.name) == digest:
                self.tell(f"{path.name} is there already")
                continue
            found = self._made(self._ask("PUT", f"{draft['links']['bucket']}/{quote(path.name)}", file=path))
            if _plain(str(found.get("checksum", ""))) != digest:
                raise InputError(
                    f"Zenodo has received other bytes of {path.name} than were sent (md5 "
                    f"{_plain(str(found.get('checksum', '')))[:12]}, expected {digest[:12]}); {AGAIN}"
                )
            self.tell(f"{path.name} sent, {path.stat().st_size} bytes")

    def publish(self, draft: Mapping[str, Any]) -> dict[str, Any]:
        """Publish the draft, for good; returns what Zenodo says of it."""
        address = f"{self.base}/deposit/depositions/{draft['id']}"
        try:
            return self._made(self._ask("POST", f"{address}/actions/publish"))
        except InputError:
            found = self._ask("GET", address, none=(404,))  # the answer may have been lost, not the deed
            if found and found.get("submitted"):
                return found
            raise

    def _made(self, answer: dict[str, Any] | None) -> dict[str, Any]:
        if answer is None:
            raise InputError(f"Zenodo answered without saying what it made; {AGAIN}")
        return answer

    def _ask(
        self,
        method: str,
        url: str,
        json: Any = None,
        file: Path | None = None,
        none: Sequence[int] = (),
    ) -> dict[str, Any] | None:
        """The answer to a request; None for the codes of `none`."""
        if origin_of(url) != origin_of(self.base):  # an answer named it: the token goes to nobody else
            raise InputError(
                f"Zenodo names an address that is not its own ({shown(url)[:100]}); nothing was sent"
            )
        retrying = tenacity.Retrying(
            stop=tenacity.stop_after_attempt(self.attempts),
            wait=_wait,
            sleep=self.sleep,
            retry=tenacity.retry_if_exception_type(Passing),
            reraise=True,
        )
        try:
            return retrying(self._once, method, url, json, file, none)
        except Passing as problem:
            raise InputError(f"{problem}; {AGAIN}") from None

    def _once(
        self, method: str, url: str, json: Any, file: Path | None, none: Sequence[int]
    ) -> dict[str, Any] | None:
        headers = {"Authorization": f"Bearer {self.token}", "Accept": "application/json"}
        try:
            if file is None:
                answer = self._http.request(method, url, headers=headers, json=json)
            else:
                headers |= {
                    "Content-Type": "application/octet-stream",
                    "Content-Length": str(file.stat().st_size),
                }
                with open(file, "rb") as body:
                    pieces = iter(lambda: body.read(_PIECE), b"")
                    answer = self._http.request(method, url, headers=headers, content=pieces)
        except httpx.TransportError as problem:
            told = f"the connection to Zenodo broke off ({type(problem).__name__})"
            if method in _SAFE:
                raise Passing(told) from None
            raise InputError(f"{told}; {AGAIN}") from None
        return self._read(answer, none)

    def _read(self, answer: httpx.Response, none: Sequence[int]) -> dict[str, Any] | None:
        code = answer.status_code
        if code in none:
            return None
        if code < 300:
            try:
                return dict(answer.json())
            except (ValueError, TypeError):
                raise InputError(f"Zenodo answered with something that is not JSON; {AGAIN}") from None
        reason = shown(_reason(answer))[:300]
        told = f"Zenodo answered HTTP {code} ({reason or 'no reason given'})"
        if code in _PASSING:
            wait = retry_after(answer.headers.get("Retry-After", ""), reason)
            if wait is not None and wait > self.longest_wait_s:
                raise InputError(f"{told} and asks to wait {wait:.0f} s; {AGAIN}")
            raise Passing(told, wait)
        meaning = _MEANING.get(code, "see what it says")
        raise InputError(f"{told}: {meaning}; nothing was published")


_MEANING = {
    400: "it does not take the metadata; mend what it names, in config/config.yaml or metadata.yaml",
    401: "it does not know the token; put one with deposit:write and deposit:actions in ZENODO_TOKEN",
    403: "the token may not do this; it needs deposit:write, and deposit:actions to publish",
    404: "it has no such deposit in this account",
    413: "the archive is larger than it takes; ask Zenodo for more room, or leave the wheelhouse out",
}


def _wait(state: tenacity.RetryCallState) -> float:
    problem = state.outcome.exception() if state.outcome else None
    asked: float | None = getattr(problem, "wait", None)
    return asked if asked is not None else float(tenacity.wait_exponential(1, max=60)(state))


def _reason(answer: httpx.Response) -> str:
    """What Zenodo says is wrong, field by field if it does."""
    try:
        said = answer.json()
        fields = [f"{one.get('field')}: {one.get('message')}" for one in said.get("errors") or ()]
        return "; ".join([str(said.get("message", "")), *fields])
    except (ValueError, TypeError, AttributeError):
        return answer.reason_phrase


def _plain(checksum: str) -> str:
    return checksum.removeprefix("md5:")


def _md5(path: Path) -> str:
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "md5").hexdigest()
