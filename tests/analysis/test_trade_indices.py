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
from analysis.exhibits.fig_mirror import exhibit as fig_mirror
from analysis.exhibits.fig_rca import exhibit as fig_rca
from analysis.exhibits.fig_sectors import exhibit as fig_sectors
from analysis.exhibits.fig_trade_intensity import exhibit as fig_trade_intensity
from analysis.exhibits.fig_value_chains import exhibit as fig_value_chains
from analysis.groups import CITY_PAIRS, TEN_CITIES
from analysis.indicators import export_structure
from analysis.vocabulary import ASEAN_MEMBERS, HS_SECTIONS, PRODUCT_YEARS, THE_ELEVEN
from real_sources import cleaned, few
from tracepaper.evidence.evidence import Evidence
from tracepaper.evidence.lineage import observations_of
from tracepaper.evidence.lines import line
from tracepaper.evidence.tables import numeric

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
    """China sells 1 of 100 to each member, and buys 2 of the 10 each sells; China imports 300 of the
    world's 1300 and each member 9, of which the world reports to have sold 200, 1200 and 8."""
    rows, trade = [], []
    for year in map(str, (1999, 2000)):
        for partner in fig_trade_intensity.WITH_CHINA:
            sold_to = {"CHN": 200.0, "WLD": 1200.0}.get(partner, 8.0)
            imports = {"CHN": 300.0, "WLD": 1300.0}.get(partner, 9.0)
            rows += [
                ("imf-dots-world", "exports-fob", "WLD", partner, "", year, sold_to, "USD", ""),
                ("imf-dots-world", "imports-cif", "WLD", partner, "", year, 10.0, "USD", ""),
                (*fig_trade_intensity.IMPORTS, partner, "", "", year, imports, "USD", ""),
            ]
        for exporter, series in (("THA", "exports-fob"), ("VNM", "exports-mirror-cif")):
            for partner, value in (("CHN", 5.0), ("WLD", 20.0)):
                rows.append(("rcep-tracker", series, exporter, partner, "", year, value, "USD", ""))
        trade += [
            {
                "partner": code,
                "year": int(year),
                "exports": 1.0,
                "imports": float("nan") if (code, year) == ("BRN", "1999") else 2.0,
                "exports_all": 100.0,
            }
            for code in ASEAN_MEMBERS
        ]
    return fig_trade_intensity.data(small(tmp_path, rows, {"china_asean_trade": pd.DataFrame(trade)}))


def of_vietnam(intensity, specification: str):
    return intensity.query("economy == 'VNM' and year == 2000 and specification == @specification").iloc[0]


def test_intensity_weighs_a_partner_by_its_own_imports_without_the_exporters(intensity):
    line = of_vietnam(intensity, "importers")
    assert float(line["sold"]) == pytest.approx((1 / 100) / (9 / (1300 - 300)))
    assert float(line["bought"]) == pytest.approx((2 / 10) / (300 / (1300 - 9)))


def test_intensity_by_the_reports_of_exporters(intensity):
    line = of_vietnam(intensity, "exporters")
    assert float(line["sold"]) == pytest.approx((1 / 100) / (8 / (1200 - 200)))
    assert float(line["bought"]) == pytest.approx((2 / 10) / (200 / (1200 - 8)))
    tracked = of_vietnam(intensity, "tracker")
    assert pd.isna(tracked["sold"])
    assert float(tracked["bought"]) == pytest.approx((5 / 20) / (300 / (1300 - 9)))


def test_a_missing_member_makes_the_total_missing(intensity):
    total = fig_trade_intensity.shown(intensity).query("economy == 'ASEAN'").set_index("year")
    assert pd.isna(total["bought"][1999]) and not pd.isna(total["sold"][1999])
    assert float(total["bought"][2000]) == pytest.approx((20 / 100) / (300 / (1300 - 90)))


def shares(series: str, economy: str, partner: str, year: str, parts: dict[str, float]) -> list:
    return [
        ("open-trade-statistics", series, economy, partner, section, year, part, "SHARE", "")
        for section, part in parts.items()
    ]


def test_complementarity_leaves_out_what_no_section_has(tmp_path):
    rows = []
    for year in map(str, range(2001, 2019)):
        for code in THE_ELEVEN:
            rows += shares(
                "exports-share-of-section", code, "WLD", year, {"S01": 0.4, "S16": 0.4, "S99": 0.2}
            )
            rows += shares("imports-share-of-section", code, "WLD", year, {"S16": 0.5, "S99": 0.5})
    for series in (fig_complementarity.OTHER_EXPORTS, fig_complementarity.OTHER_IMPORTS):
        for code in THE_ELEVEN:
            rows.append((fig_complementarity.OTHER, series, code, "WLD", "S16", "2018", 7.0, "USD", ""))
    data = fig_complementarity.data(small(tmp_path, rows))
    assert {float(v) for v in data["complementarity"]} == {50.0}  # half against all in S16, S99 aside
    assert {float(v) for v in data.loc[data["year"] == 2018, "reconciled"]} == {100.0}
    assert data.loc[data["year"] == 2001, "reconciled"].isna().all()
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
    assert float(line["coarse"]) == pytest.approx(1 - (50 + 25 + 25) / 150)  # none of them are neighbours
    last = data[data["year"] == 2018].set_index("economy")["index"]
    assert float(last["ASEAN"]) == pytest.approx(float(line["index"]))  # ten times the same flows
    assert float(last["ASEAN-mean"]) == pytest.approx(float(line["index"]))


