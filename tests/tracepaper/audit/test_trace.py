"""`./run trace`, from a name to the raw line."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tracepaper.audit.trace import main, open_project
from tracepaper.errors import InputError


def traced(capsys, folder, *words) -> str:
    main(list(words), str(folder))
    return capsys.readouterr().out


def test_a_fact_is_traced_to_the_lines_it_comes_from(capsys, small_paper):
    text = traced(capsys, small_paper, "gdp-ratio")
    assert "越南与中国之比" in text and "Viet Nam in per cent of China" in text
    assert "476,000 * 1,000,000" in text and " = 2.5730%" in text
    assert "workflow/analysis/sections/sample/facts.py:7  facts" in text and 'yield Fact("gdp-ratio"' in text
    assert "line 3: CHN,2024,18500000000000" in text and "line 5: VNM,2024,476000" in text
    assert "476,000 USD_M | estimate | trust A" in text
    assert "Publisher of bank, Statistics of bank, edition 2026-07; licence: CC BY 4.0" in text
    _, _, checksums = open_project(Path(small_paper))
    assert f"sha256 {checksums['bank/2026-07/table.csv']}" in text


def test_a_claim_says_whether_it_holds(capsys, small_paper):
    text = traced(capsys, small_paper, "larger")
    assert "18,500,000,000,000 > 476,000,000,000: holds" in text and "def larger" in text
    assert "manuscript/en/01.md:3" in text and "2 observations" in text
    assert "DOES NOT HOLD" in traced(capsys, small_paper, "smaller")


def test_a_claim_says_how_strong_it_is_and_by_which_rival_it_fails(capsys, small_paper):
    text = traced(capsys, small_paper, "larger")
    assert "  kind       level\n  strength   qualified: 1 of 2 rivals holds\n" in text
    assert "  fails by   a <hundredth> of it (other measures): 185,000,000,000 < 476,000,000,000\n" in text
    assert "2023 in place of 2024" not in text  # by this one it holds
    assert "  part       larger: qualified" in traced(capsys, small_paper, "summed")


def test_a_claim_without_a_kind_says_nothing_of_strength(capsys, small_paper, tmp_path):
    folder = tmp_path / "paper"
    shutil.copytree(small_paper, folder)
    content = json.loads((folder / "results/claims.json").read_text(encoding="utf-8"))
    content["claims"]["larger"] |= {"kind": "", "strength": "untried", "rivals": []}
    (folder / "results/claims.json").write_text(json.dumps(content), encoding="utf-8")
    text = traced(capsys, folder, "larger")
    assert "holds" in text and "strength" not in text and "untried" not in text


def test_an_exhibit_names_its_columns_and_a_cell_its_row(capsys, small_paper):
    text = traced(capsys, small_paper, "tbl-gdp")
    assert "growth: 4 observations of bank 2026-07" in text
    assert "place: a key or a constant of the exhibit" in text
    cell = traced(capsys, small_paper, "tbl-gdp:2:growth")
    assert "economy = VNM" in cell and "line 4: VNM,2023,430000" in cell and "def data(evidence)" in cell


def test_without_an_id_everything_is_listed(capsys, small_paper):
    assert traced(capsys, small_paper).split() == [
        "fig-gdp",
        "gdp-china",
        "gdp-ratio",
        "larger",
        "smaller",
        "summed",
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
def test_an_unknown_id_is_one_sentence(small_paper, name, message):
    with pytest.raises(InputError, match=message):
        main([name], str(small_paper))


def test_nothing_is_traced_before_the_build(tmp_path):
    with pytest.raises(InputError, match="before the paper is built; type ./run"):
        main(["x"], str(tmp_path))
