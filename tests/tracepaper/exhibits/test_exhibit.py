"""An exhibit shows what is in its CSV and names the sources behind it."""

from __future__ import annotations

import json

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracepaper.errors import InputError
from tracepaper.evidence.lineage import leaf, observations_of
from tracepaper.evidence.tables import read_table
from tracepaper.exhibits.captions import year
from tracepaper.exhibits.exhibit import (
    Grid,
    exhibit_id,
    make_exhibit,
    read_csv,
    source_lines,
    sources_behind,
    text_columns,
    write_csv,
)

SIDECARS = {
    ("bank", "2026-07"): {
        "publisher": {"zh": "银行", "en": "The Bank"},
        "title": {"zh": "指标", "en": "Indicators"},
    },
    ("office", "2025"): {
        "publisher": {"zh": "办公室", "en": "The Office"},
        "title": {"zh": "年鉴", "en": "Yearbook"},
    },
}
LANGUAGES = ("zh", "en")
CAPTION = "# Title\n\n::: {.alt}\nto [until]{.fact}\n:::\n"


class Exhibit:
    """Stands for a module of the analysis; keeps what its functions were given."""

    def __init__(self, name: str, folder):
        self.__name__, self.given = f"analysis.exhibits.{name}.exhibit", []
        self.__file__ = str(folder / "exhibit.py")
        for language in LANGUAGES:
            (folder / f"caption.{language}.md").write_text(CAPTION, encoding="utf-8")

    def data(self, evidence):
        frame = evidence.select("bank", "gdp")
        frame["product"] = "01"
        return frame[["economy", "period", "product", "value"]]

    def values(self, data):
        self.given.append(data)
        return {"until": year(data["period"].max())}

    def cells(self, data, language):
        self.given.append(data)
        return Grid(
            ["l", "r"],
            [["economy", language]],
            [[e, str(v)] for e, v in zip(data.economy, data.value, strict=False)],
        )

    def draw(self, data, language):
        from matplotlib.figure import Figure

        self.given.append(data)
        figure = Figure()
        figure.add_subplot().plot(data["value"].tolist())
        return figure


@pytest.fixture
def make(evidence, evidence_files, tmp_path):
    """make(module): everything of the exhibit in the folder tmp_path, with table.parquet."""

    def make(module):
        table = tmp_path / "table.parquet"
        make_exhibit(module, evidence, SIDECARS, evidence_files, LANGUAGES, tmp_path, table)

    return make


def read(path) -> str:
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()


def test_a_table(make, tmp_path):
    module = Exhibit("tbl_gdp", tmp_path)
    make(module)
    meta = json.loads(read(tmp_path / "exhibit.json"))
    assert (meta["id"], meta["kind"]) == ("tbl-gdp", "table")
    assert meta["table"]["zh"]["rows"][2] == ["VNM", "430000000000.0"]
    assert meta["table"]["en"]["header"] == [["economy", "en"]]
    assert meta["source"]["en"] == "Source: The Bank, Indicators (edition 2026-07)."
    assert read(tmp_path / "data.csv").splitlines()[0:2] == [
        "economy,period,product,value",
        "CHN,2023,01,17500000000000.0",
    ]
    assert "\r" not in read(tmp_path / "data.csv")
    assert observations_of(*read_table(tmp_path / "table.parquet")["value"]) == [0, 1, 2, 3]
    assert not (tmp_path / "figure.zh.svg").exists()


def test_what_is_shown_is_what_the_csv_says(make, tmp_path):
    module = Exhibit("tbl_gdp", tmp_path)
    make(module)
    for shown in module.given:
        assert shown["period"].tolist() == ["2023", "2024", "2023", "2024"]  # texts stay texts
        assert shown["product"].tolist() == ["01"] * 4
        assert all(isinstance(value, float) for value in shown["value"])
    assert len(module.given) == 3  # the values and both languages


def test_a_figure_is_drawn_in_each_language(make, tmp_path):
    make(Exhibit("fig_gdp", tmp_path))
    meta = json.loads(read(tmp_path / "exhibit.json"))
    assert (meta["kind"], meta["table"]) == ("figure", None)
    for language in ("zh", "en"):
        assert "<svg" in read(tmp_path / f"figure.{language}.svg")
        assert "<svg" in read(tmp_path / f"figure.{language}.narrow.svg")
        with open(tmp_path / f"figure.{language}.png", "rb") as file:
            assert file.read(4) == b"\x89PNG"


def test_an_exhibit_without_data_is_an_error(make, tmp_path):
    module = Exhibit("fig_gdp", tmp_path)
    module.data = lambda evidence: pd.DataFrame({"value": []})
    with pytest.raises(InputError, match="exhibit fig-gdp has no data"):
        make(module)


def test_sources_are_those_of_the_values_only(evidence_files):
    bank, office, text = leaf(1.0, 0), leaf(1.0, 4), leaf("Viet Nam", 8)
    assert sources_behind([bank], evidence_files) == [("bank", "2026-07")]
    assert sources_behind([bank + office], evidence_files) == [("bank", "2026-07"), ("office", "2025")]
    assert sources_behind([text], evidence_files) == [("office", "2025")]
    assert sources_behind([3.0], evidence_files) == []


def test_source_lines_in_both_languages(evidence_files):
    lines = source_lines(
        pd.DataFrame({"v": [leaf(1.0, 5), leaf(1.0, 0)]}), SIDECARS, evidence_files, LANGUAGES
    )
    assert lines == {
        "zh": "资料来源：银行《指标》（2026-07版）；办公室《年鉴》（2025版）。",
        "en": "Source: The Bank, Indicators (edition 2026-07); The Office, Yearbook (edition 2025).",
    }
    assert source_lines(pd.DataFrame({"v": [1.0]}), SIDECARS, evidence_files, LANGUAGES) == {
        "zh": "",
        "en": "",
    }


texts = st.text(
    st.characters(codec="utf-8", exclude_characters="\r\0", exclude_categories=["Cs"]), min_size=1, max_size=5
)


@given(
    st.lists(
        st.tuples(texts, st.floats(allow_nan=False, allow_infinity=False), st.integers(-9, 9)),
        min_size=1,
        max_size=6,
    )
)
def test_csv_reads_back(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("csv") / "data.csv"
    frame = pd.DataFrame(rows, columns=["name", "value", "count"])
    write_csv(frame, path)
    back = read_csv(path, text_columns(frame))
    for column in frame.columns:
        assert back[column].tolist() == frame[column].tolist()


def test_blank_cells_are_missing_and_NA_is_a_name(tmp_path):
    frame = pd.DataFrame({"name": ["NA", None], "value": [None, 0.1]})
    write_csv(frame, tmp_path / "data.csv")
    back = read_csv(tmp_path / "data.csv", text_columns(frame))
    assert back.isna().to_numpy().tolist() == [[False, True], [True, False]] and back["name"][0] == "NA"


def test_ids():
    assert exhibit_id("analysis.exhibits.fig_city_gdp.exhibit") == "fig-city-gdp"