def test_pooled_partners_offset_one_another_and_their_mean_does_not(tmp_path):
    """China sells section S15 to five members and buys S16 of them; with the others the other way round."""
    rows, trade = [], []
    for year in range(1995, 2019):
        for number, code in enumerate(ASEAN_MEMBERS):
            sold, bought = ("S15", "S16") if number < 5 else ("S16", "S15")
            rows += shares("exports-share-of-section", "CHN", code, str(year), {sold: 1.0})
            rows += shares("imports-share-of-section", "CHN", code, str(year), {bought: 1.0})
            trade.append({"partner": code, "year": year, "exports": 10.0, "imports": 10.0})
    data = fig_intra_industry.data(small(tmp_path, rows, {"china_asean_trade": pd.DataFrame(trade)}))
    last = data[data["year"] == 2018].set_index("economy")
    assert float(last["index"]["ASEAN"]) == 1 and float(last["index"]["ASEAN-mean"]) == 0
    assert float(last["coarse"]["ASEAN-mean"]) == 1  # S15 and S16 are one class: width makes two-way trade


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


def test_the_two_reports_of_a_flow_are_divided_importer_by_exporter(tmp_path):
    rows = [
        ("un-comtrade-with-china", series, code, "CHN", "", year, value, "USD", "")
        for code in ASEAN_MEMBERS
        for year in ("2014", "2015")
        for series, value in (("imports-cif", 5.0), ("exports-fob", 4.0))
        if (code, year, series) != ("LAO", "2015", "exports-fob")
    ]
    rows.append(("un-comtrade-with-china", "exports-fob", "IDN", "CHN", "", "2016", 9.0, "USD", "partial"))
    trade = [
        {"partner": code, "year": year, "exports": 10.0, "imports": 6.0}
        for code in ASEAN_MEMBERS
        for year in range(2013, 2017)
    ]
    data = fig_mirror.data(small(tmp_path, rows, {"china_asean_trade": pd.DataFrame(trade)}))
    assert sorted(set(data["year"])) == [2014, 2015]  # a year that is not over is no report
    first = data[data["year"] == 2014].set_index("partner")
    assert float(first["exports_ratio"]["VNM"]) == 0.5 and float(first["imports_ratio"]["VNM"]) == 1.5
    assert float(first["exports_mirror"]["ASEAN"]) == 50
    second = data[data["year"] == 2015].set_index("partner")
    assert pd.isna(second["imports_ratio"]["ASEAN"]) and float(second["exports_ratio"]["ASEAN"]) == 0.5
    assert fig_mirror.complete_until(data) == 2014


def test_exports_by_chapter_against_china_and_the_world(tmp_path):
    """China sells 30 of machinery (84, 85) and 10 of clothing (61), Viet Nam 10 of 85 and 10 of 61, the
    world besides 120 of fuels."""
    exports = {
        ("CHN", "84"): 20.0,
        ("CHN", "85"): 10.0,
        ("CHN", "61"): 10.0,
        ("VNM", "85"): 10.0,
        ("VNM", "61"): 10.0,
        ("SAU", "27"): 120.0,
    }
    exports |= {(code, "27"): 1e-9 for code in THE_ELEVEN if code not in ("CHN", "VNM")}
    rows = [
        (export_structure.SOURCE, export_structure.SERIES, code, "WLD", chapter, "2011", value, "USD_M", "")
        for (code, chapter), value in exports.items()
    ]
    data = export_structure.table(small(tmp_path, rows)).set_index("economy")
    vietnam = data.loc["VNM"]
    assert float(vietnam["similar_chapters"]) == pytest.approx(0.25 + 0.25)  # 85: 1/4, 61: 1/4
    assert float(vietnam["similar_groups"]) == pytest.approx(0.5 + 0.25)  # machinery 1/2, clothing 1/4
    assert float(vietnam["machinery"]) == pytest.approx((10 / 20) / (40 / 180), rel=1e-6)
    assert float(vietnam["fuels"]) == 0  # no row of its own is a true zero
    assert (float(vietnam["advantages"]), float(vietnam["shared"])) == (2, 2)
    assert float(data["similar_chapters"]["CHN"]) == 1


def test_participation_is_in_per_cent_and_missing_years_stay_missing(tmp_path):
    rows = [
        ("adb-mrio", series, "VNM", "", "14", year, 0.5, "INDEX", "")
        for series in fig_value_chains.INDICES.values()
        for year in ("2000", "2022")
    ]
    rows += [
        ("adb-mrio", series, "VNM", "", "", "2022", 0.25, "SHARE", "")
        for series in fig_value_chains.SHARES.values()
    ]
    data = fig_value_chains.data(small(tmp_path, rows)).set_index("year")
    assert float(data["backward"][2022]) == 25 and pd.isna(data["forward"][2000])
    assert float(data["gross"][2000]) == 0.5
