"""A web page of the build that was altered besides its text is told; another's page has its own looks."""

from __future__ import annotations

import json
import shutil
from zipfile import ZipFile

import pytest

from render_sample import DATE, assemble_sample, render_page, write_sample
from tracepaper.audit.returned.command import FOLDER, audit_document
from tracepaper.render import docx


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A project with a page, whose paper has no templates of its own."""
    folder = write_sample(tmp_path_factory.mktemp("returned"))
    tree = assemble_sample(folder, "en", byline=["A. Name"])
    (folder / "data/processed/manuscript").mkdir(parents=True)
    shutil.copy(tree, folder / "data/processed/manuscript/en.json")
    (folder / "manuscript/en").mkdir(parents=True)
    render_page(tree, folder / "exhibits", folder / "paper.html")
    shutil.copytree(folder / "exhibits", folder / "results/exhibits")
    return folder


def came_back(project, old: str = "", new: str = "", name: str = "back.html") -> tuple[int, list[str]]:
    """(exit code, what is told besides the text) of the page with one change."""
    page = (project / "paper.html").read_text(encoding="utf-8")
    assert old in page
    (project / name).write_text(page.replace(old, new, 1), encoding="utf-8")
    code = audit_document(project, str(project / name))
    told = json.loads((project / FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    assert told["verdict"] == code and told["differences"] == []
    return code, told["besides"]


def test_a_page_as_it_was_built_differs_in_nothing(project, capsys):
    assert came_back(project) == (0, [])
    assert "no difference" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("</style>", ".fact { color: #fff }\n</style>"),
        ("</style>", ".fact::after { content: '9' }\n</style>"),
        ("</head>", "<style>p { font-size: 0 }</style></head>"),
        ("</head>", '<link rel="stylesheet" href="a.css"></head>'),
        ("<p>", '<p style="opacity: 0">'),
        ('"use strict";', '"use strict"; document.title = 9;'),
        ("<p>", "<p hidden>"),
        ("<title>", "<title>Not "),
    ],
)
@pytest.mark.parametrize("name", ["back.html", "back.HTM"])
def test_what_would_show_its_text_otherwise_is_told_and_counts(project, old, new, name, capsys):
    code, besides = came_back(project, old, new, name)
    said = capsys.readouterr().out
    assert code == 1 and besides and besides[0] in said and "no difference" not in said


def test_a_footnote_of_the_paper_is_none_that_was_added(project):
    docx.render(project / "en.json", project / "exhibits", project / "paper.docx", DATE)
    assert audit_document(project, str(project / "paper.docx")) == 0
    with ZipFile(project / "paper.docx") as package, ZipFile(project / "edited.docx", "w") as copy:
        for name in package.namelist():
            copy.writestr(name, package.read(name).replace(b"A note.", b"A note of 9."))
    assert audit_document(project, str(project / "edited.docx")) == 1


def test_anothers_page_has_its_own_looks(project):
    page = (project / "paper.html").read_text(encoding="utf-8")
    start, end = page.index("<main>"), page.index("</main>")
    text = page[start:end].replace("data-fact=", "title=")
    theirs = f"<html><head><style>p {{ color: #333 }}</style></head><body>{text}</body></html>"
    (project / "theirs.html").write_text(theirs, encoding="utf-8")
    assert audit_document(project, str(project / "theirs.html")) == 0
