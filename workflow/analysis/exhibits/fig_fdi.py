"""Inward direct investment in China and ASEAN since 2000.

Answers where the region's investment goes now.  Flows swing from year to year, so each economy's weight
is formed over five years (sum of flows over sum of GDP) and never from one year.  A flow is what came
in less what was withdrawn, from anywhere: it can be negative and says nothing about who invested.
"""

from __future__ import annotations

from analysis import measures
from analysis.vocabulary import ASEAN_MEMBERS, THE_ELEVEN
from tracepaper.exhibits import drawing, panels
from tracepaper.exhibits.exhibit import Caption
from tracepaper.languages.number_format import format_cell
from tracepaper.languages.territories import economy_name

SOURCE, FLOW, PRODUCT = "world-bank-wdi", "BX.KLT.DINV.CD.WD", "NY.GDP.MKTP.CD"
FIRST = 2000
SPAN = 5
ASEAN, WITHOUT_SINGAPORE = "ASEAN", "ASEAN9"
EARLIER = 2014  # end of the earlier five years; the later five end with the series
BILLION = 1e9


def data(evidence):
    """economy (an ISO code, ASEAN, or ASEAN9 = ASEAN without Singapore), year, inflow (US$),
    weight (% of GDP over the five years that end in `year`; for 2014 and the last year only)."""
    import pandas as pd

    flow, product = (_wide(evidence, series) for series in (FLOW, PRODUCT))
    years = [year for year in flow.index if year >= FIRST]
    flow[ASEAN] = flow[list(ASEAN_MEMBERS)].sum(axis=1)
    flow[WITHOUT_SINGAPORE] = flow[ASEAN] - flow["SGP"]
    product[ASEAN] = product[list(ASEAN_MEMBERS)].sum(axis=1)
    product[WITHOUT_SINGAPORE] = product[ASEAN] - product["SGP"]
    rows = [
        {
            "economy": code,
            "year": year,
            "inflow": flow[code][year],
            "weight": _weight(flow[code], product[code], year) if year in (EARLIER, years[-1]) else None,
        }
        for code in ("CHN", ASEAN, WITHOUT_SINGAPORE, *ASEAN_MEMBERS)
        for year in years
    ]
    return pd.DataFrame(rows).astype({"inflow": object, "weight": object})


def _wide(evidence, series: str):
    frame = evidence.select(SOURCE, series, economy=THE_ELEVEN)
    wide = frame.pivot(index="year", columns="economy", values="value")
    wide = wide[wide.index >= FIRST].dropna()  # a total needs every member
    wide.index = wide.index.astype(int)
    return wide


def _weight(flow, product, year: int):
    span = list(range(year - SPAN + 1, year + 1))
    return 100 * measures.ratio(flow.loc[span].sum(), product.loc[span].sum())


def value(data, code: str, year: int, column: str = "inflow") -> float:
    found = data.loc[(data["economy"] == code) & (data["year"] == year), column]
    return float(found.iloc[0])


