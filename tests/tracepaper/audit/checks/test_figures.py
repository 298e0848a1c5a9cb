"""The drawing in both files is the one its code makes, and the same in each language."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from small_figure import DATA, NAMES, QUANTITIES, of
from tracepaper.audit.checks import figures
from tracepaper.audit.material import Material
from tracepaper.exhibits import drawing

TITLES = {"zh": "十亿美元", "en": "US$ billion"}
NAMED = SimpleNamespace(QUANTITIES=QUANTITIES, called=lambda code, language: NAMES.get(code, str(code)))


def draw(data, language):
    figure, axes = drawing.canvas()
    axes.plot([2000, 2001, 2002], [value / 1e9 for value in of("CHN")])
    axes.set_title(TITLES[language])
    return figure


def other(data, language):
    """What the code would draw of the neighbour."""
    figure, axes = drawing.canvas()
    axes.plot([2000, 2001, 2002], [value / 1e9 for value in of("CHN" if language == "zh" else "VNM")])
    axes.set_title(TITLES[language])
    return figure


@pytest.fixture
def material(tmp_path) -> Material:
    folder = tmp_path / "results/exhibits/fig-gdp"
    folder.mkdir(parents=True)
    (tmp_path / "data/processed/exhibits").mkdir(parents=True)
    (folder / "exhibit.json").write_text(json.dumps({"kind": "figure"}), encoding="utf-8")
    DATA.to_csv(folder / "data.csv", index=False)
    pq.write_table(pa.table({"economy": ["CHN"]}), tmp_path / "data/processed/exhibits/fig-gdp.parquet")
    return _made(Material(tmp_path, ("zh", "en"), {}, {}, SimpleNamespace(UNIT_WORDS={}), NAMED), draw)


def _made(material: Material, code) -> Material:
    """With the files that this code draws."""
    material.modules = {"fig-gdp": SimpleNamespace(draw=code)}
    for language in material.languages:
        with drawing.style():
            figure = drawing.draw(material.modules["fig-gdp"], DATA, language)
            for kind in drawing.KINDS:
                file = material.path(f"results/exhibits/fig-gdp/figure.{language}.{kind}")
                file.write_bytes(drawing.file_of(figure, kind))
    return material


def kinds(material: Material) -> list[tuple[str, str]]:
    return [(one.kind, Path(one.place.file).name) for one in figures.check(material).problems]


def test_a_figure_that_is_its_data_passes(material):
    result = figures.check(material)
    assert result.problems == [] and result.count > 10


@pytest.mark.parametrize("name", ["figure.zh.png", "figure.en.svg"])
def test_a_file_swapped_for_another_is_named(material, name):
    kind = name.rpartition(".")[2]
    folder = material.path("results/exhibits/fig-gdp")
    others = {"figure.zh.png": "figure.en.png", "figure.en.svg": "figure.zh.svg"}
    (folder / name).write_bytes((folder / others[name]).read_bytes())
    assert kinds(material) == [("drawing-differs", f"figure.{name.split('.')[1]}.{kind}")]


def test_another_series_in_one_language_is_told(material):
    assert kinds(_made(material, other)) == [("languages-differ", "fig-gdp")]


def test_without_its_module_a_figure_cannot_be_looked_at(material):
    material.modules = {}
    (problem,) = figures.check(material).problems
    assert problem.state == "not-evaluated"
