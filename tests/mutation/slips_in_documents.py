"""Slips of a hand in the finished documents: words, numbers, cells, rows, paragraphs, pictures."""

from __future__ import annotations

import io
import re
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from lxml import etree
from overlay import overlay
from planting import Garden, Mutant, NoEffect

from tracepaper.audit.checks import documents
from tracepaper.audit.material import Material
from tracepaper.problems import Problem

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


def _looked_at(garden: Garden, language: str, kind: str, content: bytes | None) -> list[Problem]:
    """What is said of a document of one language and format."""
    name = f"results/paper/paper.{language}.{kind}"
    with tempfile.TemporaryDirectory() as folder:
        changes = {} if content is None else {name: content}
        root = overlay(garden.root, changes, Path(folder) / "project")
        material = Material(root, [language], garden.material.editions, {}, garden.material.vocabulary)
        formats, documents.FORMATS = documents.FORMATS, (kind,)
        try:
            return [problem for problem in documents.check(material).problems if name in problem.place.file]
        finally:
            documents.FORMATS = formats


def _slip(kind: str, format_: str, spoil: Callable[[bytes, object, str], bytes | None]):
    """Mutants of finished documents; spoil(bytes, rng, language) gives the changed file, None where there is
    no place for it."""

    def plant(garden: Garden, rng) -> Mutant:
        language, seed = rng.choice(garden.material.languages), rng.random()

        def run() -> list[Problem]:
            import random

            path = garden.root / f"results/paper/paper.{language}.{format_}"
            before = path.read_bytes()
            wrong = spoil(before, random.Random(seed), language)
            if wrong is None or wrong == before:
                raise NoEffect
            known = garden.documents.setdefault(
                (language, format_), _looked_at(garden, language, format_, None)
            )
            return [
                problem for problem in _looked_at(garden, language, format_, wrong) if problem not in known
            ]

        return Mutant(kind, f"paper.{language}.{format_}, {seed:.6f}", run, (f"paper.{language}.{format_}",))

    plant.__name__ = kind
    return plant


def _docx(change: Callable[[etree._Element, object, str], bool]):
    """A change of the text part of a DOCX."""

    def spoil(content: bytes, rng, language: str) -> bytes | None:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        root = etree.fromstring(parts["word/document.xml"])
        if not change(root, rng, language):
            return None
        parts["word/document.xml"] = etree.tostring(
            root, xml_declaration=True, encoding="UTF-8", standalone=True
        )
        return _zipped(parts)

    return spoil


def _zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return out.getvalue()


def _texts(root, within: str = "", pattern: str = r"\w") -> list:
    return [
        node
        for node in root.iter(f"{WORD}t")
        if re.search(pattern, node.text or "")
        and (not within or next(node.iterancestors(f"{WORD}{within}"), None) is not None)
    ]


OPPOSITE = {
    "en": {
        "largest": "smallest",
        "higher": "lower",
        "rose": "fell",
        "more": "less",
        "above": "below",
        "exports": "imports",
        "first": "last",
    },
    "zh": {
        "最大": "最小",
        "高于": "低于",
        "上升": "下降",
        "出口": "进口",
        "超过": "低于",
        "增长": "下降",
        "东盟": "欧盟",
    },
}


def _opposite(text: str, rng, language: str) -> str | None:
    form = (lambda word: rf"\b{word}\b") if language == "en" else str
    places = [(m, new) for word, new in OPPOSITE[language].items() for m in re.finditer(form(word), text)]
    if not places:
        return None
    match, new = rng.choice(sorted(places, key=lambda place: place[0].start()))
    return text[: match.start()] + new + text[match.end() :]


def _digit(text: str, rng) -> str | None:
    places = [m.start() for m in re.finditer(r"\d", text)]
    if not places:
        return None
    at = rng.choice(places)
    return text[:at] + rng.choice([d for d in "123456789" if d != text[at]]) + text[at + 1 :]


def docx_word(root, rng, language: str) -> bool:
    found = [(node, new) for node in _texts(root) if (new := _opposite(node.text, rng, language))]
    if not found:
        return False
    node, node.text = (chosen := rng.choice(found))[0], chosen[1]
    return True


