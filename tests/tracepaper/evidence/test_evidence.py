"""What an analysis may read, and what it is told when it asks for what is not there."""

from __future__ import annotations

import json

import pandas as pd
import pytest

from tracepaper.errors import InputError
from tracepaper.evidence.columns import Columns
from tracepaper.evidence.evidence import Evidence, by_name
from tracepaper.evidence.lineage import formula, leaf, observations_of, plain
from tracepaper.evidence.quantities import Quantity
from tracepaper.evidence.tables import write_table


@pytest.fixture
def table_file(tmp_path):
    path = tmp_path / "growth.parquet"
    frame = pd.DataFrame({"economy": ["CHN", "VNM"], "value": [leaf(1.0, 0) + leaf(2.0, 1), leaf(4.0, 3)]})
    write_table(frame, path, Columns(keys=("economy",)))
    return path


def test_values_come_in_base_units_with_their_observation(evidence):
    frame = evidence.select("bank", "gdp", economy="VNM")
    assert frame["value"].map(plain).tolist() == [430e9, 476e9] and set(frame["unit"]) == {"USD"}
    assert [observations_of(v) for v in frame["value"]] == [[2], [3]]
    assert formula(frame["value"][0]) == "430,000 * 1,000,000"
    assert frame["status"].tolist() == ["", "estimate"] and frame["trust"].tolist() == ["A", "A"]
    assert frame["file"].tolist() == ["bank/2026-07/table.csv"] * 2 and frame["line"].tolist() == [4, 5]
    assert "obs" not in frame.columns


def test_published_units_of_one_base_unit_meet(evidence):
    frame = evidence.select("bank", "gdp", period=["2024"])
    assert frame.set_index("economy")["value"].map(plain).to_dict() == {"CHN": 18.5e12, "VNM": 476e9}
    assert observations_of(frame["value"].sum()) == [1, 3]


def test_one_observation_and_a_line_of_them(evidence):
    one = evidence.observation("bank", "gdp", economy="VNM", period="2024")
    assert plain(one) == 476e9 and observations_of(one) == [3]
    found = evidence.observations("bank", "gdp", economy="CHN")
    assert {year: plain(value) for year, value in found.items()} == {2023: 17.5e12, 2024: 18.5e12}
    assert list(evidence.observations("bank", "gdp", by="economy", period="2024")) == ["CHN", "VNM"]
    with pytest.raises(InputError, match="bank gdp has 2 observations where .*VNM.*, expected one"):
        evidence.observation("bank", "gdp", economy="VNM")
    with pytest.raises(InputError, match="bank gdp value has no 2025; it has 2023, 2024"):
        found[2025]


def test_figures_are_as_published(evidence):
    frame = evidence.published("bank", "gdp", economy=["VNM", "CHN"], period="2024")
    assert frame["obs"].tolist() == [1, 3] and frame["value"].tolist() == [18.5e12, 476000.0]
    assert frame["unit"].tolist() == ["USD", "USD_M"]


def test_only_calendar_years_are_years(evidence):
    frame = evidence.published("office", "revenue")
    assert frame["period"].tolist() == ["2024", "2020Q1"]
    assert frame["year"][0] == 2024 and frame["year"].isna().tolist() == [False, True]


def test_different_base_units_are_not_mixed(evidence):
    with pytest.raises(InputError, match=r"office revenue mixes the units \['CNY', 'USD'\]"):
        evidence.select("office", "revenue")
    assert plain(evidence.select("office", "revenue", economy="CHN-450100")["value"][0]) == 5e8


def test_unknown_units_are_named(evidence):
    with pytest.raises(InputError, match="office odd has the unit BUSHELS"):
        evidence.select("office", "odd")


@pytest.mark.parametrize(
    "source, series, where",
    [
        ("bank", "gnp", {}),
        ("banc", "gdp", {}),
        ("bank", "gdp", {"economy": "THA"}),
        ("bank", "gdp", {"period": []}),
    ],
)
def test_asking_for_nothing_is_an_error(evidence, source, series, where):
    with pytest.raises(InputError, match=f"no observation matches source {source}, series {series}"):
        evidence.select(source, series, **where)


def test_texts_keep_the_publishers_order_and_their_observation(evidence):
    frame = evidence.text("office", "members")
    assert frame["item"].tolist() == ["VNM", "CHN"]
    assert [plain(v) for v in frame["name"]] == ["Viet Nam", "China"]
    assert observations_of(*frame["name"]) == [8, 9] and observations_of(frame["joined"][0]) == [7]
    assert frame["joined"][1] is None
    with pytest.raises(InputError, match="no statement matches source office, table treaties"):
        evidence.text("office", "treaties")


def test_tables_by_name(evidence_files, table_file):
    evidence = Evidence(*evidence_files, {}, by_name([table_file]))
    assert observations_of(evidence.cell("growth", "value", economy="CHN")) == [0, 1]
    borrowed = evidence.table("growth")
    borrowed["value"] = 0  # a reader's changes are the reader's own
    assert plain(evidence.cell("growth", "value", economy="VNM")) == 4.0
    with pytest.raises(InputError, match=r"decline is not among the tables this step reads \(growth\)"):
        evidence.table("decline")


@pytest.mark.parametrize("where, rows", [({}, 2), ({"economy": "THA"}, 0)])
def test_a_cell_is_one_cell(evidence_files, table_file, where, rows):
    with pytest.raises(InputError, match=f"growth has {rows} rows"):
        Evidence(*evidence_files, {}, by_name([table_file])).cell("growth", "value", **where)


def entry(period: str, **definition: str) -> dict:
    return {
        "value": 3.0,
        "unit": "USD",
        "step": 1e8,
        "period": period,
        "definition": definition,
        "observations": ["0-1", "5"],
        "formula": "1 + 2",
        "text": {"zh": "三", "en": "3"},
    }


def test_facts(evidence_files, evidence, tmp_path):
    file = tmp_path / "facts.json"
    found = {"gdp": entry("2024", zh="产出", en="output"), "gdp-2024": entry("2024", zh="2024年产出")}
    file.write_text(json.dumps({"facts": found}))
    known = Evidence(*evidence_files, {}, facts=file)
    assert plain(known.fact("gdp")) == 3.0 and observations_of(known.fact("gdp")) == [0, 1, 5]
    assert known.fact_texts("zh")["gdp"] == "三"
    assert known.fact("gdp").quantity == Quantity("USD", 1e8, {"zh": "产出", "en": "output"})
    assert known.fact("gdp").key == (("period", "2024"),) and known.fact("gdp-2024").key == ()  # said once
    with pytest.raises(InputError, match="there is no fact gnp"):
        known.fact("gnp")
    with pytest.raises(InputError, match="not available at this stage"):
        evidence.fact("gdp")
