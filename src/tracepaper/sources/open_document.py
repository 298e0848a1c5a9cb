"""OpenDocument tables (.ods, and .fods, the same in one file), as LibreOffice and WPS write them.

Why not by a library: those that read this format (calamine, odfpy by way of pandas) hand over bare values.
What the house promises lies in what they drop: hidden rows, merged cells, formulas without a stored value,
and the raised digit behind a number, without which 3839.49 with a footnote 1 is 3839.491.

Names and meanings: OASIS, OpenDocument v1.3, part 3, 9.1 (tables), 19.684 (table:visibility), 20.392
(style:text-position).
"""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Any
from xml.parsers import expat

from tracepaper.errors import InputError
from tracepaper.sources.cells import raised
from tracepaper.sources.grid import MOST_CELLS, Sheet, as_text, fill, hidden_told, refuse_size

MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"
MOST_TAGS = 3 * MOST_CELLS  # a cell, its paragraph, a part of it
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0 "
_STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0 "
# what stands inside a table or cell and is none of its text
_ASIDE = {
    _OFFICE + "annotation",
    _TABLE + "shapes",
    _TABLE + "tracked-changes",
    _TABLE + "dde-links",
    _TEXT + "note",
}
_CELLS = (_TABLE + "table-cell", _TABLE + "covered-table-cell")
_VALUES = ("date-value", "time-value", "boolean-value", "string-value")


def is_flat(content: bytes) -> bool:
    """Whether a text in XML is such a table in one file."""
    return content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<?xml") and MIMETYPE.encode() in content[:9000]


def read_ods(archive: zipfile.ZipFile, path: Path) -> list[Sheet]:
    """The visible sheets of an .ods archive that `open_zip` has looked at.

    Raises InputError for one that is locked, damaged, too large, no spreadsheet, or has formulas without
    stored values.
    """
    names = archive.namelist()
    kind = archive.read("mimetype").decode("ascii", "replace").strip() if "mimetype" in names else MIMETYPE
    if not kind.startswith(MIMETYPE):
        raise InputError("this is an OpenDocument text, no table; copy its table into a spreadsheet", path)
    manifest = "META-INF/manifest.xml"
    if manifest in names and b"encryption-data" in archive.read(manifest):
        raise InputError("this is locked by a password; save it without one", path)
    reader = _Reader(path)
    for part in ("styles.xml", "content.xml"):
        if part in names:
            reader.read(archive.read(part), part)
    return reader.found()


def read_fods(content: bytes, path: Path) -> list[Sheet]:
    """The visible sheets of an .fods file.  Raises InputError as `read_ods` does."""
    reader = _Reader(path)
    reader.read(content, path.name)
    return reader.found()


class _Reader:
    """The parts of a document as they stream by; the sheets that were found."""

    def __init__(self, path: Path) -> None:
        self.path, self.sheets = path, list[Sheet]()
        self.tags = self.cells = self.aside = self.tables = 0
        self.parents: dict[str, str] = {}  # style -> the style it is made from
        self.lifted: dict[str, bool] = {}  # style -> whether its text is raised or lowered
        self.unseen: set[str] = set()  # styles of sheets that are hidden
        self.style, self.spans, self.words = "", list[str](), list[str]()
        self.table: _Table | None = None
        self.paragraphs = self.inside = 0

    def found(self) -> list[Sheet]:
        if not self.tables:
            raise InputError("this OpenDocument file holds no sheet; save the table again", self.path)
        return self.sheets

    def read(self, content: bytes, part: str) -> None:
        self.part = part
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = self._say, self._doctype
        try:
            parser.Parse(content, True)
        except (expat.ExpatError, ValueError) as problem:
            raise InputError(
                f"{part} in this OpenDocument file is damaged ({problem}); open it in a spreadsheet program "
                "and save it again",
                self.path,
            ) from None

    def _doctype(self, *_: object) -> None:
        raise InputError(
            f"{self.part} defines entities, which no spreadsheet program writes; it is not read", self.path
        )

    def _start(self, tag: str, of: dict[str, str]) -> None:
        self.tags += 1
        if self.tags > MOST_TAGS:
            raise InputError(f"{self.part} has more than {MOST_TAGS} parts; save the table alone", self.path)
        if self.aside or tag in _ASIDE:
            self.aside += 1
        elif tag.startswith(_STYLE):
            self._start_style(tag.removeprefix(_STYLE), of)
        elif tag == _TABLE + "table":
            if self.table:
                raise InputError(f"{self.table.name} has a table inside a cell; take it out", self.path)
            hidden = of.get(_TABLE + "style-name", "") in self.unseen
            self.table = _Table(of.get(_TABLE + "name", ""), hidden, self.cells, self.path)
        elif self.table and tag.startswith(_TABLE):
            self.table.start(tag.removeprefix(_TABLE), of)
            self.words, self.paragraphs = ([], 0) if tag in _CELLS else (self.words, self.paragraphs)
        elif self.table and tag.startswith(_TEXT):
            self._start_text(tag.removeprefix(_TEXT), of)

    def _start_style(self, tag: str, of: dict[str, str]) -> None:
        if tag == "style":
            self.style = of.get(_STYLE + "name", "")
            self.parents[self.style] = of.get(_STYLE + "parent-style-name", "")
        elif tag == "text-properties" and _STYLE + "text-position" in of:
            place = of[_STYLE + "text-position"].split()[0]
            self.lifted[self.style] = place not in ("0%", "0")
        elif tag == "table-properties" and of.get(_TABLE + "display") == "false":
            self.unseen.add(self.style)

    def _start_text(self, tag: str, of: dict[str, str]) -> None:
        if tag == "p":
            self.words += ["\n"] if self.paragraphs else []
            self.paragraphs += 1
            self.inside += 1
        elif tag == "span":
            self.spans.append(of.get(_TEXT + "style-name", ""))
        elif tag in ("s", "tab", "line-break"):
            count = int(of.get(_TEXT + "c", 1))
            self.words.append(" " * min(count, 100) if tag == "s" else "\n")

    def _say(self, text: str) -> None:
        if self.table and not self.aside and self.inside:
            text = re.sub(r"\s+", " ", text)  # blanks that count stand as elements
            self.words.append(raised(text) if any(map(self._is_lifted, self.spans)) else text)

    def _is_lifted(self, style: str) -> bool:
        for _ in range(20):  # a circle of styles is a fault of the file, not a reason to wait
            if style in self.lifted or style not in self.parents:
                break
            style = self.parents[style]
        return self.lifted.get(style, False)

    def _end(self, tag: str) -> None:
        if self.aside:
            self.aside -= 1
        elif self.table is None:
            return
        elif tag == _TEXT + "span":
            self.spans.pop()
        elif tag == _TEXT + "p":
            self.inside -= 1
        elif tag in _CELLS:
            self.table.end_cell("".join(self.words))
            self.paragraphs = 0
        elif tag == _TABLE + "table-row":
            self.table.end_row()
        elif tag == _TABLE + "table":
            self.cells, self.tables = self.table.all_cells, self.tables + 1
            self.sheets += [] if self.table.hidden else [self.table.sheet()]
            self.table = None


