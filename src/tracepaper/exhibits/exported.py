"""Texts that leave in a CSV: none of them is a formula to the spreadsheet program that opens it.

A program takes a cell that begins with = + - @, a tab or a new line for something to be calculated, which
may send away what stands around it.  Such a text gets an apostrophe in front, which spreadsheet programs
read as "a text"; whoever reads the file back here takes it off again.  Numbers are never touched.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tracepaper.files import StrPath

_STARTS = re.compile(r"['\s]*[-=+@＝＋－＠]|'*[\t\r\n]")
_NUMBER = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?")


def harmless(cell: Any) -> Any:
    """The cell as it is written; only texts that would start a formula change."""
    if isinstance(cell, str) and _STARTS.match(cell) and not _NUMBER.fullmatch(cell):
        return f"'{cell}"
    return cell


def as_meant(cell: Any) -> Any:
    """The inverse of `harmless`."""
    return cell[1:] if isinstance(cell, str) and cell.startswith("'") and _STARTS.match(cell) else cell


def lines_of_csv(text: str) -> str:
    """CSV that was written with CR and LF, with LF.

    Python quotes a CR inside a cell only if lines end in one, and without quotes a new row begins behind
    it."""
    return text.replace("\r\n", "\n")


def as_csv(rows: Iterable[Sequence[Any]]) -> str:
    """Rows as CSV with LF, for a person to open."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows([harmless(cell) for cell in row] for row in rows)
    return lines_of_csv(text.getvalue())


def text_of(path: StrPath) -> str:
    """A CSV's text, its ends of lines as they are."""
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()


def read_rows(text: str) -> list[list[str]]:
    """The rows of such a CSV."""
    return [[as_meant(cell) for cell in row] for row in csv.reader(io.StringIO(text, newline=""))]


def read_records(text: str) -> list[dict[str, str]]:
    """The rows of such a CSV by the names in its first line."""
    return [_record(row) for row in csv.DictReader(io.StringIO(text, newline=""))]


def _record(row: Mapping[str, str]) -> dict[str, str]:
    return {as_meant(name): as_meant(cell) for name, cell in row.items()}
