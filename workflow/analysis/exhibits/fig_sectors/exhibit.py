"""Agriculture, industry and services in the GDP of the eleven economies, then and now.

Answers how different the economies are in what they produce, and whether they move the same way.  The
three shares need not add up to 100: taxes on products less subsidies belong to none of them.
"""

from __future__ import annotations

from functools import partial

from analysis import palette
from analysis.vocabulary import THE_ELEVEN
from tracepaper.exhibits import drawing, panels
from tracepaper.exhibits.bound_marks import cells
from tracepaper.exhibits.captions import Value, economies, listed, year
from tracepaper.languages.territories import economy_name

SOURCE = "world-bank-wdi"
SECTORS = {
    "agriculture": ("NV.AGR.TOTL.ZS", {"zh": "农业", "en": "agriculture"}),
    "industry": ("NV.IND.TOTL.ZS", {"zh": "工业（含建筑业）", "en": "industry"}),
    "services": ("NV.SRV.TOTL.ZS", {"zh": "服务业", "en": "services"}),
}
FIRST = 2000
KEYS = ("economy", "sector", "year")


def data(evidence):
    """economy, sector, year (2000 and the last year with all three of all eleven), share (% of GDP);
    a share that is not published has no row."""
    import pandas as pd

    found = {
        name: evidence.select(SOURCE, series, economy=THE_ELEVEN) for name, (series, _) in SECTORS.items()
    }
    counts = [rows.groupby("year")["economy"].nunique() for rows in found.values()]
    last = max(year for year in counts[0].index if all(c.get(year, 0) == len(THE_ELEVEN) for c in counts))
    parts = [rows[rows["year"].isin((FIRST, last))].assign(sector=name) for name, rows in found.items()]
    frame = pd.concat(parts, ignore_index=True).rename(columns={"value": "share"})
    frame["year"] = frame["year"].astype(int)
    return frame[["economy", "sector", "year", "share"]].sort_values(
        ["sector", "economy", "year"], ignore_index=True
    )


def wide(data, sector: str):
    """Economies down, the two years across."""
    return data[data["sector"] == sector].pivot(index="economy", columns="year", values="share")


def values(data) -> dict:
    last = data["year"].max()
    shares = {sector: wide(data, sector).reindex(THE_ELEVEN) for sector in SECTORS}
    now = {sector: shares[sector][last] for sector in SECTORS}
    farming, industry = shares["agriculture"], shares["industry"]
    lacking = [(code, s) for s in SECTORS for code in THE_ELEVEN if shares[s][FIRST].isna()[code]]
    return {
        "since": year(FIRST),
        "until": year(last),
        "unpublished": listed([partial(_share_of, code, sector) for code, sector in lacking]),
        "farming-fell": Value((farming[last] < farming[FIRST]).sum()),
        **{f"{sector}-most": economies(now[sector].idxmax()) for sector in SECTORS},
        **{f"{sector}-highest": Value(now[sector].max(), "PERCENT", 0.1) for sector in SECTORS},
        "china-first": Value(industry[FIRST]["CHN"], "PERCENT", 0.1),
        "china-last": Value(industry[last]["CHN"], "PERCENT", 0.1),
    }


def _share_of(code: str, sector: str, language: str) -> str:
    words = {"zh": "{}（{}）", "en": "{} ({})"}[language]
    return words.format(economy_name(code, language), SECTORS[sector][1][language])


def draw(data, language: str):
    last = int(data["year"].max())
    order = list(wide(data, "services")[last].sort_values(ascending=False).index)
    figure, axes = drawing.canvas(1, len(SECTORS), height=3.2, narrow_height=7.4, sharex=True, sharey=True)
    for place, (sector, (_, words)) in enumerate(SECTORS.items()):
        shares = wide(data, sector).reindex(order)
        panels.from_to(
            axes[place],
            [economy_name(code, language) for code in order],
            shares[FIRST],
            shares[last],
            colour=palette.colours(order),
            labels=(str(FIRST), str(last)) if sector == "services" else (),
            shown=[cells("share", sector=sector, economy=order, year=at) for at in (FIRST, last)],
        )
        axes[place].margins(x=0.08)
        head = {"zh": "({}) {}，占GDP的%", "en": "({}) {}, % of GDP"}[language]
        panels.unit_line(axes[place], head.format("abc"[place], words[language]))
    return figure
