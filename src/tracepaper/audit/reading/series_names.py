"""What words on a figure can mean: how alike a text and a name are, and what the data behind a figure are
called.

The names are those by which the claims speak of the same columns and codes, written in another place than
the words of the drawings.  So a label that stands at the wrong line is nearer to the name of another line
than to that of its own, whichever of the two places was mistaken.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from tracepaper.audit.reading.data_match import Home
from tracepaper.evidence.quantities import Quantity

LEAST = 0.3  # likeness from which on a tick's text is taken for the name of a code
NUMBER = re.compile(r"\d+")
SPAN = re.compile(r"(\d\d)\d\d\s*[—–-]\s*(\d\d)(?!\d)")  # 2010-14


@dataclass(frozen=True)
class Names:
    """What the data of one exhibit are called in one language.

    exhibit: its id.  quantities: as `evidence.quantities.Quantities` has them.  called: (code, language) ->
    its name."""

    exhibit: str
    language: str
    quantities: Mapping[tuple[str, ...], Quantity]
    called: Callable[[Any, str], str]

    def quantity(self, column: str, keys: Iterable[Any] = ()) -> Quantity | None:
        """What a column measures in the rows that have these keys; of a share, what its numerator does."""
        return self._told(column, keys)[1]

    def _told(self, column: str, keys: Iterable[Any]) -> tuple[set[str], Quantity | None]:
        """(the keys that a column's quantity is told by, the quantity)."""
        own, name = set(keys), column.partition("/")[0]
        known = [
            (set(values), quantity)
            for (table, measured, *values), quantity in self.quantities.items()
            if (table, measured) == (self.exhibit, name) and set(values) <= own
        ]
        return max(known, key=lambda pair: len(pair[0]), default=(set(), None))

    def of_column(self, column: str, keys: Iterable[Any] = ()) -> str:
        """What a column is called; the column's own name, if the paper has no words for it."""
        quantity = self.quantity(column, keys)
        words = quantity.words.get(self.language, "") if quantity else ""
        return words or column.partition("/")[0].replace("_", " ")

    def of_key(self, column: str, value: Any) -> str:
        """The name of a code (of several, one after the other), after that of its column where the exhibit
        has several such columns."""
        codes = value if isinstance(value, tuple) else (value,)
        name = " ".join(self.called(code, self.language) for code in codes)
        return f"{self.of_column(column)} {name}" if (self.exhibit, column) in self.quantities else name

    def named(self, column: str, codes: Collection[Any], text: str) -> set[Any]:
        """The codes of a column that a text at a tick may name: those whose names are most like it."""
        likenesses = {code: likeness(text, self.called(code, self.language)) for code in codes}
        best = max(likenesses.values(), default=0)
        return {code for code, value in likenesses.items() if value == best} if best >= LEAST else set()

    def score(self, text: str, one: Home, other: Home) -> float:
        """How much more a text is like what tells one home from another than like what the other has in its
        place; 0 if it says nothing."""
        mine, theirs = (self.of_column(home.column, home.keys.values()) for home in (one, other))
        total = likeness(text, mine) - likeness(text, theirs) if one.column and other.column else 0.0
        told = set.union(*(self._told(home.column, home.keys.values())[0] for home in (one, other)))
        for key in one.keys.keys() & other.keys.keys():
            if one.keys[key] != other.keys[key] and not {one.keys[key], other.keys[key]} & told:
                total += likeness(text, self.of_key(key, one.keys[key]))
                total -= likeness(text, self.of_key(key, other.keys[key]))
        for key in one.keys.keys() ^ other.keys.keys():
            if (self.exhibit, key) in self.quantities:
                mine = self.of_key(key, (one if key in one.keys else other).keys[key])
                total += likeness(text, mine) if key in one.keys else -likeness(text, mine)
        return round(total, 9)


def likeness(text: str, name: str) -> float:
    """How alike a text and a name are, 0 to 1: Dice's coefficient of their runs of characters; of a number,
    whether the text has it."""
    if NUMBER.fullmatch(name.strip()):
        return float(int(name) in numbers_in(text))
    one, other = _runs(text), _runs(name)
    both = sum((one & other).values())
    return 2 * both / (one.total() + other.total()) if both else 0.0


def numbers_in(text: str) -> set[int]:
    """The whole numbers of a text; the end of a span of years written in two digits is a year too."""
    whole = {int(number) for number in NUMBER.findall(text)}
    return whole | {int(century + year) for century, year in SPAN.findall(text)}


@cache
def _runs(text: str) -> Counter[str]:
    words = re.sub(r"[\W_]+", " ", text.casefold())
    runs: Counter[str] = Counter()
    for part in re.findall(r"[ -~\u00a0-\u2fff]+|[\u3000-\uffff]+", words):
        # a character of Chinese is as much as a syllable; between words of letters the gap counts too
        lengths, whole = ((2, 3), f" {part.strip()} ") if part[0] < "\u3000" else ((1, 2, 3), part)
        runs.update(whole[at : at + n] for n in lengths for at in range(len(whole) - n + 1) if whole.strip())
    return runs
