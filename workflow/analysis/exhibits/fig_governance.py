"""Political stability and regulatory quality of the eleven economies, 1996-2023.

Answers whether political uncertainty has grown, and where.  The estimates come from surveys with wide
margins of error that the file read does not give, so only differences of about half a point or more are
spoken of.  They are relative to the world of each year: a fall can be the others' rise.
"""

from __future__ import annotations

from analysis.vocabulary import THE_ELEVEN
from tracepaper.exhibits import drawing, panels
from tracepaper.exhibits.exhibit import Caption
from tracepaper.languages.number_format import format_cell
from tracepaper.languages.territories import economy_name

SOURCE = "world-bank-wgi"
SERIES = {"stability": "PV.EST", "regulation": "RQ.EST"}
WORDS = {
    "stability": {"zh": "政治稳定", "en": "political stability"},
    "regulation": {"zh": "监管质量", "en": "regulatory quality"},
}
STYLES = {"stability": (drawing.COLOURS[2], "-"), "regulation": (drawing.COLOURS[1], "--")}
BASE = 2002  # the first year of the yearly series
PAUSED = (1996, 1998, 2000)  # every second year before that


def data(evidence):
    """economy, measure (stability or regulation), year, estimate (about -2.5 to 2.5)."""
    import pandas as pd

    parts = []
    for measure, series in SERIES.items():
        frame = evidence.select(SOURCE, series, economy=THE_ELEVEN).sort_values(["economy", "year"])
        parts.append(
            pd.DataFrame(
                {
                    "economy": frame["economy"],
                    "measure": measure,
                    "year": frame["year"].astype(int),
                    "estimate": frame["value"],
                }
            )
        )
    return pd.concat(parts, ignore_index=True)


def _wide(data, measure: str):
    part = data[data["measure"] == measure]
    return part.pivot(index="year", columns="economy", values="estimate")


def caption(data) -> Caption:
    stability, regulation = (_wide(data, measure) for measure in SERIES)
    first, last = int(stability.index.min()), int(stability.index.max())
    change = stability.loc[last] - stability.loc[BASE]
    up, down = change.idxmax(), change.idxmin()
    top, low = stability.loc[last].idxmax(), stability.loc[last].idxmin()
    best = regulation.loc[last].idxmax()
    pairs = {
        code: [format_cell(stability.loc[year, code], 2) for year in (BASE, last)] for code in (up, down)
    }
    ends = [format_cell(stability.loc[last, code], 2) for code in (top, low)]
    return Caption(
        title={
            "zh": f"政治稳定与监管质量，{first}—{last}年",
            "en": f"Political stability and regulatory quality, {first}–{last}",
        },
        note={
            "zh": "世界银行全球治理指标的估计值，约在−2.5（差）至2.5（好）之间，每年以世界均值为0，故只"
            f"反映相对位置；{BASE}年以前隔年公布，以圆点标出各数。所用文件未载标准误，小幅变动不宜"
            "解读。各图按末年政治稳定由高到低排列。",
            "en": "Estimates of the Worldwide Governance Indicators, about −2.5 (weak) to 2.5 (strong); "
            "the world's mean is 0 in each year, so they give relative positions only. Every "
            f"second year before {BASE}, marked by dots. The file read gives no standard errors: "
            "small changes should not be interpreted. Panels in falling order of political "
            "stability in the last year.",
        },
        alt={
            "zh": f"十一个小图，各有政治稳定与监管质量两线。{last}年政治稳定最高的是"
            f"{economy_name(top, 'zh')}（{ends[0]}），最低的是{economy_name(low, 'zh')}"
            f"（{ends[1]}）。{BASE}—{last}年改善最多的是{economy_name(up, 'zh')}（{pairs[up][0]}"
            f"→{pairs[up][1]}），下降最多的是{economy_name(down, 'zh')}（{pairs[down][0]}"
            f"→{pairs[down][1]}）。监管质量最高的是{economy_name(best, 'zh')}。",
            "en": "Eleven small panels with two lines, political stability and regulatory quality. In "
            f"{last} stability is highest in {economy_name(top, 'en')} ({ends[0]}) and lowest in "
            f"{economy_name(low, 'en')} ({ends[1]}). From {BASE} to {last} it rose most in "
            f"{economy_name(up, 'en')} ({pairs[up][0]} to {pairs[up][1]}) and fell most in "
            f"{economy_name(down, 'en')} ({pairs[down][0]} to {pairs[down][1]}). Regulatory quality "
            f"is highest in {economy_name(best, 'en')}.",
        },
    )


def draw(data, language: str):
    lines = {measure: _wide(data, measure) for measure in SERIES}
    last = int(lines["stability"].index.max())
    order = list(lines["stability"].loc[last].sort_values(ascending=False).index)
    figure, places, rest = panels.small_multiples(len(order), 4, 4.6, sharex=True, sharey=True)
    for axes, code in zip(places, order, strict=True):
        axes.axhline(0, color=drawing.GREY, linewidth=0.7)
        for measure, (colour, dash) in STYLES.items():
            line = lines[measure][code].dropna()
            axes.plot(line.index, line, color=colour, linestyle=dash)
            early = line[line.index.isin(PAUSED)]
            axes.plot(early.index, early, "o", markersize=2.2, color=colour)
        axes.set_title(economy_name(code, language), pad=3)
        axes.set_ylim(-2.6, 2.6)
        axes.set_yticks([-2, -1, 0, 1, 2], ["−2", "−1", "0", "1", "2"])
        axes.set_xticks([2000, 2010, 2020])
    _draw_key(rest[0], language)
    panels.unit_line(places[0], {"zh": "估计值", "en": "estimate"}[language], 1.16)
    _label_years(places[len(order) - 4])  # the place below it has no panel
    return figure


def _label_years(axes) -> None:
    """The years under a panel, without making room for them in its whole row."""
    for year in axes.get_xticks():
        axes.annotate(
            f"{year:.0f}",
            (year, 0),
            xycoords=axes.get_xaxis_transform(),
            xytext=(0, -5),
            textcoords="offset points",
            ha="center",
            va="top",
            fontsize=7.5,
        ).set_in_layout(False)


def _draw_key(axes, language: str) -> None:
    for row, (measure, (colour, dash)) in enumerate(STYLES.items()):
        y = 0.72 - 0.3 * row
        axes.plot([0.05, 0.3], [y, y], color=colour, linestyle=dash, transform=axes.transAxes)
        axes.text(
            0.36,
            y,
            WORDS[measure][language],
            transform=axes.transAxes,
            color=colour,
            fontsize=7.5,
            va="center",
        )
