"""Did the corridor's plans change how well liners serve Qinzhou, or had it changed before?

Left: the index of Qinzhou, of Fangchenggang next to it, and the mean of the ports compared with.  Right: for
every date at which there are quarters enough, by how much Qinzhou's mean of the year from it on differs from
the year before, beyond the change of the other ports, and how far those ports themselves scatter when each
is taken in turn as if it were Qinzhou.  A plan that mattered would stand out at its own date.
"""

from __future__ import annotations

from analysis import palette
from analysis.indicators.port_events import (
    BAND,
    BEST,
    FANGCHENGGANG,
    MAIN,
    QINZHOU,
    SERIES,
    SOURCE,
    SPECIFICATIONS,
)
from tracepaper.evidence.lines import cell, line, rows_where
from tracepaper.exhibits import drawing, panels
from tracepaper.exhibits.axes import fit, label_point, year_ticks
from tracepaper.exhibits.bound_marks import cells, show, show_event
from tracepaper.exhibits.captions import Value, Words, year

READS = ("port_events",)
OTHERS = "others"
PLANS = {  # date in the source -> the quarter from which it counts
    "2017-01-20": "2017Q1",
    "2019-08-15": "2019Q3",
    "2022-01-01": "2022Q1",
}
PLAN_WORDS = {
    "2017Q1": {"zh": "城市群\n规划", "en": "cluster\nplan"},
    "2019Q3": {"zh": "通道\n规划", "en": "corridor\nplan"},
    "2022Q1": {"zh": "RCEP", "en": "RCEP"},
}
KEYS = ("part", "place", "date", "at")


def data(evidence):
    """part, place, date (quarter), at (its beginning on a scale of years), value, low, high, p_value.

    part index: place = a port, or others (the geometric mean of the ports compared with); value = index.
    part effect: place = a specification of port_events; value = its effect, low and high = 5th and 95th
    percentile of the placebos.  part plan: place = the day of the event."""
    import pandas as pd

    effects = rows_where(evidence.table("port_events"), specification=[MAIN, BEST])
    effects = effects.assign(part="effect", place=effects["specification"], value=effects["effect"])
    events = evidence.text("beibu-gulf", "events").set_index("item").loc[list(PLANS), "date"]
    plans = [{"part": "plan", "place": day, "date": PLANS[str(day)]} for day in events]
    columns = ["part", "place", "date", "value", "low", "high", "p_value"]
    frames = [pd.DataFrame(_indices(evidence)), effects[columns], pd.DataFrame(plans)]
    frame = pd.concat(frames, ignore_index=True)[columns]
    frame.insert(3, "at", frame["date"].map(at))
    return frame.astype(dict.fromkeys(("place", "value", "low", "high", "p_value"), object))


def _indices(evidence) -> list[dict]:
    ports = SPECIFICATIONS[MAIN].ports
    frame = evidence.select(SOURCE, SERIES, economy=[QINZHOU, FANGCHENGGANG, *ports])
    own = frame[frame["economy"].isin((QINZHOU, FANGCHENGGANG))].sort_values(["economy", "period"])
    rows = [_index(row.economy, row.period, row.value) for row in own.itertuples()]
    rest = frame[~frame["economy"].isin((QINZHOU, FANGCHENGGANG))]
    for quarter, values in rest.groupby("period")["value"]:
        logs = values.map(lambda value: value.log())
        rows.append(_index(OTHERS, quarter, (logs.sum() / len(logs)).exp()))
    return rows


def _index(place: str, date: str, value) -> dict:
    return {"part": "index", "place": place, "date": date, "value": value}


def at(date: str) -> float:
    """The beginning of a quarter on a scale of years: 2019Q3 -> 2019.5."""
    return int(date[:4]) + (int(date[-1]) - 1) / 4


def index(data, place: str):
    """An index by quarter."""
    return line(data, "value", by="date", part="index", place=place)


def effects(data, specification: str):
    """The effects of a specification by date."""
    return line(data, "value", by="date", part="effect", place=specification)


def values(data) -> dict:
    qinzhou, fangchenggang = index(data, QINZHOU), index(data, FANGCHENGGANG)
    main, best = effects(data, MAIN), effects(data, BEST)
    corridor = PLANS["2019-08-15"]
    p_value = cell(data, "p_value", part="effect", place=MAIN, date=corridor)
    return {
        "since": year(index(data, OTHERS).first[:4]),
        "until": quarter(qinzhou.last),
        "ports": Value(len(SPECIFICATIONS[MAIN].ports)),
        "band": Value(100 * (BAND[1] - BAND[0]), "PERCENT"),
        "first-quarter": quarter(qinzhou.first),
        "first": Value(qinzhou[qinzhou.first], step=1),
        "last": Value(qinzhou[qinzhou.last], step=1),
        "peak-quarter": quarter(main.highest),
        "peak": Value(main[main.highest], step=0.01),
        "best-then": Value(best[main.highest], step=0.01),
        "corridor-effect": Value(main[corridor], step=0.01),
        "corridor-p": Value(p_value, step=0.01),
        "neighbour-first": Value(fangchenggang["2015Q4"], step=1),
        "neighbour-last": Value(fangchenggang["2016Q4"], step=1),
    }


