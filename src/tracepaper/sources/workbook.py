"""Workbooks: .xlsx by openpyxl, .xls (BIFF) by xlrd, both after a look at how large they say they are."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from tracepaper.errors import InputError
from tracepaper.sources.cells import raised
from tracepaper.sources.grid import Sheet, as_text, fill, hidden_told, rectangle, refuse_size
from tracepaper.sources.workbook_parts import checked_parts

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RAISED = ("superscript", "subscript")
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
        values = openpyxl.load_workbook(io.BytesIO(content), data_only=True, keep_links=False, rich_text=True)
        formulas = openpyxl.load_workbook(io.BytesIO(content), keep_links=False)
    except Exception as problem:  # zip, XML and openpyxl errors of many kinds
        raise _damaged(".xlsx", problem, path) from None
    sheets, cells = [], 0
    for sheet in values.worksheets:
        if sheet.sheet_state != "visible":
            continue  # a reader of the publisher's table does not see it either
        cells += sheet.max_row * sheet.max_column
        refuse_size(sheet.max_row, sheet.max_column, cells, sheet.title, path)
        rows = [[_xlsx_text(cell.value) for cell in row] for row in sheet.iter_rows()]
        _refuse_bare_formulas(formulas[sheet.title], rows, path)
        for area in sheet.merged_cells.ranges:
            fill(rows, area.min_row - 1, area.max_row, area.min_col - 1, area.max_col)
        hidden = [number for number, row in sheet.row_dimensions.items() if row.hidden]
        columns = [name for name, column in sheet.column_dimensions.items() if column.hidden]
        sheets.append(Sheet(sheet.title, rows, hidden_told(hidden, columns, rows)))
    return sheets


def _xlsx_text(value: Any) -> str:
    """A cell as text; what is formatted as raised stays raised, or a footnote's mark were a digit more."""
    if not isinstance(value, list):
        return as_text(value)
    return "".join(
        raised(str(run)) if getattr(getattr(run, "font", None), "vertAlign", None) in _RAISED else str(run)
        for run in value
    )


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
    for stream, what in _OTHERS.items():
        if stream.encode("utf-16-le") in content:
            raise InputError(f"this is {what}", path)
    try:
        found = _opened(content).sheets()
    except Exception as problem:  # xlrd raises many kinds
        raise _damaged(".xls", problem, path) from None
    sheets, cells = [], 0
    for sheet in found:
        if sheet.visibility:
            continue
        cells += sheet.nrows * sheet.ncols
        refuse_size(sheet.nrows, sheet.ncols, cells, sheet.name, path)
        rows = rectangle(
            [[_xls_text(sheet, r, c) for c in range(sheet.row_len(r))] for r in range(sheet.nrows)]
        )
        for area in sheet.merged_cells:
            fill(rows, *area)
        hidden = [number + 1 for number, row in sheet.rowinfo_map.items() if row.hidden]
        columns = [number + 1 for number, column in sheet.colinfo_map.items() if column.hidden]
        sheets.append(Sheet(sheet.name, rows, hidden_told(hidden, columns, rows)))
    return sheets


def _opened(content: bytes) -> Any:
    """The workbook. Before BIFF8 texts are bytes, GBK in China whatever the file says of itself."""
    import xlrd

    how: dict[str, Any] = {"file_contents": content, "formatting_info": True, "ragged_rows": True}
    how["logfile"] = io.StringIO()
    try:
        book = xlrd.open_workbook(**how)
    except UnicodeDecodeError:
        return xlrd.open_workbook(**how, encoding_override="gb18030")
    old = book.biff_version < 80 and book.codepage not in (936, 950, 54936)
    return xlrd.open_workbook(**how, encoding_override="gb18030") if old else book


def _xls_text(sheet: Any, row: int, column: int) -> str:
    import xlrd

    cell = sheet.cell(row, column)
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return "#ERROR"
    if cell.ctype == xlrd.XL_CELL_DATE:
        try:
            return as_text(xlrd.xldate_as_datetime(cell.value, sheet.book.datemode))
        except (ValueError, OverflowError):
            return as_text(cell.value)
    text, runs = as_text(cell.value), sheet.rich_text_runlist_map.get((row, column), [])
    ends = [start for start, _ in runs[1:]] + [len(text)]
    for (start, font), end in reversed([*zip(runs, ends, strict=True)] if runs else []):
        if sheet.book.font_list[font].escapement:
            text = text[:start] + raised(text[start:end]) + text[end:]
    return text


def _damaged(kind: str, problem: Exception, path: Path) -> InputError:
    return InputError(
        f"this {kind} file is damaged or locked ({type(problem).__name__}); open it in a spreadsheet program "
        "and save it as .xlsx",
        path,
    )
