"""Internet users, fixed broadband and secure servers of the eleven economies, then and later.

Answers whether the economies that are to share information have come closer in the means of doing so.
The last year is 2022: China's share of users jumps by 15 points in 2023, more than use can grow in a
year, so a comparison that ended there would measure a change of survey.  Access is not yet exchange:
none of the three says that authorities or firms share anything.
"""

from __future__ import annotations

from analysis import measures
from analysis.vocabulary import THE_ELEVEN
from tracepaper.exhibits import drawing, panels
from tracepaper.exhibits.exhibit import Caption
from tracepaper.languages.number_format import format_cell
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
        for year in (FIRST, LAST):
            rows += [
                {"measure": measure, "economy": code, "year": year, "value": wide[year][code]}
                for code in THE_ELEVEN
            ]
            rows.append(
                {
                    "measure": measure,
                    "economy": VARIATION,
                    "year": year,
                    "value": measures.variation(wide[year]),
                }
            )
    return pd.DataFrame(rows).astype({"value": object})


def _wide(data, measure: str):
    part = data[data["measure"] == measure]
    return part.pivot(index="economy", columns="year", values="value")


def caption(data) -> Caption:
    variation = {m: [format_cell(_wide(data, m)[y][VARIATION], 2) for y in (FIRST, LAST)] for m in SERIES}
    users = _wide(data, "users").drop(VARIATION)
    top, low = users[LAST].idxmax(), users[LAST].idxmin()
    most = _wide(data, "servers").drop(VARIATION)[LAST].idxmax()
    (u0, u1), (b0, b1), (s0, s1) = (variation[m] for m in ("users", "broadband", "servers"))
    return Caption(
        title={
            "zh": f"互联网用户、固定宽带与安全服务器，{FIRST}年与{LAST}年",
            "en": f"Internet users, fixed broadband and secure servers, {FIRST} and {LAST}",
        },
        note={
            "zh": f"空心为{FIRST}年，实心为{LAST}年，按{LAST}年互联网用户占比排序。变异系数为十一国未加权"
            f"的标准差与均值之比：互联网用户{u0}→{u1}，固定宽带{b0}→{b1}，安全服务器{s0}→{s1}。不取"
            f"{LAST + 1}年，因中国的用户占比当年跃升，应系调查口径变动。服务器按所在地计，不按使用"
            "者计。",
            "en": f"Hollow: {FIRST}, full: {LAST}, in the order of users in {LAST}. Coefficient of "
            f"variation (unweighted, eleven economies): users {u0} to {u1}, broadband {b0} to "
            f"{b1}, servers {s0} to {s1}. {LAST + 1} is not used: China's share of users jumps "
            "that year, probably with a change of survey. Servers are counted where they stand, "
            "not where they are used.",
        },
        alt={
            "zh": f"三个小图，每行一国。互联网用户占比{LAST}年最高的是{economy_name(top, 'zh')}"
            f"（{format_cell(users[LAST][top], 1)}%），最低的是{economy_name(low, 'zh')}"
            f"（{format_cell(users[LAST][low], 1)}%），十一国差距（变异系数）由{u0}变为{u1}；固定宽"
            f"带的差距由{b0}变为{b1}；安全服务器由{s0}变为{s1}，{economy_name(most, 'zh')}远高于其余"
            "各国。",
            "en": f"Three panels with one row per economy. Users in {LAST}: highest in "
            f"{economy_name(top, 'en')} ({format_cell(users[LAST][top], 1)}%), lowest in "
            f"{economy_name(low, 'en')} ({format_cell(users[LAST][low], 1)}%); the gap between the "
            f"eleven (coefficient of variation) moved from {u0} to {u1}, that of broadband from "
            f"{b0} to {b1}, that of servers from {s0} to {s1}, where {economy_name(most, 'en')} is "
            "far above the rest.",
        },
    )


def draw(data, language: str):
    figure, places = drawing.canvas(1, 3, height=3.1, sharey=True)
    order = list(_wide(data, "users").drop(VARIATION)[LAST].sort_values(ascending=False).index)
    names = [economy_name(code, language) for code in order]
    for place, (axes, measure) in enumerate(zip(places, SERIES, strict=True)):
        wide = _wide(data, measure).loc[order]
        if measure == "servers":
            axes.set_xscale("log")
        panels.from_to(
            axes,
            names,
            wide[FIRST],
            wide[LAST],
            colour=drawing.COLOURS[place + 1],
            labels=(str(FIRST), str(LAST)),
        )
        panels.unit_line(axes, WORDS[measure][language])
    places[0].set_xlim(-4, 119)
    places[1].set_xlim(-4, 44)
    places[2].set_xticks([0.1, 10, 1000, 100000], ["0.1", "10", "1,000", "100,000"])
    places[2].minorticks_off()
    return figure
