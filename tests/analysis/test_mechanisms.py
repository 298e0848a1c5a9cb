"""The exhibits of the mechanisms: hand-worked examples on a tiny evidence, and numbers known elsewhere.

Known elsewhere: the parties publish that China frees 67.9 % of its lines for ASEAN at once and 90.5 % in
the end; the edition of 2018 of the Logistics Performance Index ranks China 26th and Singapore 7th.
"""

from __future__ import annotations

import pytest

from analysis.dates import in_words
from analysis.exhibits.fig_arrivals import exhibit as fig_arrivals
from analysis.exhibits.fig_digital import exhibit as fig_digital
from analysis.exhibits.fig_fdi import exhibit as fig_fdi
from analysis.exhibits.fig_governance import exhibit as fig_governance
from analysis.exhibits.fig_logistics import exhibit as fig_logistics
from analysis.exhibits.fig_quarterly_trade import exhibit as fig_quarterly_trade
from analysis.exhibits.fig_shipping import exhibit as fig_shipping
from analysis.exhibits.fig_tariffs import exhibit as fig_tariffs
from analysis.groups import ARRIVALS_TOTAL
from analysis.indicators import liner_connectivity, rcep_schedule
from analysis.vocabulary import ASEAN_MEMBERS, HS_SECTIONS, THE_ELEVEN, UNITS, hs_section
from real_sources import cleaned, few
from tracepaper.errors import InputError
from tracepaper.evidence.columns import Columns
from tracepaper.evidence.evidence import Evidence
from tracepaper.evidence.lineage import observations_of
from tracepaper.evidence.lines import cell, line
from tracepaper.evidence.tables import numeric, write_table
from tracepaper.sources.observations import combine, write_part

SOURCES = (
    "beibu-gulf",
    "rcep-annex-1-china-asean",
    "rcep-tracker",
    "unctad-lsci",
    "world-bank-lpi",
    "world-bank-wdi",
)
COLUMNS = ["source", "series", "economy", "product", "period", "value", "unit"]


def small(folder, rows, texts=()) -> Evidence:
    """Evidence of a few rows (COLUMNS) and texts."""
    return few(folder, COLUMNS, rows, texts)


@pytest.fixture(scope="module")
def real(tmp_path_factory) -> Evidence:
    """The published figures of the sources used here, cleaned from the raw files."""
    folder = tmp_path_factory.mktemp("real")
    parts: dict[str, list] = {"observations": [], "statements": []}
    for source in SOURCES:
        for name, table in zip(parts, cleaned(source), strict=True):
            parts[name].append(folder / f"{source}.{name}.parquet")
            write_part(table, parts[name][-1])
    files = [folder / f"{name}.parquet" for name in parts]
    combine(*parts.values(), *files)
    liners = folder / "liner_connectivity.parquet"
    table = liner_connectivity.table(Evidence(*files, UNITS))
    write_table(table, liners, Columns(keys=liner_connectivity.KEYS))
    return Evidence(*files, UNITS, {"liner_connectivity": liners})


def schedule_rows():
    """Three lines: one free from year 1, one never, one without commitment (a base rate only)."""
    source = rcep_schedule.SOURCE
    rows = [
        (source, "rcep-duty-base", "CHN", code, "2020", rate, "AD_VALOREM")
        for code, rate in (("01012900", 0.1), ("48010000", 0.05), ("48020000", 0.2))
    ]
    for year in range(1, 22):
        rows += [
            (source, f"rcep-duty-year-{year}", "CHN", code, "2020", rate, "AD_VALOREM")
            for code, rate in (("01012900", 0.0), ("48010000", 0.03))
        ]
    return rows


def test_uncommitted_lines_count_in_the_share_and_not_in_the_mean(tmp_path):
    evidence = small(
        tmp_path, schedule_rows(), [(rcep_schedule.SOURCE, "rcep-commitment", "48020000", "commitment", "U")]
    )
    table = rcep_schedule.table(evidence)
    first = table[(table["section"] == "all") & (table["year"] == 1)].iloc[0]
    assert [float(first[c]) for c in ("lines", "free", "dutiable", "uncommitted")] == [3, 1, 1, 1]
    assert float(first["free_share"]) == pytest.approx(100 / 3)
    assert float(first["mean_rate"]) == pytest.approx(1.5)
    base = table[(table["section"] == "all") & (table["year"] == 0)].iloc[0]
    assert float(base["mean_rate"]) == pytest.approx(7.5)  # without the line marked U, as in later years
    paper = table[(table["section"] == "S10") & (table["year"] == 21)].iloc[0]
    assert (float(paper["lines"]), float(paper["uncommitted"])) == (2, 1)
    assert observations_of(first["free_share"]) == [3, 4, 45]


