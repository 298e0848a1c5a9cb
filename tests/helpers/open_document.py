"""OpenDocument tables written by hand: cells, rows, and the file around them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

_SPACES = "urn:oasis:names:tc:opendocument:xmlns"
_BEGIN = (
    f'<office:document-content xmlns:office="{_SPACES}:office:1.0" xmlns:table="{_SPACES}:table:1.0" '
    f'xmlns:text="{_SPACES}:text:1.0" xmlns:style="{_SPACES}:style:1.0" '
    'office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:automatic-styles>'
    '<style:style style:name="T1" style:family="text"><style:text-properties '
    'style:text-position="super 58%"/></style:style>'
    '<style:style style:name="T2" style:family="text" style:parent-style-name="T1"/>'
    '<style:style style:name="off" style:family="table"><style:table-properties table:display="false"/>'
    "</style:style></office:automatic-styles><office:body><office:spreadsheet>"
)
_END = "</office:spreadsheet></office:body></office:document-content>"


def cell(text: str = "", repeated: int = 1, more: str = "") -> str:
    """A cell of text (may hold elements of XML); more: further attributes."""
    shown = f"<text:p>{text}</text:p>" if text else ""
    return f'<table:table-cell table:number-columns-repeated="{repeated}" {more}>{shown}</table:table-cell>'


def number(value: float, shown: str = "") -> str:
    return cell(shown or str(value), 1, f'office:value-type="float" office:value="{value}"')


def row(cells: Iterable[str], more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def table(body: str, name: str = "Sheet1", more: str = "") -> str:
    return f'<table:table table:name="{name}" {more}>{body}</table:table>'


def flat(body: str, before: str = "") -> bytes:
    """A .fods; before: what stands before its first element."""
    return f'<?xml version="1.0"?>{before}{_BEGIN}{body}{_END}'.encode()


def ods(body: str, kind: str = "spreadsheet") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        new.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        new.writestr("content.xml", flat(body))
    return out.getvalue()
