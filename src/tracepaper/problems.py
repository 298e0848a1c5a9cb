"""What is wrong, as a value: of which kind, where, and one sentence for a person.

The gate before printing and the checks of the audit return problems; whoever shows them (a terminal, the
audit site, a forge) chooses how.  Nobody reads the sentence to learn what the problem is: kind and place
say it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, Literal

QUOTED = 60  # characters of a text that a sentence quotes
State = Literal["failed", "not-evaluated"]


@dataclass(frozen=True, order=True)
class Place:
    """Where something stands.

    file: from the project's folder, "/" between its parts; "" for no file.  line, column: from 1.
    item: what in the file, in words: "row CHN, column 2023", "fact trade-latest", "page 4".
    """

    file: str = ""
    line: int | None = None
    column: int | None = None
    item: str = ""

    def __str__(self) -> str:
        numbers = [str(number) for number in (self.line, self.column) if number is not None]
        return ", ".join(filter(None, [":".join([self.file, *numbers]).lstrip(":"), self.item]))


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong, or that could not be looked at.

    kind: a stable name of what is wrong, such as "unknown-fact".  text: one sentence that says what was
    found, what was expected and what to do.  state: "failed", or "not-evaluated" where there was nothing to
    compare, or not enough; the text says why.  Neither is a success.
    """

    kind: str
    place: Place
    text: str
    state: State = "failed"

    def __str__(self) -> str:
        place = str(self.place)
        return f"{place}: {self.text}" if place else self.text

    def as_json(self) -> dict[str, Any]:
        """For the report: kind, state, text, where (the place in words) and the parts of the place."""
        place = self.place
        return {
            "kind": self.kind,
            "state": self.state,
            "text": self.text,
            "where": str(place),
            "file": place.file,
            "line": place.line,
            "column": place.column,
            "item": place.item,
        }


def in_file(place: Place | PurePath | str) -> Place:
    """A place given as one, or as a file."""
    return place if isinstance(place, Place) else Place(PurePath(place).as_posix() if place else "")


def shortened(text: str, most: int = QUOTED) -> str:
    """A text that a sentence quotes, of at most so many characters."""
    return text if len(text) <= most else text[: most - 1] + "…"
