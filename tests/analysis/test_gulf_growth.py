"""The Gulf's cities against comparison groups: what counts as one vintage, and what a line says."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.indicators import gulf_growth
from analysis.vocabulary import CLUSTER_CITIES
from tracepaper.evidence.lineage import leaf
from tracepaper.evidence.tables import numeric

NANNING, ZHANJIANG = "CHN-450100", "CHN-440800"


class Gulf:
    """Each city makes 10 in 2004 and grows by a tenth a year, its province makes 300 and stands still;
    `gone` are city-years without a revised figure."""

    def __init__(self, gone=()):
        self.gone = set(gone)

    def select(self, source, series, economy, **where):
        if series == "gdp":
            assert where == {"status": "revised"}
            rows = [
                (code, year, 10 * 1.1 ** (year - 2004))
                for code in CLUSTER_CITIES
                for year in range(2004, 2024)
                if (code, year) not in self.gone
            ]
        elif series == "gdp-province":
            assert where == {"status": "before-census-2023"}
            rows = [(code, year, 300.0) for code in economy for year in range(2004, 2024)]
        else:
            growth = 1.05 if series == "real-gdp" else 1.04
            rows = [(economy, year, 100 * growth ** (year - 2000)) for year in range(2000, 2024)]
        values = [(code, year, leaf(value, n)) for n, (code, year, value) in enumerate(rows)]
        return pd.DataFrame(values, columns=["economy", "year", "value"])


def rows(evidence, group: str) -> pd.DataFrame:
    frame = numeric(gulf_growth.table(evidence))
    return frame[frame["group"] == group].set_index("year")


def test_the_rest_is_the_province_less_its_cities():
    guangxi = rows(Gulf(), "guangxi")  # six cities
    assert guangxi.loc[2004, ["cluster", "rest", "without_nanning"]].tolist() == pytest.approx([60, 240, 50])
    assert rows(Gulf(), "three").loc[2004, "rest"] == pytest.approx(900 - 110)


def test_a_rising_line_means_faster_growth_than_the_comparison():
    nation = rows(Gulf(), "nation")["relative"]
    assert nation[2008] == pytest.approx(100) and nation[2009] == pytest.approx(100 * 1.05 / 1.04)


def test_provinces_end_before_yangpu_is_counted_within_danzhou():
    assert rows(Gulf(), "hainan").index.max() == 2020
    assert rows(Gulf(), "nation").index.max() == 2023


def test_a_year_with_an_unrevised_city_has_no_total():
    """A sum over fewer cities, or over two vintages, would be another quantity."""
    guangxi = rows(Gulf(gone={(NANNING, 2015)}), "guangxi")
    assert guangxi.loc[2015, ["cluster", "rest"]].isna().all() and guangxi.loc[2016].notna().all()
