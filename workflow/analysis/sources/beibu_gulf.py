"""The Beibu Gulf city cluster: GDP, sectors, population, ports, trade, arrivals, members and events.

No publisher has one table of these; they were compiled from yearbooks, communiqués and the press, so that
trust and vintage go row by row, and what a row's note says is kept as a statement.  Vintages live in the
status and are never mixed in one growth rate.  A stated period that is no interval of dates ("summer, year
to date", "2020 or 2021") gives no observation, only a statement.
"""

from __future__ import annotations

import pandas as pd

from analysis.sources import _beibu_gulf_texts as texts
from analysis.sources._beibu_gulf_tables import GDP, POPULATION, REAL, STRUCTURE, add_period, read
from analysis.vocabulary import province_of

TRUST = {"official_table": "A", "compiled_panel": "B", "communique": "C", "press": "C"}
VINTAGES = {"revised": "revised", "preliminary": "preliminary", "as_published": "as-published"}
UNITS = {
    "亿元": "CNY_100M",
    "亿美元": "USD_100M",
    "%": "PERCENT",
    "万吨": "TONNES_10K",
    "万TEU": "TEU_10K",
    "万人次": "VISITS_10K",
    "万人次 (over)": "VISITS_10K",
    "% (about)": "PERCENT",
}
REGIONS = {
    "中国": "CHN",
    "广东": "CHN-440000",
    "广西": "CHN-450000",
    "海南": "CHN-460000",
    "广西自贸试验区": "CHN-GXFTZ",
    "广西 口岸": "CHN-GXPORTS",
}
PARTNERS = {"": "", "ASEAN": "ASEAN", "world": "WLD"}
PORTS = {
    "北部湾港": "CHN-PORT-BEIBUWAN",
    "钦州港": "CHN-PORT-QINZHOU",
    "北海港": "CHN-PORT-BEIHAI",
    "防城港": "CHN-PORT-FANGCHENGGANG",
    "湛江港": "CHN-PORT-ZHANJIANG",
    "洋浦港": "CHN-PORT-YANGPU",
    "八所港": "CHN-PORT-BASUO",
}
# What one company or terminal handled is not what the port handled: a series of its own.
SCOPES = {
    "全港 (Fangchenggang+Qinzhou+Beihai)": "",
    "港区": "",
    "全市港口": "",
    "洋浦全港": "",
    "八所港": "",
    "北部湾港集团/本港 (operator)": "-operator",
    "湛江港集团": "-operator",
    "湛江港集团 (includes 常州港, not in Zhanjiang)": "-operator",
    "洋浦国际集装箱码头": "-operator",
}
STATED = {"广西北部湾经济区6市": "CHN-GXBBG6", "南宁+北海+钦州+防城港": "CHN-GXCORE4"}
CORE_FOUR = ("CHN-450100", "CHN-450500", "CHN-450600", "CHN-450700")


def observations(edition):
    gdp = _city_gdp(edition)
    stated = _stated_gdp(edition)
    _check_core_four(gdp, stated, edition)
    return pd.concat(
        [
            gdp,
            stated,
            _structure(edition),
            _population(edition),
            _real_gdp(edition),
            _ports(edition),
            _provinces(edition),
            _city_trade(edition),
            _tourism(edition),
        ],
        ignore_index=True,
    )


def statements(edition):
    return texts.statements(edition)


def _city_gdp(edition):
    """Series gdp, 亿元 at current prices; status = vintage, trust = quality."""
    frame = read(edition, "city_gdp.csv", GDP)
    return frame.assign(
        series="gdp",
        economy="CHN-" + frame["adcode"],
        period=frame["year"].astype(str),
        value=frame["gdp_100m_cny"],
        unit="CNY_100M",
        status=edition.translate(frame, "vintage", VINTAGES),
        trust=edition.translate(frame, "quality", TRUST),
    )


def _stated_gdp(edition):
    """Series gdp-stated: GDP of groups of cities as officials stated it."""
    frame = read(edition, "aggregates_stated.csv", texts.STATED_COLUMNS)
    frame = frame[frame["scope"].isin(STATED)]
    return frame.assign(
        series="gdp-stated",
        economy=frame["scope"].map(STATED),
        period=frame["year"],
        value=frame["value_100m_cny"],
        unit="CNY_100M",
    )


def _structure(edition):
    """Series gdp-of-structure and value-added-*, 亿元 at current prices, as first published."""
    frame = read(edition, "industry_structure.csv", STRUCTURE)
    status = edition.translate(
        frame, "flag", {"ok": "as-published", "sectors do not add to GDP": "sectors-do-not-add"}
    )
    frame = frame.assign(
        economy="CHN-" + frame["adcode"], period=frame["year"].astype(str), unit="CNY_100M", status=status
    )
    series = {
        "gdp": "gdp-of-structure",
        "va1": "value-added-primary",
        "va2": "value-added-secondary",
        "va3": "value-added-tertiary",
    }
    return pd.concat([frame.assign(series=name, value=frame[column]) for column, name in series.items()])


def _population(edition):
    """Series population-resident, 万人."""
    frame = read(edition, "population.csv", POPULATION)
    return frame.assign(
        series="population-resident",
        economy="CHN-" + frame["adcode"],
        period=frame["year"].astype(str),
        value=frame["population_10k"],
        unit="PERSONS_10K",
    )


