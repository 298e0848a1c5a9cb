"""The drawings of a tagged PDF, and the words in each: they are compared with those of the exhibit's drawing.

A PDF keeps no drawing as a file, so that one of another exhibit, or of another state, is known by its words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple


class Drawing(NamedTuple):
    """page: its number from 0.  marks: numbers of the page's marked contents of which it consists.
    alternative: its alternative text."""

    page: int
    marks: frozenset[int]
    alternative: str


def drawings_of(reader: Any) -> list[Drawing]:
    """The pictures with an alternative text, in the order of the tags; none if there are no tags.

    reader: a PdfReader of pypdf."""
    root = reader.trailer["/Root"].get_object().get("/StructTreeRoot")
    numbers = {page.indirect_reference.idnum: number for number, page in enumerate(reader.pages)}
    return [] if root is None else list(_pictures(root.get_object(), numbers))


def _pictures(node: Any, numbers: Mapping[int, int]) -> Iterator[Drawing]:
    if not hasattr(node, "get"):
        return
    if node.get("/S") == "/Figure" and "/Alt" in node:
        page = numbers[node.raw_get("/Pg").idnum] if "/Pg" in node else -1
        marks = frozenset(int(kid) for kid in _kids(node) if not hasattr(kid, "get"))
        yield Drawing(page, marks, str(node["/Alt"]))
    for kid in _kids(node):
        yield from _pictures(kid, numbers)


def _kids(node: Any) -> list[Any]:
    kids = _object(node.get("/K"))
    kids = kids if isinstance(kids, list) else [] if kids is None else [kids]
    return [_object(kid) for kid in kids]


def _object(value: Any) -> Any:
    """What a reference of a PDF refers to."""
    return value.get_object() if hasattr(value, "get_object") else value


def words_of_drawings(path: Path, drawings: Iterable[Drawing]) -> list[str]:
    """The words of each of the PDF's drawings, as they follow each other in it."""
    pages = [_words_by_mark(page) for page in _pages(path)]
    return ["".join(pages[page].get(mark, "") for mark in sorted(marks)) for page, marks, _ in drawings]


def _pages(path: Path) -> Iterator[Any]:
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    try:
        yield from document
    finally:
        document.close()


def _texts(page: Any) -> list[Any]:
    """The page's own pieces of text; what lies in a form is no drawing of ours."""
    import pypdfium2.raw as pdfium

    return list(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=1))


def _words_by_mark(page: Any) -> dict[int, str]:
    """Number of a marked content -> the letters in it."""
    import ctypes

    import pypdfium2.raw as pdfium

    found: defaultdict[int, str] = defaultdict(str)
    shown = page.get_textpage()
    for piece in _texts(page):
        length = pdfium.FPDFTextObj_GetText(piece.raw, shown.raw, None, 0)
        kept = ctypes.create_string_buffer(length)
        pdfium.FPDFTextObj_GetText(
            piece.raw, shown.raw, ctypes.cast(kept, ctypes.POINTER(ctypes.c_ushort)), length
        )
        mark = pdfium.FPDFPageObj_GetMarkedContentID(piece.raw)
        found[mark] += kept.raw.decode("utf-16-le").rstrip("\0")
    return found
