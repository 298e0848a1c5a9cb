"""Tables as people and yearbooks write them: merged headers, notes, full-width digits, GBK.

Everything becomes text in a grid with merged cells filled; what a cell means is for the reader of the table.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from pathlib import Path

from tracepaper.errors import InputError
from tracepaper.files import StrPath
from tracepaper.sources.grid import MOST_BYTES, Sheet, rectangle, refuse_size
from tracepaper.sources.open_document import is_flat, read_fods, read_ods
from tracepaper.sources.packed import open_zip
from tracepaper.sources.workbook import OLE, read_xls, read_xlsx

SAMPLE = 100_000  # characters by which it is judged what parts the cells


def read_sheets(path: StrPath) -> list[Sheet]:
    """The sheets of an .xls, .xlsx, .ods, .fods or .csv file, told apart by their content.

    Raises InputError if it is something else, damaged, too large, or holds formulas without values.
    """
    path = Path(path)
    if path.is_symlink():
        raise InputError("this is a link; drop the table itself", path)
    if not path.is_file():
        raise InputError("this is a folder or no plain file; drop each table by itself", path)
    size = path.stat().st_size  # before it is read
    if size > MOST_BYTES:
        raise InputError(f"the file has {size} bytes, more than the {MOST_BYTES} a table may have", path)
    content = path.read_bytes()
    if content.startswith(b"PK"):
        archive = open_zip(content, path)
        return read_ods(archive, path) if "content.xml" in archive.namelist() else read_xlsx(content, path)
    if content.startswith(OLE[:4]):
        return read_xls(content, path)
    if is_flat(content):
        return read_fods(content, path)
    _refuse_no_table(content, path)
    return [Sheet(path.name, _read_csv(content, path))]


def _refuse_no_table(content: bytes, path: Path) -> None:
    start = content.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<html", b"<!doctype", b"<table", b"<?xml")):
        raise InputError(
            "this is a web page under another name; open it in a spreadsheet program and save it as .xlsx",
            path,
        )
    if path.suffix.lower() not in (".csv", ".tsv", ".txt"):
        raise InputError("this is no .xls, .xlsx, .ods or .csv file; save the table as one of these", path)
    if not content.strip():
        raise InputError("the file is empty; save the table again", path)


def carried_right(row: list[str]) -> list[str]:
    """A header row with blanks filled from the left: in CSV a merged cell is its text and blanks."""
    filled: list[str] = []
    for cell in row:
        filled.append(cell or (filled[-1] if len(filled) > 1 else ""))
    return filled


def _read_csv(content: bytes, path: Path) -> list[list[str]]:
    text = _decoded(content, path)
    if "\x00" in text:
        raise InputError(
            "this is no text; save the table as .xlsx", path, text[: text.index("\x00")].count("\n") + 1
        )
    delimiter = _delimiter(text)
    rows: list[list[str]] = []
    cells = 0
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            rows.append(row)
            cells += len(row)
            refuse_size(len(rows), len(row), cells, "the table", path)
    except csv.Error as problem:
        raise InputError(
            f"this is no table in CSV ({problem}); save it as .xlsx", path, len(rows) + 1
        ) from None
    _refuse_short(rows, path)
    return rectangle(rows)


def _delimiter(text: str) -> str:
    """The sign that parts most rows into equally many cells: a table with tabs may have commas in its
    numbers."""

    def alike(sign: str) -> tuple[int, int]:
        rows = csv.reader(text[:SAMPLE].splitlines(), delimiter=sign)
        try:
            widths = Counter(len(row) for row in rows if len(row) > 1)
        except csv.Error:  # told when all of it is read
            return 0, 0
        return max(widths.values(), default=0), text.count(sign)

    return max(",\t;", key=alike)


def _decoded(content: bytes, path: Path) -> str:
    """The text, in UTF-8, UTF-16 with its mark (Excel's "Unicode text"), or GBK."""
    marked = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise InputError("this is neither UTF-8 nor GBK text; save the table as .xlsx", path)


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