def _real_gdp(edition):
    """Series real-gdp (亿元 at 2000 prices) and real-gdp-growth (%) of the ten prefecture-level cities.

    The compound rate of the same file is derived from the first and is not taken.
    """
    frame = read(edition, "real_growth.csv", REAL).assign(economy="CHN-BBG10")
    frame = frame.assign(period=frame["year"].astype(str))
    return pd.concat(
        [
            frame.assign(
                series="real-gdp", value=frame["real_gdp_10_cities_100m_2000prices"], unit="CNY_2000_100M"
            ),
            frame.assign(series="real-gdp-growth", value=frame["real_growth_pct"], unit="PERCENT"),
        ]
    )


def _ports(edition):
    """Series port-cargo (万吨), port-containers (万TEU), and the same with -operator."""
    frame = add_period(read(edition, "port_throughput.csv", texts.PORT_COLUMNS), edition)
    metric = edition.translate(frame, "metric", {"cargo": "port-cargo", "container": "port-containers"})
    operator = edition.translate(frame, "scope", SCOPES)
    return frame.assign(
        series=metric + operator,
        economy=edition.translate(frame, "port", PORTS),
        unit=edition.translate(frame, "unit", UNITS),
        status=frame["kind"].map(_port_status),
    )


def _port_status(kind: str) -> str:
    for word, status in (
        ("implied", "implied"),
        ("lower bound", "lower-bound"),
        ("rounded", "rounded"),
        ("YEAR INFERRED", "year-inferred"),
    ):
        if word in kind:
            return status
    return ""


def _provinces(edition):
    """Series gdp-province, exports, imports, trade-total and asean-share-of-*, of provinces and China.

    Not `gdp`: provinces contain the cities, and their vintages are others.  Where a report states which
    share of all trade its amount is, the share is an observation too: the whole is often not reported.
    """
    frame = add_period(read(edition, "province.csv", texts.PROVINCE_COLUMNS), edition)
    stated = frame["vintage"].str.extract(r"([\d.]+)% of total")[0]
    shares = frame[stated.notna()].assign(
        indicator="asean_share_of_trade", value=stated.dropna().astype(float), unit="%"
    )
    frame = pd.concat([frame, shares], ignore_index=True)
    return frame.assign(
        series=frame["indicator"].str.lower().str.replace("_", "-").replace("gdp", "gdp-province"),
        economy=edition.translate(frame, "region", REGIONS),
        partner=edition.translate(frame, "partner", PARTNERS),
        unit=edition.translate(frame, "unit", UNITS),
        status=frame["vintage"].map(_province_status),
    )


def _province_status(vintage: str) -> str:
    # in this order: the words for the census also contain "revision" and "preliminary"
    for word, status in (
        ("before the 5th-census", "before-census-2023"),
        ("after the 5th", "after-census-2023"),
        ("preliminary", "preliminary"),
        ("revised", "revised"),
        ("DOUBTFUL", "doubtful"),
        ("rounded", "rounded"),
    ):
        if word in vintage:
            return status
    return "communique" if vintage == "communique" else ""


def _city_trade(edition):
    """Series trade-total, exports, imports of cities, 亿元, partner WLD."""
    frame = read(edition, "city_trade.csv", texts.CITY_TRADE_COLUMNS)
    months = frame["indicator"].str.extract(r" (\w{3}-\w{3})$")[0]
    frame = add_period(frame.assign(period=months.fillna("year")), edition)
    series = frame["indicator"].str.split(" ").str[0].str.replace("_", "-")
    expected = frame["note"].str.contains("expected").map({True: "expected", False: ""})
    return frame.assign(
        series=series,
        economy="CHN-" + frame["adcode"],
        partner="WLD",
        unit=edition.translate(frame, "unit", UNITS),
        status=expected,
    )


def _tourism(edition):
    """Series arrivals-*, 万人次, of whoever the indicator counts; periods that are no interval left out."""
    frame = read(edition, "tourism.csv", texts.TOURISM_COLUMNS)
    frame = add_period(frame[~frame["period"].str.startswith("summer")], edition)
    names = frame["indicator"].str.lower().str.replace(" ", "-")
    over = frame["unit"].str.contains("over").map({True: "lower-bound", False: ""})
    year_inferred = frame["source"].str.contains("year inferred")
    return frame.assign(
        series="arrivals-" + names,
        economy=edition.translate(frame, "area", REGIONS),
        unit=edition.translate(frame, "unit", UNITS),
        status=over.mask(year_inferred, "year-inferred"),
    )


def _check_core_four(gdp, stated, edition) -> None:
    """The four cities add up to what officials stated for 2019 and 2022 (to 0.1 亿元)."""
    core = stated[stated["economy"] == "CHN-GXCORE4"]
    for row in core.itertuples():
        cities = gdp[gdp["economy"].isin(CORE_FOUR) & (gdp["period"] == row.period)]
        total = cities["value"].sum()
        edition.require(
            abs(total - row.value) < 0.1,
            f"officials stated {row.value} for {row.scope} in {row.period}, the cities add up to {total:.2f}",
            "aggregates_stated.csv",
            row.line,
        )
    provinces = gdp["economy"].map(province_of).nunique()
    edition.require(provinces == 3, f"the cities lie in {provinces} provinces, expected 3", "city_gdp.csv")
