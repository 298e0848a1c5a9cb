"""`publish` from the command line: only a passing audit of exactly the files that lie there."""

from __future__ import annotations

import json
import subprocess
import zipfile
from pathlib import Path

import pytest
from helpers import edit, run
from tiny_paper import choose, file_edition, write_paper

from tracepaper.audit.seal import REPORT, SEAL, write_seal
from tracepaper.sums import read_sums

LANGUAGES = ("zh", "en")
DOCX, DATA = "results/paper/paper.en.docx", "results/exhibits/fig-gdp/data.csv"
PUBLISHED = "published/SHA256SUMS"


@pytest.fixture(scope="module")
def paper(tmp_path_factory) -> Path:
    """A small paper, built and audited."""
    folder = write_paper(tmp_path_factory.mktemp("paper"), LANGUAGES)
    file_edition(folder, "2023", LANGUAGES, "CHN,2022,17", "CHN,2023,18", "VNM,2022,4", "VNM,2023,5")
    choose(folder, "2023", LANGUAGES)
    run(folder)
    assert "this state was not audited; run ./run audit, then ./run publish" in run(folder, "publish", code=1)
    said = run(folder, "audit", code=1)  # nobody has compared its languages
    assert "the audit found" in said
    assert "failed and 0 not evaluated" in run(folder, "publish", code=1)
    return passed(folder)


def passed(folder: Path) -> Path:
    """The paper as if its audit had found nothing."""
    report = json.loads((folder / REPORT).read_text(encoding="utf-8"))
    for check in report["checks"]:
        check["failures"] = []
    (folder / REPORT).write_text(json.dumps(report), encoding="utf-8")
    names = [name for name in read_sums(folder / SEAL) if name.startswith("results/")]
    write_seal(folder, names, folder / SEAL)
    return folder


def change_docx(path: Path) -> None:
    """Another number in the text, the file a good DOCX."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    text = parts["word/document.xml"]
    assert b"18" in text
    parts["word/document.xml"] = text.replace(b"18", b"19")
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


@pytest.mark.parametrize(
    "name, change",
    [
        (DOCX, change_docx),
        (DATA, lambda path: edit(path, "18", "19")),
        (REPORT, lambda path: edit(path, '"failures": []', '"failures":  []')),
        ("manuscript/en/01-size.md", lambda path: edit(path, "more than", "above")),
        ("data/raw/bank/2023/gdp.csv", lambda path: edit(path, "17", "16")),
    ],
)
def test_what_was_changed_since_the_audit_is_not_published(paper, name, change):
    kept = (paper / name).read_bytes()
    try:
        change(paper / name)
        told = run(paper, "publish", code=1).strip().splitlines()[-1]
        assert f"{name}: this file is not as the audit saw it" in told and "run ./run audit" in told
        assert not (paper / PUBLISHED).exists()
    finally:
        (paper / name).write_bytes(kept)


def test_what_was_audited_is_published_with_its_sums(paper):
    run(paper, "publish")
    subprocess.run(["sha256sum", "--check", "--quiet", PUBLISHED], cwd=paper, check=True)
    sums = (paper / PUBLISHED).read_text(encoding="utf-8")
    assert all(name in sums for name in (DOCX, DATA, REPORT, "data/raw/bank/2023/gdp.csv"))
    run(paper, "publish")  # publishing changes nothing that was audited
