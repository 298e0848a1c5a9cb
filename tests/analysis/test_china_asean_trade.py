"""The headline trade series: which source for which year, and whether it agrees with what others say."""

from __future__ import annotations

import csv
from functools import cache

import pandas as pd
import pytest

from analysis.indicators import china_asean_trade as trade
from analysis.sections.opening.facts import ONE_SOURCE, STRETCHES
from analysis.vocabulary import ASEAN_MEMBERS
from real_sources import RAW, cleaned
from tracepaper.evidence.lineage import NAN, leaf, observations_of
from tracepaper.evidence.tables import numeric

# Customs headlines, billion US$; first releases, which later revisions move by little
HEADLINES = {2002: 54.8, 2010: 292.8, 2013: 443.6, 2022: 975.3, 2023: 911.7, 2024: 982.3}


@cache
def observations(source: str) -> pd.DataFrame:
    return cleaned(source)[0].to_pandas().reset_index(drop=True)


class Published:
    """The real sources, cleaned in memory: what the indicator needs of an Evidence and no more."""

    def select(self, source, series, economy, partner):
        frame = observations(source)
        frame = frame[
            (frame["series"] == series) & (frame["economy"] == economy) & frame["partner"].isin(partner)
        ]
        frame = frame.assign(
            value=[leaf(v, n) for n, v in frame["value"].items()],
            year=pd.to_numeric(frame["period"].astype(str), errors="coerce").astype("Int64"),
        )
        return frame.assign(partner=frame["partner"].astype(str))[["partner", "year", "status", "value"]]


@pytest.fixture(scope="module")
def members():
    return trade.table(Published())


@pytest.fixture(scope="module")
def totals(members):
    return numeric(trade.totals(members)).set_index("year")


def test_every_partner_and_year_has_one_row(members):
    assert len(members) == 10 * 30 and not members.duplicated(["partner", "year"]).any()


def test_only_brunei_in_1999_is_missing_and_leaves_its_total_missing(members, totals):
    gaps = members[members[["exports", "imports"]].isna().any(axis=1)]
    assert gaps[["partner", "year"]].values.tolist() == [["BRN", 1999]]
    assert totals["total"].isna().sum() == 1 and pd.isna(totals.loc[1999, "total"])
    assert totals.loc[1999, "exports"] > 0  # what is published stays


@pytest.mark.parametrize("year", HEADLINES)
def test_totals_are_those_of_the_customs_headlines(totals, year):
    assert totals.loc[year, "total"] / 1e9 == pytest.approx(HEADLINES[year], rel=0.0025)


def test_each_value_is_that_of_the_composite_file(members):
    path = RAW / "china-asean-trade/composite/observations.csv"
    ours = numeric(members).set_index(["partner", "year"])
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            mine = ours.loc[row["partner"], int(row["year"])]
            for flow, column in (("exports", "china_exports_fob_usd"), ("imports", "china_imports_cif_usd")):
                if row[column]:
                    assert mine[flow] == pytest.approx(float(row[column]), rel=1e-9), row
                    assert mine[f"{flow}_source"] == row[f"{flow}_source"], row
                else:
                    assert mine[flow] != mine[flow], row


def test_the_periods_of_a_flow_meet_without_gap_or_overlap():
    for stretches in trade.PRECEDENCE.values():
        ends = [end for _, _, first, last in stretches for end in (first, last)]
        assert ends[0] is None and ends[-1] is None  # as far as the data reach
        assert [first - last for last, first in zip(ends[1:-1:2], ends[2::2], strict=True)] == [1] * (
            len(stretches) - 1
        )


class Longer(Published):
    """A year more of customs' imports, and a year more of both, of which one is not over."""

    def __init__(self, more: dict[str, tuple[int, str]]):
        self.more = more

    def select(self, source, series, economy, partner):
        frame = super().select(source, series, economy, partner)
        if source not in self.more:
            return frame
        year, status = self.more[source]
        last = frame[frame["year"] == frame["year"].max()]
        return pd.concat([frame, last.assign(year=year, status=status)], ignore_index=True)


@pytest.mark.parametrize(
    ("more", "last"),
    [
        ({"gacc-country-table": (2025, "")}, 2024),
        ({"gacc-country-table": (2025, ""), "rcep-tracker": (2025, "")}, 2025),
        ({"gacc-country-table": (2025, ""), "rcep-tracker": (2025, "partial")}, 2024),
    ],
)
def test_the_series_reaches_as_far_as_both_flows_do(more, last):
    members = trade.table(Longer(more))
    assert members["year"].max() == last and len(members) == 10 * (last - 1994)


def test_the_whole_of_a_flow_is_from_the_same_source(members):
    """China's exports to the world, as the IMF and as the tracker have them; the customs' imports of 2023."""
    whole = numeric(members).groupby("year")[["exports_all", "imports_all"]].first()
    assert whole.loc[2019, "exports_all"] == pytest.approx(2498.36e9, rel=1e-5)
    assert whole.loc[2020, "exports_all"] == pytest.approx(2588.40e9, rel=1e-5)
    assert whole.loc[2022, "imports_all"] == pytest.approx(2590.62e9, rel=1e-5)
    assert whole.loc[2023, "imports_all"] == pytest.approx(2556.76e9, rel=1e-5)


def test_the_sources_of_exports_agree_on_the_share_where_they_meet():
    """The tracker follows the IMF's annual file in 2020, which both have."""
    shares = []
    for source in ("imf-dots-exports", "rcep-tracker"):
        rows = Published().select(source, "exports-fob", "CHN", [*ASEAN_MEMBERS, "WLD"])
        flows = numeric(rows[rows["year"] == 2020]).groupby("partner")["value"].first()
        shares.append(flows[list(ASEAN_MEMBERS)].sum() / flows["WLD"])
    assert shares[0] == pytest.approx(shares[1], abs=0.0005)


def test_growth_is_quoted_only_within_one_source():
    for first, last in (*STRETCHES, *ONE_SOURCE):
        for stretches in trade.PRECEDENCE.values():
            assert any(
                (start or first) <= first and last <= (end or last) for _, _, start, end in stretches
            ), (first, last)


def test_a_total_needs_all_ten_and_remembers_them():
    rows = [
        (code, 2020, leaf(10.0, 2 * n), leaf(4.0, 2 * n + 1), "a", "b", leaf(500.0, 20), leaf(100.0, 21))
        for n, code in enumerate(ASEAN_MEMBERS)
    ]
    frame = pd.DataFrame(
        rows,
        columns=[
            "partner",
            "year",
            "exports",
            "imports",
            "exports_source",
            "imports_source",
            "exports_all",
            "imports_all",
        ],
    )
    total = trade.totals(frame).iloc[0]
    assert float(total["total"]) == 140 and float(total["balance"]) == 60
    assert observations_of(total["balance"]) == list(range(20))
    assert float(total["exports_others"]) == 400 and float(total["others"]) == 400 + 60
    assert pd.isna(trade.totals(frame.iloc[1:])["total"].iloc[0])
    frame.loc[3, "imports"] = NAN
    assert pd.isna(trade.totals(frame)["balance"].iloc[0])
    assert float(trade.totals(frame)["exports"].iloc[0]) == 100
