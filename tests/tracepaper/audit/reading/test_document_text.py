"""The running lines of a PDF are no text of it."""

from __future__ import annotations

import pytest

from tracepaper.audit.reading.document_text import pieces
from tracepaper.render.pdf import compile_typst

START = '#set document(title: "A paper")\n#set page(numbering: "1", width: 9cm, height: 9cm)\n'


@pytest.mark.parametrize("pages", [1, 2, 4])
def test_a_page_s_number_is_not_read_and_other_numbers_are(tmp_path, pages):
    texts = [f"In {letter} it rose\n\nto 7 in {letter}\n\nin {letter} 9" for letter in "abcd"[:pages]]
    source = START + "#pagebreak()\n".join(f"{text}\n" for text in texts)
    path = tmp_path / "paper.pdf"
    path.write_bytes(compile_typst({"main.typ": source.encode()}, 1700000000, "paper.pdf"))
    read = [text.split() for _, text in pieces(path)]
    assert read == [text.split() for text in texts]


HEAD = "#set page(header: context if counter(page).get().first() > 1 [A paper])\n"


@pytest.mark.parametrize("second", ["It rose.", "It rose\n\nA paper\n\nfell\n\nand rose."])
def test_of_two_pages_the_head_is_known_by_the_title(tmp_path, second):
    path = tmp_path / "paper.pdf"
    source = f"{START}{HEAD}A paper\n\nIt fell.\n#pagebreak()\n{second}\n"
    path.write_bytes(compile_typst({"main.typ": source.encode()}, 1700000000, "paper.pdf"))
    assert [" ".join(text.split()) for _, text in pieces(path)] == [
        "A paper It fell.",
        " ".join(second.split()),
    ]


LONG = "A paper whose title is longer than a line"


@pytest.mark.parametrize(
    ("head", "read"), [(LONG, "It rose."), ("A paper of another", "A paper of another It rose.")]
)
def test_a_title_of_several_lines_is_still_the_head_of_the_second_page(tmp_path, head, read):
    path = tmp_path / "paper.pdf"
    above = f"#set page(header: context if counter(page).get().first() > 1 {{ text(size: 6pt)[{head}] }})\n"
    title = f"#text(size: 18pt)[{LONG}]\n\na subtitle\n\nIt fell.\n#pagebreak()\nIt rose.\n"
    path.write_bytes(compile_typst({"main.typ": (START + above + title).encode()}, 1700000000, "paper.pdf"))
    assert " ".join(pieces(path)[1][1].split()) == read