def caption(data) -> Caption:
    first, last = int(data["year"].min()), int(data["year"].max())
    china = data[data["economy"] == "CHN"].set_index("year")["inflow"]
    peak = int(china.idxmax())
    asean = data[data["economy"] == ASEAN].set_index("year")["inflow"]
    ahead = _ahead_since(asean, china)
    billions = {
        name: format_cell(number / BILLION, 1)
        for name, number in {
            "peak": china[peak],
            "china": china[last],
            "asean0": asean[first],
            "asean": asean[last],
        }.items()
    }
    weights = data[(data["year"] == last) & data["economy"].isin(THE_ELEVEN)].set_index("economy")["weight"]
    top, low = weights.idxmax(), weights.idxmin()
    spans = [(year - SPAN + 1, year) for year in (EARLIER, last)]
    zh_spans, en_spans = ([f"{a}{dash}{b}" for a, b in spans] for dash in "—–")
    return Caption(
        title={
            "zh": f"中国与东盟的外商直接投资净流入，{first}—{last}年",
            "en": f"Net inflows of direct investment in China and ASEAN, {first}–{last}",
        },
        note={
            "zh": "国际收支口径的净流入（流入减撤资），来源地不分国别，可为负值；可能含过境转投的资金，"
            f"在新加坡这样的金融中心尤其如此。右图为五年流入之和占五年GDP之和的比重，{zh_spans[0]}"
            f"年与{zh_spans[1]}年，按后者排序。",
            "en": "Net inflows (inflows less withdrawals) on the balance-of-payments basis, from "
            "anywhere; they can be negative and may include funds that pass through, above all in "
            "a financial centre such as Singapore. Right: sum of five years' inflows over the sum "
            f"of five years' GDP, {en_spans[0]} and {en_spans[1]}, in the order of the latter.",
        },
        alt={
            "zh": f"左图三线：中国的净流入在{peak}年达到峰值{billions['peak']}十亿美元，{last}年降至"
            f"{billions['china']}十亿美元；东盟由{first}年的{billions['asean0']}十亿美元升至{last}年"
            f"的{billions['asean']}十亿美元，{ahead}年起连年高于中国。右图：{zh_spans[1]}年占GDP比重"
            f"最高的是{economy_name(top, 'zh')}（{format_cell(weights[top], 1)}%），最低的是"
            f"{economy_name(low, 'zh')}（{format_cell(weights[low], 1)}%）。",
            "en": f"Left, three lines: China's inflow peaked at US${billions['peak']} billion in {peak} "
            f"and was US${billions['china']} billion in {last}; ASEAN's rose from "
            f"US${billions['asean0']} billion in {first} to US${billions['asean']} billion in "
            f"{last} and has exceeded China's every year since {ahead}. Right: over {en_spans[1]} "
            f"the weight in GDP is highest in {economy_name(top, 'en')} "
            f"({format_cell(weights[top], 1)}%) and lowest in {economy_name(low, 'en')} "
            f"({format_cell(weights[low], 1)}%).",
        },
    )


def _ahead_since(asean, china) -> int:
    behind = asean.index[asean <= china]
    return int(behind.max()) + 1 if len(behind) else int(asean.index.min())


LINES = {
    "CHN": {"zh": "中国", "en": "China"},
    ASEAN: {"zh": "东盟十国", "en": "ASEAN"},
    WITHOUT_SINGAPORE: {"zh": "不含\n新加坡", "en": "without\nSingapore"},
}


def draw(data, language: str):
    figure, (left, right) = drawing.canvas(1, 2, height=3.2, gridspec_kw={"width_ratios": (1.2, 1)})
    ends = []
    for place, (code, words) in enumerate(LINES.items()):
        line = data[data["economy"] == code]
        left.plot(
            line["year"],
            line["inflow"] / BILLION,
            color=drawing.COLOURS[place],
            linestyle=drawing.DASHES[place],
        )
        ends.append((line["inflow"].iloc[-1] / BILLION, words[language], drawing.COLOURS[place]))
    left.set_ylim(0, 370)
    left.set_xticks([2000, 2005, 2010, 2015, 2020, 2024])
    drawing.label_ends(left, ends, gap=0.1)
    panels.unit_line(left, {"zh": "十亿美元，现价", "en": "US$ billion, current prices"}[language])
    _draw_weights(right, data, language)
    return figure


def _draw_weights(axes, data, language: str) -> None:
    last = int(data["year"].max())
    codes = sorted(THE_ELEVEN, key=lambda code: -value(data, code, last, "weight"))
    before, after = ([value(data, code, year, "weight") for code in codes] for year in (EARLIER, last))
    dash = "—" if language == "zh" else "–"
    spans = [f"{year - SPAN + 1}{dash}{str(year)[2:]}" for year in (EARLIER, last)]
    panels.from_to(axes, [economy_name(code, language) for code in codes], before, after, labels=spans)
    axes.set_xlim(0, 33)
    panels.unit_line(axes, {"zh": "占GDP的比重（%）", "en": "% of GDP"}[language])
