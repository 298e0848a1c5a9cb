"""What the browser is shown: the last good pages, and what is wrong since.

A page is kept as it was built, byte for byte; a build that fails takes nothing away.
"""

from __future__ import annotations

import hashlib
import re
import threading
from collections.abc import Mapping, Sequence
from typing import Any

FEW = 12  # steps: a build of so many is over before one has read how far it is
BUILDING, READY, FAILED = "building", "ready", "failed"
_PLACE = re.compile(r"(?P<place>[^\s:]*[./][^\s:]*(?:(?::\d+){0,2}|, line \d+)): (?P<told>.+)", re.DOTALL)


def placed(sentence: str) -> dict[str, str]:
    """A sentence of `./run` as place (file, file:line, file:line:column; "" if it names none) and what is
    told of it."""
    found = _PLACE.fullmatch(sentence)
    return {"place": found["place"], "told": found["told"]} if found else {"place": "", "told": sentence}


class View:
    """What is shown now; whoever shows it waits for the next state.

    pages: language -> the page as built.
    """

    def __init__(self, pages: Mapping[str, bytes]):
        self._changed = threading.Condition()
        self._number = 0
        self._state: dict[str, Any] = {"state": BUILDING, "errors": [], "note": "", "seconds": None}
        self._pages = dict(pages)

    def page(self, language: str) -> bytes | None:
        """The last good page of a language."""
        with self._changed:
            return self._pages.get(language)

    def begin(self) -> None:
        """A build has begun; what was wrong stays on show until it has ended."""
        self._set(state=BUILDING, note="")

    def note(self, sentence: str) -> None:
        """Something a person should know while a build is under way: for whom it waits, how far it is."""
        self._set(note=sentence)

    def count(self, done: int, planned: int) -> None:
        """How far a build is, if it is a long one."""
        if planned > FEW:
            self._set(note=f"{done} / {planned}")

    def same(self) -> None:
        """Nothing was to be built: the pages are those of the present files."""
        self._set(state=READY, note="")

    def good(self, pages: Mapping[str, bytes], seconds: float) -> list[str]:
        """A build has ended well; returns the languages whose pages are others than before."""
        with self._changed:
            changed = [language for language, page in pages.items() if self._pages.get(language) != page]
            self._pages = dict(pages)
        self._set(state=READY, errors=[], note="", seconds=round(seconds, 1))
        return changed

    def bad(self, sentences: Sequence[str]) -> None:
        """A build has failed, with the sentences `./run` would say."""
        self._set(state=FAILED, errors=[placed(one) for one in sentences], note="")

    def _set(self, **values: Any) -> None:
        with self._changed:
            self._state |= values
            self._number += 1
            self._changed.notify_all()

    def after(self, number: int, seconds: float) -> tuple[int, dict[str, Any] | None]:
        """The state that follows that of a number (-1: the present one), and its number; the same number and
        None if nothing has changed for so many seconds."""
        with self._changed:
            if not self._changed.wait_for(lambda: self._number != number, seconds):
                return number, None
            versions = {language: hashlib.sha256(page).hexdigest() for language, page in self._pages.items()}
            return self._number, {**self._state, "pages": versions}
