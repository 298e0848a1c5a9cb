"""What may be shown or kept of what somebody else wrote: no key of ours, nothing that steers a terminal.

Everything printed, logged, filed or cached goes through here: `InputError`, `errors.reported` (which screens
whatever a step prints, its libraries included) and the downloader.  A server that was sent a key can send it
back in any part of an answer and in any spelling, so a key is looked for in all of them, and before a text
is cut: half a key is a key.
"""

from __future__ import annotations

import base64
import re
import sys
import traceback
from functools import lru_cache
from types import TracebackType
from typing import IO, Any

MARK = "(key)"
SHORTEST = 8  # characters of a key; a shorter one would be found in ordinary words
LONG = 20  # ... of which half is no ordinary word either
# C0 without tab and line feed, DEL, C1; marks that turn or hide what follows; line and paragraph separators;
# halves of characters, which no terminal can be sent
_STEERS = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f"
)
_STEERING = re.compile(f"[{_STEERS}]")
_secrets: set[str] = set()


def keep_secret(secret: str) -> None:
    """From now on this text is shown by nobody in this process.

    Raises ValueError, without the text, if it is too short to be told from ordinary words or not ASCII.
    """
    if len(secret) < SHORTEST or not re.fullmatch(r"[\x21-\x7e]+", secret):
        raise ValueError(f"a key has {SHORTEST} or more letters, digits and signs, without blanks")
    _secrets.add(secret)


def shown(text: str) -> str:
    """The text without keys and without what steers a terminal; line feeds and tabs stay."""
    return _STEERING.sub("\ufffd", without_keys(text))


def without_keys(text: str) -> str:
    """The text with "(key)" wherever a secret stands, in whatever spelling, whole or half of it."""
    for secret in sorted(_secrets, key=len, reverse=True):
        text = _pattern(secret).sub(MARK, text)
    return text


def data_without_keys(content: bytes) -> bytes:
    """The same for the bytes of an answer, UTF-8, UTF-16 and UTF-32 alike."""
    return without_keys(content.decode("latin-1")).encode("latin-1") if _secrets else content


class Screened:
    """A text stream that screens what is written to it."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        self._stream.write(shown(text))
        return len(text)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def screened_traceback(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """For sys.excepthook."""
    print(shown("".join(traceback.format_exception(kind, error, trace))), file=sys.stderr)


@lru_cache
def _pattern(secret: str) -> re.Pattern[str]:
    """Finds a secret, and every piece of a long one of at least half its length, in any mixture of spellings.

    A letter may be of either case, %-encoded (also twice), a JSON, HTML or hexadecimal escape; between
    letters a line may be broken.  In base64 its bytes can begin at three places, each of which spells it
    otherwise.  Every repetition has an end: a server could send what takes a search for ever.
    """
    apart = _apart(secret)
    letters = [_spellings(letter) for letter in secret]
    # half of a short secret is a word: "a name or password" holds half of a password
    least = len(letters) if len(letters) < LONG else (len(letters) + 1) // 2
    pieces = []
    for start in range(len(letters) - least + 1):
        further = ""
        for letter in reversed(letters[start + least :]):
            further = f"(?:{apart}{letter}{further})?"
        pieces.append(apart.join(letters[start : start + least]) + further)
    hexadecimal = apart.join(f"(?i:{ord(each.lower()):02x}|{ord(each.upper()):02x})" for each in secret)
    coded = {text for form in (secret, secret.lower(), secret.upper()) for text in _base64(form, apart)}
    return re.compile("|".join([*pieces, hexadecimal, *sorted(coded)]))


def _apart(secret: str) -> str:
    """What may stand between two letters: blanks, a broken line, what is not seen, marks that group them."""
    marks = "".join(re.escape(mark) for mark in "-.:_,'" if mark not in secret)
    # \x80-\xff: of an answer's bytes, whatever is not ASCII
    return rf"(?:[\s\x80-\xff{_STEERS}{marks}]|\\[nrt\s]|=\r?\n|%(?:25){{0,2}}(?:0[ad]|20)){{0,40}}"


def _spellings(letter: str) -> str:
    forms = []  # escapes first: a letter of one could be taken for the letter itself
    for each in sorted({letter.lower(), letter.upper()}):
        code = f"{ord(each):02x}"
        forms += [
            rf"%(?:25){{0,3}}(?i:{code})",
            rf"\\{{1,4}}(?i:(?:u00|x){code})",
            rf"&#0{{0,6}}{ord(each)};?",
            rf"&#(?i:x0{{0,6}}{code});?",
            rf"\\{{0,4}}{re.escape(each)}",
        ]
    return f"(?:{'|'.join(forms)})"


def _base64(secret: str, apart: str) -> set[str]:
    """The letters that the secret gives for certain, wherever in a base64 text it begins."""
    found = set()
    for before in range(3):
        coded = base64.b64encode(b"\0" * before + secret.encode()).decode().rstrip("=")
        sure = coded[(0, 2, 3)[before] : (before + len(secret)) * 8 // 6]
        letters = [{"+": r"[+\-]", "/": r"[/_]"}.get(letter, letter) for letter in sure]
        found.add(apart.join(letters))
    return found
