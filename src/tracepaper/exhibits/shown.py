"""Numbers of an exhibit's data that remember where they stand while a table is printed.

`cells` rounds, scales, groups and joins the data as it likes; what a printed cell shows would be anybody's
guess afterwards.  So it is given a frame whose cells remember their row and column.  Sums and multiples of
them remember it too, and the formatting functions put an invisible mark around what they write, which
survives any joining of texts.  When the table is done the marks are taken out and kept as origins: which
characters of which printed cell show which sum of which cells of data.csv.  The audit forms each printed
number again from them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypedDict

if TYPE_CHECKING:
    import pandas as pd


Place = tuple[int, str]  # row of the data, from 0, and column
_OPEN, _AFTER, _CLOSE = "\ue000", "\ue001", "\ue002"  # of the private use area: no text has them
_MARKED = re.compile(f"{_OPEN}([^{_AFTER}]*){_AFTER}([^{_CLOSE}]*){_CLOSE}")


class Origin(TypedDict):
    """What a stretch of a printed cell shows.

    start, end: its characters.  terms: [row, column, factor] of data.csv, rows from 0.  constant: what is
    added.  step: the power of ten it is rounded to, None if that is its last digit.  The stretch shows the
    sum of the cells times their factors, and the constant; a single text has no factor (None)."""

    start: int
    end: int
    terms: list[tuple[int, str, float | None]]
    constant: float
    step: float | None


class _Linear:
    """A number that remembers the cells it is a sum of: place -> factor, and a constant."""

    terms: Mapping[Place, float]
    constant: float

    def _plus(self, other: Any, sign: int) -> Any:
        if isinstance(other, _Linear):
            terms = dict(self.terms)
            for place, factor in other.terms.items():
                terms[place] = terms.get(place, 0.0) + sign * factor
            constant = self.constant + sign * other.constant
        elif isinstance(other, int | float):
            terms, constant = dict(self.terms), self.constant + sign * other
        else:
            return NotImplemented
        return _number(_value(self) + sign * _value(other), terms, constant)

    def _times(self, factor: Any, result: Any) -> Any:
        if isinstance(factor, _Linear) or not isinstance(factor, int | float):
            return result
        terms = {place: own * factor for place, own in self.terms.items()}
        return _number(result, terms, self.constant * factor)

    def __add__(self, other: Any) -> Any:
        return self._plus(other, 1)

    __radd__ = __add__

    def __sub__(self, other: Any) -> Any:
        return self._plus(other, -1)

    def __rsub__(self, other: Any) -> Any:
        return (-self) + other

    def __neg__(self) -> Any:
        return self._times(-1, -_value(self))

    def __mul__(self, other: Any) -> Any:
        return self._times(other, _value(self) * _value(other))

    __rmul__ = __mul__

    def __truediv__(self, other: Any) -> Any:
        quotient = _value(self) / _value(other)
        return quotient if isinstance(other, _Linear) else self._times(1 / other, quotient)

    def mark(self, text: str, step: float | None = None) -> str:
        """The text of this number, rounded to `step`, with its origin around it."""
        terms = [(*place, factor) for place, factor in self.terms.items()]
        return _marked(terms, self.constant, step, text)


class ShownFloat(_Linear, float):
    """A number with decimals."""

    def __format__(self, form: str) -> str:
        return self.mark(format(float(self), form))


class ShownInt(_Linear, int):
    """A whole number."""

    def __format__(self, form: str) -> str:
        return self.mark(format(int(self), form))


class ShownText(str):
    """A text that remembers its cell where it is printed as it is; what is made of it does not."""

    place: Place

    def __format__(self, form: str) -> str:
        return self.mark(format(str(self), form))

    def mark(self, text: str, step: None = None) -> str:
        """The text with its origin around it."""
        return _marked([(*self.place, None)], 0.0, step, text)


def _value(number: Any) -> Any:
    """The plain number."""
    return int(number) if isinstance(number, int) else float(number)


def _number(value: Any, terms: Mapping[Place, float], constant: float) -> ShownFloat | ShownInt:
    kind = ShownInt if isinstance(value, int) else ShownFloat
    number = kind(value)
    number.terms, number.constant = terms, constant
    return number


def _marked(terms: list[Any], constant: float, step: float | None, text: str) -> str:
    return f"{_OPEN}{json.dumps([terms, constant, step])}{_AFTER}{text}{_CLOSE}" if text else text


def remembering(shown: pd.DataFrame) -> pd.DataFrame:
    """The frame with cells that remember their row (from 0) and column; truth values stay as they are."""
    return type(shown)(
        {
            column: [_remembering(value, (row, column)) for row, value in enumerate(shown[column].tolist())]
            for column in shown.columns
        },
        index=shown.index,
        dtype=object,
    )


def _remembering(value: Any, place: Place) -> Any:
    if isinstance(value, str):
        text = ShownText(value)
        text.place = place
        return text
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _number(value, {place: 1.0}, 0.0)
    return value


def unmarked(printed: object) -> tuple[str, list[Origin]]:
    """The text of a printed cell without marks, and its origins.

    printed: a text; a cell of the data put into the table as it is counts as one.
    """
    text, parts, origins = f"{printed}", list[str](), list[Origin]()
    at = length = 0
    for match in _MARKED.finditer(text):
        parts += [text[at : match.start()], match[2]]
        start = length + match.start() - at
        length = start + len(match[2])
        terms, constant, step = json.loads(match[1])
        origins.append(Origin(start=start, end=length, terms=terms, constant=constant, step=step))
        at = match.end()
    return "".join([*parts, text[at:]]), origins


def printed(grid: dict[str, Any]) -> dict[str, Any]:
    """A grid (`align`, `header`, `rows`, `widths`) without marks, and with `origins`: those of each cell of
    `rows`, row by row.  A cell that is a dict has its text under `text`."""
    rows, origins = [], []
    for row in grid["rows"]:
        pairs = [unmarked(cell["text"] if isinstance(cell, dict) else cell) for cell in row]
        rows.append(
            [
                {**cell, "text": text} if isinstance(cell, dict) else text
                for cell, (text, _) in zip(row, pairs, strict=True)
            ]
        )
        origins.append([found for _, found in pairs])
    return {**grid, "rows": rows, "origins": origins}
