"""The grid of text that every kind of table becomes, and how large it may be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from tracepaper.errors import InputError

MOST_BYTES = 20_000_000  # of the file as it lies there
MOST_ROWS = 50_000
MOST_COLUMNS = 1_000
MOST_CELLS = 300_000  # of all sheets together; a yearbook's table has some thousands


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name and its cells as text, row by row; row 0 is line 1 of the sheet.

    told: what was left out or taken off while it was read, a sentence each, for the person who filed it.
    """

    name: str
    rows: list[list[str]]
    told: list[str] = field(default_factory=list)

    def text(self) -> str:
        """All text without spaces, for recognising."""
        return "".join("".join(cell.split()) for row in self.rows for cell in row)


def refuse_size(rows: int, columns: int, cells: int, sheet: str, path: Path) -> None:
    """InputError for a sheet that is larger than any table; cells: of it and the sheets before it."""
    for count, most, what in (
        (rows, MOST_ROWS, "rows"),
        (columns, MOST_COLUMNS, "columns"),
        (cells, MOST_CELLS, "cells"),
    ):
        if count > most:
            raise InputError(
                f"{sheet} reaches over {count} {what}, a table may have {most}; delete what lies beyond "
                "the table, or save the table alone",
                path,
            )


def as_text(value: Any) -> str:
    """A cell's value as text; floats with the 15 digits that a spreadsheet keeps."""
    if value is None:
        return ""
    if isinstance(value, float):
        return plain(Decimal(format(value, ".15g")))  # more is the noise of binary fractions
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def plain(number: Decimal) -> str:
    """A number without exponent and without zeros that say nothing."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def fill(rows: list[list[str]], top: int, bottom: int, left: int, right: int) -> None:
    """A merged area, bottom and right excluded: the text of its first cell in each of its cells."""
    for row in range(top, min(bottom, len(rows))):
        for column in range(left, min(right, len(rows[row]))):
            rows[row][column] = rows[top][left]


def hidden_told(hidden: Iterable[int], columns: Sequence[object], rows: Sequence[Sequence[str]]) -> list[str]:
    """What a person who filed the table did not see of it, and we read."""
    numbers = sorted(n for n in hidden if n <= len(rows) and any(rows[n - 1]))
    told = [f"hidden in the sheet and read like the others: row {n}" for n in numbers[:12]]
    told += [f"... and {len(numbers) - 12} more hidden rows"] if len(numbers) > 12 else []
    return told + [f"hidden in the sheet and read like the others: column {name}" for name in columns]


def rectangle(rows: Sequence[list[str]]) -> list[list[str]]:
    """The rows, all as long as the longest."""
    width = max((len(row) for row in rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]
