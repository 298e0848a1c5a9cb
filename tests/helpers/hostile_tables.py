"""Files that harm whoever opens them without looking first: each a name, its bytes, and what must be said."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
from collections.abc import Callable

import openpyxl

from excel97 import xls
from open_document import cell, flat, ods, row, table

_SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{}</worksheet>'
_MAIN = "xl/worksheets/sheet1.xml"


def workbook(rows=(("城市", "2024年"), ("湛江", 1)), parts=None, more=()) -> bytes:
    """An .xlsx with some of its parts replaced; more: (name or ZipInfo, bytes) of members added."""
    book = openpyxl.Workbook()
    for cells in rows:
        book.active.append(cells)
    plain, out = io.BytesIO(), io.BytesIO()
    book.save(plain)
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, (parts or {}).get(name, old.read(name)))
        for name, content in more:
            new.writestr(name, content)
    return out.getvalue()


def sheet(body: str) -> bytes:
    """An .xlsx whose sheet has this body."""
    return workbook(parts={_MAIN: _SHEET.format(body).encode()})


def one_cell(place: str) -> str:
    return f'<sheetData><row><c r="{place}"><v>1</v></c></row></sheetData>'


def bomb(size: int, name: str = "xl/media/image1.bin") -> bytes:
    return workbook(more=[(name, bytes(size))])


def lying(size: int) -> bytes:
    """A member that declares one byte and unpacks to `size`."""
    content = bytearray(bomb(size))
    for mark, offset in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        at = content.rfind(mark)
        content[at + offset : at + offset + 4] = struct.pack("<I", 1)
    return bytes(content)


def link() -> bytes:
    entry = zipfile.ZipInfo("xl/media/link.png")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    return workbook(more=[(entry, b"/etc/passwd")])


def locked() -> bytes:
    """An .xlsx with a password is an OLE file with a stream of this name."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")


def doctype(body: str) -> bytes:
    text = f'<?xml version="1.0"?><!DOCTYPE a [{body}]>' + _SHEET.format("<sheetData/>")
    return workbook(parts={_MAIN: text.encode()})


def word() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as new:
        new.writestr("word/document.xml", "<a/>")
    return out.getvalue()


def plain_zip(name: str = "table.csv", content: bytes = b"a,b\n1,2\n") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        new.writestr(name, content)
    return out.getvalue()


def shared_strings(count: int) -> bytes:
    text = (
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' + "<si/>" * count + "</sst>"
    )
    return workbook(more=[("xl/sharedStrings2.xml", text.encode())])


def many_sheets(count: int) -> bytes:
    """Sheets that all name one part, which is read again for each."""
    with zipfile.ZipFile(io.BytesIO(workbook())) as plain:
        text = plain.read("xl/workbook.xml").decode()
    relation = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId1"'
    more = "".join(f'<sheet name="s{n}" sheetId="{n + 2}" {relation}/>' for n in range(count))
    return workbook(parts={"xl/workbook.xml": text.replace("</sheets>", f"{more}</sheets>").encode()})


def styles(count: int) -> bytes:
    with zipfile.ZipFile(io.BytesIO(workbook())) as plain:
        text = plain.read("xl/styles.xml").decode()
    more = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>' * count
    return workbook(parts={"xl/styles.xml": text.replace("</cellXfs>", f"{more}</cellXfs>").encode()})


def far_cell_in_biff() -> bytes:
    """Cells at the last row and the last column of BIFF, which a reader pads to 17 million."""
    rows: list[list[object]] = [[] for _ in range(65_534)]
    return xls([[*[""] * 255, 1.0], *rows, [1.0]])


def _merged(*areas: str) -> str:
    return "<mergeCells>" + "".join(f'<mergeCell ref="{area}"/>' for area in areas) + "</mergeCells>"


_TIMES, _OVER = 'table:number-rows-repeated="2000000"', 'table:number-rows-spanned="2000000"'