class _Table:
    """A sheet as its rows come; blank rows and cells count only when something follows them."""

    def __init__(self, name: str, hidden: bool, cells: int, path: Path) -> None:
        self.name, self.hidden, self.path = name, hidden, path
        self.rows, self.row = list[list[str]](), list[str]()
        self.before, self.width = cells, 0
        self.blank_rows = self.blank_cells = 0
        self.merged: list[tuple[int, int, int, int]] = []
        self.hidden_rows: list[int] = []
        self.hidden_columns: list[int] = []
        self.columns = 0
        self.of: dict[str, str] = {}
        self.now: dict[str, str] = {}

    @property
    def all_cells(self) -> int:
        return self.before + len(self.rows) * self.width

    def start(self, tag: str, of: dict[str, str]) -> None:
        if tag == "table-column":
            count = _count(of, "number-columns-repeated")
            if of.get(_TABLE + "visibility", "visible") != "visible" and self.columns < 100:
                self.hidden_columns += range(self.columns + 1, self.columns + 1 + min(count, 12))
            self.columns += count
        elif tag == "table-row":
            self.of, self.row, self.blank_cells = of, [], 0
        elif tag in ("table-cell", "covered-table-cell"):
            self.now = of

    def end_cell(self, words: str) -> None:
        text, count = _value(self.now, words), _count(self.now, "number-columns-repeated")
        place = (len(self.rows) + self.blank_rows, len(self.row) + self.blank_cells)
        if not text and _TABLE + "formula" in self.now:
            raise InputError(
                f"{self.name}, row {place[0] + 1}, column {place[1] + 1} is a formula without a stored "
                "value; open the file in a spreadsheet program and save it again",
                self.path,
            )
        across, down = (_count(self.now, f"number-{what}-spanned") for what in ("columns", "rows"))
        if text and across * down > 1:
            self.merged.append((place[0], place[0] + down, place[1], place[1] + across))
        if not text:
            self.blank_cells += count
            return
        refuse_size(1, place[1] + count, 0, self.name, self.path)
        self.row += [""] * self.blank_cells + [text] * count
        self.blank_cells = 0

    def end_row(self) -> None:
        count = _count(self.of, "number-rows-repeated")
        if not self.row:
            self.blank_rows += count
            return
        reach = len(self.rows) + self.blank_rows + count
        self.width = max(self.width, len(self.row))
        refuse_size(reach, self.width, self.before + reach * self.width, self.name, self.path)
        self.rows += [list[str]() for _ in range(self.blank_rows)]
        if self.of.get(_TABLE + "visibility", "visible") != "visible":
            self.hidden_rows += range(len(self.rows) + 1, len(self.rows) + 1 + count)
        self.rows += [list(self.row) for _ in range(count)]
        self.blank_rows = 0

    def sheet(self) -> Sheet:
        """The table, as far as its merged areas reach: the covered cells at an end are blank in the file."""
        self.width = max([self.width, *(right for *_, right in self.merged)])
        reach = max([len(self.rows), *(bottom for _, bottom, *_ in self.merged)])
        refuse_size(reach, self.width, self.before + reach * self.width, self.name, self.path)
        rows = [row + [""] * (self.width - len(row)) for row in self.rows]
        rows += [[""] * self.width for _ in range(reach - len(rows))]
        for area in self.merged:
            fill(rows, *area)
        columns = [column for column in self.hidden_columns if column <= self.width]
        return Sheet(self.name, rows, hidden_told(self.hidden_rows, columns, rows))


def _value(of: dict[str, str], words: str) -> str:
    """A cell's text; a number or date as it is stored, not as it is shown (rounded, in thousands)."""
    number: Any = of.get(_OFFICE + "value")
    if number is not None:
        try:
            return as_text(float(number))
        except (ValueError, OverflowError):
            return words
    stored = next((of[_OFFICE + name] for name in _VALUES if of.get(_OFFICE + name)), "")
    return words if of.get(_OFFICE + "value-type", "string") == "string" and words else stored or words


def _count(of: dict[str, str], name: str) -> int:
    return max(1, int(of.get(_TABLE + name, 1)))
