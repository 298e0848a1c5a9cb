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
from analysis.exhibits.fig_shipping import exhibit as fig_shipping
from analysis.groups import ARRIVALS_TOTAL
from analysis.indicators import rcep_schedule
from analysis.vocabulary import ASEAN_MEMBERS, HS_SECTIONS, THE_ELEVEN, UNITS, hs_section
from real_sources import cleaned, few
from tracepaper.errors import InputError
from tracepaper.evidence.evidence import Evidence
from tracepaper.evidence.lineage import numeric, observations_of
from tracepaper.evidence.lines import cell
from tracepaper.sources.observations import combine, write_part

SOURCES = ("beibu-gulf", "rcep-annex-1-china-asean", "world-bank-lpi", "world-bank-wdi")
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
    return Evidence(*files, UNITS)


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


def test_shipping_keeps_lower_bounds_and_hand_copies_marked(real):
    table = fig_shipping.data(real)
    port = table[table["part"] == "port"].set_index("year")
    assert set(port.index[port["status"] == "lower-bound"]) == {2020, 2023}
    index = table[table["part"] == "connectivity"]
    assert set(index.loc[index["trust"] == "A", "economy"]) == {"CHN", "IDN"}
    assert "LAO" not in set(index["economy"])


def test_variation_is_of_all_eleven(real):
    table = fig_digital.data(real)
    assert (table.groupby(["measure", "year"]).size() == len(THE_ELEVEN) + 1).all()
    value = cell(table, "value", measure="users", economy="variation", year=fig_digital.FIRST)
    assert len(observations_of(value)) == len(ASEAN_MEMBERS) + 1


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
