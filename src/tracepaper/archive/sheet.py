"""A table as an Excel workbook of the same bytes anywhere.

The library writes the hour of saving into the document's properties and into the package: both become the
paper's own date.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from tracepaper.zipped import zipped

_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_WIDEST = 60  # letters of a column


def as_workbook(name: str, columns: Sequence[str], rows: Sequence[Mapping[str, Any]], epoch: int) -> bytes:
    """The workbook, with one sheet of this name.  epoch: the paper's date, in seconds since 1970."""
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.active
    sheet.title = name
    sheet.append(list(columns))
    for row in rows:
        sheet.append([row[column] for column in columns])
    for number, column in enumerate(columns, 1):
        sheet.cell(1, number).font = Font(bold=True)
        longest = max([len(column), *(len(str(row[column])) for row in rows)])
        sheet.column_dimensions[get_column_letter(number)].width = min(longest + 2, _WIDEST)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    written = io.BytesIO()
    book.save(written)
    return _dated(written.getvalue(), datetime.fromtimestamp(epoch, UTC))


def _dated(content: bytes, date: datetime) -> bytes:
    """The package with one date everywhere."""
    stamp = date.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    parts["docProps/core.xml"] = _STAMP.sub(rb"\g<1>" + stamp, parts["docProps/core.xml"])
    return zipped(parts, "[Content_Types].xml", date)
