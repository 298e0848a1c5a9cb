"""International tourist arrivals, 1995-2018: did the opening of borders begin with the visa waivers?

The series is read for its level and direction before the pandemic only: it ends in 2018, counts
arrivals from anywhere and is collected differently in each economy.  Brunei is published from 2004, so
the total is formed of the nine members that are complete; a total with a changing set of members would
jump where one joins.
"""

from __future__ import annotations

from analysis import measures
from analysis.vocabulary import ASEAN_MEMBERS, THE_ELEVEN
from tracepaper.exhibits import drawing, panels
from tracepaper.exhibits.exhibit import Caption
from tracepaper.languages.number_format import format_cell
from tracepaper.languages.territories import economy_name

SOURCE, SERIES = "world-bank-wdi", "ST.INT.ARVL"
NINE = tuple(code for code in ASEAN_MEMBERS if code != "BRN")
TOTAL, WORLD = "ASEAN9", "WLD"
BASE_YEAR = 2000
MILLION = 1e6


def data(evidence):
    """economy (an ISO code or ASEAN9), year, arrivals (persons), share (% of the world's arrivals)."""
    import pandas as pd

    frame = evidence.select(SOURCE, SERIES, economy=[*THE_ELEVEN, WORLD])
    wide = frame.pivot(index="year", columns="economy", values="value")
    short = [code for code in NINE if wide[code].isna().any()]
    if short:
        raise ValueError(f"arrivals of {', '.join(short)} are not complete; the total needs them")
    wide[TOTAL] = wide[list(NINE)].sum(axis=1)
    rows = []
    for code in ("CHN", TOTAL, *ASEAN_MEMBERS):
        column = wide[code].dropna()
        share = 100 * measures.ratio(column, wide[WORLD].loc[column.index])
        rows.append(
            pd.DataFrame(
                {
                    "economy": code,
                    "year": column.index.astype(int),
                    "arrivals": column.to_numpy(),
                    "share": share.to_numpy(),
                }
            )
        )
    return pd.concat(rows, ignore_index=True)


def _value(data, code: str, year: int, column: str = "arrivals") -> float:
    found = data.loc[(data["economy"] == code) & (data["year"] == year), column]
    return float(found.iloc[0]) if len(found) else float("nan")


def caption(data) -> Caption:
    first, last = int(data["year"].min()), int(data["year"].max())
    ends = {
        code: [format_cell(_value(data, code, y) / MILLION, 1) for y in (first, last)]
        for code in ("CHN", TOTAL)
    }
    members = data[data["economy"].isin(ASEAN_MEMBERS) & (data["year"] == last)]
    top = members.loc[members["arrivals"].idxmax()]
    low = members.loc[members["arrivals"].idxmin()]
    total = data[data["economy"] == TOTAL].set_index("year")["arrivals"].diff()
    falls = [str(year) for year in total.index[total < 0]]
    joined = int(data.loc[data["economy"] == "BRN", "year"].min())
    names = {lang: [economy_name(row["economy"], lang) for row in (top, low)] for lang in ("zh", "en")}
    span = f"{first}—{last}"
    return Caption(
        title={
            "zh": f"中国与东盟成员国的入境国际游客，{span}年",
            "en": f"International tourist arrivals in China and the ASEAN members, {first}–{last}",
        },
        note={
            "zh": "入境过夜游客人次，来源地不分国别；各国口径不一（边境登记或住宿登记），只宜比较各国自"
            f"身的变化。“东盟九国”不含文莱，其数据自{joined}年起才有。该序列止于{last}年。右图横轴"
            f"为对数刻度，按{last}年排序。",
            "en": "Arrivals of overnight visitors from anywhere; economies count them differently (at "
            "the border or in accommodation), so each is best compared with itself. The nine "
            f"members exclude Brunei, published only from {joined}. The series ends in {last}. "
            f"Right: logarithmic scale, in the order of {last}.",
        },
        alt={
            "zh": f"左图为两线：{first}—{last}年，中国由{ends['CHN'][0]}百万人次增至{ends['CHN'][1]}百万人"
            f"次，东盟九国由{ends[TOTAL][0]}百万增至{ends[TOTAL][1]}百万，东盟九国仅在"
            f"{'、'.join(falls)}年低于上年。右图为各国{BASE_YEAR}年与{last}年的对比，{last}年东盟成"
            f"员国中{names['zh'][0]}最多，{names['zh'][1]}最少。",
            "en": f"Left, two lines: from {first} to {last} China rose from {ends['CHN'][0]} to "
            f"{ends['CHN'][1]} million, the nine members from {ends[TOTAL][0]} to {ends[TOTAL][1]} "
            f"million, below the year before only in {', '.join(falls)}. Right, each economy in "
            f"{BASE_YEAR} and {last}: of the members, {names['en'][0]} had most and "
            f"{names['en'][1]} fewest in {last}.",
        },
    )


def draw(data, language: str):
    figure, (left, right) = drawing.canvas(1, 2, height=3.1, gridspec_kw={"width_ratios": (1.15, 1)})
    words = {"zh": {"CHN": "中国", TOTAL: "东盟九国"}, "en": {"CHN": "China", TOTAL: "nine ASEAN\nmembers"}}[
        language
    ]
    ends = []
    for place, code in enumerate(("CHN", TOTAL)):
        line = data[data["economy"] == code]
        left.plot(
            line["year"],
            line["arrivals"] / MILLION,
            color=drawing.COLOURS[place],
            linestyle=drawing.DASHES[place],
        )
        ends.append((line["arrivals"].iloc[-1] / MILLION, words[code], drawing.COLOURS[place]))
    left.set_ylim(0, 145)
    left.set_xticks([1995, 2000, 2005, 2010, 2015, 2018])
    drawing.label_ends(left, ends)
    panels.unit_line(left, {"zh": "百万人次", "en": "million arrivals"}[language])
    _draw_economies(right, data, language)
    return figure


def _draw_economies(axes, data, language: str) -> None:
    last = int(data["year"].max())
    codes = sorted(THE_ELEVEN, key=lambda code: -_value(data, code, last))
    first_values, last_values = (
        [_value(data, code, year) / MILLION for code in codes] for year in (BASE_YEAR, last)
    )
    axes.set_xscale("log")
    panels.from_to(
        axes,
        [economy_name(code, language) for code in codes],
        first_values,
        last_values,
        labels=(str(BASE_YEAR), str(last)),
    )
    axes.set_xticks([0.1, 1, 10, 100], ["0.1", "1", "10", "100"])
    axes.set_xlim(0.1, 180)
    axes.minorticks_off()
    panels.unit_line(axes, {"zh": "百万人次（对数刻度）", "en": "million arrivals (logarithmic)"}[language])
