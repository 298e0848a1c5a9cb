"""From an id to the lines of the raw files."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from small_paper import load, small_paper  # noqa: F401  (a fixture)

from tracepaper.audit.site.evidence_rows import EvidenceRows
from tracepaper.audit.site.lineages import MOST_RANGES, MOST_ROWS, Lineages
from tracepaper.audit.site.printed import printed_cells
from tracepaper.audit.site.source_code import SourceCode
from tracepaper.audit.trace import main, open_project
from tracepaper.errors import InputError
from tracepaper.exhibits.exhibit import Grid


def traced(capsys, folder, *words) -> str:
    main(list(words), str(folder))
    return capsys.readouterr().out


def test_a_fact_is_traced_to_the_lines_it_comes_from(capsys, small_paper):  # noqa: F811
    text = traced(capsys, small_paper, "gdp-ratio")
    assert "越南与中国之比" in text and "Viet Nam in per cent of China" in text
    assert "476000 * 1,000,000" in text and " = 2.57297297297" in text
    assert "workflow/analysis/sections/sample/facts.py:6  facts" in text and 'yield Fact("gdp-ratio"' in text
    assert "line 3: CHN,2024,18500000000000" in text and "line 5: VNM,2024,476000" in text
    assert "476,000 USD_M | estimate | trust A" in text
    assert "Publisher of bank, Statistics of bank, edition 2026-07; licence: CC BY 4.0" in text
    _, _, checksums = open_project(Path(small_paper))
    assert f"sha256 {checksums['bank/2026-07/table.csv']}" in text


def test_a_claim_says_whether_it_holds(capsys, small_paper):  # noqa: F811
    text = traced(capsys, small_paper, "larger")
    assert "18,500,000,000,000 > 476,000,000,000: holds" in text and "def larger" in text
    assert "manuscript/en/01.md:3" in text and "2 observations" in text
    assert "DOES NOT HOLD" in traced(capsys, small_paper, "smaller")


def test_an_exhibit_names_its_columns_and_a_cell_its_row(capsys, small_paper):  # noqa: F811
    text = traced(capsys, small_paper, "tbl-gdp")
    assert "growth: 4 observations of bank 2026-07" in text
    assert "place: a key or a constant of the exhibit" in text
    cell = traced(capsys, small_paper, "tbl-gdp:2:growth")
    assert "economy = VNM" in cell and "line 4: VNM,2023,430000" in cell and "def data(evidence)" in cell


def test_without_an_id_everything_is_listed(capsys, small_paper):  # noqa: F811
    assert traced(capsys, small_paper).split() == [
        "fig-gdp",
        "gdp-china",
        "gdp-ratio",
        "larger",
        "smaller",
        "tbl-gdp",
    ]


@pytest.mark.parametrize(
    "name, message",
    [
        ("gdp-rato", "did you mean gdp-ratio"),
        ("tbl-gdp:9:growth", "there is no tbl-gdp:9:growth"),
        ("tbl-gdp:1:no", "the columns economy, before, now, growth, place"),
        ("tbl-gdp:x", "is not a cell"),
    ],
)
def test_an_unknown_id_is_one_sentence(small_paper, name, message):  # noqa: F811
    with pytest.raises(InputError, match=message):
        main([name], str(small_paper))


def test_nothing_is_traced_before_the_build(tmp_path):
    with pytest.raises(InputError, match="before the paper is built; type ./run"):
        main(["x"], str(tmp_path))


def many_rows(tmp_path, count: int) -> EvidenceRows:
    """`count` observations of a file with as many lines, of two series in turn."""
    frame = pd.DataFrame(
        {
            "obs": range(count),
            "source": "s",
            "edition": "e",
            "series": [f"x{n % 2}" for n in range(count)],
            "economy": "CHN",
            "value": [float(n) for n in range(count)],
            "file": "s/e/t.csv",
            "line": range(2, count + 2),
        }
    )
    words = ["source", "edition", "series", "economy", "file"]
    frame.astype(dict.fromkeys(words, "category")).to_parquet(tmp_path / "o.parquet")
    (tmp_path / "s/e").mkdir(parents=True)
    (tmp_path / "s/e/t.csv").write_text("value\n" + "".join(f"{n}\n" for n in range(count)))
    return EvidenceRows([tmp_path / "o.parquet"], tmp_path, {})


def test_a_long_lineage_is_shown_by_its_first_rows(tmp_path):
    rows = many_rows(tmp_path, 5000)
    lineages = Lineages(rows)
    place = lineages.add(["0-4999"])
    entry = lineages.entries[place]
    assert entry["count"] == 5000 and entry["shown"] == MOST_ROWS and entry["ranges"] == "0-4999"
    assert len(lineages.shown) == MOST_ROWS and len(lineages.used) == 5000
    assert entry["groups"] == [[0, 2500], [1, 2500]]
    assert lineages.groups == [("s", "e", "x0"), ("s", "e", "x1")]
    scattered = lineages.entries[lineages.add([str(n) for n in range(0, 600, 2)])]
    assert scattered["count"] == 300 and scattered["more"] == 300 - MOST_RANGES
    assert scattered["shown"] == MOST_RANGES and scattered["groups"] == [[0, 300]]


def test_equal_lineages_are_kept_once_and_none_is_none(tmp_path):
    lineages = Lineages(many_rows(tmp_path, 9))
    assert lineages.add(["1-3"]) == lineages.add(["1-3"]) == 0
    assert lineages.add([]) is None and lineages.add(None) is None


def test_the_raw_line_is_quoted_from_the_file(tmp_path):
    rows = many_rows(tmp_path, 9)
    found = rows.rows([4])
    assert rows.raw_lines(found.values()) == {("s/e/t.csv", 1): "value", ("s/e/t.csv", 6): "4"}
    with pytest.raises(KeyError):
        rows.rows([4, 99])


def test_the_statement_around_a_line_is_found(tmp_path, monkeypatch):
    path = tmp_path / "workflow/a/b.py"
    path.parent.mkdir(parents=True)
    path.write_text("def f():\n    x = (1,\n         2)\n    return x\n")
    monkeypatch.chdir(tmp_path)
    code = SourceCode([Path("workflow/a/b.py")])
    assert code.statement("a.b", 3, "f")["text"] == "    x = (1,\n         2)"
    assert code.function("workflow/a/b.py", "f")["first"] == 1
    assert code.function("workflow/a/b.py", "g") is None
    assert code.statement("a.other", 3, "f")["text"] == ""


LANGUAGES = ("zh", "en")
SHOWN = pd.DataFrame(
    {
        "name": ["a", "b", "c"],
        "x": [1.0, 2.0, 3.0],
        "y": [10.0, float("nan"), 30.0],
        "date": ["2020-01-02", "2021-03-04", "2022-05-06"],
        "word": ["one", "two", "six"],
    }
)


def grid(data, language: str) -> Grid:
    """Rounds, sums, joins and parses as tables do; the last row is a sum over all."""
    rows = [
        [row.name, f"{row.x:.1f}", f"{row.y / row.x:.1f}", row.date.split("-")[0], row.word]
        for row in data.itertuples()
    ]
    total = ["all 3", f"{data['x'].sum():.1f}", "1", "", ""]
    return Grid(["left"] * 5, [["h"] * 5], [*rows, total])


def test_printed_cells_are_led_back_to_the_data():
    found, _ = printed_cells(grid, SHOWN, ["x", "y", "date", "word"], LANGUAGES)
    cells = found["en"]
    assert cells[0, 1] == [(0, "x")] and cells[0, 2] == [(0, "x"), (0, "y")]
    assert (1, 2) not in cells  # what is missing stands behind nothing
    assert cells[2, 4] == [(2, "word")]
    assert cells[2, 3] == [(2, "date")]  # parsed, so that only the year is printed
    assert cells[3, 1] == [(0, "x"), (1, "x"), (2, "x")]
    assert (0, 0) not in cells


@pytest.mark.parametrize("count", [1, 2, 7, 8, 33])
def test_the_rows_behind_a_cell_are_found_by_halves(count):
    """Each row stands in one cell, all of them in the total, the even ones in another sum."""

    def table(data, language: str) -> Grid:
        rows = [[f"{value:.1f}"] for value in data["x"]]
        return Grid(["left"], [["h"]], [*rows, [f"{data['x'].sum():.1f}"], [f"{data['x'][::2].sum():.1f}"]])

    shown = pd.DataFrame({"x": [float(n + 1) for n in range(count)]})
    cells = printed_cells(table, shown, ["x"], LANGUAGES)[0]["en"]
    assert [cells[row, 0] for row in range(count)] == [[(row, "x")] for row in range(count)]
    assert cells[count, 0] == [(row, "x") for row in range(count)]
    assert cells[count + 1, 0] == [(row, "x") for row in range(0, count, 2)]


def test_a_long_table_is_printed_few_times():
    asked = []

    def table(data, language: str) -> Grid:
        asked.append(1)
        return Grid(["left"], [["h"]], [[f"{value:.1f}"] for value in data["x"]])

    printed_cells(table, pd.DataFrame({"x": [float(n) for n in range(100)]}), ["x"], LANGUAGES)
    assert len(asked) == 2 + 1 + 2 * 7  # as it is, all of it, and half of it for each binary digit


def test_printed_figures_that_nothing_explains_are_told():
    assert printed_cells(grid, SHOWN, ["x", "y", "date"], LANGUAGES)[1]["en"] == ["all 3", "1"]
    plain = Grid(["left"], [["h"]], [["edition 2024"], ["none"]])
    assert printed_cells(lambda data, language: plain, SHOWN, ["x"], LANGUAGES)[1] == {
        "zh": ["edition 2024"],
        "en": ["edition 2024"],
    }


def test_a_table_that_cannot_be_printed_otherwise_is_left_in_peace():
    def strict(data, language):
        assert data["x"].tolist() == [1.0, 2.0, 3.0]
        return grid(data, language)

    found, _ = printed_cells(strict, SHOWN, ["x", "word"], LANGUAGES)
    assert (0, 1) not in found["en"] and found["en"][0, 4] == [(0, "word")]
