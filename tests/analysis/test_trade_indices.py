"""The exhibits of the industrial chain and of the structures: worked by hand on a tiny evidence, and
checked against another source where one has the same figure.

Known elsewhere: the section shares of Open Trade Statistics and of the Observatory of Economic Complexity
come from the same customs reports by different hands; the IMF's two editions of China's imports overlap.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis import measures
from analysis.exhibits.fig_city_similarity import exhibit as fig_city_similarity
from analysis.exhibits.fig_complementarity import exhibit as fig_complementarity
from analysis.exhibits.fig_income_dispersion import exhibit as fig_income_dispersion
from analysis.exhibits.fig_intra_industry import exhibit as fig_intra_industry
from analysis.exhibits.fig_rca import exhibit as fig_rca
from analysis.exhibits.fig_sectors import exhibit as fig_sectors
from analysis.exhibits.fig_trade_intensity import exhibit as fig_trade_intensity
from analysis.groups import CITY_PAIRS, TEN_CITIES
from analysis.vocabulary import ASEAN_MEMBERS, HS_SECTIONS, PRODUCT_YEARS, THE_ELEVEN
from real_sources import cleaned, few
from tracepaper.evidence.evidence import Evidence
from tracepaper.evidence.lineage import numeric, observations_of
from tracepaper.evidence.lines import line

COLUMNS = ["source", "series", "economy", "partner", "product", "period", "value", "unit", "status"]


def small(folder, rows, tables=None) -> Evidence:
    """Evidence of a few rows (COLUMNS) and of tables: name -> DataFrame."""
    return few(folder, COLUMNS, rows, tables=tables)


def rows_of(source: str) -> pd.DataFrame:
    """The published figures of one source, cleaned from its raw files."""
    frame = cleaned(source)[0].to_pandas()
    return frame.astype(dict.fromkeys(("series", "economy", "partner", "product", "period"), str))


def test_advantage_is_the_share_over_the_worlds_share(tmp_path):
    rows = []
    for year in map(str, PRODUCT_YEARS):
        for economy, machines, total in (("CHN", 40.0, 100.0), ("VNM", 5.0, 50.0), ("WLD", 200.0, 1000.0)):
            rows += [
                (fig_rca.SOURCE, "exports-fob-groups", economy, "WLD", "84-85", year, machines, "USD", ""),
                (fig_rca.SOURCE, "exports-fob", economy, "WLD", "", year, total, "USD", ""),
            ]
    data = fig_rca.data(small(tmp_path, rows))
    last = data[data["year"] == PRODUCT_YEARS[1]].set_index("economy")
    assert float(last["rca"]["CHN"]) == pytest.approx(2)  # 40 % against 20 %
    assert float(last["rca"]["VNM"]) == pytest.approx(0.5)
    assert float(last["symmetric"]["CHN"]) == pytest.approx(1 / 3)
    assert len(observations_of(last["rca"]["CHN"])) == 4  # its group and total, the world's group and total
    assert "WLD" not in last.index


@pytest.fixture
def intensity(tmp_path):
    """One year of trade in which China sells 1 to each member of 100, and buys 2 of the 10 each sells."""
    rows, trade = [], []
    for year in fig_trade_intensity.PERIODS:
        for partner in (*ASEAN_MEMBERS, "CHN", "WLD"):
            sold_to = {"CHN": 200.0, "WLD": 1200.0}.get(partner, 8.0)
            rows += [
                ("imf-dots-world", "exports-fob", "WLD", partner, "", year, sold_to, "USD", ""),
                ("imf-dots-world", "imports-cif", "WLD", partner, "", year, 10.0, "USD", ""),
            ]
        rows.append(("imf-dots-exports", "exports-fob", "CHN", "WLD", "", year, 100.0, "USD", ""))
        trade += [
            {
                "partner": code,
                "year": int(year),
                "exports": 1.0,
                "imports": float("nan") if (code, year) == ("BRN", "1999") else 2.0,
            }
            for code in ASEAN_MEMBERS
        ]
    return fig_trade_intensity.data(small(tmp_path, rows, {"china_asean_trade": pd.DataFrame(trade)}))


def test_intensity_leaves_the_exporter_out_of_the_world(intensity):
    line = intensity[(intensity["economy"] == "VNM") & (intensity["year"] == 2019)].iloc[0]
    assert float(line["sold"]) == pytest.approx((1 / 100) / (8 / (1200 - 200)))
    assert float(line["bought"]) == pytest.approx((2 / 10) / (200 / (1200 - 8)))


def test_a_missing_member_makes_the_total_missing(intensity):
    total = intensity[intensity["economy"] == "ASEAN"].set_index("year")
    assert pd.isna(total["bought"][1999]) and not pd.isna(total["sold"][1999])
    assert float(total["bought"][2000]) == pytest.approx((20 / 100) / (200 / (1200 - 80)))


def shares(series: str, economy: str, partner: str, year: str, parts: dict[str, float]) -> list:
    return [
        ("open-trade-statistics", series, economy, partner, section, year, part, "SHARE", "")
        for section, part in parts.items()
    ]


def test_complementarity_leaves_out_what_no_section_has(tmp_path):
    rows = []
    for year in ("2001", "2018"):
        for code in THE_ELEVEN:
            rows += shares(
                "exports-share-of-section", code, "WLD", year, {"S01": 0.4, "S16": 0.4, "S99": 0.2}
            )
            rows += shares("imports-share-of-section", code, "WLD", year, {"S16": 0.5, "S99": 0.5})
    data = fig_complementarity.data(small(tmp_path, rows))
    assert {float(v) for v in data["complementarity"]} == {50.0}  # half against all in S16, S99 aside
    assert len(data[data["year"] == 2018]) == 110
    assert len(data[data["year"] == fig_complementarity.SINCE]) == 20


def test_complementarity_agrees_with_another_compilation():
    def matrix(frame, exports, imports):
        sections = list(HS_SECTIONS)
        frame = frame[(frame["period"] == "2018") & (frame["partner"] == "WLD")]
        part = {
            series: frame[frame["series"] == series]
            .pivot(index="economy", columns="product", values="value")
            .reindex(index=list(THE_ELEVEN), columns=sections)
            .fillna(0.0)
            for series in (exports, imports)
        }
        part = {series: wide.div(wide.sum(axis=1), axis=0) for series, wide in part.items()}
        return np.array(
            [
                [measures.complementarity(part[exports].loc[a], part[imports].loc[b]) for b in THE_ELEVEN]
                for a in THE_ELEVEN
            ]
        )

    ours = matrix(rows_of("open-trade-statistics"), "exports-share-of-section", "imports-share-of-section")
    theirs = matrix(
        rows_of("oec-rcep-sections"), "exports-reconciled-sections", "imports-reconciled-sections"
    )
    assert np.corrcoef(ours.ravel(), theirs.ravel())[0, 1] > 0.98
    assert np.abs(ours - theirs).mean() < 2.5


def test_intra_industry_weights_sections_by_the_reported_totals(tmp_path):
    rows, trade = [], []
    for year in range(1995, 2019):
        for code in ASEAN_MEMBERS:
            rows += shares("exports-share-of-section", "CHN", code, str(year), {"S11": 0.5, "S16": 0.5})
            if (code, year) != ("BRN", 1999):
                rows += shares("imports-share-of-section", "CHN", code, str(year), {"S05": 0.5, "S16": 0.5})
            trade.append({"partner": code, "year": year, "exports": 100.0, "imports": 50.0})
    data = fig_intra_industry.data(small(tmp_path, rows, {"china_asean_trade": pd.DataFrame(trade)}))
    line = data[(data["economy"] == "VNM") & (data["year"] == 2018)].iloc[0]
    assert float(line["index"]) == pytest.approx(1 - (50 + 25 + 25) / 150)  # S11 50-0, S16 50-25, S05 0-25
    assert float(line["balanced"]) == pytest.approx(0.5)
    gap = data[data["year"] == 1999].set_index("economy")
    assert pd.isna(gap["index"]["BRN"]) and pd.isna(gap["index"]["ASEAN"])
    together = data[(data["economy"] == "ASEAN") & (data["year"] == 2018)]["index"].iloc[0]
    assert float(together) == pytest.approx(float(line["index"]))  # ten times the same flows


def test_the_two_editions_of_chinas_imports_agree_where_they_overlap():
    """The index of intra-industry trade and the intensity change editions between 2009 and 2010."""
    values = [
        rows_of(source)
        .query("economy == 'CHN' and partner in @ASEAN_MEMBERS")
        .set_index(["partner", "period"])["value"]
        for source in ("imf-dots-imports-monthly", "imf-dots-imports-china")
    ]
    both = pd.concat(values, axis=1, keys=("monthly", "china")).dropna()
    assert len(both) > 80
    assert (both["monthly"] / both["china"] - 1).abs().max() < 0.001


def test_dispersion_splits_exactly_and_crosses_when_china_passes_asean(tmp_path):
    rows = []
    for year, china in (("2008", 8.0), ("2009", 12.0)):
        for code in THE_ELEVEN:
            income = china if code == "CHN" else 10.0
            rows += [
                (
                    "world-bank-wdi",
                    fig_income_dispersion.INCOME,
                    code,
                    "",
                    "",
                    year,
                    income,
                    "USD_PPP_2021",
                    "",
                ),
                ("world-bank-wdi", fig_income_dispersion.POPULATION, code, "", "", year, 1.0, "PERSONS", ""),
            ]
    data = numeric(fig_income_dispersion.data(small(tmp_path, rows)))
    assert data["within"].abs().max() == pytest.approx(0, abs=1e-12)  # the members are all alike
    assert np.allclose(data["theil"], data["between"])
    assert list(data["asean"]) == pytest.approx([10, 10])
    assert fig_income_dispersion.ahead_since(data) == 2009


def test_sectors_take_the_last_year_that_every_economy_has(tmp_path):
    rows = [
        ("world-bank-wdi", series, code, "", "", year, 30.0, "PERCENT", "")
        for series, _ in fig_sectors.SECTORS.values()
        for code in THE_ELEVEN
        for year in ("2000", "2023", "2024")
        if (code, year) != ("LAO", "2024")
    ]
    data = fig_sectors.data(small(tmp_path, rows))
    assert sorted(set(data["year"])) == [2000, 2023]


def city_rows(shares_of: dict[str, tuple[float, float, float]], statuses: dict | None = None) -> list:
    rows = []
    for year in ("2003", "2004"):
        for code in TEN_CITIES:
            status = (statuses or {}).get((code, year), "as-published")
            rows += [
                ("beibu-gulf", f"value-added-{sector}", code, "", "", year, value, "CNY_100M", status)
                for sector, value in zip(
                    fig_city_similarity.SECTORS, shares_of.get(code, (1, 2, 3)), strict=True
                )
            ]
    rows += [
        ("world-bank-wdi", series, code, "", "", str(year), 10.0, "PERCENT", "")
        for series in fig_city_similarity.WORLD_SECTORS
        for code in THE_ELEVEN
        for year in range(2003, 2009)
    ]
    return rows


def test_cities_alike_but_one(tmp_path):
    odd = TEN_CITIES[0]
    data = fig_city_similarity.data(small(tmp_path, city_rows({odd: (0.0, 0.0, 6.0)})))
    mean = line(data, "similarity", place=CITY_PAIRS)
    assert float(mean[2003]) == pytest.approx((36 * 1 + 9 * 0.5) / 45)  # 9 pairs share half: the third sector
    apart = fig_city_similarity.apart(numeric(data))
    assert apart.index[0] == odd
    assert apart[2004][odd] == pytest.approx(1.0)  # 1/6 + 2/6 + 3/6


def test_sectors_that_do_not_add_up_leave_a_gap(tmp_path):
    city = TEN_CITIES[3]
    rows = city_rows({}, {(city, "2003"): "sectors-do-not-add"})
    data = fig_city_similarity.data(small(tmp_path, rows))
    mean = line(data, "similarity", place=CITY_PAIRS)
    assert pd.isna(mean[2003]) and float(mean[2004]) == pytest.approx(1)


def test_the_axis_of_intensity_leaves_out_what_comes_before_a_gap():
    years, nan = [1998, 1999, 2000, 2001], float("nan")
    data = pd.concat(
        pd.DataFrame({"economy": code, "year": years, "sold": sold, "bought": bought})
        for code, sold, bought in (
            ("BRN", [0.5, 0.4, 0.3, 0.2], [1e-5, nan, 0.1, 0.6]),
            ("VNM", [2.0, 2.0, 2.0, 2.0], [0.7, 0.8, 0.9, 1.0]),
        )
    )
    assert fig_trade_intensity.floor(data) == 0.1
