"""The eleven economies at a glance: who trades with whom here, how large, how rich, how open.

All columns are of one year, the latest for which every economy has every figure, so that rows can be
compared; the row of ASEAN is added up from its ten members.
"""

from __future__ import annotations

from analysis import measures
from analysis.vocabulary import ASEAN_MEMBERS, THE_ELEVEN
from tracepaper.exhibits.exhibit import Caption, Grid
from tracepaper.languages.number_format import format_cell
from tracepaper.languages.territories import economy_name

SOURCE = "world-bank-wdi"
SERIES = {
    "gdp": "NY.GDP.MKTP.CD",
    "population": "SP.POP.TOTL",
    "income": "NY.GDP.PCAP.CD",
    "income_ppp": "NY.GDP.PCAP.PP.KD",
    "exports": "TX.VAL.MRCH.CD.WT",
    "imports": "TM.VAL.MRCH.CD.WT",
    "volume": "NY.GDP.MKTP.KD",
}
GROWTH_SINCE = 2000
ASEAN = "ASEAN"
GROUP_NAME = {"zh": "东盟合计", "en": "ASEAN total"}


def data(evidence):
    """economy, year, gdp (US$), population, income (US$ per head), income_ppp (2021 international
    dollars per head; none for the group), openness (% of GDP), growth (real, % a year since 2000)."""
    import pandas as pd

    columns = {name: _wide(evidence, series) for name, series in SERIES.items()}
    year = _latest_complete(columns)
    now = {name: wide[year] for name, wide in columns.items()}
    frame = pd.DataFrame({name: now[name] for name in ("gdp", "population", "income", "income_ppp")})
    frame["openness"] = measures.openness(now["exports"], now["imports"], now["gdp"])
    frame["growth"] = [
        measures.compound_growth(
            columns["volume"][GROWTH_SINCE][code], now["volume"][code], year - GROWTH_SINCE
        )
        for code in frame.index
    ]
    order = sorted(frame.index, key=lambda code: -float(frame["gdp"][code]))
    frame = frame.loc[order]
    frame.loc[ASEAN] = _group(now, columns["volume"], year)
    frame = frame.astype(object)
    frame.insert(0, "year", year)
    return frame.rename_axis("economy").reset_index()


def _wide(evidence, series: str):
    frame = evidence.select(SOURCE, series, economy=THE_ELEVEN)
    return frame.pivot(index="economy", columns="year", values="value")


def _latest_complete(columns: dict) -> int:
    years = [{y for y in wide if wide[y].notna().sum() == len(THE_ELEVEN)} for wide in columns.values()]
    return int(max(set.intersection(*years)))


def _group(now: dict, volume, year: int) -> dict:
    members = list(ASEAN_MEMBERS)
    total = {name: now[name].loc[members].sum() for name in ("gdp", "population", "exports", "imports")}
    first, last = (volume.loc[members, y].sum() for y in (GROWTH_SINCE, year))
    return {
        "gdp": total["gdp"],
        "population": total["population"],
        "income": total["gdp"] / total["population"],
        "income_ppp": None,
        "openness": measures.openness(total["exports"], total["imports"], total["gdp"]),
        "growth": measures.compound_growth(first, last, year - GROWTH_SINCE),
    }


def caption(data) -> Caption:
    year = data["year"].iloc[0]
    members = data[data["economy"] != ASEAN]
    rich, poor = (members.loc[members["income"].idxmax()], members.loc[members["income"].idxmin()])
    wide, narrow = (members.loc[members["openness"].idxmax()], members.loc[members["openness"].idxmin()])
    large = members.iloc[0]
    names = {
        language: [economy_name(row["economy"], language) for row in (large, rich, poor, wide, narrow)]
        for language in ("zh", "en")
    }
    money = [format_cell(row["income"], 0) for row in (rich, poor)]
    share = [format_cell(row["openness"], 0) for row in (wide, narrow)]
    return Caption(
        title={
            "zh": f"中国与东盟十国概况，{year}年",
            "en": f"China and the ten ASEAN members at a glance, {year}",
        },
        note={
            "zh": "年份取十一国各项数据齐备的最近一年。GDP与人均GDP按当年汇率折算；人均GDP（PPP）"
            "为2021年国际元。贸易开放度＝（货物出口＋货物进口）/GDP，含东盟内部贸易与转口。"
            f"实际增速为{GROWTH_SINCE}—{year}年复合年均增速，按2015年不变价美元计算。"
            "东盟合计由十国相加，人均购买力平价不作合计。",
            "en": "The year is the latest for which every economy has every figure. GDP and GDP per "
            "head at current exchange rates; PPP in international dollars of 2021. Openness = "
            "(merchandise exports + imports) / GDP, trade within ASEAN and re-exports included. "
            f"Real growth: compound rate a year, {GROWTH_SINCE}–{year}, in constant US dollars of "
            "2015. The ASEAN row is the sum of the ten; no PPP figure is formed for it.",
        },
        alt={
            "zh": f"十一国{year}年的GDP、人口、人均GDP、开放度和实际增速。{names['zh'][0]}的GDP最大；"
            f"人均GDP最高的是{names['zh'][1]}（{money[0]}美元），"
            f"最低的是{names['zh'][2]}（{money[1]}美元）；"
            f"开放度最高的是{names['zh'][3]}（{share[0]}%），"
            f"最低的是{names['zh'][4]}（{share[1]}%）。",
            "en": f"GDP, population, GDP per head, openness and real growth of the eleven in {year}. "
            f"{names['en'][0]} has the largest GDP; GDP per head is highest in {names['en'][1]} "
            f"(US${money[0]}) and lowest in {names['en'][2]} (US${money[1]}); openness is highest "
            f"in {names['en'][3]} ({share[0]}%) and lowest in {names['en'][4]} ({share[1]}%).",
        },
    )


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
