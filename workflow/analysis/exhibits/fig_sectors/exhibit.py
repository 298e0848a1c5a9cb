"""Agriculture, industry and services in the GDP of the eleven economies by year, a panel each.

Answers how different the economies are in what they produce, and whether they move the same way.  The
three shares need not add up to 100: taxes on products less subsidies belong to none of them.
"""

from __future__ import annotations

from functools import partial

from analysis import palette
from analysis.vocabulary import THE_ELEVEN
from tracepaper.evidence.lines import line, rows_where
from tracepaper.evidence.ranges import runs_of
from tracepaper.exhibits import panels
from tracepaper.exhibits.axes import fit, label_point, round_years
from tracepaper.exhibits.bound_marks import cells
from tracepaper.exhibits.captions import Value, economies, listed, year
from tracepaper.languages.territories import economy_name

SOURCE = "world-bank-wdi"
SECTORS = {
    "agriculture": ("NV.AGR.TOTL.ZS", {"zh": "农业", "en": "agriculture"}),
    "industry": ("NV.IND.TOTL.ZS", {"zh": "工业", "en": "industry"}),
    "services": ("NV.SRV.TOTL.ZS", {"zh": "服务业", "en": "services"}),
}
LOOKS = {  # colour, dash, side of its first point on which a line is named
    "services": (palette.MEASURE, "-", "under"),
    "industry": (palette.OTHER_MEASURE, "--", "over"),
    "agriculture": (palette.THIRD_MEASURE, "-.", "over"),
}
FIRST = 2000
STOPPED = 2019  # since when agriculture has not lost weight in most of the eleven
KEYS = ("economy", "sector", "year")


def data(evidence):
    """economy, sector, year (from 2000 to the last with all three of all eleven), share (% of GDP); a share
    that is not published has no row."""
    import pandas as pd

    found = {
        name: evidence.select(SOURCE, series, economy=THE_ELEVEN) for name, (series, _) in SECTORS.items()
    }
    counts = [rows.groupby("year")["economy"].nunique() for rows in found.values()]
    last = max(year for year in counts[0].index if all(c.get(year, 0) == len(THE_ELEVEN) for c in counts))
    parts = [rows[rows["year"].between(FIRST, last)].assign(sector=name) for name, rows in found.items()]
    frame = pd.concat(parts, ignore_index=True).rename(columns={"value": "share"})
    frame["year"] = frame["year"].astype(int)
    return frame[["economy", "sector", "year", "share"]].sort_values(
        ["sector", "economy", "year"], ignore_index=True
    )


def at(data, sector: str, when: int):
    """A sector's shares in a year, by economy."""
    return line(data, "share", by="economy", sector=sector, year=when)


def values(data) -> dict:
    last = int(data["year"].max())
    now = {sector: at(data, sector, last) for sector in SECTORS}
    before, china = at(data, "agriculture", FIRST), line(data, "share", sector="industry", economy="CHN")
    return {
        "since": year(FIRST),
        "until": year(last),
        "stopped": year(STOPPED),
        "unpublished": listed([*_unpublished(data)]),
        "farming-fell": Value(sum(now["agriculture"][code] < before[code] for code in before)),
        **{f"{sector}-most": economies(now[sector].highest) for sector in SECTORS},
        **{
            f"{sector}-highest": Value(now[sector][now[sector].highest], "PERCENT", 0.1) for sector in SECTORS
        },
        "china-first": Value(china[FIRST], "PERCENT", 0.1),
        "china-last": Value(china[last], "PERCENT", 0.1),
    }


def _unpublished(data):
    """The words for each run of years in which a share is not published."""
    every = range(FIRST, int(data["year"].max()) + 1)
    for sector in SECTORS:
        for code in THE_ELEVEN:
            published = set(rows_where(data, economy=code, sector=sector)["year"])
            for run in runs_of(when for when in every if when not in published):
                yield partial(_share_of, code, sector, run)


def _share_of(code: str, sector: str, run: tuple[int, int], language: str) -> str:
    words, dash = {"zh": ("{0}的{1}（{2}年）", "—"), "en": ("{1} of {0} ({2})", "–")}[language]
    when = dash.join(str(end) for end in dict.fromkeys(run))
    return words.format(economy_name(code, language), SECTORS[sector][1][language], when)


def draw(data, language: str):
    services = at(data, "services", int(data["year"].max()))
    order = sorted(services, key=services.__getitem__, reverse=True)
    figure, places = panels.small_multiples(len(order), 4, 4.4, sharex=True, sharey=True)
    for axes, code in zip(places, order, strict=True):
        lines = {sector: line(data, "share", sector=sector, economy=code) for sector in LOOKS}
        panels.courses(axes, [_course(lines[sector], sector, code) for sector in LOOKS])
        axes.set_title(economy_name(code, language), pad=3)
        if axes is places[0]:
            for sector, (colour, _, side) in LOOKS.items():
                start = (FIRST, lines[sector][FIRST])
                label_point(axes, SECTORS[sector][1][language], start, side, colour, 3, 7)
    fit(places[0], 0, data["share"], room=(0, 0.05))
    round_years(places[0])
    panels.unit_line(places[0], {"zh": "占GDP的%", "en": "% of GDP"}[language], 1.2)
    panels.label_columns(places)
    return figure


def _course(points, sector: str, code: str) -> panels.Course:
    colour, dash, _ = LOOKS[sector]
    return panels.Course(points, "", cells("share", sector=sector, economy=code, year=points), colour, dash)
