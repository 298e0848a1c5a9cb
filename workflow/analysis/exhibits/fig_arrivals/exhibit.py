"""International tourist arrivals, 1995-2018: did the opening of borders begin with the visa waivers?

The series is read for its level and direction before the pandemic only: it ends in 2018, counts
arrivals from anywhere and is collected differently in each economy.  Brunei is published from 2004, so
the total is formed of the nine members that are complete; a total with a changing set of members would
jump where one joins.
"""

from __future__ import annotations

from itertools import pairwise

from analysis import measures, palette
from analysis.groups import ARRIVALS_TOTAL, WITHOUT_BRUNEI
from analysis.vocabulary import ASEAN_MEMBERS, THE_ELEVEN
from tracepaper.errors import InputError
from tracepaper.evidence.lines import line, rows_where
from tracepaper.exhibits import drawing, panels
from tracepaper.exhibits.axes import fit, power_ticks, year_ticks
from tracepaper.exhibits.bound_marks import cells, show
from tracepaper.exhibits.captions import Value, economies, year, years
from tracepaper.exhibits.labels import label_courses
from tracepaper.languages.number_format import format_cell
from tracepaper.languages.territories import economy_name

SOURCE, SERIES = "world-bank-wdi", "ST.INT.ARVL"
WORLD = "WLD"
LINES = {
    "CHN": {"zh": "中国", "en": "China"},
    ARRIVALS_TOTAL: {"zh": "东盟九国", "en": "nine ASEAN\nmembers"},
}
BASE_YEAR = 2000
SCALES = {"zh": 1e4, "en": 1e6}
HEADS = {
    "zh": ("(a) 万人次", "(b) 万人次，对数刻度"),
    "en": ("(a) million arrivals", "(b) million arrivals, log scale"),
}


def data(evidence):
    """economy (an ISO code or ASEAN-without-BRN), year, arrivals (persons), share (% of the world's
    arrivals)."""
    import pandas as pd

    frame = evidence.select(SOURCE, SERIES, economy=[*THE_ELEVEN, WORLD])
    wide = frame.pivot(index="year", columns="economy", values="value")
    short = [code for code in WITHOUT_BRUNEI if wide[code].isna().any()]
    if short:
        raise InputError(
            f"{SOURCE} {SERIES}: arrivals of {', '.join(short)} are not complete; the total needs them"
        )
    wide[ARRIVALS_TOTAL] = wide[list(WITHOUT_BRUNEI)].sum(axis=1)
    rows = []
    for code in ("CHN", ARRIVALS_TOTAL, *ASEAN_MEMBERS):
        column = wide[code].dropna()
        share = measures.percent(measures.ratio(column, wide[WORLD].loc[column.index]))
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


def values(data) -> dict:
    china, nine = (line(data, "arrivals", economy=code) for code in ("CHN", ARRIVALS_TOTAL))
    members = line(data, "arrivals", by="economy", year=nine.last, economy=ASEAN_MEMBERS)
    return {
        "since": year(nine.first),
        "until": year(nine.last),
        "joined": year(line(data, "arrivals", economy="BRN").first),
        "china-first": Value(china[china.first], "VISITS", 1e5),
        "china-last": Value(china[china.last], "VISITS", 1e5),
        "nine-first": Value(nine[nine.first], "VISITS", 1e5),
        "nine-last": Value(nine[nine.last], "VISITS", 1e5),
        "falls": years(*(now for before, now in pairwise(nine) if nine[now] < nine[before])),
        "base": year(BASE_YEAR),
        "most": economies(members.highest),
        "fewest": economies(members.lowest),
    }


def draw(data, language: str):
    figure, (left, right) = drawing.canvas(1, 2, height=3.1, gridspec_kw={"width_ratios": (1.15, 1)})
    looks = ((palette.CHINA, "-"), (palette.ASEAN, "--"))
    ends = []
    for (code, words), (colour, dash) in zip(LINES.items(), looks, strict=True):
        arrivals = rows_where(data, economy=code)
        course = left.plot(
            arrivals["year"], arrivals["arrivals"] / SCALES[language], color=colour, linestyle=dash
        )
        show(course, cells("arrivals", economy=code, year=arrivals["year"]))
        ends.append((arrivals["arrivals"].iloc[-1] / SCALES[language], words[language], colour))
    fit(left, rows_where(data, economy=list(LINES))["arrivals"] / SCALES[language], 0, room=(0, 0.11))
    year_ticks(left, data["year"], 6)
    left.yaxis.set_major_formatter(lambda value, _: format_cell(value, 0, language))
    drawing.label_ends(left, ends)
    panels.unit_line(left, HEADS[language][0])
    _draw_economies(right, data, language)
    return figure


def _draw_economies(axes, data, language: str) -> None:
    """A line an economy on a scale of logarithms, where equal slopes are equal growth."""
    axes.set_yscale("log")
    looks = [_course(data, code, language) for code in (*ASEAN_MEMBERS, "CHN")]
    ends = panels.courses(axes, looks)
    fit(axes, *([*look.points.values()] for look in looks))
    year_ticks(axes, data["year"], 10)
    power_ticks(axes, language, "y")
    label_courses(axes, ends, gap=0.055, thread=True)
    panels.unit_line(axes, HEADS[language][1])


def _course(data, code: str, language: str) -> panels.Course:
    arrivals = line(data, "arrivals", economy=code)
    points = {when: value / SCALES[language] for when, value in arrivals.items()}
    look = palette.foreground(palette.CHINA) if code == "CHN" else (palette.ASEAN, "-", 0.9)
    shown = cells("arrivals", economy=code, year=points)
    return panels.Course(points, economy_name(code, language), shown, *look)
