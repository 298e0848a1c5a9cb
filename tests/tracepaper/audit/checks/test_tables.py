"""Printed tables of a whole paper: clean as built, and each cell changed by hand is named."""

from __future__ import annotations

import json
from types import SimpleNamespace

import pandas as pd
import pytest

from tracepaper.audit.checks import tables
from tracepaper.audit.material import Material
from tracepaper.evidence.columns import Columns
from tracepaper.evidence.lineage import leaf
from tracepaper.evidence.tables import write_table
from tracepaper.exhibits.exhibit import Grid, print_table, write_csv
from tracepaper.files import write_json
from tracepaper.languages.number_format import format_cell

FRAME = pd.DataFrame(
    {"economy": ["CHN", "IDN", "SGP", "VNM"], "gdp": [19498.04e9, 1445.64e9, 603.87e9, 5e11]}
)
VOCABULARY = SimpleNamespace(DIMENSIONS={}, UNIT_WORDS={}, name_of=lambda dimension, code, language: None)


def cells(data, language):
    rows = [[row.economy, format_cell(row.gdp / 1e9, 1, language)] for row in data.itertuples()]
    return Grid(["left", "right"], [["Economy", "GDP (US$ billion)"]], rows)


@pytest.fixture
def material(tmp_path):
    folder = tmp_path / "results/exhibits/tbl-gdp"
    folder.mkdir(parents=True)
    write_csv(FRAME, folder / "data.csv")
    (tmp_path / "data/processed/exhibits").mkdir(parents=True)
    traced = FRAME.assign(
        gdp=pd.Series([leaf(value, row, "USD") for row, value in enumerate(FRAME["gdp"], 1)], dtype=object)
    )
    write_table(traced, tmp_path / "data/processed/exhibits/tbl-gdp.parquet", Columns(keys=("economy",)))
    module = SimpleNamespace(cells=cells)
    exhibit = {"title": {"en": "GDP"}, "table": {"en": print_table(module, FRAME, "en")}}
    write_json(exhibit, folder / "exhibit.json")
    return Material(tmp_path, ["en"], {}, {"tbl-gdp": module}, VOCABULARY)


def change(material, change_it) -> None:
    path = material.path("results/exhibits/tbl-gdp/exhibit.json")
    exhibit = json.loads(path.read_text(encoding="utf-8"))
    change_it(exhibit["table"]["en"])
    write_json(exhibit, path)


def test_a_table_as_built_passes(material):
    found = tables.check(material)
    assert found.problems == [] and found.count == 8


def test_a_cell_changed_by_hand_is_named(material):
    change(material, lambda grid: grid["rows"][2].__setitem__(1, "609.3"))
    found = tables.check(material).problems
    assert {problem.kind for problem in found} == {"cell-differs", "cell-not-printed"}
    assert all("row 3 (SGP), column GDP (US$ billion)" in problem.place.item for problem in found)
    assert any("609.3" in problem.text and "603.9" in problem.text for problem in found)


def test_a_header_changed_by_hand_is_named(material):
    change(material, lambda grid: grid["header"][0].__setitem__(0, "Member"))
    (problem,) = tables.check(material).problems
    assert problem.kind == "cell-not-printed" and "“Member”" in problem.text and "“Economy”" in problem.text


@pytest.mark.parametrize(
    "header, text",
    [
        ("GDP (billion yuan)", "its column is in USD, its header “GDP (billion yuan)” says CNY"),
        (
            "GDP (billion)",
            "its column is in USD, which neither its header “GDP (billion)” nor each cell says",
        ),
        ("GDP (% of US$ billion)", "its column is in USD, its header “GDP (% of US$ billion)” says PERCENT"),
    ],
)
def test_a_header_with_another_unit_than_its_numbers_is_named(material, header, text):
    module = SimpleNamespace(cells=lambda data, language: _headed(cells(data, language), header))
    material.modules = {"tbl-gdp": module}
    change(material, lambda grid: grid["header"][0].__setitem__(1, header))
    (problem,) = tables.check(material).problems
    assert (problem.kind, problem.text) == ("header-unit", text)


def _headed(grid: Grid, header: str) -> Grid:
    grid.header[0][1] = header
    return grid


def test_a_table_without_its_module_is_no_success(material):
    material.modules = {}
    assert [problem.state for problem in tables.check(material).problems] == ["not-evaluated"]
