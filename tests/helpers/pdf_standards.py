"""What a validator of PDF/UA-1 and PDF/A-2a says of a file, and what it has wrong of it, read a second time.

The validator (page-validation; veraPDF, the one of reference, is in no registry of packages) takes the
widths in Typst's subsets of CFF fonts for zero and a stream's length for wrong.  Both are counted here by
other means, whose word stands in place of its own.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from fontTools.cffLib import CFFFontSet
from fontTools.pens.basePen import NullPen
from pypdf import PdfReader
from pypdf.generic import IndirectObject

from format_checkers import importable

PROFILES = ("ua1", "2a")
COUNTED = {"PDFUA1-FONT-GLYPH-WIDTH-001", "PDFA2A-TRUETYPE-GLYPH-WIDTH-001", "PDFA2A-STREAM-LENGTH-001"}
_STREAM = re.compile(rb"/Length (\d+)(?! \d+ R).{0,200}?>>\s*?stream\r?\n", re.DOTALL)


def problems(file: Path) -> list[str]:
    """What is wrong of a PDF, by rule; nothing if it is PDF/UA-1 and PDF/A-2a as far as it can be seen."""
    importable()
    page = import_module("page")  # the package page-validation, in a folder apart

    reports = [page.validate_pdf(file, profile=profile) for profile in PROFILES]
    found = {failure.rule_id for report in reports for failure in report.failures}
    return [*sorted(found - COUNTED), *wrong_widths(file), *wrong_lengths(file.read_bytes())]


def wrong_lengths(content: bytes) -> Iterator[str]:
    """Streams that do not end where they say."""
    for match in _STREAM.finditer(content):
        end = match.end() + int(match[1])
        if not re.match(rb"\r?\n?endstream", content[end : end + 11]):
            yield f"stream length at byte {match.start()}"


def wrong_widths(file: Path) -> Iterator[str]:
    """Glyphs of CFF fonts that are not as wide in the font as the document says."""
    reader = PdfReader(file)
    names = {key for generation in reader.xref.values() for key in generation} | set(reader.xref_objStm)
    for number in sorted(names):
        font = IndirectObject(number, 0, reader).get_object()
        if isinstance(font, dict) and font.get("/Subtype") == "/CIDFontType0":
            said, default = _widths(font["/W"]), float(font.get("/DW", 1000))
            for glyph, width in enumerate(_drawn(font["/FontDescriptor"]["/FontFile3"].get_data())):
                if abs(width - said.get(glyph, default)) > 1:
                    yield f"width of glyph {glyph} of {font['/BaseFont']}"


def _drawn(program: bytes) -> Iterator[float]:
    """The width of each glyph in a font, in its order."""
    fonts = CFFFontSet()
    fonts.decompile(io.BytesIO(program), None)
    font = fonts[fonts.fontNames[0]]
    for name in font.charset:
        glyph = font.CharStrings[name]
        glyph.draw(NullPen())
        yield glyph.width


def _widths(array: list) -> dict[int, float]:
    """The widths that a document says: runs `first [width ...]` and `first last width`."""
    found, rest = dict[int, float](), list(array)
    while rest:
        first, second = rest[0], rest[1]
        if isinstance(second, list):
            found |= {first + at: float(width) for at, width in enumerate(second)}
            rest = rest[2:]
        else:
            found |= dict.fromkeys(range(first, second + 1), float(rest[2]))
            rest = rest[3:]
    return found
