"""What an answer says besides its body: headers, where it sends us on, what went wrong."""

from __future__ import annotations

import email.utils
import re
import time
from urllib.parse import urljoin, urlsplit

import httpcore

from tracepaper.screening import shown, without_keys
from tracepaper.sources.answers import Refused
from tracepaper.sources.wire import place_of

_MOST_OF_AN_ERROR = 20_000  # bytes read of an answer that only says what went wrong
_LONGEST_PIECE = 2_000  # letters that half a key may take, in any spelling


def header(response: httpcore.Response, name: str) -> str:
    """A header of an answer, "" if it has none."""
    found = (value for key, value in response.headers if key.lower() == name.lower().encode())
    return next(found, b"").decode("latin-1")


def sent_on(url: str, location: str) -> str:
    """Where a redirect leads; refused if there is no saying, or if it must not be followed."""
    told = shown(url)[:300]
    try:
        target = urljoin(url, location)
        place_of(target)
    except (ValueError, Refused):
        target = ""
    if not location or not target:
        raise Refused(f"{told} sends us on without an address that can be asked; nothing was fetched")
    if without_keys(target) != target:
        raise Refused(f"{told} sends us on to an address with the key in it; nothing was fetched")
    if urlsplit(url).scheme == "https" and urlsplit(target).scheme != "https":
        raise Refused(f"{told} sends us on to an address without https; nothing was fetched")
    return target


def said(response: httpcore.Response) -> str:
    """The beginning of what an error says, cleaned before it is cut: half a key is a key."""
    read, whole = bytearray(), True
    if header(response, "Content-Encoding").strip().lower() in ("", "identity"):
        try:
            for piece in response.iter_stream():
                read += piece
                if len(read) > _MOST_OF_AN_ERROR:
                    whole = False
                    break
        except (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError):
            whole = False
    text = shown(read[:_MOST_OF_AN_ERROR].decode("utf-8", "replace"))
    text = text if whole else text[: max(0, len(text) - _LONGEST_PIECE)]
    return " ".join(text.split())[:200]


def strong_validator(response: httpcore.Response) -> str:
    """What proves that the rest of a body belongs to its beginning; "" if nothing does, or if it is no text
    that a header of ours may hold."""
    etag = header(response, "ETag")
    found = etag if etag and not etag.startswith("W/") else header(response, "Last-Modified")
    return found if found.isascii() and found.isprintable() and len(found) < 200 else ""


def retry_after(text: str, said: str = "") -> float | None:
    """Seconds of a Retry-After header, given as a number or as a date; without one, of "in 26 seconds" in
    what the answer says."""
    spoken = re.search(r"\bin (\d{1,6}) seconds?\b", said, re.IGNORECASE)
    if text.strip().isdecimal():
        return float(text)
    try:
        return max(0.0, email.utils.parsedate_to_datetime(text).timestamp() - time.time())
    except (TypeError, ValueError, OverflowError):
        return float(spoken[1]) if spoken else None
