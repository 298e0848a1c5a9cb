"""GDP of the city cluster: totals by province and year, and growth where two years compare.

Three things would falsify a growth rate taken straight from the totals, so a nominal rate is formed
only where none of them lies between the two years: another vintage (the Guangxi cities were cut hard
after a census), another boundary (Yangpu within Danzhou from 2021, Haikou merged with Qiongshan), or
a missing city.  The real index leaves Danzhou out and is one compiler's own.
"""

from __future__ import annotations

from typing import Any

from analysis import measures
from analysis.vocabulary import CLUSTER_CITIES, province_of
from tracepaper.evidence.lineage import NAN
from tracepaper.evidence.sets import counted

SOURCE = "beibu-gulf"
PROVINCES = {"guangxi": "CHN-450000", "guangdong": "CHN-440000", "hainan": "CHN-460000"}
REAL_CITIES = "CHN-BBG10"
NOT_IN_REAL = "CHN-460400"  # Danzhou
REVISED = "revised"
# Years in which a city's observation is on another boundary than the year before (see the source's notes).
# Haikou has the merged boundary in 2000 and from 2003, the old one between.
BOUNDARY_CHANGES = {2001: "CHN-460100", 2003: "CHN-460100", 2021: "CHN-460400"}


def table(evidence):
    """One row per year, from the first to the last in which all eleven cities are published: year,
    guangxi, guangdong, hainan, total (yuan, current prices), ten (the same without Danzhou, the cities of
    the real index), not_revised (number of cities whose observation is not the revised one), nominal_growth
    (%; nan where the two years do not compare), real (yuan of 2000, ten cities; nan where the index does
    not reach), real_growth (%).

    Raises ValueError if a city is missing in between: a sum over fewer cities is another quantity.
    """
    import pandas as pd

    gdp = _from_first_to_last_complete(evidence.select(SOURCE, "gdp", economy=CLUSTER_CITIES))
    real = evidence.select(SOURCE, "real-gdp", economy=REAL_CITIES).set_index("year")["value"]
    rows, before = [], None
    for year, cities in gdp.groupby("year"):
        row = _year(int(year), cities)
        row["nominal_growth"] = _growth(before, row) if before else float("nan")
        row["real"] = real.get(year, NAN)
        row["real_growth"] = measures.growth(before["real"], row["real"]) if before else float("nan")
        rows.append(row)
        before = row
    traced = [*PROVINCES, "total", "ten", "nominal_growth", "real", "real_growth"]
    return pd.DataFrame(rows).astype(dict.fromkeys(traced, object))


def _from_first_to_last_complete(gdp):
    """The rows from the first to the last year in which every city has one."""
    cities = gdp.groupby("year")["economy"].nunique()
    complete = cities.index[cities == len(CLUSTER_CITIES)]
    return gdp[gdp["year"].between(complete.min(), complete.max())]


def firm_until(gdp) -> int:
    """The last year whose total compares with the first one's: revised throughout, before Yangpu.

    gdp: the table, indexed by year.
    """
    return int(
        max(year for year in gdp.index if not gdp.loc[year, "not_revised"] and year < max(BOUNDARY_CHANGES))
    )


def _year(year: int, cities) -> dict:
    if len(cities) != len(CLUSTER_CITIES):
        raise ValueError(f"{len(cities)} cities in {year}, expected {len(CLUSTER_CITIES)}")
    province = cities["economy"].map(province_of)
    row: dict[str, Any] = {"year": year}
    for name, code in PROVINCES.items():
        row[name] = cities.loc[province == code, "value"].sum()
    row["total"] = cities["value"].sum()
    row["ten"] = cities.loc[cities["economy"] != NOT_IN_REAL, "value"].sum()
    row["not_revised"] = counted(cities["value"], cities["status"] != REVISED, "cities not revised")
    return row


def _growth(before: dict, now: dict):
    return measures.growth(before["total"], now["total"]) if _comparable(before, now) else float("nan")


def _comparable(before: dict, now: dict) -> bool:
    return (
        now["year"] - before["year"] == 1
        and not before["not_revised"]
        and not now["not_revised"]
        and now["year"] not in BOUNDARY_CHANGES
    )
