"""Applied tariffs of the eleven economies, 2000-2022, one panel each.

Answers how far tariffs had come down before RCEP, and when.  The series has gap years; a line across a
gap would draw a figure nobody published, so a gap stays a gap and the last panel counts who reports.
The mean is weighted by imports: goods kept out by a high duty hardly count in it.
"""

from __future__ import annotations

from analysis.vocabulary import THE_ELEVEN
from tracepaper.exhibits import drawing, panels
from tracepaper.exhibits.exhibit import Caption
from tracepaper.languages.number_format import format_cell
from tracepaper.languages.territories import economy_name

SOURCE, SERIES = "world-bank-wdi", "TM.TAX.MRCH.WM.AR.ZS"
FIRST = 2000
FREE_TRADE_AREA = 2010  # the China-ASEAN Free Trade Area with the six older members is complete


def data(evidence):
    """economy, year, tariff (%): one row per published figure since 2000."""
    frame = evidence.select(SOURCE, SERIES, economy=THE_ELEVEN)
    frame = frame[frame["year"] >= FIRST].sort_values(["economy", "year"])
    frame = frame.assign(year=frame["year"].astype(int))
    return frame[["economy", "year", "value"]].rename(columns={"value": "tariff"})


def ends(data):
    """The first and the last published row of each economy, indexed by economy."""
    groups = data.sort_values("year").groupby("economy")
    return groups.first(), groups.last()


def _order(data) -> list[str]:
    first, _ = ends(data)
    return sorted(first.index, key=lambda code: -float(first["tariff"][code]))


def caption(data) -> Caption:
    first, last = ends(data)
    until = int(data["year"].max())
    reporting = data.groupby("year").size()
    fewest = int(reporting.min())
    high, low = last["tariff"].idxmax(), last["tariff"].idxmin()
    rises = [code for code in last.index if last["tariff"][code] >= first["tariff"][code]]
    gaps = len(THE_ELEVEN) * (until - FIRST + 1) - len(data)
    china = [format_cell(frame["tariff"]["CHN"], 1) for frame in (first, last)]
    top, bottom = (format_cell(last["tariff"][code], 1) for code in (high, low))
    end = {
        "zh": "均低于" if not rises else "多低于",
        "en": "lower in every" if not rises else "lower in most",
    }
    return Caption(
        title={
            "zh": f"十一国的实际执行关税率，{FIRST}—{until}年",
            "en": f"Applied tariffs of the eleven economies, {FIRST}–{until}",
        },
        note={
            "zh": "全部产品按进口额加权的平均实施税率，含优惠税率。序列有缺口：十一国"
            f"×{until - FIRST + 1}年中缺{gaps}个数，缺年处断开，孤立的点为前后年均缺；末图为各年有"
            f"数据的国家数（最少时{fewest}国）。虚线为{FREE_TRADE_AREA}年（中国—东盟自贸区建成）。"
            "加权平均低估高关税品的保护。各图按首个数值由高到低排列。",
            "en": "Mean of the applied rates on all products, weighted by imports, preferences "
            f"included. The series has gaps: {gaps} of eleven economies × {until - FIRST + 1} "
            "years are missing; lines break there, and a lone point has a gap on both sides. The "
            f"last panel counts the economies with a figure (at least {fewest}). Dotted line: "
            f"{FREE_TRADE_AREA}, ACFTA in force. Weighting understates the protection of highly "
            "taxed goods. Panels in falling order of the first figure.",
        },
        alt={
            "zh": f"十一个小图，各一条折线。各国最近一年的税率{end['zh']}首个数值。中国由{china[0]}%降至"
            f"{china[1]}%；最近一年{economy_name(high, 'zh')}最高（{top}%），"
            f"{economy_name(low, 'zh')}最低（{bottom}%）。",
            "en": f"Eleven small panels with one line each. The latest rate is {end['en']} economy than "
            f"the first. China's fell from {china[0]}% to {china[1]}%; the latest is highest in "
            f"{economy_name(high, 'en')} ({top}%) and lowest in {economy_name(low, 'en')} "
            f"({bottom}%).",
        },
    )


def draw(data, language: str):
    order = _order(data)
    until = int(data["year"].max())
    years = list(range(FIRST, until + 1))
    figure, places, _ = panels.small_multiples(len(order) + 1, 4, 4.6, sharex=True)
    highest = float(data["tariff"].max()) * 1.12
    for axes, code in zip(places, order, strict=False):
        line = data[data["economy"] == code].set_index("year")["tariff"].reindex(years)
        axes.plot(years, line, color=drawing.COLOURS[1], marker="o", markersize=2)
        axes.set_title(economy_name(code, language), pad=3)
        axes.set_ylim(0, highest)
        axes.set_yticks([0, 5, 10, 15])
        last = line.dropna().index[-1]
        axes.annotate(
            format_cell(line[last], 1, language),
            (last, line[last]),
            xytext=(0, 5),
            textcoords="offset points",
            fontsize=7,
            ha="center",
        )
    _draw_count(places[len(order)], data, years, language)
    for axes in places:
        axes.axvline(FREE_TRADE_AREA, color=drawing.GREY, linewidth=0.7, linestyle=":")
        axes.set_xlim(FIRST - 1, until + 1.5)
        axes.set_xticks([2000, 2010, 2020])
    panels.unit_line(places[0], "%", 1.16)
    return figure


def _draw_count(axes, data, years, language: str) -> None:
    count = data.groupby("year").size().reindex(years, fill_value=0)
    axes.bar(years, count, 0.8, color=drawing.LIGHT)
    axes.set_ylim(0, 12)
    axes.set_yticks([0, 4, 8, 11])
    axes.set_title(
        {"zh": "有数据的国家数", "en": "economies with a figure"}[language], pad=3, color=drawing.GREY
    )