def quarter(date: str) -> Words:
    """A quarter as a sentence writes it."""
    parts = {"year": date[:4], "number": date[-1]}
    return Words({"zh": "{year}年第{number}季度".format(**parts), "en": "Q{number} {year}".format(**parts)})


WORDS = {
    QINZHOU: {"zh": "钦州", "en": "Qinzhou"},
    FANGCHENGGANG: {"zh": "防城港", "en": "Fangchenggang"},
    OTHERS: {"zh": "对照港\n平均", "en": "ports com-\npared with"},
    MAIN: {"zh": "钦州", "en": "Qinzhou"},
    BEST: {"zh": "两港\n取高者", "en": "better of\nthe two ports"},
}
LINES = {
    QINZHOU: (palette.CITIES, "-"),
    FANGCHENGGANG: (palette.OTHER_MEASURE, "--"),
    OTHERS: (palette.WORLD, ":"),
}


def draw(data, language: str):
    figure, (left, right) = drawing.canvas(1, 2, height=3.0, gridspec_kw={"width_ratios": (1, 1.25)})
    _draw_indices(left, data, language)
    _draw_effects(right, data, language)
    return figure


def _draw_indices(axes, data, language: str) -> None:
    lines = {place: index(data, place) for place in LINES}
    quarters = [*lines[OTHERS]]
    every = [at(date) for date in quarters]
    for place, (colour, dash) in LINES.items():
        gaps = [lines[place].get(date, float("nan")) for date in quarters]
        course = axes.plot(every, gaps, color=colour, linestyle=dash)
        show(course, cells("value", part="index", place=place, date=quarters))
    fit(axes, 0, *(list(values.values()) for values in lines.values()), room=(0, 0.06))
    axes.set_xlim(every[0], every[-1])
    year_ticks(axes, (int(when) for when in every), 5)
    panels.unit_line(
        axes, {"zh": "(a) 港口班轮连通性指数", "en": "(a) port liner connectivity index"}[language]
    )
    ends = [(values[values.last], WORDS[place][language], LINES[place][0]) for place, values in lines.items()]
    drawing.label_ends(axes, ends, gap=0.09)


def _draw_effects(axes, data, language: str) -> None:
    main, best = effects(data, MAIN), effects(data, BEST)
    best = best.span(main.first)
    _draw_band(axes, data)
    axes.axhline(0, color=drawing.GREY, linewidth=0.7)
    quarters = [date for date in index(data, OTHERS) if main.first <= date <= main.last]
    looks = ((MAIN, main, "-", palette.CITIES), (BEST, best, "--", palette.OTHER_MEASURE))
    for name, values, dash, colour in looks:
        gaps = [values.get(date, float("nan")) for date in quarters]
        course = axes.plot([at(date) for date in quarters], gaps, linestyle=dash, color=colour)
        show(course, cells("value", part="effect", place=name, date=quarters))
    fit(axes, list(main.values()), list(best.values()), room=(0.12, 0.06))
    bottom, top = axes.get_ylim()
    for row in data[data["part"] == "plan"].itertuples():
        plan = axes.axvline(at(row.date), color=drawing.GREY, linewidth=0.8, linestyle=":")
        show_event(plan, row.date)
        place = (at(row.date), top - 0.12 * (top - bottom))
        label_point(axes, PLAN_WORDS[row.date][language], place, "right", drawing.GREY, 2, 7)
    axes.set_xlim(at(main.first) - 0.3, at(main.last) + 0.3)
    year_ticks(axes, (int(at(date)) for date in main), 2)
    peak, other = main.highest, best.highest
    label_point(axes, WORDS[MAIN][language], (at(peak), main[peak]), "left", palette.CITIES)
    label_point(axes, WORDS[BEST][language], (at(other), best[other]), "over", palette.OTHER_MEASURE, 4)
    words = {"zh": "(b) 超出对照港的变化（对数点）", "en": "(b) change beyond the others' (log points)"}
    panels.unit_line(axes, words[language])


def _draw_band(axes, data) -> None:
    """Between the percentiles of the placebos; open where a date has none."""
    low, high = (line(data, column, by="date", part="effect", place=MAIN) for column in ("low", "high"))
    quarters = [date for date in index(data, OTHERS) if low.first <= date <= low.last]
    ends = [[values.get(date, float("nan")) for date in quarters] for values in (low, high)]
    axes.fill_between([at(date) for date in quarters], *ends, color=drawing.LIGHT, linewidth=0)
