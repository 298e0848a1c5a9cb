"""The growth of each economy in the two stretches, side by side, the fastest of the later one on top."""

from tracepaper.exhibits import drawing
from tracepaper.exhibits.bound_marks import cells, show

from analysis.names import called
from analysis.stretches import AFTER, BEFORE, growth
from analysis.vocabulary import ECONOMIES

KEYS = ("economy",)
LABELS = {
    "before": {"en": "2010–2019", "zh": "2010—2019年"},
    "after": {"en": "2019–2024", "zh": "2019—2024年"},
}
AXIS = {"en": "% a year", "zh": "年均（%）"}


def data(evidence):
    """economy, before, after (% a year); one row an economy."""
    import pandas as pd

    columns = {
        name: growth(evidence, years, ECONOMIES) for name, years in (("before", BEFORE), ("after", AFTER))
    }
    return pd.DataFrame(columns).rename_axis("economy").reset_index()


def values(data):
    return {}


def draw(data, language):
    figure, axes = drawing.canvas(height=4.2)
    data = data.sort_values("after", key=lambda column: column.astype(float))
    places = range(len(data))
    for name, mark, colour in (("before", "o", drawing.GREY), ("after", "D", drawing.COLOURS[1])):
        points = axes.plot(data[name].astype(float), places, mark, color=colour, label=LABELS[name][language])
        show(points, cells(name, economy=data["economy"]))
    axes.set_yticks(list(places), [called(code, language, "economy") for code in data["economy"]])
    axes.grid(axis="x")
    axes.grid(visible=False, axis="y")
    axes.axvline(0, color=drawing.GREY, linewidth=0.7)
    axes.set_xlabel(AXIS[language])
    axes.legend(loc="upper left")
    return figure