def docx_word_lost(root, rng, language: str) -> bool:
    """Not, no, 未 or 不 taken out of a paragraph."""
    word = r"\b(?:not|no) |未|不"
    node = rng.choice(
        [n for n in _texts(root, pattern=word) if next(n.iterancestors(f"{WORD}p"), None) is not None]
    )
    node.text = re.sub(word, "", node.text, count=1)
    return True


def docx_digit(root, rng, language: str) -> bool:
    node = rng.choice(_texts(root, pattern=r"\d"))
    node.text = _digit(node.text, rng)
    return True


def docx_cells(root, rng, language: str) -> bool:
    """Two cells of a row of a table change places."""
    rows = [row for row in root.iter(f"{WORD}tr") if len(row.findall(f"{WORD}tc")) > 2]
    row = rng.choice(rows)
    cells = row.findall(f"{WORD}tc")
    one, other = sorted(rng.sample(range(len(cells)), 2))
    if "".join(cells[one].itertext()) == "".join(cells[other].itertext()):
        return False
    a, b = list(row).index(cells[one]), list(row).index(cells[other])
    row[a], row[b] = (
        etree.fromstring(etree.tostring(cells[other])),
        etree.fromstring(etree.tostring(cells[one])),
    )
    return True


def docx_rows(root, rng, language: str) -> bool:
    tables = [t for t in root.iter(f"{WORD}tbl") if len(t.findall(f"{WORD}tr")) > 4]
    table = rng.choice(tables)
    rows = table.findall(f"{WORD}tr")[1:]
    one, other = sorted(rng.sample(rows, 2), key=list(table).index)
    if "".join(one.itertext()) == "".join(other.itertext()):
        return False
    a, b = list(table).index(one), list(table).index(other)
    copies = etree.fromstring(etree.tostring(one)), etree.fromstring(etree.tostring(other))
    table[a], table[b] = copies[1], copies[0]
    return True


def _paragraphs(root) -> list:
    body = root.find(f"{WORD}body")
    return [
        p for p in body.findall(f"{WORD}p") if len("".join(t.text or "" for t in p.iter(f"{WORD}t"))) > 60
    ]


def docx_paragraph_lost(root, rng, language: str) -> bool:
    node = rng.choice(_paragraphs(root))
    node.getparent().remove(node)
    return True


def docx_paragraph_twice(root, rng, language: str) -> bool:
    node = rng.choice(_paragraphs(root))
    node.addnext(etree.fromstring(etree.tostring(node)))
    return True


def docx_alternative_text(root, rng, language: str) -> bool:
    found = [node for node in root.iter(DRAWING) if node.get("descr")]
    pairs = [(a, b) for a in found for b in found if a.get("descr") != b.get("descr")]
    one, other = rng.choice(pairs)
    one.set("descr", other.get("descr"))
    return True


def docx_inserted(root, rng, language: str) -> bool:
    """A tracked insertion that nobody accepted."""
    node = rng.choice(_paragraphs(root))
    text = {"en": " This is certain.", "zh": "这是确定无疑的。"}[language]
    node.append(
        etree.fromstring(
            f'<w:ins xmlns:w="{WORD[1:-1]}" w:id="9001" w:author="x">'
            f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:ins>'
        )
    )
    return True


