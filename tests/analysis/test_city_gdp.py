"""The city cluster's totals, and the years in which no growth may be formed."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.indicators import city_gdp
from analysis.vocabulary import CLUSTER_CITIES
from tracepaper.evidence.lineage import Traced, leaf, observations_of
from tracepaper.evidence.tables import numeric

NANNING = "CHN-450100"


class Cluster:
    """Eleven cities that each make 10 in 2000 and grow by a tenth a year; as published if told so."""

    def __init__(self, as_published=(), without=(), last=2023):
        self.as_published, self.without, self.last = set(as_published), set(without), last

    def select(self, source, series, economy, period=None):
        if series == "real-gdp":
            return pd.DataFrame(
                {"year": list(range(2000, 2024)), "value": [leaf(100.0 * 1.05**n, n) for n in range(24)]}
            )
        rows = [
            (
                code,
                int(year),
                "preliminary" if (code, int(year)) in self.as_published else "revised",
                leaf(10 * 1.1 ** (int(year) - 2000), 100 * place + int(year) - 2000),
            )
            for year in range(2000, self.last + 1)
            for place, code in enumerate(CLUSTER_CITIES)
            if (code, int(year)) not in self.without
        ]
        return pd.DataFrame(rows, columns=["economy", "year", "status", "value"])


def growth_of(cluster) -> dict:
    frame = numeric(city_gdp.table(cluster)).set_index("year")
    return frame["nominal_growth"].to_dict()


def test_totals_are_sums_by_province_and_remember_their_cities():
    row = city_gdp.table(Cluster()).set_index("year").loc[2000]
    assert float(row["total"]) == pytest.approx(110) and float(row["ten"]) == pytest.approx(100)
    assert [float(row[p]) for p in city_gdp.PROVINCES] == pytest.approx([60, 30, 20])  # 6, 3 and 2 cities
    assert len(observations_of(row["total"])) == len(CLUSTER_CITIES)
    assert len(observations_of(row["hainan"])) == 2


def test_growth_stops_at_changes_of_boundary():
    growth = growth_of(Cluster())
    missing = {year for year, value in growth.items() if value != value}
    assert missing == {2000, *city_gdp.BOUNDARY_CHANGES}
    assert growth[2002] == pytest.approx(10) and growth[2020] == pytest.approx(10)
    assert growth[2021] != growth[2021]  # Yangpu


def test_growth_never_mixes_vintages():
    growth = growth_of(Cluster(as_published=[(NANNING, 2015)]))
    assert growth[2015] != growth[2015] and growth[2016] != growth[2016]
    assert growth[2014] == pytest.approx(10) and growth[2017] == pytest.approx(10)


def test_two_unrevised_years_do_not_compare_either():
    both = [(code, year) for code in CLUSTER_CITIES for year in (2015, 2016)]
    growth = growth_of(Cluster(as_published=both))
    assert growth[2016] != growth[2016]


def test_a_missing_city_is_an_error_not_a_smaller_sum():
    with pytest.raises(ValueError, match="10 cities in 2010, expected 11"):
        city_gdp.table(Cluster(without=[("CHN-440800", 2010)]))


def test_a_year_counts_when_all_cities_have_it_and_the_index_may_come_later():
    only_nanning = [(code, 2024) for code in CLUSTER_CITIES if code != NANNING]
    assert city_gdp.table(Cluster(without=only_nanning, last=2024))["year"].tolist() == list(
        range(2000, 2024)
    )
    latest = city_gdp.table(Cluster(last=2024)).set_index("year").loc[2024]
    assert float(latest["nominal_growth"]) == pytest.approx(10)
    assert pd.isna(latest["real"]) and pd.isna(latest["real_growth"])


def test_firm_until_is_the_last_revised_year_before_yangpu():
    gdp = city_gdp.table(Cluster(as_published=[(NANNING, 2022)])).set_index("year")
    assert city_gdp.firm_until(gdp) == 2020
    gdp = city_gdp.table(Cluster(as_published=[(NANNING, 2020)])).set_index("year")
    assert city_gdp.firm_until(gdp) == 2019


def test_real_growth_is_that_of_the_index():
    frame = city_gdp.table(Cluster()).set_index("year")
    assert pd.isna(frame.loc[2000, "real_growth"])
    assert isinstance(frame.loc[2010, "real_growth"], Traced)
    assert float(frame.loc[2010, "real_growth"]) == pytest.approx(5)
