"""What a web page tells when a number is clicked: clean as made, and each thing changed by hand is named."""

from __future__ import annotations

import base64
import gzip
import json
import re
import shutil

import pytest

from small_paper import MEASURED, page_of
from tiny_evidence import VOCABULARY
from tracepaper.audit.checks import page_panels
from tracepaper.audit.material import Material
from tracepaper.audit.reading.page_data import marked, page_blocks


def checked(folder):
    return page_panels.check(Material(folder, ["en"], {}, vocabulary=VOCABULARY, quantities=MEASURED))


def told(folder) -> list[str]:
    return [f"{problem.kind}: {problem.place.item}" for problem in checked(folder).problems]


@pytest.fixture
def altered(small_paper, small_page, tmp_path):
    """A copy of the paper in whose page one block was changed by a function."""

    def change(name, edit):
        folder = shutil.copytree(small_paper, tmp_path / "copy", dirs_exist_ok=True)
        path = folder / "results/paper/paper.en.html"
        page = small_page.read_text(encoding="utf-8")
        value = page_blocks(page)[name]
        edit(value)
        packed = base64.b64encode(gzip.compress(json.dumps(value).encode())).decode()
        page = re.sub(rf'(id="data-{name}">)[^<]*', rf"\g<1>{packed}", page)
        path.write_text(page, encoding="utf-8")
        return told(folder)

    return change


def test_a_page_as_made_is_clean(small_paper, small_page):
    found = checked(small_paper)
    assert found.problems == [] and found.count > 80


def test_all_marks_of_the_text_have_a_panel(small_page):
    page = small_page.read_text(encoding="utf-8")
    assert marked(page) == {"fact": {"gdp-china", "gdp-ratio"}, "claim": {"larger", "smaller", "summed"}}


def first(values):
    return next(iter(values.values()))


def mark(data):
    return data["marks"]["fig-gdp"]["value"]["0"]


EDITS = {
    "a value": ("fact gdp-ratio, value", lambda d: d["facts"]["gdp-ratio"].update(value=2.58)),
    "a formula": ("fact gdp-ratio, formula", lambda d: d["facts"]["gdp-ratio"].update(formula="1 + 1")),
    "a definition": ("fact gdp-china, what", lambda d: d["facts"]["gdp-china"].update(what="GNP")),
    "a number of rows": ("fact gdp-china, number of rows", lambda d: d["lineages"][0].__setitem__(0, 9)),
    "an outcome": ("claim smaller, holds", lambda d: d["claims"]["smaller"].update(holds=True)),
    "a strength": ("claim larger, strength", lambda d: d["claims"]["larger"].update(strength="robust")),
    "a rival": ("claim larger, rivals", lambda d: d["claims"]["larger"]["rivals"].pop()),
    "a cell": ("tbl-gdp, cell 1/1", lambda d: d["cells"]["tbl-gdp"]["1/1"][0].__setitem__(0, "476.1")),
    "its data": (
        "tbl-gdp, row 2, column now",
        lambda d: d["data"]["tbl-gdp"]["2:now"].__setitem__(0, 4e11),
    ),
    "its formula": (
        "tbl-gdp, row 2, column growth, formula",
        lambda d: d["data"]["tbl-gdp"]["2:growth"].__setitem__(1, "1"),
    ),
    "the words of a mark": ("mark of row 1, value, what it is", lambda d: mark(d).__setitem__(1, "GNP")),
    "whose a mark is": ("mark of row 1, value, whose it is", lambda d: mark(d).__setitem__(0, "Laos · 2023")),
    "the value of a mark": (
        "mark of row 1, value, its value",
        lambda d: mark(d).__setitem__(2, "US$7 billion"),
    ),
    "a mark left out": ("fig-gdp, marks that nothing is told of", lambda d: d["marks"]["fig-gdp"].clear()),
    "what is behind a mark": (
        "fig-gdp, row 1, value, before rounding",
        lambda d: d["behind"]["fig-gdp"]["1:value"].__setitem__(0, 1.0),
    ),
    "how much is behind it": (
        "fig-gdp, row 1, value, number of rows",
        lambda d: d["groups"][0][0].__setitem__(1, 7),
    ),
    "whose it is": ("of marks", lambda d: first(d["cards"]).__setitem__(0, "Another")),
    "a row": ("observation", lambda d: first(d["rows"]).__setitem__(1, 5.0)),
    "a line": ("observation", lambda d: first(d["rows"]).__setitem__(4, 77)),
    "a name": ("what it is", lambda d: first(d["rows"]).__setitem__(0, "gdp · Laos · 2024")),
    "a raw line": ("its text", lambda d: first(d["rows"]).__setitem__(5, "CHN,2024,99")),
    "a checksum": ("sha256", lambda d: d["files"][0].update(sha256="0" * 64)),
    "a publisher": ("file 0, publisher", lambda d: d["files"][0].update(publisher="Another")),
    "code": ("facts.py", lambda d: d["code"][0].update(text="yield Fact(1)")),
    "a module": ("fact gdp-china, code", lambda d: d["facts"]["gdp-china"].update(code=[2])),
    "a fact left out": ("facts of the text", lambda d: d["facts"].pop("gdp-ratio")),
    "a fact of nothing": ("facts", lambda d: d["facts"].update(other=d["facts"]["gdp-ratio"])),
}