def test_schedule_has_the_shares_the_parties_publish(real):
    table = numeric(rcep_schedule.table(real))
    total = table[table["section"] == "all"].set_index("year")
    assert total["free_share"][1] == pytest.approx(67.9, abs=0.05)
    assert total["free_share"][21] == pytest.approx(90.5, abs=0.05)
    assert set(total["lines"]) == {8277} and set(total["uncommitted"]) == {340}
    for year in (0, 1, 21):
        parts = table[(table["section"] != "all") & (table["year"] == year)]
        assert list(parts[["lines", "free", "dutiable", "uncommitted"]].sum()) == list(
            total.loc[year, ["lines", "free", "dutiable", "uncommitted"]]
        )


@pytest.mark.parametrize(
    "code, section",
    [
        ("01", "S01"),
        ("0602", "S02"),
        ("27101210", "S05"),
        ("4901", "S10"),
        ("85", "S16"),
        ("97060000", "S21"),
    ],
)
def test_products_fall_into_their_section(code, section):
    assert hs_section(code) == section


def test_chapters_are_all_in_one_section():
    assert {hs_section(f"{chapter:02}") for chapter in range(1, 98)} == set(HS_SECTIONS)
    with pytest.raises(ValueError):
        hs_section("98")


def test_a_total_of_arrivals_needs_every_member(tmp_path):
    rows = [
        (fig_arrivals.SOURCE, fig_arrivals.SERIES, code, "", year, 2.0, "VISITS")
        for code in (*THE_ELEVEN, "WLD")
        for year in ("2017", "2018")
    ]
    table = fig_arrivals.data(small(tmp_path, rows))
    last = table[(table["economy"] == ARRIVALS_TOTAL) & (table["year"] == 2018)].iloc[0]
    assert (float(last["arrivals"]), float(last["share"])) == (18, 900)
    gap = [row for row in rows if (row[2], row[4]) != ("LAO", "2018")]
    with pytest.raises(InputError, match="LAO"):
        fig_arrivals.data(small(tmp_path, gap))


def test_weight_of_investment_is_a_ratio_of_sums(tmp_path):
    rows = [
        (fig_fdi.SOURCE, series, code, "", str(year), value, "USD")
        for code in THE_ELEVEN
        for year in range(2010, 2025)
        for series, value in ((fig_fdi.FLOW, float(year - 2009)), (fig_fdi.PRODUCT, 100.0))
    ]
    table = fig_fdi.data(small(tmp_path, rows))
    assert cell(table, "weight", economy="VNM", year=2014) == pytest.approx(3)  # (1 + ... + 5) / 500
    assert cell(table, "inflow", economy="ASEAN", year=2024) == 150
    assert cell(table, "inflow", economy="ASEAN-without-SGP", year=2024) == 135


def test_years_without_a_member_have_no_total_of_investment(tmp_path):
    rows = [
        (fig_fdi.SOURCE, series, code, "", str(year), 1.0, "USD")
        for code in THE_ELEVEN
        for year in range(2010, 2026)
        for series in (fig_fdi.FLOW, fig_fdi.PRODUCT)
        if (code, year) != ("LAO", 2025)
    ]
    assert fig_fdi.data(small(tmp_path, rows))["year"].max() == 2024


def test_logistics_ranks_are_the_published_ones(real):
    table = numeric(fig_logistics.data(real))
    edition = table[(table["measure"] == "lpi") & (table["year"] == 2018)].set_index("economy")
    assert (edition["rank"]["CHN"], edition["rank"]["SGP"]) == (26, 7)
    last = table[(table["measure"] == "lpi") & (table["year"] == 2023)]
    assert {"BRN", "MMR"}.isdisjoint(last["economy"])


def test_logistics_have_the_worlds_mean_under_the_edition_of_the_survey(real):
    world = line(fig_logistics.data(real), "score", economy="WLD", measure="lpi")
    assert list(world) == [2012, 2014, 2016, 2018, 2023] and world[2023] == 3.0


def test_shipping_keeps_lower_bounds_marked_and_the_old_index_out(real):
    table = fig_shipping.data(real)
    port = table[table["part"] == "port"].set_index("year")
    assert set(port.index[port["status"] == "lower-bound"]) == {2020, 2023}
    index = table[table["part"] == "connectivity"]
    assert set(index["trust"]) == {"A"} and "LAO" not in set(index["economy"])
    value = cell(table, "value", part="connectivity", economy="CHN", year=2006)
    assert value == pytest.approx((717.71 + 731.16 + 743.0 + 758.78) / 4, rel=0.02)  # the new scale


