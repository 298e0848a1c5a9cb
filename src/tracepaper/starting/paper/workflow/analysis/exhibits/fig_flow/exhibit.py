"""The flow in every year, and its mean in each of the two periods."""

from analysis.periods import PERIODS, mean
from tracepaper.exhibits import drawing
from tracepaper.exhibits.bound_marks import cells, show
from tracepaper.exhibits.captions import Value, year

AXIS = {
    "en": "billion m³",
    "zh": "亿立方米",
}
SCALE = {
    "en": 1e9,
    "zh": 1e8,
}


def data(evidence):
    """year, flow (m³), mean (m³): of the period that the year lies in, missing in a year of none."""
    flow = evidence.observations("nile", "flow")
    means = {year: mean(flow.span(*years)) for years in PERIODS for year in range(years[0], years[1] + 1)}
    import pandas as pd

    rows = [(year, value, means.get(year)) for year, value in flow.items()]
    return pd.DataFrame(rows, columns=["year", "flow", "mean"])


def values(data):
    """What the captions quote."""
    lowest = min(range(len(data)), key=lambda row: data["flow"][row])
    return {
        "since": year(data["year"].min()),
        "until": year(data["year"].max()),
        "lowest-year": year(data["year"][lowest]),
        "lowest": Value(data["flow"][lowest], "M3", 1e8),
    }


def draw(data, language):
    figure, axes = drawing.canvas()
    show(axes.plot(data["year"], data["flow"] / SCALE[language]), cells("flow", year=data["year"]))
    for first, last in PERIODS:
        rows = data[data["year"].between(first, last)]
        level = axes.plot(rows["year"], rows["mean"] / SCALE[language], "--", color=drawing.COLOURS[2])
        show(level, cells("mean", year=rows["year"]))
    axes.set_ylabel(AXIS[language])
    axes.set_ylim(bottom=0)
    return figure
