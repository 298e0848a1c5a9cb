"""Workbooks: .xlsx by openpyxl, .xls (BIFF) by xlrd, both after a look at how large they say they are."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from tracepaper.errors import InputError
from tracepaper.sources.grid import Sheet, as_text, fill, rectangle, refuse_size
from tracepaper.sources.workbook_parts import checked_parts

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHERS = {  # names of streams in an OLE file that is no .xls
    "EncryptedPackage": "locked by a password; save it without one",
    "WordDocument": "a Word document; copy its table into a spreadsheet and save that as .xlsx",
    "PowerPoint Document": "a presentation; drop the table as .xlsx",
}


def read_xlsx(content: bytes, path: Path) -> list[Sheet]:
    """The worksheets of an .xlsx file.

    Raises InputError for one that is damaged, locked, too large, or has formulas without stored values.
    """
    import openpyxl

    checked_parts(content, path)
    try:  # not by the path: openpyxl would judge the file by its name
        values = openpyxl.load_workbook(io.BytesIO(content), data_only=True, keep_links=False)
        formulas = openpyxl.load_workbook(io.BytesIO(content), keep_links=False)
    except Exception as problem:  # zip, XML and openpyxl errors of many kinds
        raise _damaged(".xlsx", problem, path) from None
    sheets, cells = [], 0
    for sheet in values.worksheets:
        cells += sheet.max_row * sheet.max_column
        refuse_size(sheet.max_row, sheet.max_column, cells, sheet.title, path)
        rows = [[as_text(cell.value) for cell in row] for row in sheet.iter_rows()]
        _refuse_bare_formulas(formulas[sheet.title], rows, path)
        for area in sheet.merged_cells.ranges:
            fill(rows, area.min_row - 1, area.max_row, area.min_col - 1, area.max_col)
        sheets.append(Sheet(sheet.title, rows))
    return sheets


def _refuse_bare_formulas(sheet: Any, rows: list[list[str]], path: Path) -> None:
    for row in sheet.iter_rows():
        for cell in row:
            if cell.data_type == "f" and not rows[cell.row - 1][cell.column - 1]:
                raise InputError(
                    f"{sheet.title}!{cell.coordinate} is a formula without a stored value; open the file in "
                    "a spreadsheet program and save it again",
                    path,
                )


def read_xls(content: bytes, path: Path) -> list[Sheet]:
    """The sheets of an .xls file; WPS's .et is one too.  Raises InputError as `read_xlsx` does."""
    import xlrd

    for stream, what in _OTHERS.items():
        if stream.encode("utf-16-le") in content:
            raise InputError(f"this is {what}", path)
    try:
        book = xlrd.open_workbook(
            file_contents=content, formatting_info=True, ragged_rows=True, logfile=io.StringIO()
        )
        found = book.sheets()
    except Exception as problem:  # xlrd raises many kinds
        raise _damaged(".xls", problem, path) from None
    sheets, cells = [], 0
    for sheet in found:
        cells += sheet.nrows * sheet.ncols
        refuse_size(sheet.nrows, sheet.ncols, cells, sheet.name, path)
        rows = rectangle([[_xls_text(cell) for cell in sheet.row(r)] for r in range(sheet.nrows)])
        for area in sheet.merged_cells:
            fill(rows, *area)
        sheets.append(Sheet(sheet.name, rows))
    return sheets


def _xls_text(cell: Any) -> str:
    import xlrd

    return "#ERROR" if cell.ctype == xlrd.XL_CELL_ERROR else as_text(cell.value)


def _damaged(kind: str, problem: Exception, path: Path) -> InputError:
    return InputError(
        f"this {kind} file is damaged or locked ({type(problem).__name__}); open it in a spreadsheet program "
        "and save it as .xlsx",
        path,
    )