def test_a_year_of_liners_needs_its_four_quarters(tmp_path):
    quarters = [("2023", (10.0, 20.0, 30.0, 40.0)), ("2024", (10.0, 20.0, 30.0))]
    rows = [
        (liner_connectivity.SOURCE, series, code, "", f"{year}Q{number}", value, "INDEX")
        for series, code in (("lsci", "CHN"), ("port-lsci", "CHN-PORT-QINZHOU"))
        for year, values in quarters
        for number, value in enumerate(values, 1)
    ]
    table = liner_connectivity.table(small(tmp_path, rows))
    ports = table[table["part"] == "gulf"].set_index("year")
    assert float(ports["index"][2023]) == 25 and ports["index"].isna()[2024]
    assert list(ports["quarters"]) == [4, 3]


def test_dispersion_is_of_all_eleven_and_by_each_measure(tmp_path):
    """Ten economies at 20, one at 80: mean 25.45, standard deviation 17.25."""
    rows = [
        (fig_digital.SOURCE, series, code, "", year, 80.0 if code == "SGP" else 20.0, "PERCENT")
        for series in fig_digital.SERIES.values()
        for code in THE_ELEVEN
        for year in ("2011", "2012")
        if (code, year) != ("LAO", "2012")
    ]
    table = fig_digital.data(small(tmp_path, rows))
    spread = table[(table["economy"] == "eleven") & (table["measure"] == "users")].iloc[0]
    expected = {"variation": 0.6776, "logs": 0.3985, "extremes": 4, "distance": 60, "logits": 0.7971}
    for column, value in expected.items():
        assert float(spread[column]) == pytest.approx(value, abs=1e-4)
    assert float(spread["others"]) == pytest.approx(17.2488 / 74.5455, abs=1e-4)
    assert set(table[table["economy"] == "eleven"]["year"]) == {2011}  # in 2012 one is missing
    servers = table[(table["economy"] == "eleven") & (table["measure"] == "servers")].iloc[0]
    assert servers[["logits", "others"]].isna().all()
    assert len(observations_of(spread["logs"])) == len(ASEAN_MEMBERS) + 1


def test_margin_is_mfn_less_applied_of_one_edition(tmp_path):
    """The rate of the other edition, though it differs here, does not enter the margin."""
    rows = [
        (fig_tariffs.WDI, fig_tariffs.APPLIED, "VNM", "", "2022", 1.5, "PERCENT"),
        (fig_tariffs.RATES, fig_tariffs.APPLIED, "VNM", "", "2022", 1.0, "PERCENT"),
        (fig_tariffs.RATES, fig_tariffs.MFN, "VNM", "", "2022", 5.0, "PERCENT"),
        (fig_tariffs.WDI, fig_tariffs.APPLIED, "VNM", "", "2001", 15.0, "PERCENT"),
    ]
    table = fig_tariffs.data(small(tmp_path, rows)).set_index("year")
    assert (float(table["tariff"][2022]), float(table["margin"][2022])) == (1.5, 4.0)
    assert table[["mfn", "margin"]].isna().all(axis=1)[2001]


def test_shares_by_quarter_keep_bases_apart_and_need_complete_spans(real):
    table = fig_quarterly_trade.data(real)
    half = line(table, "share", flow="china-asean", span="half")
    assert float(half[2021]) == pytest.approx(14.88, abs=0.01)  # 225.7 of 1,516.5 billion US$
    assert list(half)[-1] == 2025 and list(line(table, "share", flow="china-asean", span="year"))[-1] == 2024
    parts = [fig_quarterly_trade.REPORTING, fig_quarterly_trade.MIRROR, ("BRN",)]
    assert sorted(code for part in parts for code in part) == sorted(ASEAN_MEMBERS)


@pytest.mark.parametrize(
    "period, zh, en",
    [
        ("2006", "2006年", "2006"),
        ("2024-02-09", "2024年2月9日", "9 February 2024"),
        ("2024-01/2024-06", "2024年1—6月", "January–June 2024"),
        ("2025-05-01/2025-05-05", "2025年5月1—5日", "1–5 May 2025"),
    ],
)
def test_periods_in_words(period, zh, en):
    assert (in_words(period, "zh"), in_words(period, "en")) == (zh, en)


@pytest.mark.parametrize(
    "published, since", [((1996, 1998, 2000, 2002, 2003), 2002), ((2001, 2002), 2001), ((1996, 1998), 1998)]
)
def test_the_yearly_series_begins_after_the_last_gap(published, since):
    assert fig_governance.yearly_from(published) == since