def docx_picture(content: bytes, rng, language: str) -> bytes | None:
    """Two pictures change places."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    kinds = [
        [name for name in parts if name.startswith("word/media/") and name.endswith(end)]
        for end in (".png", ".svg")
    ]
    names = rng.choice([kind for kind in kinds if len(kind) > 1])
    one, other = rng.sample(sorted(names), 2)
    parts[one], parts[other] = parts[other], parts[one]
    return _zipped(parts)


def _shown_parts(page: str) -> Iterator[tuple[int, int]]:
    """Where the text of a page stands: its article, less navigation, formulas and drawings."""
    start = page.index("<article")
    hidden = re.compile(r"<(nav|math|svg|style|script)\b.*?</\1>", re.DOTALL)
    for match in hidden.finditer(page, start):
        yield start, match.start()
        start = match.end()
    yield start, len(page)


def _all_parts(page: str):
    yield page.index("<article"), page.index("</article>")


def _html(pattern: str, change: Callable[[re.Match, object, str], str | None], parts=_shown_parts):
    """A change of one match of a pattern in the body of a page."""

    def spoil(content: bytes, rng, language: str) -> bytes | None:
        page = content.decode("utf-8")
        found = [
            match
            for start, end in parts(page)
            for match in re.compile(pattern, re.DOTALL).finditer(page, start, end)
        ]
        rng.shuffle(found)
        for match in found:
            new = change(match, rng, language)
            if new and new != match.group():
                return (page[: match.start()] + new + page[match.end() :]).encode("utf-8")
        return None

    return spoil


TEXT = r"(?<=>)[^<>]*\w[^<>]*(?=<)"


class _First:
    """Chooses the first of several."""

    @staticmethod
    def choice(several):
        return several[0]


def _pdf_word(garden: Garden, rng) -> Mutant:
    """A word of the text as it is read from the finished PDF (its fonts could not spell another)."""
    language, seed = rng.choice(garden.material.languages), rng.random()

    def run() -> list[Problem]:
        import random

        read = documents.read_document
        known = garden.documents.setdefault((language, "pdf"), _looked_at(garden, language, "pdf", None))

        def wrong(path):
            document, chooser = read(path), random.Random(seed)
            at = chooser.randrange(len(document.text) * 9 // 10)
            text = _opposite(document.text[at:], _First(), language)
            return replace(document, text=document.text[:at] + (text or document.text[at:]))

        documents.read_document = wrong
        try:
            return [problem for problem in _looked_at(garden, language, "pdf", None) if problem not in known]
        finally:
            documents.read_document = read

    return Mutant("word of the PDF", f"paper.{language}.pdf, {seed:.6f}", run, (f"paper.{language}.pdf",))


SLIPS = [
    _slip("DOCX: word turned", "docx", _docx(docx_word)),
    _slip("DOCX: not taken out", "docx", _docx(docx_word_lost)),
    _slip("DOCX: digit", "docx", _docx(docx_digit)),
    _slip("DOCX: two cells swapped", "docx", _docx(docx_cells)),
    _slip("DOCX: two rows swapped", "docx", _docx(docx_rows)),
    _slip("DOCX: paragraph lost", "docx", _docx(docx_paragraph_lost)),
    _slip("DOCX: paragraph twice", "docx", _docx(docx_paragraph_twice)),
    _slip("DOCX: alternative text of another", "docx", _docx(docx_alternative_text)),
    _slip("DOCX: tracked insertion", "docx", _docx(docx_inserted)),
    _slip("DOCX: two pictures swapped", "docx", docx_picture),
    _slip("HTML: word turned", "html", _html(TEXT, lambda m, r, lang: _opposite(m.group(), r, lang))),
    _slip("HTML: digit", "html", _html(TEXT, lambda m, r, lang: _digit(m.group(), r))),
    _slip(
        "HTML: two cells swapped",
        "html",
        _html(
            r"(<td[^>]*>)((?:(?!</td>).)*)</td>(\s*)(<td[^>]*>)((?:(?!</td>).)*)</td>",
            lambda m, r, lang: f"{m[1]}{m[5]}</td>{m[3]}{m[4]}{m[2]}</td>",
        ),
    ),
    _slip("HTML: paragraph lost", "html", _html(r"<p>(?:(?!</p>).){80,}</p>", lambda m, r, lang: " ")),
    _slip(
        "HTML: alternative text",
        "html",
        _html(r'(?<= role="img" aria-label=")[^"]{30,}', lambda m, r, lang: m.group()[:20], _all_parts),
    ),
    _slip(
        "HTML: text of a drawing",
        "html",
        _html(r"(?<=>)[^<>]*\d[^<>]*(?=</text>)", lambda m, r, lang: _digit(m.group(), r), _all_parts),
    ),
    _pdf_word,
]
