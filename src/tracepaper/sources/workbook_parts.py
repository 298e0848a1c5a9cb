"""What an .xlsx file says of itself, looked at before a spreadsheet library believes it.

One cell at XFD1048576, one merged area or link over the whole sheet, or entities that multiply keep any
reader busy for hours.  So the parts are streamed once and only places and counts are looked at.
"""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from xml.parsers import expat

from tracepaper.errors import InputError
from tracepaper.sources.grid import MOST_CELLS, refuse_size
from tracepaper.sources.packed import open_zip

MOST_SHEETS = 200  # of which many may name one and the same part
MOST_OTHER_TAGS = 100_000  # of styles, names and the like
MOST_TAGS = 3 * MOST_CELLS  # a cell, its value, its part of a row
_AREAS = ("mergeCell", "hyperlink", "comment")  # a reader makes every cell of these
_PLACE = re.compile(r"\$?([A-Z]{0,3})\$?(\d*)")
_PARTS = re.compile(r"xl/.*\.xml(\.rels)?|\[Content_Types\]\.xml|_rels/.*", re.IGNORECASE)


def checked_parts(content: bytes, path: Path) -> None:
    """Raises InputError for an archive that is no workbook, or one that is larger than any table."""
    archive = open_zip(content, path)
    names = set(archive.namelist())
    if "xl/workbook.xml" not in names:
        raise InputError(_not_a_workbook(names), path)
    tags = cells = 0
    for name in sorted(filter(_PARTS.fullmatch, names)):
        part = _Part(name, path)
        part.read(archive)
        tags, cells = tags + part.tags, cells + part.cells
        if tags > MOST_TAGS:
            raise InputError(f"the workbook has more than {MOST_TAGS} parts; save the table alone", path)
        refuse_size(part.rows, part.columns, cells, Path(name).stem, path)


def _not_a_workbook(names: set[str]) -> str:
    for sign, what in (
        ("word/document.xml", "a Word document; copy its table into a spreadsheet and save that as .xlsx"),
        ("ppt/presentation.xml", "a presentation; drop the table as .xlsx"),
        ("xl/workbook.bin", "a binary workbook (.xlsb); save it as .xlsx"),
    ):
        if sign in names:
            return f"this is {what}"
    return "this is an archive, no table; unpack it and drop the table that is in it"


class _Part:
    """One XML part. rows, columns: how far its places reach; tags: how many it has; cells: the area."""

    def __init__(self, name: str, path: Path) -> None:
        self.name, self.path = name, path
        self.rows = self.columns = self.tags = self.merged = self.sheets = 0
        table = re.match(r"xl/(worksheets/|sharedStrings)", name)
        self.most_tags = MOST_TAGS if table else MOST_OTHER_TAGS
        self._at = (0, 0)  # a cell need not say where it stands

    @property
    def cells(self) -> int:
        return max(self.rows * self.columns, self.merged)

    def read(self, archive: zipfile.ZipFile) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._start
        parser.StartDoctypeDeclHandler = self._doctype
        try:
            with archive.open(self.name) as file:
                parser.ParseFile(file)
        except (expat.ExpatError, ValueError) as problem:
            raise InputError(
                f"{self.name} in this .xlsx file is damaged ({problem}); open it in a spreadsheet program "
                "and save it again",
                self.path,
            ) from None

    def _doctype(self, *_: object) -> None:
        raise InputError(
            f"{self.name} in this .xlsx file defines entities, which no spreadsheet program writes; it is "
            "not read",
            self.path,
        )

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self.tags += 1
        if self.tags > self.most_tags:
            raise InputError(
                f"{self.name} has more than {self.most_tags} parts; save the table alone", self.path
            )
        tag = tag.rpartition(" ")[2]
        if tag == "sheet":
            self.sheets += 1
            if self.sheets > MOST_SHEETS:
                raise InputError(
                    f"the workbook has more than {MOST_SHEETS} sheets; save the table alone", self.path
                )
        elif tag == "row":
            self._at = (int(attributes.get("r", self._at[0] + 1)), 0)
        elif tag == "c":
            place = attributes.get("r", "")
            self._at = self._reach(place) if place else (self._at[0], self._at[1] + 1)
            self._stretch(*self._at)
        elif tag in _AREAS and attributes.get("ref"):
            first, _, last = attributes["ref"].partition(":")
            (top, left), (bottom, right) = self._reach(first), self._reach(last or first)
            self.merged += (abs(bottom - top) + 1) * (abs(right - left) + 1)
            self._stretch(max(top, bottom), max(left, right))

    def _stretch(self, row: int, column: int) -> None:
        self.rows, self.columns = max(self.rows, row), max(self.columns, column)
        refuse_size(self.rows, self.columns, self.cells, Path(self.name).stem, self.path)

    def _reach(self, place: str) -> tuple[int, int]:
        """(row, column) of B7; a whole column or row reaches to the end of a sheet."""
        found = _PLACE.fullmatch(place.upper())
        if found is None or len(found[2]) > 7:
            raise InputError(f"{self.name} names the cell {place[:20]!r}, which there is not", self.path)
        column = 0
        for letter in found[1]:
            column = column * 26 + ord(letter) - 64
        return int(found[2] or 1 << 20), column or (1 if found[2] else 1 << 14)
