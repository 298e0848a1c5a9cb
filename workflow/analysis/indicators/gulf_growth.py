"""The cities of the Gulf set against a comparison group: the rest of their provinces, and China.

The panels filed here hold no other prefecture, so what a province's other cities produced is the province
less the cities of the cluster.  Both sides are of one vintage: the cities as revised after the census of
2018, the provinces as published after it and before the next one.  The comparison ends in 2020, before
Yangpu is counted within Danzhou.  In volumes the ten cities of the real index can be set against China.
"""

from __future__ import annotations

from functools import reduce
from operator import add

from analysis import measures
from analysis.indicators.city_gdp import BOUNDARY_CHANGES, PROVINCES, REAL_CITIES, REVISED
from analysis.vocabulary import CLUSTER_CITIES, province_of

SOURCE, WORLD, VOLUME = "beibu-gulf", "world-bank-wdi", "NY.GDP.MKTP.KD"
VINTAGE = "before-census-2023"
THREE, NATION = "three", "nation"  # the three provinces together; the ten cities and China, in volumes
NANNING = "CHN-450100"
LAST = max(BOUNDARY_CHANGES) - 1  # 2020: the year before Yangpu is counted within Danzhou
BASE = 2008  # the year of the first regional plan, from which the lines of the drawing start
KEYS = ("group", "year")


def table(evidence):
    """group, year, cluster, rest, without_nanning (yuan at current prices), relative.

    group guangxi, guangdong, hainan, three: cluster = the cities of the cluster in it, rest = the others,
    without_nanning = the cluster without the capital of Guangxi.  group nation: cluster = the ten cities
    (yuan of 2000), rest = China (US$ of 2015).  relative = cluster / rest, 100 in BASE.
    """
    import pandas as pd

    groups = {**_provinces(evidence), NATION: _nation(evidence)}
    rows = []
    for group, frame in groups.items():
        base = frame["cluster"][BASE] / frame["rest"][BASE]
        for year, row in frame.iterrows():
            relative = 100 * measures.ratio(measures.ratio(row["cluster"], row["rest"]), base)
            rows.append({"group": group, "year": int(year), **row, "relative": relative})
    traced = ("cluster", "rest", "without_nanning", "relative")
    return pd.DataFrame(rows).astype(dict.fromkeys(traced, object))


def _provinces(evidence) -> dict:
    """Group -> its table by year; only years in which every city of it is revised."""
    import pandas as pd

    cities = evidence.select(SOURCE, "gdp", economy=CLUSTER_CITIES, status=REVISED)
    cities = cities[cities["year"] <= LAST].pivot(index="year", columns="economy", values="value")
    whole = evidence.select(SOURCE, "gdp-province", economy=list(PROVINCES.values()), status=VINTAGE)
    whole = whole.pivot(index="year", columns="economy", values="value").dropna()
    years = [year for year in whole.index if year in cities.index]
    found = {}
    for name, code in PROVINCES.items():
        members = [city for city in CLUSTER_CITIES if province_of(city) == code]
        part = cities.loc[years, members]
        total = part.sum(axis=1, skipna=False)
        less = total - part[NANNING] if NANNING in members else total
        found[name] = pd.DataFrame(
            {"cluster": total, "rest": whole.loc[years, code] - total, "without_nanning": less}
        )
    found[THREE] = reduce(add, found.values())
    return found


def _nation(evidence):
    import pandas as pd

    cities, china = (
        evidence.select(source, series, economy=code).set_index("year")["value"]
        for source, series, code in ((SOURCE, "real-gdp", REAL_CITIES), (WORLD, VOLUME, "CHN"))
    )
    years = [year for year in cities.index if year in china.index]
    return pd.DataFrame({"cluster": cities[years], "rest": china[years], "without_nanning": float("nan")})
