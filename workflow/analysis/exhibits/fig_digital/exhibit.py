"""Internet users, fixed broadband and secure servers of the eleven economies, and how far they lie apart.

Answers whether the economies that are to share information have come closer in the means of doing so.
Whether they have depends on the measure: a share near 100 % leaves no room for its variation, while that
of the people without access grows; so several measures stand side by side, over every year in which all
eleven are published.  China's share of users jumps by 15 points in 2023, more than use can grow in a year:
probably a change of survey.  Access is not yet exchange: none of the three says that anybody shares anything.
"""

from __future__ import annotations

from analysis import measures, palette
from analysis.vocabulary import ASEAN_MEMBERS, THE_ELEVEN
from tracepaper.evidence.lineage import NAN
from tracepaper.evidence.lines import Line, line, rows_where
from tracepaper.evidence.sets import largest_of, smallest_of
from tracepaper.exhibits import drawing, panels
from tracepaper.exhibits.axes import fit, power_ticks, round_years
from tracepaper.exhibits.bound_marks import cells, show
from tracepaper.exhibits.captions import Value, economies, year, years
from tracepaper.exhibits.labels import label_courses
from tracepaper.languages.territories import economy_name

SOURCE = "world-bank-wdi"
SERIES = {"users": "IT.NET.USER.ZS", "broadband": "IT.NET.BBND.P2", "servers": "IT.NET.SECR.P6"}
FIRST = 2011  # the first year from 2010 in which all three are complete
ELEVEN = "eleven"
DISPERSION = ("variation", "logs", "extremes", "distance", "logits", "others")
WORDS = {
    "users": {"zh": "(a) 互联网用户\n（占人口%）", "en": "(a) internet users\n(% of population)"},
    "broadband": {"zh": "(b) 固定宽带\n（每百人用户数）", "en": "(b) fixed broadband\n(per 100 people)"},
    "servers": {
        "zh": "(c) 安全服务器（每百万人，\n对数刻度）",
        "en": "(c) secure servers (per\nmillion people, log scale)",
    },
}
DRAWN = {  # measures of dispersion without a unit, which can stand on one axis
    "variation": {"zh": "变异系数", "en": "variation"},
    "logs": {"zh": "对数标准差", "en": "s.d. of logs"},
    "logits": {"zh": "对数几率标准差", "en": "s.d. of log-odds"},
    "others": {"zh": "非用户变异系数", "en": "non-users"},
}
SPREADS = {
    "users": {"zh": "用户的离散程度", "en": "dispersion of users"},
    "broadband": {"zh": "宽带的离散程度", "en": "dispersion of broadband"},
    "servers": {"zh": "服务器的离散程度", "en": "dispersion of servers"},
}
TINTS = (palette.MEASURE, palette.OTHER_MEASURE, palette.THIRD_MEASURE, palette.WORLD)
KEYS = ("measure", "economy", "year")


def data(evidence):
    """measure (users, broadband, servers), economy (an ISO code, or eleven), year, value (of an economy);
    of the eleven, in years in which all are published and have any: variation (coefficient of variation),
    logs (standard deviation of natural logarithms), extremes (highest over lowest), distance (highest less
    lowest, in the measure's unit) and, of users only, logits (standard deviation of log-odds) and others
    (coefficient of variation of the people without access).  All unweighted."""
    import pandas as pd

    parts = []
    for measure, series in SERIES.items():
        frame = evidence.select(SOURCE, series, economy=THE_ELEVEN)
        frame = frame[frame["year"] >= FIRST].assign(measure=measure)
        parts.append(frame[["measure", "economy", "year", "value"]])
        wide = frame.pivot(index="year", columns="economy", values="value").dropna()
        rows = [
            {"measure": measure, "economy": ELEVEN, "year": at, **_dispersion(wide.loc[at], measure)}
            for at in wide.index
        ]
        parts.append(pd.DataFrame(rows))
    table = pd.concat(parts, ignore_index=True).astype({"year": int})
    return table[["measure", "economy", "year", "value", *DISPERSION]]


def _dispersion(values, measure: str) -> dict:
    """The measures of dispersion of the eleven values of a year."""
    highest, lowest = largest_of(values), smallest_of(values)
    found = {
        "variation": measures.variation(values),
        "logs": measures.log_deviation(values),
        "extremes": highest / lowest,
        "distance": highest - lowest,
    }
    if measure == "users":
        found["logits"] = measures.log_deviation(values / (100 - values))
        found["others"] = measures.variation(100 - values)
    return found


