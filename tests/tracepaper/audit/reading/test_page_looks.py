"""A page whose style sheet, fonts or marks show its text otherwise is told, once; ours is clean."""

from __future__ import annotations

import base64
import re
from functools import cache
from io import BytesIO

import pytest
from fontTools.ttLib import TTFont
from lxml import html

from render_sample import TEMPLATES, assemble_sample, render_page, write_sample
from tracepaper.audit.reading import page_looks
from tracepaper.audit.reading.page_looks import hidden_in_page, odd_sheets
from tracepaper.render.html_fonts import font_face

made = cache(font_face)  # a second each, and the same for every plant


@pytest.fixture(autouse=True)
def fonts_made_once(monkeypatch):
    monkeypatch.setattr(page_looks, "font_face", made)


@pytest.fixture(scope="module")
def page(tmp_path_factory) -> str:
    folder = write_sample(tmp_path_factory.mktemp("page"))
    tree = assemble_sample(folder, "en", byline=["A. Name"])
    return render_page(tree, folder / "exhibits", folder / "paper.html").read_text(encoding="utf-8")


def planted(page: str, old: str, new: str) -> str:
    assert old in page
    return page.replace(old, new, 1)


def test_ours_has_the_looks_of_the_build(page):
    assert list(odd_sheets(page, TEMPLATES)) == [] == list(hidden_in_page(html.document_fromstring(page)))


RULES = (
    "p { color: #fff }",
    "p { color: var(--paper) }",
    "p { font-size: 1px }",
    "p { display: none }",
    "p { visibility: hidden }",
    "p { opacity: .01 }",
    "p { clip-path: inset(50%) }",
    "p { position: absolute; left: -999rem }",
    "p { color: transparent }",
    ".fact { text-decoration: line-through }",
    ".fact::after { content: '9' }",
    ":root { --ink: #fff }",
)


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("place", [".exhibit { margin", "</style>"], ids=["within", "at its end"])
def test_a_rule_more_is_told_once(page, rule, place):
    (told,) = odd_sheets(planted(page, place, f"{rule}\n{place}"), TEMPLATES)
    assert rule in told and "in the style sheet" in told


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<style>", "<style media=print>"),
        ("</style>", "</style><style>p { display: none }</style>"),
        ("</main>", "</main><style>p { display: none }</style>"),
        ("</main>", "</main><svg><style>p { display: none }</style></svg>"),
        ("</main>", "</main><STYLE>p { display: none }</STYLE>"),
        ("<style>\n", "<style>\n@font-face { font-family: system-ui; src: local('Wingdings'); }\n"),
        ("font-display: swap;", "font-display: swap; unicode-range: U+39;"),
        ('font-family: "Paper Serif"', 'font-family: "Paper Sans"'),
        (".exhibit { margin: 2rem 0; }\n", ""),
    ],
)
def test_another_sheet_or_font_is_told(page, old, new):
    assert len(list(odd_sheets(planted(page, old, new), TEMPLATES))) == 1


@pytest.mark.parametrize("plant", ["an 8 for a 9", "no font"])
def test_letters_that_look_like_others_are_told(page, plant):
    faces = re.findall(r'base64,([^"]*)"\)', page)
    other = without_nines(faces[0]) if plant == "an 8 for a 9" else "AAAA"
    told = list(odd_sheets(planted(page, faces[0], other), TEMPLATES))
    assert told == ["the font Paper Serif, whose letters are not those of the build"]


def without_nines(packed: str) -> str:
    """The font as base64, with the letter 8 wherever it has a 9."""
    font, other = TTFont(BytesIO(base64.b64decode(packed))), BytesIO()
    for table in font["cmap"].tables:
        table.cmap[ord("9")] = table.cmap[ord("8")]
    font.save(other)
    return base64.b64encode(other.getvalue()).decode("ascii")


def test_fonts_of_fewer_characters_are_still_ours(page):
    """They depend on the text, which is compared by itself."""
    face = re.search(r'@font-face \{ font-family: "Paper Serif".*\n', page)
    assert face and list(odd_sheets(page.replace(face[0], ""), TEMPLATES)) == []
    fewer = font_face("Paper Serif", 400, "0123456789")
    assert list(odd_sheets(page.replace(face[0], f"{fewer}\n"), TEMPLATES)) == []


def test_the_papers_own_sheet_is_asked_for(page, tmp_path):
    assert list(odd_sheets(page, tmp_path)) == []  # it has none: the package's
    (tmp_path / "paper.css").write_text("p { color: #333 }\n", encoding="utf-8")
    assert len(list(odd_sheets(page, tmp_path))) == 1


HIDDEN = {
    "a hidden element": ("<p>", "<p hidden>", "hidden text"),
    "a style that hides": ("<p>", '<p style="display: none">', "hidden text"),
    "a style of the whole page": ("<body ", '<body style="opacity: 0" ', "hidden text"),
    "a style that is not seen to hide": ("<p>", '<p style="color: #fff">', "a look of its own (p)"),
    "struck out": ("<p>", "<p><s>9</s>", "a look of its own (s)"),
}


@pytest.mark.parametrize(("old", "new", "told"), HIDDEN.values(), ids=HIDDEN)
def test_an_element_that_hides_is_told_once(page, old, new, told):
    (found,) = hidden_in_page(html.document_fromstring(planted(page, old, new)))
    assert found.startswith(told)
