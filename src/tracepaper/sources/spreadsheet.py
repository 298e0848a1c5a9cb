"""Tables as people and yearbooks write them: merged headers, notes, full-width digits, GBK.

Everything becomes text in a grid with merged cells filled; what a cell means is for the reader of the table.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from tracepaper.errors import InputError
from tracepaper.files import StrPath

MOST_BYTES = 20_000_000
_BLANKS = {"", "-", "--", "---", "/", "n.a.", "na"}
_FOOTNOTE = re.compile(r"[\u2460-\u2473\u24ea*#＊]+|\[\d+\]$|［\d+］$")


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name and its cells as text, row by row; row 0 is line 1 of the sheet."""

    name: str
    rows: list[list[str]]

    def text(self) -> str:
        """All text without spaces, for recognising."""
        return "".join(clean(cell) for row in self.rows for cell in row)


def read_sheets(path: StrPath) -> list[Sheet]:
    """The sheets of an .xls, .xlsx or .csv file, told apart by their content.

    Raises InputError if it is something else, damaged, too large, or holds formulas without values.
    """
    path = Path(path)
    content = path.read_bytes()
    if len(content) > MOST_BYTES:
        raise InputError(
            f"the file has {len(content)} bytes, more than the {MOST_BYTES} a table may have", path
        )
    if content.startswith(b"PK"):
        return _read_xlsx(path)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        return _read_xls(path)
    if (
        content.lstrip(b"\xef\xbb\xbf \t\r\n")
        .lower()
        .startswith((b"<html", b"<!doctype", b"<table", b"<?xml"))
    ):
        raise InputError(
            "this is a web page under another name; open it in a spreadsheet program and save it as .xlsx",
            path,
        )
    if path.suffix.lower() not in (".csv", ".txt"):
        raise InputError("this is no .xls, .xlsx or .csv file; save the table as one of these", path)
    return [Sheet(path.name, _read_csv(content, path))]


def clean(cell: str) -> str:
    """A label without spaces and footnote marks, in half-width characters."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", _FOOTNOTE.sub("", cell)))


def number_in(cell: str) -> Decimal | None:
    """The number in a cell, exactly as written; None if the cell is blank or a dash.

    Raises ValueError for anything else.
    """
    text = clean(cell).replace("—", "-").replace("–", "-").replace("…", "")
    if text.lower() in _BLANKS or set(text) <= {".", "-"}:
        return None
    if re.fullmatch(r"-?\d{1,3}(,\d{3})+(\.\d+)?", text):
        text = text.replace(",", "")
    if not re.fullmatch(r"-?\d+(\.\d+)?(e[+-]?\d+)?", text, re.IGNORECASE):
        raise ValueError(cell)
    try:
        return Decimal(text)
    except InvalidOperation:
        raise ValueError(cell) from None


def carried_right(row: list[str]) -> list[str]:
    """A header row with blanks filled from the left: in CSV a merged cell is its text and blanks."""
    filled: list[str] = []
    for cell in row:
        filled.append(cell or (filled[-1] if len(filled) > 1 else ""))
    return filled


def plain(number: Decimal) -> str:
    """A number without exponent and without zeros that say nothing."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _read_csv(content: bytes, path: Path) -> list[list[str]]:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise InputError("this is neither UTF-8 nor GBK text; save the table as .xlsx", path)
    if "\x00" in text:
        raise InputError("this is no text; save the table as .xlsx", path)
    delimiter = max(",\t;", key=text.count)
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    _refuse_short(rows, path)
    return _rectangle(rows)


def _read_xlsx(path: Path) -> list[Sheet]:
    import openpyxl

    try:
        content = path.read_bytes()  # not the path: openpyxl would judge the file by its name
        values = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
        formulas = openpyxl.load_workbook(io.BytesIO(content))
    except Exception as problem:  # zip, XML and openpyxl errors of many kinds
        raise InputError(
            f"this .xlsx file is damaged or locked ({type(problem).__name__}); open it in a spreadsheet "
            "program and save it again",
            path,
        ) from None
    sheets = []
    for sheet in values.worksheets:
        rows = [[_text(cell.value) for cell in row] for row in sheet.iter_rows()]
        for row in formulas[sheet.title].iter_rows():
            for cell in row:
                if (
                    isinstance(cell.value, str)
                    and cell.value.startswith("=")
                    and not rows[cell.row - 1][cell.column - 1]
                ):
                    raise InputError(
                        f"{sheet.title}!{cell.coordinate} is a formula without a stored value; open the "
                        "file in a spreadsheet program and save it again",
                        path,
                    )
        for area in sheet.merged_cells.ranges:
            _fill(rows, area.min_row - 1, area.max_row, area.min_col - 1, area.max_col)
        sheets.append(Sheet(sheet.title, rows))
    return sheets


def _read_xls(path: Path) -> list[Sheet]:
    import xlrd

    try:
        book = xlrd.open_workbook(str(path), formatting_info=True, logfile=io.StringIO())
    except Exception as problem:  # xlrd raises many kinds
        raise InputError(
            f"this .xls file is damaged or locked ({type(problem).__name__}); open it in a spreadsheet "
            "program and save it as .xlsx",
            path,
        ) from None
    sheets = []
    for sheet in book.sheets():
        rows = [
            [
                "#ERROR" if sheet.cell_type(r, c) == xlrd.XL_CELL_ERROR else _text(sheet.cell_value(r, c))
                for c in range(sheet.ncols)
            ]
            for r in range(sheet.nrows)
        ]
        for top, bottom, left, right in sheet.merged_cells:
            _fill(rows, top, bottom, left, right)
        sheets.append(Sheet(sheet.name, rows))
    return sheets


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        # 15 digits are what a spreadsheet keeps; more is the noise of binary fractions
        return plain(Decimal(format(value, ".15g")))
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _fill(rows: list[list[str]], top: int, bottom: int, left: int, right: int) -> None:
    for row in range(top, min(bottom, len(rows))):
        for column in range(left, min(right, len(rows[row]))):
            rows[row][column] = rows[top][left]


def _refuse_short(rows: list[list[str]], path: Path) -> None:
    """InputError for a row that lacks a cell: all after the gap would stand in the wrong column.

    A line of one cell is a title or a note."""
    width = max((len(row) for row in rows), default=0)
    for number, row in enumerate(rows, 1):
        if len(row) < width and sum(bool(cell.strip()) for cell in row) > 1:
            raise InputError(
                f"this row has {len(row)} cells and others have {width}; give it blank ones too",
                path,
                number,
            )


def _rectangle(rows: list[list[str]]) -> list[list[str]]:
    width = max((len(row) for row in rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]