@pytest.mark.parametrize("name", EDITS)
def test_each_thing_that_a_panel_says_is_compared(altered, name):
    where, edit = EDITS[name]
    found = altered("origins", edit)
    assert found and any(where in one for one in found), found


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ('"title":"Small paper', '"title":"Large paper', "title"),
        ("(2026, November 23)", "(2025, November 23)", "citation apa, its numbers"),
        ("title = {{Small", "title = {{Large", "citation bibtex, its title"),
        ('"holds":"Holds"', '"holds":"Fails"', "words"),
        ('"robust":"robust"', '"robust":"proven"', "strengths"),
        ('<meta name="citation_title" content="Small', '<meta name="citation_title" content="Large', "title"),
        (
            '<meta name="citation_language"',
            '<meta name="citation_author" content="X"><meta name="x"',
            "authors",
        ),
    ],
)
def test_what_the_page_says_of_the_paper_is_compared(small_paper, small_page, tmp_path, old, new, where):
    folder = shutil.copytree(small_paper, tmp_path / "copy")
    page = small_page.read_text(encoding="utf-8")
    assert old in page
    (folder / "results/paper/paper.en.html").write_text(page.replace(old, new, 1), encoding="utf-8")
    found = told(folder)
    assert found and any(where in one for one in found), found


def test_data_that_another_exhibit_makes_are_shown_with_its_code(small_paper, tmp_path):
    folder = shutil.copytree(small_paper, tmp_path / "copy")
    module = folder / "workflow/analysis/exhibits/fig_gdp/exhibit.py"
    code = module.read_text(encoding="utf-8")
    (module.parents[1] / "fig_other").mkdir()
    (module.parents[1] / "fig_other/exhibit.py").write_text(code.replace("def data", "def of_two"), "utf-8")
    module.write_text("from analysis.exhibits.fig_other.exhibit import of_two as data\n", "utf-8")
    page_of(folder)
    assert told(folder) == []
    module.write_text(code, encoding="utf-8")
    assert "panel-differs: fig-gdp, code" in told(folder)


def test_data_of_which_no_code_is_known_are_told_and_stop_nothing(altered):
    found = altered("origins", lambda data: data["exhibits"].update({"fig-gdp": []}))
    assert found == ["panel-differs: fig-gdp, code"]


def test_a_year_in_the_title_is_no_number_that_was_made_up(small_paper, tmp_path):
    folder = shutil.copytree(small_paper, tmp_path / "copy")
    tree = folder / "data/processed/manuscript/en.json"
    titled = tree.read_text(encoding="utf-8").replace("Small paper", "2019年以后的小论文")
    tree.write_text(titled, encoding="utf-8")
    page_of(folder)
    assert told(folder) == []


def test_a_table_to_download_is_compared(altered):
    def edit(tables):
        tables["tbl-gdp"] = tables["tbl-gdp"].replace("476000000000", "476000000001")

    assert altered("tables", edit) == ["panel-differs: tbl-gdp, its data"]


def test_data_that_cannot_be_read_are_no_success(small_paper, small_page, tmp_path):
    folder = shutil.copytree(small_paper, tmp_path / "copy")
    page = small_page.read_text(encoding="utf-8")
    (folder / "results/paper/paper.en.html").write_text(page.replace('id="data-origins">H4', "x"), "utf-8")
    assert [problem.kind for problem in checked(folder).problems] == ["panel-unreadable"]
