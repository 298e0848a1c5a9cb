"""Applied tariffs of the eleven economies, one panel each.

Answers how far tariffs had come down before RCEP, and when.  The series has gap years; a line across a
gap would draw a figure nobody published, so a gap stays a gap and the last panel counts who reports.
The mean is weighted by imports: goods kept out by a high duty hardly count in it.
"""

from __future__ import annotations

from analysis.vocabulary import FREE_TRADE_AREA, THE_ELEVEN
from tracepaper.exhibits import drawing, panels
from tracepaper.exhibits.axes import fit, round_years
from tracepaper.exhibits.captions import Value, economies, year
from tracepaper.languages.number_format import format_cell
from tracepaper.languages.territories import economy_name

SOURCE, SERIES = "world-bank-wdi", "TM.TAX.MRCH.WM.AR.ZS"
FIRST = 2000


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


def values(data) -> dict:
    first, last = (frame["tariff"] for frame in ends(data))
    until = data["year"].max()
    span = int(until) - FIRST + 1
    return {
        "since": year(FIRST),
        "until": year(until),
        "years": Value(span),
        "gaps": Value(len(THE_ELEVEN) * span - len(data)),
        "fewest": Value(data.groupby("year").size().min()),
        "free-trade-area": year(FREE_TRADE_AREA),
        "lower": Value((last < first).sum()),
        "china-first": Value(first["CHN"], "PERCENT", 0.1),
        "china-last": Value(last["CHN"], "PERCENT", 0.1),
        "highest": economies(last.idxmax()),
        "highest-rate": Value(last.max(), "PERCENT", 0.1),
        "lowest": economies(last.idxmin()),
        "lowest-rate": Value(last.min(), "PERCENT", 0.1),
    }


def draw(data, language: str):
    order = _order(data)
    until = int(data["year"].max())
    years = list(range(FIRST, until + 1))
    figure, places, _ = panels.small_multiples(len(order) + 1, 4, 4.6, sharex=True)
    for axes, code in zip(places, order, strict=False):
        line = data[data["economy"] == code].set_index("year")["tariff"].reindex(years)
        axes.plot(years, line, color=drawing.COLOURS[1], marker="o", markersize=2)
        axes.set_title(economy_name(code, language), pad=3)
        fit(axes, 0, data["tariff"], room=(0, 0.12))
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
    round_years(places[0])
    panels.unit_line(places[0], "%", 1.16)
    return figure


def _draw_count(axes, data, years, language: str) -> None:
    count = data.groupby("year").size().reindex(years, fill_value=0)
    axes.bar(years, count, 0.8, color=drawing.LIGHT)
    fit(axes, 0, len(THE_ELEVEN), room=(0, 0.07))
    axes.set_yticks([0, count.min(), len(THE_ELEVEN)])
    axes.set_title(
        {"zh": "有数据的国家数", "en": "economies with a figure"}[language], pad=3, color=drawing.GREY
    )
