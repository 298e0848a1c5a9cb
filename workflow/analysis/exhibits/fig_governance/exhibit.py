"""Political stability and regulatory quality of the eleven economies.

Answers whether political uncertainty has grown, and where.  The estimates come from surveys with wide
margins of error that the file read does not give, so only differences of about half a point or more are
spoken of.  They are relative to the world of each year: a fall can be the others' rise.
"""

from __future__ import annotations

from itertools import pairwise

from analysis import palette
from analysis.vocabulary import THE_ELEVEN
from tracepaper.exhibits import drawing, panels
from tracepaper.exhibits.axes import round_years
from tracepaper.exhibits.bound_marks import cells, show
from tracepaper.exhibits.captions import Value, economies, year
from tracepaper.exhibits.labels import label_pair
from tracepaper.languages.number_format import format_cell
from tracepaper.languages.territories import economy_name

SOURCE = "world-bank-wgi"
SERIES = {"stability": "PV.EST", "regulation": "RQ.EST"}
SCALE = 2.5  # the publisher's: units of a standard normal distribution, about -2.5 to 2.5
WORDS = {
    "stability": {"zh": "政治稳定", "en": "political stability"},
    "regulation": {"zh": "监管质量", "en": "regulatory quality"},
}
STYLES = {"stability": (palette.MEASURE, "-"), "regulation": (palette.OTHER_MEASURE, "--")}
KEYS = ("economy", "measure", "year")


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


def yearly_from(years) -> int:
    """The first year from which on there is no gap of a year; years: in rising order."""
    years = list(years)
    gaps = [after for before, after in pairwise(years) if after - before > 1]
    return int(gaps[-1] if gaps else years[0])


def values(data) -> dict:
    stability, regulation = (_wide(data, measure) for measure in SERIES)
    base, last = yearly_from(stability.index), stability.index.max()
    now = stability.loc[last]
    change = now - stability.loc[base]
    named = {
        "highest": now.idxmax(),
        "lowest": now.idxmin(),
        "riser": change.idxmax(),
        "faller": change.idxmin(),
    }
    return {
        "since": year(stability.index.min()),
        "until": year(last),
        "yearly-from": year(base),
        "scale-low": Value(-SCALE, step=0.1),
        "scale-high": Value(SCALE, step=0.1),
        **{name: economies(code) for name, code in named.items()},
        "highest-value": Value(now.max(), step=0.01),
        "lowest-value": Value(now.min(), step=0.01),
        "riser-before": Value(stability.loc[base, named["riser"]], step=0.01),
        "riser-after": Value(now[named["riser"]], step=0.01),
        "faller-before": Value(stability.loc[base, named["faller"]], step=0.01),
        "faller-after": Value(now[named["faller"]], step=0.01),
        "best-regulated": economies(regulation.loc[last].idxmax()),
    }


def draw(data, language: str):
    lines = {measure: _wide(data, measure) for measure in SERIES}
    base, last = yearly_from(lines["stability"].index), lines["stability"].index.max()
    order = list(lines["stability"].loc[last].sort_values(ascending=False).index)
    figure, places = panels.small_multiples(len(order), 4, 4.6, sharex=True, sharey=True)
    whole = range(-int(SCALE), int(SCALE) + 1)
    for axes, code in zip(places, order, strict=True):
        axes.axhline(0, color=drawing.GREY, linewidth=0.7)
        for measure, (colour, dash) in STYLES.items():
            line = lines[measure][code].dropna()
            course = axes.plot(line.index, line, color=colour, linestyle=dash)
            show(course, cells("estimate", economy=code, measure=measure, year=line.index))
            early = line[line.index < base]
            axes.plot(early.index, early, "o", markersize=2.2, color=colour)
        axes.set_title(economy_name(code, language), pad=3)
        axes.set_ylim(-SCALE - 0.1, SCALE + 0.1)
        axes.set_yticks(whole, [format_cell(tick, 0, language) for tick in whole])
    round_years(places[0])
    pairs = [{measure: lines[measure][code].to_dict() for measure in SERIES} for code in order]
    label_pair(places, pairs, {name: (WORDS[name][language], STYLES[name][0]) for name in SERIES})
    panels.unit_line(places[0], {"zh": "估计值", "en": "estimate"}[language], 1.16)
    panels.label_columns(places)
    return figure
