"""What a drawing says is not read as the paper's text; what stands beside it is, whatever it says."""

from __future__ import annotations

import pypdfium2
import pytest

from tracepaper.audit.reading.drawn_text import text_of
from tracepaper.render.pdf import compile_typst

SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30" viewBox="0 0 90 30">'
    b'<text x="5" y="20" font-family="Noto Sans SC" font-size="9">drawn 2024</text></svg>'
)
MAIN = """#set document(title: "A paper", date: datetime(year: 2026, month: 1, day: 1))
#set text(lang: "en", font: "Noto Serif SC")
Before.
#figure(image("a.svg", alt: "A line."), caption: [It rose.])
After, not drawn 2024.
"""


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    file = tmp_path_factory.mktemp("drawn") / "paper.pdf"
    file.write_bytes(compile_typst({"main.typ": MAIN.encode(), "a.svg": SVG}, 0, "paper.pdf"))
    document = pypdfium2.PdfDocument(file)
    yield lambda: document[0]
    document.close()


def test_a_drawings_text_is_in_the_file_and_can_be_searched(page):
    assert page().get_textpage().get_text_range().count("drawn 2024") == 2


def test_it_is_left_out_of_what_is_compared_and_nothing_else_is(page):
    text = text_of(page())
    assert text.count("drawn 2024") == 1 and "After, not drawn 2024." in " ".join(text.split())
    assert "Before." in text and "It rose." in text
