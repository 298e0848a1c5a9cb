"""Internet users, fixed broadband and secure servers of the eleven economies, then and later.

Answers whether the economies that are to share information have come closer in the means of doing so.
The last year is 2022: China's share of users jumps by 15 points in 2023, more than use can grow in a
year, so a comparison that ended there would measure a change of survey.  Access is not yet exchange:
none of the three says that authorities or firms share anything.
"""

from __future__ import annotations

from analysis import measures
from analysis.vocabulary import THE_ELEVEN
from tracepaper.evidence.lines import Line, line
from tracepaper.exhibits import drawing, panels
from tracepaper.exhibits.axes import fit, power_ticks
from tracepaper.exhibits.captions import Value, economies, year
from tracepaper.languages.territories import economy_name

SOURCE = "world-bank-wdi"
SERIES = {"users": "IT.NET.USER.ZS", "broadband": "IT.NET.BBND.P2", "servers": "IT.NET.SECR.P6"}
FIRST, LAST = 2011, 2022  # the first year from 2010 in which all three are complete; see above for the last
VARIATION = "variation"
WORDS = {
    "users": {"zh": "互联网用户\n（占人口%）", "en": "internet users\n(% of population)"},
    "broadband": {"zh": "固定宽带\n（每百人用户数）", "en": "fixed broadband\n(per 100 people)"},
    "servers": {
        "zh": "安全服务器（每百万人，\n对数刻度）",
        "en": "secure servers (per million,\nlogarithmic)",
    },
}


def data(evidence):
    """measure (users, broadband, servers), economy (an ISO code, or variation = coefficient of variation
    over the eleven, unweighted), year, value."""
    import pandas as pd

    rows = []
    for measure, series in SERIES.items():
        frame = evidence.select(SOURCE, series, economy=THE_ELEVEN, period=[str(FIRST), str(LAST)])
        wide = frame.pivot(index="economy", columns="year", values="value").loc[list(THE_ELEVEN)]
        for at in (FIRST, LAST):
            rows += [
                {"measure": measure, "economy": code, "year": at, "value": wide[at][code]}
                for code in THE_ELEVEN
            ]
            rows.append(
                {
                    "measure": measure,
                    "economy": VARIATION,
                    "year": at,
                    "value": measures.variation(wide[at]),
                }
            )
    return pd.DataFrame(rows).astype({"value": object})


def _ends(data, measure: str) -> tuple[Line, Line]:
    """The values of the eleven, by economy, in the first and in the last year."""
    first, last = (
        line(data, "value", by="economy", measure=measure, year=at, economy=THE_ELEVEN)
        for at in (FIRST, LAST)
    )
    return first, last


def values(data) -> dict:
    found = {"since": year(FIRST), "until": year(LAST), "after": year(LAST + 1)}
    for measure in SERIES:
        variation = line(data, "value", measure=measure, economy=VARIATION)
        found[f"{measure}-before"] = Value(variation[FIRST], "NUMBER", 0.01)
        found[f"{measure}-after"] = Value(variation[LAST], "NUMBER", 0.01)
    users, servers = (_ends(data, measure)[1] for measure in ("users", "servers"))
    return found | {
        "top": economies(users.highest),
        "highest": Value(users[users.highest], "PERCENT", 0.1),
        "low": economies(users.lowest),
        "lowest": Value(users[users.lowest], "PERCENT", 0.1),
        "most-servers": economies(servers.highest),
    }


def draw(data, language: str):
    figure, places = drawing.canvas(1, 3, height=3.1, sharey=True)
    latest = _ends(data, "users")[1]
    order = sorted(THE_ELEVEN, key=lambda code: -latest[code])
    names = [economy_name(code, language) for code in order]
    labels = (str(FIRST), str(LAST))
    for axes, measure, colour in zip(places, SERIES, drawing.COLOURS[1:], strict=False):
        ends = [[side[code] for code in order] for side in _ends(data, measure)]
        if measure == "servers":
            axes.set_xscale("log")
            panels.from_to(axes, names, *ends, colour=colour, labels=labels)
            fit(axes, *ends, along="x")
            power_ticks(axes, language)
        else:
            panels.from_to(axes, names, *ends, colour=colour, labels=labels)
            fit(axes, *ends, 0, along="x", room=(0.08, 0.18))
        panels.unit_line(axes, WORDS[measure][language])
    return figure
