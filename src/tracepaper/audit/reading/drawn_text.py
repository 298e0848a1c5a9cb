"""The text of a PDF's page without what its figures say, which the figures' own check reads.

Texts of a drawing are texts in the PDF too.  A tagged PDF tells which of its marked contents belong to a
figure (PDF 1.7, 14.7 and 14.8).
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any


def text_of(page: Any) -> str:
    """The text of a page of pypdfium2, which loses the texts of its figures."""
    import pypdfium2.raw as pdfium

    drawn = set(_contents_of_figures(page))
    if drawn:
        for part in list(page.get_objects(max_depth=1)):
            is_text = part.type == pdfium.FPDF_PAGEOBJ_TEXT
            if is_text and pdfium.FPDFPageObj_GetMarkedContentID(part.raw) in drawn:
                page.remove_obj(part)
    return str(page.get_textpage().get_text_range())


def _contents_of_figures(page: Any) -> Iterator[int]:
    """The numbers of the marked contents on a page that belong to figures."""
    import pypdfium2.raw as pdfium

    tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
    if not tree:
        return
    try:
        for at in range(pdfium.FPDF_StructTree_CountChildren(tree)):
            yield from _below(pdfium.FPDF_StructTree_GetChildAtIndex(tree, at), False)
    finally:
        pdfium.FPDF_StructTree_Close(tree)


def _below(element: Any, in_figure: bool) -> Iterator[int]:
    import pypdfium2.raw as pdfium

    if not element:
        return
    in_figure = in_figure or _kind(element) == "Figure"
    if in_figure:
        for at in range(pdfium.FPDF_StructElement_GetMarkedContentIdCount(element)):
            yield pdfium.FPDF_StructElement_GetMarkedContentIdAtIndex(element, at)
    for at in range(pdfium.FPDF_StructElement_CountChildren(element)):
        yield from _below(pdfium.FPDF_StructElement_GetChildAtIndex(element, at), in_figure)


def _kind(element: Any) -> str:
    import pypdfium2.raw as pdfium

    size = pdfium.FPDF_StructElement_GetType(element, None, 0)
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDF_StructElement_GetType(element, buffer, size)
    return buffer.raw.decode("utf-16-le").rstrip("\0")
