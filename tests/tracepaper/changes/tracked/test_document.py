"""A revision with all changes accepted is the newer paper, with all rejected the older, whatever changed."""

from __future__ import annotations

import random
import re

import pytest

from render_sample import DATE, assemble_sample, write_sample
from settled import paragraphs, settled
from tracepaper.changes.tracked.document import tracked
from tracepaper.render.docx import render
from tracepaper.render.docx_reference import read_package, write_package

SIGNED = ("A. Name", "2026-11-23T00:00:00Z")
EDITS = {
    "en": [
        ("02-limits", "# Discussion", "# A discussion"),
        ("02-limits", "The formula is", "As everybody knows, this formula is"),
        ("02-limits", r"\frac{a}{b}", r"\frac{a}{c}"),
        ("01-background", "The index [@Balassa1965] and", "Indices and"),
        ("01-background", "^[A note.]", "^[Another note.]"),
        ("01-background", "::: {#fig-gdp", "A paragraph more, see [@fig-gdp].\n\n::: {#fig-gdp"),
        ("09-appendix", "## Details\n\n", ""),
    ],
    "zh": [
        ("02-limits", "# 讨论", "# 再论"),
        ("02-limits", "公式为", "众所周知，公式为"),
        ("01-background", "指数[@Balassa1965]与", "各指数与"),
        ("01-background", "脚注。", "另一脚注。"),
        ("01-background", "::: {#fig-gdp", "新的一段，见[@fig-gdp]。\n\n::: {#fig-gdp"),
        ("09-appendix", "## 细目\n\n", ""),
    ],
}


def make(folder, language, edits=(), exhibit_edits=()):
    write_sample(folder)
    for name, old, new in edits:
        path = folder / language / f"{name}.md"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
    for name, old, new in exhibit_edits:
        path = folder / "exhibits" / name
        assert old in path.read_bytes()
        path.write_bytes(path.read_bytes().replace(old, new))
    render(assemble_sample(folder, language), folder / "exhibits", folder / "paper.docx", DATE)
    return (folder / "paper.docx").read_bytes()


def revision(old: bytes, new: bytes) -> bytes:
    return write_package(tracked(read_package(old), read_package(new), *SIGNED))


def requires_both(old: bytes, new: bytes) -> bytes:
    made = revision(old, new)
    assert settled(made, accept=True) == paragraphs(new)
    assert settled(made, accept=False) == paragraphs(old)
    return made


@pytest.fixture(scope="module", params=["zh", "en"])
def states(request, tmp_path_factory):
    language = request.param
    cells = [
        ("tbl-glance/exhibit.json", b"17,795.0", b"18,100.5"),
        ("fig-gdp/exhibit.json", b"Dashed lines", b"Dotted lines"),
        ("fig-gdp/figure.en.png", b"IEND", b"IEND\0"),
    ]
    before = make(tmp_path_factory.mktemp("before"), language)
    after = make(tmp_path_factory.mktemp("after"), language, EDITS[language], cells)
    return before, after


def test_accepting_and_rejecting_give_both_papers(states):
    before, after = states
    requires_both(before, after)
    requires_both(after, before)


def test_without_a_difference_nothing_is_marked(states):
    made = read_package(revision(states[0], states[0]))["word/document.xml"].decode()
    assert "<w:ins " not in made and "<w:del " not in made and "<w:sdt>" not in made


def test_every_change_is_signed_and_the_bytes_are_the_same_again(states):
    made = revision(*states)
    assert made == revision(*states)
    text = read_package(made)["word/document.xml"].decode()
    changes = re.findall(r"<w:(?:ins|del) ([^>]*)>", text)
    assert changes and all(
        'w:author="A. Name"' in c and 'w:date="2026-11-23T00:00:00Z"' in c for c in changes
    )
    numbers = re.findall(r'<w:(?:ins|del) w:id="(\d+)"', text)
    assert len(set(numbers)) == len(numbers)


def test_only_what_differs_is_marked(states):
    text = read_package(revision(*states))["word/document.xml"].decode()
    deleted = re.findall(r"<w:delText[^>]*>([^<]*)<", text)
    assert "17,795.0" in deleted and not any("5.2" in words for words in deleted)


def test_a_deleted_note_and_picture_are_still_there(tmp_path, states):
    before, after = states
    parts = read_package(revision(before, after))
    notes = parts["word/footnotes.xml"].decode()
    assert ("A note." in notes and "Another note." in notes) or ("脚注。" in notes and "另一脚注。" in notes)
    numbers = re.findall(r'<w:footnoteReference w:id="(\d+)"', parts["word/document.xml"].decode())
    assert len(numbers) == 2 and all(f'w:id="{number}"' in notes for number in numbers)
    names = set(re.findall(r'r:embed="(\w+)"', parts["word/document.xml"].decode()))
    assert all(f'Id="{name}"' in parts["word/_rels/document.xml.rels"].decode() for name in names)


PLAIN = r'<w:p><w:pPr><w:pStyle w:val="(?:BodyText|FirstParagraph)"/></w:pPr>'
PLACES = {
    "word": r"(?<=preserve\">)[^<]+(?=</w:t>)",
    "row": r"<w:tr>(?:(?!<w:tr>).)*</w:tr>",
    "paragraph": PLAIN + r"(?:(?!<w:p>|<w:drawing).)*?</w:p>",
}


def shuffled(document: bytes, rng: random.Random) -> bytes:
    """Words, rows and paragraphs of a paper changed, taken out, doubled or moved at random."""
    parts = read_package(document)
    text = parts["word/document.xml"].decode()
    for _ in range(rng.randrange(1, 7)):
        kind = rng.choice(list(PLACES))
        places = list(re.finditer(PLACES[kind], text, re.DOTALL))
        one, other = rng.choice(places), rng.choice(places)
        new = rng.choice(("new words 新词", one[0] + " 7") if kind == "word" else ("", one[0] * 2, other[0]))
        text = text[: one.start()] + new + text[one.end() :]
    parts["word/document.xml"] = text.encode()
    return write_package(parts)


@pytest.mark.parametrize("seed", range(12))
def test_random_changes_come_and_go(states, seed):
    rng = random.Random(seed)
    one, other = shuffled(states[0], rng), shuffled(states[0], rng)
    assert paragraphs(one) != paragraphs(other)
    requires_both(one, other)


def test_columns_added_to_a_table_come_and_go(states, tmp_path):
    parts = read_package(states[0])
    text = parts["word/document.xml"].decode()
    cell = re.search(r"<w:tc><w:tcPr><w:tcW[^>]*/></w:tcPr><w:p>.*?</w:tc>", text, re.DOTALL)[0]
    wider = re.sub(r"</w:tr>", lambda match: cell + match[0], text)
    requires_both(states[0], write_package({**parts, "word/document.xml": wider.encode()}))
