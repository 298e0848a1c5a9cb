"""What the builds are compared with does what it is said to do."""

from __future__ import annotations

import subprocess
import sys

import pypdfium2
import pytest
from helpers import ROOT


@pytest.fixture(scope="module")
def documents():
    sys.path.insert(0, str(ROOT / "benchmarks/builds"))
    import documents

    yield documents
    sys.path.remove(str(ROOT / "benchmarks/builds"))


def test_pandoc_and_typst_alone_set_the_papers_pages(documents, small, tmp_path):
    documents.prepare_typst(tmp_path, [], small)
    subprocess.run(["sh", "alone.sh"], cwd=tmp_path, check=True)
    for language in ("zh", "en"):
        theirs = pypdfium2.PdfDocument(tmp_path / f"alone/{language}/paper.pdf")
        ours = pypdfium2.PdfDocument(small / f"results/paper/paper.{language}.pdf")
        assert len(theirs) == len(ours) > 0
        for one, other in zip(theirs, ours, strict=True):
            assert one.get_textpage().get_text_bounded() == other.get_textpage().get_text_bounded()
