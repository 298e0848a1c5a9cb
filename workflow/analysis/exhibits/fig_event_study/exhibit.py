"""Trade between China and the members before and after the first tariff cuts, year by year and by cohort.

Answers whether trade left the path that the equation makes of it when tariffs began to fall, and whether it
was on that path before.  The estimation is in the indicator `gravity_events`.
"""

from __future__ import annotations

from analysis.gravity.terms import COHORT_WORDS, STARTS, TEN, ZERO_DUTIES
from tracepaper.evidence.lines import line
from tracepaper.exhibits import drawing, panels
from tracepaper.exhibits.axes import fit
from tracepaper.exhibits.bound_marks import cells, show, show_event
from tracepaper.exhibits.captions import Value, year
from tracepaper.languages.number_format import format_cell

READS = ("gravity_events",)
BASE = -1
TICKS = 5
UNIT = {"zh": "系数（对数）", "en": "coefficient (log)"}
ACROSS = {"zh": "距首次降税年数", "en": "years since the first cut"}
TITLE = {"zh": "{}（{}年）", "en": "{} ({})"}
ZERO = {"zh": "零关税", "en": "zero duties"}
KEYS = ("cohort", "time", "year")


def data(evidence):
    """cohort, time, year, estimate, error, low, high, low_undirected, high_undirected, as the indicator
    `gravity_events` gives them."""
    return evidence.table("gravity_events")


def values(data) -> dict:
    ten = {name: line(data, name, by="time", cohort=TEN) for name in ("estimate", "low", "high")}
    last = max(ten["estimate"])
    return {
        **{f"{cohort}-since": year(start) for cohort, start in STARTS.items()},
        "zero-older": year(ZERO_DUTIES["five"]),
        "zero-later": year(ZERO_DUTIES["four"]),
        "last-time": Value(last),
        **{f"last-{name}": Value(ten[name][last], step=0.001) for name in ten},
    }


def draw(data, language: str):
    figure, places = panels.small_multiples(
        len(COHORT_WORDS), 2, 4.4, narrow_columns=1, sharex=True, sharey=True
    )
    for axes, (cohort, names) in zip(places, COHORT_WORDS.items(), strict=True):
        rows = data[data["cohort"] == cohort].sort_values("time")
        _draw_panel(axes, rows)
        if cohort in STARTS:
            axes.set_title(TITLE[language].format(names[language], STARTS[cohort]), pad=3)
            _mark_zero(axes, ZERO_DUTIES[cohort] - STARTS[cohort], language)
        else:
            axes.set_title(names[language], pad=3)
    fit(places[0], 0, data["low"], data["high"])
    times = range(int(data["time"].min()), int(data["time"].max()) + 1)
    ticks = [time for time in times if time % TICKS == 0]
    places[0].set_xticks(ticks, [format_cell(tick, 0, language) for tick in ticks])
    for axes in places:
        shown = [tick for tick in axes.get_yticks() if axes.get_ylim()[0] <= tick <= axes.get_ylim()[1]]
        axes.set_yticks(shown, [format_cell(tick, 2, language) for tick in shown])
    panels.unit_line(places[0], UNIT[language], 1.13)
    for axes in places[-1:] if drawing.is_narrow() else places[-2:]:
        axes.set_xlabel(ACROSS[language])
    return figure


def _draw_panel(axes, rows) -> None:
    """Points with their intervals; the base, which has none, is hollow."""
    axes.axhline(0, color=drawing.GREY, linewidth=0.7)
    cuts = axes.axvline(-0.5, color=drawing.GREY, linewidth=0.7, linestyle="--")
    show_event(cuts, 0, before=True)
    axes.vlines(rows["time"], rows["low"], rows["high"], color=drawing.COLOURS[1], linewidth=1.1)
    found = rows[rows["time"] != BASE]
    points = axes.plot(found["time"], found["estimate"], "o", markersize=3, color=drawing.COLOURS[1])
    show(points, cells("estimate", cohort=found["cohort"], time=found["time"]))
    axes.plot([BASE], [0], "o", markersize=3.4, color=drawing.COLOURS[1], markerfacecolor="white")


def _mark_zero(axes, time: int, language: str) -> None:
    """Where the duties of the normal track went to zero."""
    zero = axes.axvline(time - 0.5, color=drawing.GREY, linewidth=0.7, linestyle=":")
    show_event(zero, time, before=True)
    axes.text(
        time - 0.3,
        0.02,
        ZERO[language],
        transform=axes.get_xaxis_transform(),
        fontsize=drawing.readable(6.5),
        color=drawing.GREY,
        ha="left",
        va="bottom",
    )