# file name -> (how to make it, pattern of the sentence)
HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "sheets.xlsx": (lambda: many_sheets(20_000), "more than 200 sheets"),
    "styles.xlsx": (lambda: styles(200_000), "styles.xml has more than 100000 parts"),
    "bomb.xlsx": (lambda: bomb(100_000_000), "unpacks to more than 60000000 bytes"),
    "lying.xlsx": (lambda: lying(70000000), "damaged or locked"),
    "members.xlsx": (lambda: workbook(more=[(f"xl/m{n}", b"") for n in range(1200)]), "the archive has 12"),
    "twice.xlsx": (lambda: workbook(more=[("XL/Workbook.xml", b"<a/>")]), "two files of one name"),
    "strings.xlsx": (lambda: shared_strings(2000000), "more than 100000 parts|more than 900000 parts"),
    "corner.xlsx": (lambda: sheet(one_cell("XFD1048576")), "sheet1 reaches over 1048576 rows"),
    "column.xlsx": (lambda: sheet(one_cell("XFD1")), "sheet1 reaches over 16384 columns"),
    "rows.xlsx": (
        lambda: sheet('<sheetData><row r="1048576"><c><v>1</v></c></row></sheetData>'),
        "1048576 rows",
    ),
    "nowhere.xlsx": (
        lambda: sheet(one_cell("A99999999999")),
        "names the cell 'A99999999999', which there is not",
    ),
    "zzz.xlsx": (lambda: sheet(one_cell("ZZZ1")), "18278 columns"),
    "area.xlsx": (lambda: sheet("<sheetData/>" + _merged("A1:XFD1048576")), "1048576 rows"),
    "columns.xlsx": (lambda: sheet("<sheetData/>" + _merged("A:B")), "1048576 rows"),
    "areas.xlsx": (lambda: sheet("<sheetData/>" + _merged(*["A1:AA300"] * 60)), "cells"),
    "hyperlink.xlsx": (
        lambda: sheet('<sheetData/><hyperlinks><hyperlink ref="A1:XFD9"/></hyperlinks>'),
        "columns",
    ),
    "laughs.xlsx": (lambda: doctype('<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">'), "defines entities"),
    "outside.xlsx": (lambda: doctype('<!ENTITY a SYSTEM "file:///etc/passwd">'), "defines entities"),
    "broken.xlsx": (
        lambda: workbook(parts={_MAIN: b"<worksheet"}),
        "sheet1.xml in this .xlsx file is damaged",
    ),
    "slip.xlsx": (lambda: workbook(more=[("../../evil.txt", b"x")]), "would lie outside it"),
    "root.xlsx": (lambda: workbook(more=[("/etc/evil", b"x")]), "would lie outside it"),
    "drive.xlsx": (lambda: workbook(more=[("C:\\evil", b"x")]), "would lie outside it"),
    "link.xlsx": (link, "links are not followed"),
    "locked.xlsx": (locked, "locked by a password"),
    "word.xlsx": (word, "a Word document"),
    "table.ods": (lambda: plain_zip("content.xml", b"<a/>"), "holds no sheet"),
    "wide.ods": (lambda: ods(table(row([cell("1", repeated=2_000_000)]))), "2000000 columns"),
    "long.ods": (lambda: ods(table(row([cell("1")], _TIMES))), "2000000 rows"),
    "area.ods": (lambda: ods(table(row([cell("1", more=_OVER)]))), "2000000 rows"),
    "entities.fods": (lambda: flat("", '<!DOCTYPE a [<!ENTITY a "aaaa">]>'), "defines entities"),
    "broken.fods": (lambda: flat("<table:table>"), "damaged"),
    "text.ods": (lambda: ods("", kind="text"), "an OpenDocument text"),
    "nested.zip": (lambda: plain_zip("inner.zip", plain_zip()), "an archive, no table"),
    "damaged.xlsx": (lambda: workbook()[:900], "damaged or locked"),
    "bogus.xls": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(range(256)) * 40, "damaged or locked"),
    "torn.xls": (lambda: xls([["城市", 1.0]])[:700], "damaged or locked"),
    "far.xls": (far_cell_in_biff, "65537 rows|65536 rows|damaged"),
    "zeros.csv": (lambda: b"a,b\n1,\x00\n", "zeros.csv:2: this is no text"),
    "line.csv": (lambda: b"a" * 15000000, "field larger than field limit"),
    "wide.csv": (lambda: b"1," * 1000000 + b"\n", "1000001 columns"),
    "long.csv": (lambda: b"1\n" * 1000000, "rows"),
    "half.csv": (lambda: "\ufeffa,b".encode("utf-16-le") + b"\x00", "neither UTF-8 nor GBK"),
    "empty.csv": (lambda: b"\n \n", "the file is empty"),
    "letter.docx": (word, "a Word document"),
}
