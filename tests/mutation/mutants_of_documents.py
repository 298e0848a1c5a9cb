"""Mutants of the finished documents: a digit in a DOCX table, in the HTML, in the text of the PDF."""

from __future__ import annotations

import re
import tempfile
import zipfile
from pathlib import Path

from planting import Garden, Mutant, other_digit

from tracepaper.audit.checks import documents
from tracepaper.audit.reading.document_text import document_of, pieces
from tracepaper.audit.reading.number_tokens import normal, numbers_of
from tracepaper.audit.reading.paper_text import units_of
from tracepaper.audit.report import Result
from tracepaper.problems import Problem

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _failures(garden: Garden, language: str, kind: str, found: list[tuple[str, str]]) -> list[Problem]:
    if (kind, language) not in garden.documents:
        garden.documents[kind, language] = units_of(garden.material.trees[language], kind)
        garden.know(_compared(garden, language, kind, pieces(garden.material.document(language, kind))))
    return _compared(garden, language, kind, found)


def _compared(garden: Garden, language: str, kind: str, found: list[tuple[str, str]]) -> list[Problem]:
    result = Result("", 0)
    document = document_of(found, kind != "pdf")
    documents.read_back(garden.documents[kind, language], document, language, f"paper.{kind}", result)
    return result.problems


def _in_copy(path: Path, write) -> list[tuple[str, str]]:
    """The pieces of a changed copy of a document."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / path.name
        write(copy)
        return pieces(copy)


def docx_cell(garden: Garden, rng) -> Mutant:
    """A digit of a table cell in the finished DOCX."""
    from lxml import etree

    language = rng.choice(garden.material.languages)
    path = garden.material.document(language, "docx")
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    root = etree.fromstring(parts["word/document.xml"])
    cells = [
        node
        for node in root.iter(f"{_WORD}t")
        if re.search(r"\d", node.text or "") and next(node.iterancestors(f"{_WORD}tc"), None) is not None
    ]
    node = rng.choice(cells)
    before, node.text, number = node.text, *_changed(rng, node.text, language)
    parts["word/document.xml"] = etree.tostring(root)

    def write(copy: Path) -> None:
        with zipfile.ZipFile(copy, "w") as package:
            for name, content in parts.items():
                package.writestr(name, content)

    return Mutant(
        "DOCX table cell",
        f"{path.name}: {before} -> {node.text}",
        lambda: _failures(garden, language, "docx", _in_copy(path, write)),
        (number,),
    )


def _changed(rng, text: str, language: str) -> tuple[str, str]:
    """(the text with one digit changed, the number that now stands there)."""
    text = normal(text)
    at = rng.choice([m.start() for m in re.finditer(r"\d", text)])
    new = text[:at] + other_digit(rng, text[at]) + text[at + 1 :]
    shown = next(m.group() for m in numbers_of(language).pattern.finditer(new) if m.start() <= at < m.end())
    return new, re.sub(r"\s", "", shown)


def html_digit(garden: Garden, rng) -> Mutant:
    """A digit of the text of the finished HTML."""
    language = rng.choice(garden.material.languages)
    path = garden.material.document(language, "html")
    page = path.read_text(encoding="utf-8")
    body = page.index("<article")
    hidden = [m.span() for m in re.finditer(r"<(nav|math|svg|style|script)\b.*?</\1>", page, re.DOTALL)]
    places = [
        m
        for m in re.finditer(r">([^<>]*\d[^<>]*)<", page[body:])
        if not any(a <= body + m.start() < b for a, b in hidden)
    ]
    match = rng.choice(places)
    new, number = _changed(rng, match.group(1), language)
    start = body + match.start(1)
    changed = page[:start] + new + page[start + len(match.group(1)) :]
    return Mutant(
        "HTML digit",
        f"{path.name}: {match.group(1)[:40]!r} -> {number}",
        lambda: _failures(
            garden, language, "html", _in_copy(path, lambda copy: copy.write_text(changed, encoding="utf-8"))
        ),
        (number,),
    )


def pdf_digit(garden: Garden, rng) -> Mutant:
    """A digit of the text as it is read from the finished PDF (its fonts have no other digit to offer)."""
    language = rng.choice(garden.material.languages)
    path = garden.material.document(language, "pdf")
    key = ("pages", language)
    if key not in garden.documents:
        garden.documents[key] = pieces(path)
    found = list(garden.documents[key])
    page = rng.randrange(len(found))
    while not re.search(r"\d", found[page][1]):
        page = rng.randrange(len(found))
    new, number = _changed(rng, found[page][1], language)
    found[page] = (found[page][0], new)
    return Mutant(
        "PDF digit",
        f"{path.name}, {found[page][0]}: {number}",
        lambda: _failures(garden, language, "pdf", found),
        (number,),
    )