def _ends(data, measure: str) -> tuple[Line, Line, list[int]]:
    """The values of the eleven, by economy, in the first and in the last complete year, and these years."""
    complete = rows_where(data, measure=measure, economy=ELEVEN)["year"]
    ends = [int(complete.min()), int(complete.max())]
    first, last = (
        line(data, "value", by="economy", measure=measure, year=at, economy=THE_ELEVEN) for at in ends
    )
    return first, last, ends


def values(data) -> dict:
    users, (_, servers, until) = _ends(data, "users"), _ends(data, "servers")
    spread = rows_where(data, economy=ELEVEN).set_index("year")
    complete = set(rows_where(spread, measure="users").index)
    return {
        "since": year(FIRST),
        "until": year(users[2][1]),
        "until-servers": year(until[1]),
        "absent": years(*(at for at in range(FIRST, users[2][1]) if at not in complete)),
        "top": economies(users[1].highest),
        "highest": Value(users[1][users[1].highest], "PERCENT", 0.1),
        "low": economies(users[1].lowest),
        "lowest": Value(users[1][users[1].lowest], "PERCENT", 0.1),
        "most-servers": economies(servers.highest),
        **_end_values(data, "users", ("variation", "logits", "others")),
        **_end_values(data, "broadband", ("variation", "logs")),
        **_end_values(data, "servers", ("variation", "logs")),
    }


def _end_values(data, measure: str, columns) -> dict:
    found = {}
    for column in columns:
        spread = line(data, column, measure=measure, economy=ELEVEN)
        found[f"{measure}-{column}-before"] = Value(spread[spread.first], "NUMBER", 0.01)
        found[f"{measure}-{column}-after"] = Value(spread[spread.last], "NUMBER", 0.01)
    return found


def draw(data, language: str):
    figure, (upper, lower) = drawing.canvas(2, 3, height=5.6, narrow_height=13.5, height_ratios=(1.9, 1))
    for axes, measure in zip(upper, SERIES, strict=True):
        _draw_levels(axes, data, measure, language)
    spread = rows_where(data, economy=ELEVEN)
    for axes, letter, (measure, words) in zip(lower, "def", SPREADS.items(), strict=True):
        fit(axes, 0, *(spread[column] for column in DRAWN), room=(0, 0.12))
        _draw_dispersion(axes, rows_where(spread, measure=measure), language)
        panels.unit_line(axes, f"({letter}) {words[language]}")
    return figure


def _draw_levels(axes, data, measure: str, language: str) -> None:
    """A line an economy, China's over the others."""
    lines = {code: line(data, "value", measure=measure, economy=code) for code in THE_ELEVEN}
    every = range(FIRST, max(course.last for course in lines.values()) + 1)
    if measure == "servers":
        axes.set_yscale("log")
    looks = [_course(lines[code], measure, code, every, language) for code in (*ASEAN_MEMBERS, "CHN")]
    ends = panels.courses(axes, looks)
    levels = rows_where(data, measure=measure)["value"]
    if measure == "servers":
        fit(axes, levels)
        power_ticks(axes, language, "y")
    else:
        fit(axes, levels, 0, room=(0, 0.03))
    axes.set_xlim(every[0] - 0.5, every[-1] + 0.5)
    round_years(axes, 3)
    label_courses(axes, ends, size=drawing.readable(6.5), gap=0.062, thread=True)
    panels.unit_line(axes, WORDS[measure][language])


def _course(points: Line, measure: str, code: str, every, language: str) -> panels.Course:
    """The values of all years; a year without one is a gap."""
    known = {at: points.get(at, NAN) for at in every}
    shown = cells("value", measure=measure, economy=code, year=known)
    look = palette.foreground(palette.CHINA) if code == "CHN" else (palette.ASEAN, "-", 0.9)
    return panels.Course(known, economy_name(code, language), shown, *look)


def _draw_dispersion(axes, spread, language: str) -> None:
    ends = []
    for place, (column, words) in enumerate(DRAWN.items()):
        known, colour = spread.dropna(subset=[column]), TINTS[place]
        if known.empty:
            continue
        course = axes.plot(known["year"], known[column], color=colour, linestyle=drawing.DASHES[place])
        show(course, cells(column, measure=known["measure"], economy=ELEVEN, year=known["year"]))
        ends.append((known[column].iloc[-1], words[language], colour))
    drawing.label_ends(axes, ends, size=drawing.readable(6.5), gap=0.15)
    round_years(axes, 3)
