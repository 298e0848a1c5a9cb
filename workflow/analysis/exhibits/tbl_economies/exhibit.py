"""The eleven economies at a glance: who trades with whom here, how large, how rich, how open.

What is measured at current prices is of one year, the latest for which every economy has it, and what is
measured at constant prices, published later, of another, so that rows can be compared; the row of ASEAN is
added up from its ten members.
"""

from __future__ import annotations

from analysis import measures
from analysis.vocabulary import ASEAN_MEMBERS, THE_ELEVEN
from tracepaper.exhibits.captions import Value, economies, year
from tracepaper.exhibits.exhibit import Grid
from tracepaper.languages.number_format import format_cell
from tracepaper.languages.territories import economy_name

SOURCE = "world-bank-wdi"
CURRENT = {
    "gdp": "NY.GDP.MKTP.CD",
    "population": "SP.POP.TOTL",
    "income": "NY.GDP.PCAP.CD",
    "exports": "TX.VAL.MRCH.CD.WT",
    "imports": "TM.VAL.MRCH.CD.WT",
}
CONSTANT = {"income_ppp": "NY.GDP.PCAP.PP.KD", "volume": "NY.GDP.MKTP.KD"}
GROWTH_SINCE = 2000
ASEAN = "ASEAN"
GROUP_NAME = {"zh": "东盟合计", "en": "ASEAN total"}
KEYS = ("economy", "year", "year_real")


def data(evidence):
    """economy, year (of gdp, population, income, openness), year_real (of income_ppp, growth), gdp (US$),
    population, income (US$ per head), income_ppp (2021 international dollars per head), openness (% of
    GDP), growth (real, % a year since 2000).  ASEAN's income_ppp is the mean weighted by population."""
    import pandas as pd

    wide = {name: _wide(evidence, series) for name, series in (CURRENT | CONSTANT).items()}
    latest, latest_real = (_latest_complete([wide[name] for name in part]) for part in (CURRENT, CONSTANT))
    now = {name: wide[name][latest_real if name in CONSTANT else latest] for name in wide}
    frame = pd.DataFrame({name: now[name] for name in ("gdp", "population", "income", "income_ppp")})
    frame["openness"] = measures.openness(now["exports"], now["imports"], now["gdp"])
    frame["growth"] = [_growth(wide["volume"].loc[code], latest_real) for code in frame.index]
    frame = frame.loc[sorted(frame.index, key=lambda code: -float(frame["gdp"][code]))]
    frame.loc[ASEAN] = _group(now, wide, latest_real)
    frame = frame.astype(object)
    frame.insert(0, "year", latest)
    frame.insert(1, "year_real", latest_real)
    return frame.rename_axis("economy").reset_index()


def _wide(evidence, series: str):
    frame = evidence.select(SOURCE, series, economy=THE_ELEVEN)
    return frame.pivot(index="economy", columns="year", values="value")


def _latest_complete(tables) -> int:
    complete = [{y for y in wide if wide[y].notna().sum() == len(THE_ELEVEN)} for wide in tables]
    return int(max(set.intersection(*complete)))


def _growth(volume, latest: int):
    return measures.compound_growth(volume[GROWTH_SINCE], volume[latest], latest - GROWTH_SINCE)


def _group(now: dict, wide: dict, latest_real: int) -> dict:
    members = list(ASEAN_MEMBERS)
    total = {name: now[name].loc[members].sum() for name in ("gdp", "population", "exports", "imports")}
    people = wide["population"][latest_real].loc[members]
    return {
        "gdp": total["gdp"],
        "population": total["population"],
        "income": total["gdp"] / total["population"],
        "income_ppp": (now["income_ppp"].loc[members] * people).sum() / people.sum(),
        "openness": measures.openness(total["exports"], total["imports"], total["gdp"]),
        "growth": _growth(wide["volume"].loc[members].sum(), latest_real),
    }


def values(data) -> dict:
    members = data[data["economy"] != ASEAN]
    ends = {
        column: (members.loc[members[column].idxmax()], members.loc[members[column].idxmin()])
        for column in ("gdp", "income", "openness")
    }
    (rich, poor), (wide, narrow) = ends["income"], ends["openness"]
    return {
        "year": year(data["year"].iloc[0]),
        "real-year": year(data["year_real"].iloc[0]),
        "since": year(GROWTH_SINCE),
        "largest": economies(ends["gdp"][0]["economy"]),
        "richest": economies(rich["economy"]),
        "highest-income": Value(rich["income"], "USD", 1),
        "poorest": economies(poor["economy"]),
        "lowest-income": Value(poor["income"], "USD", 1),
        "most-open": economies(wide["economy"]),
        "highest-openness": Value(wide["openness"], "PERCENT", 1),
        "least-open": economies(narrow["economy"]),
        "lowest-openness": Value(narrow["openness"], "PERCENT", 1),
    }


def _sizes(row, language: str) -> list[str]:
    """GDP and population in the units that a reader of the language counts in."""
    if language == "zh":
        return [format_cell(row.gdp / 1e8, 0, language), format_cell(row.population / 1e4, 0, language)]
    return [format_cell(row.gdp / 1e9, 1, language), format_cell(row.population / 1e6, 1, language)]


def cells(data, language: str) -> Grid:
    header = {
        "zh": [
            "经济体",
            "GDP（亿美元）",
            "人口（万人）",
            "人均GDP（美元）",
            "人均GDP（PPP）",
            "开放度（%）",
            "实际增速（%）",
        ],
        "en": [
            "Economy",
            "GDP (US$ billion)",
            "Population (million)",
            "GDP per head (US$)",
            "GDP per head (PPP)",
            "Openness (%)",
            "Real growth (% a year)",
        ],
    }[language]
    rows = [
        [
            GROUP_NAME[language] if row.economy == ASEAN else economy_name(row.economy, language),
            *_sizes(row, language),
            format_cell(row.income, 0, language),
            format_cell(row.income_ppp, 0, language),
            format_cell(row.openness, 1, language),
            format_cell(row.growth, 1, language),
        ]
        for row in data.itertuples()
    ]
    return Grid(["left"] + ["right"] * 6, [header], rows)
