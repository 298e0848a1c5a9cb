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
from tracepaper.exhibits.bound_marks import cells, show

TITLES = {"zh": "十亿美元", "en": "US$ billion"}
NAMED = SimpleNamespace(QUANTITIES=QUANTITIES, called=lambda code, language: NAMES.get(code, str(code)))


def draw(data, language):
    figure, axes = drawing.canvas()
    course = axes.plot([2000, 2001, 2002], [value / 1e9 for value in of("CHN")])
    show(course, cells("gdp", economy="CHN", year=[2000, 2001, 2002]))
    axes.set_xticks([2000, 2001, 2002])
    axes.set_title(TITLES[language])
    return figure


def other(data, language):
    """What the code would draw of the neighbour."""
    figure, axes = drawing.canvas()
    code = "CHN" if language == "zh" else "VNM"
    course = axes.plot([2000, 2001, 2002], [value / 1e9 for value in of(code)])
    show(course, cells("gdp", economy=code, year=[2000, 2001, 2002]))
    axes.set_xticks([2000, 2001, 2002])
    axes.set_title(TITLES[language])
    return figure


@pytest.fixture
def material(tmp_path) -> Material:
    folder = tmp_path / "results/exhibits/fig-gdp"
    folder.mkdir(parents=True)
    (tmp_path / "data/processed/exhibits").mkdir(parents=True)
    (folder / "exhibit.json").write_text(
        json.dumps({"kind": "figure", "title": {}, "note": {}, "alt": {}}), encoding="utf-8"
    )
    DATA.to_csv(folder / "data.csv", index=False)
    pq.write_table(pa.table({"economy": ["CHN"]}), tmp_path / "data/processed/exhibits/fig-gdp.parquet")
    return _made(Material(tmp_path, ("zh", "en"), {}, {}, SimpleNamespace(UNIT_WORDS={}), NAMED), draw)


def _made(material: Material, code) -> Material:
    """With the files that this code draws."""
    material.modules = {"fig-gdp": SimpleNamespace(draw=code)}
    for language in material.languages:
        for narrow, kinds in drawing.FORMS.items():
            with drawing.style(narrow):
                figure = drawing.draw(material.modules["fig-gdp"], DATA, language)
                for kind in kinds:
                    file = material.path(f"results/exhibits/fig-gdp/figure.{language}.{kind}")
                    file.write_bytes(drawing.file_of(figure, kind))
    return material


def kinds(material: Material) -> list[tuple[str, str]]:
    return [(one.kind, Path(one.place.file).name) for one in figures.check(material).problems]


def test_a_figure_that_is_its_data_passes(material):
    result = figures.check(material)
    assert result.problems == [] and result.count > 10


@pytest.mark.parametrize(
    ("name", "put_in"),
    [
        ("figure.zh.png", "figure.en.png"),
        ("figure.en.svg", "figure.zh.svg"),
        ("figure.en.narrow.svg", "figure.en.svg"),
    ],
)
def test_a_file_swapped_for_another_is_named(material, name, put_in):
    folder = material.path("results/exhibits/fig-gdp")
    (folder / name).write_bytes((folder / put_in).read_bytes())
    assert kinds(material) == [("drawing-differs", name)]


def test_another_series_in_one_language_is_told(material):
    assert kinds(_made(material, other)) == [("languages-differ", "fig-gdp")] * 2  # wide and narrow


def narrow_of_another(data, language):
    """Another economy where there is little room."""
    figure, axes = drawing.canvas()
    code = "VNM" if drawing.is_narrow() else "CHN"
    course = axes.plot([2000, 2001, 2002], [value / 1e9 for value in of(code)])
    show(course, cells("gdp", economy=code, year=[2000, 2001, 2002]))
    axes.set_xticks([2000, 2001, 2002])
    axes.set_title(TITLES[language])
    return figure


def half_narrow(data, language):
    """A text that only the narrow drawing has, too small to be read."""
    figure = draw(data, language)
    if drawing.is_narrow():
        figure.axes[0].text(2001, 1, "GDP", fontsize=5)
    return figure


def test_a_narrow_drawing_of_other_values_is_told(material):
    assert kinds(_made(material, narrow_of_another)) == [("forms-differ", "fig-gdp")]


def test_the_narrow_drawing_is_read_like_the_wide_one(material):
    told = kinds(_made(material, half_narrow))
    assert ("too-small", "figure.en.narrow.svg") in told
    assert all(name.endswith(".narrow.svg") for _, name in told)


def test_without_its_module_a_figure_cannot_be_looked_at(material):
    material.modules = {}
    (problem,) = figures.check(material).problems
    assert problem.state == "not-evaluated"
