"""Facts of the introduction: the size, wealth and openness of the eleven economies."""

from __future__ import annotations

from tracepaper.evidence.lineage import gather
from tracepaper.statements.facts import Fact

TABLE = "tbl-economies"


def facts(evidence):
    table = evidence.table(TABLE).set_index("economy")
    year = int(table["year"].iloc[0])
    china, group, singapore, myanmar = (table.loc[code] for code in ("CHN", "ASEAN", "SGP", "MMR"))
    yield Fact(
        "background-year",
        gather(list(table["gdp"]), float(year), "latest year common to all figures"),
        "YEAR",
        1,
        "十一国各项数据齐备的最近一年",
        "latest year with every figure of the eleven",
        str(year),
    )
    yield Fact(
        "background-gdp-asean",
        group["gdp"],
        "USD",
        1e10,
        "东盟十国GDP合计，当年汇率",
        "GDP of the ten ASEAN members, current exchange rates",
        str(year),
    )
    yield Fact(
        "background-gdp-ratio",
        100 * group["gdp"] / china["gdp"],
        "PERCENT",
        0.1,
        "东盟十国GDP与中国之比",
        "GDP of the ten members in per cent of China's",
        str(year),
    )
    yield Fact(
        "background-population-asean",
        group["population"],
        "PERSONS",
        1e6,
        "东盟十国人口",
        "population of the ten ASEAN members",
        str(year),
    )
    yield Fact(
        "background-population-ratio",
        100 * group["population"] / china["population"],
        "PERCENT",
        0.1,
        "东盟十国人口与中国之比",
        "population of the ten members in per cent of China's",
        str(year),
    )
    yield Fact(
        "background-gdp-indonesia",
        100 * table.loc["IDN", "gdp"] / group["gdp"],
        "PERCENT",
        0.1,
        "印度尼西亚占东盟十国GDP的份额",
        "Indonesia's share of the GDP of the ten members",
        str(year),
    )
    yield Fact(
        "background-income-china",
        china["income"],
        "USD",
        100,
        "中国人均GDP",
        "GDP per head of China",
        str(year),
    )
    yield Fact(
        "background-income-singapore",
        singapore["income"],
        "USD",
        100,
        "新加坡人均GDP",
        "GDP per head of Singapore",
        str(year),
    )
    yield Fact(
        "background-income-myanmar",
        myanmar["income"],
        "USD",
        100,
        "缅甸人均GDP",
        "GDP per head of Myanmar",
        str(year),
    )
    yield Fact(
        "background-income-gap",
        singapore["income"] / myanmar["income"],
        "TIMES",
        1,
        "新加坡人均GDP与缅甸之比",
        "GDP per head of Singapore relative to Myanmar's",
        str(year),
    )
    yield Fact(
        "background-openness-asean",
        group["openness"],
        "PERCENT",
        0.1,
        "东盟十国货物贸易与GDP之比",
        "merchandise trade of the ten members in per cent of their GDP",
        str(year),
    )
    yield Fact(
        "background-openness-china",
        china["openness"],
        "PERCENT",
        0.1,
        "中国货物贸易与GDP之比",
        "merchandise trade of China in per cent of GDP",
        str(year),
    )
    yield Fact(
        "background-openness-singapore",
        singapore["openness"],
        "PERCENT",
        0.1,
        "新加坡货物贸易与GDP之比",
        "merchandise trade of Singapore in per cent of GDP",
        str(year),
    )
    yield Fact(
        "background-growth-china",
        china["growth"],
        "PERCENT",
        0.1,
        "中国实际GDP年均增速，自2000年起",
        "real GDP growth of China a year since 2000",
        f"2000-{year}",
    )
    yield Fact(
        "background-growth-asean",
        group["growth"],
        "PERCENT",
        0.1,
        "东盟十国实际GDP年均增速，自2000年起",
        "real GDP growth of the ten members a year since 2000",
        f"2000-{year}",
    )
