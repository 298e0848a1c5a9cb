"""Agriculture, industry and services in the GDP of the eleven economies, 2000 and now.

Answers how different the economies are in what they produce, and whether they move the same way.  The
three shares need not add up to 100: taxes on products less subsidies belong to none of them.
"""

from __future__ import annotations

from analysis.vocabulary import THE_ELEVEN
from tracepaper.exhibits import drawing, panels
from tracepaper.exhibits.exhibit import Caption
from tracepaper.languages.number_format import format_cell
from tracepaper.languages.territories import economy_name

SOURCE = "world-bank-wdi"
SECTORS = {
    "agriculture": ("NV.AGR.TOTL.ZS", {"zh": "农业", "en": "agriculture"}),
    "industry": ("NV.IND.TOTL.ZS", {"zh": "工业（含建筑业）", "en": "industry"}),
    "services": ("NV.SRV.TOTL.ZS", {"zh": "服务业", "en": "services"}),
}
FIRST = 2000


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


def caption(data) -> Caption:
    last = int(data["year"].max())
    shares = {sector: wide(data, sector) for sector in SECTORS}
    farm, works, _ = (shares[s] for s in SECTORS)
    fell = int((farm[last] < farm[FIRST]).sum())
    top = {s: shares[s][last].idxmax() for s in SECTORS}
    high = {s: format_cell(shares[s][last].max(), 1) for s in SECTORS}
    lacking = [(code, s) for s in SECTORS for code in THE_ELEVEN if shares[s][FIRST].isna().get(code, True)]
    absent = {
        lang: "; ".join(f"{economy_name(c, lang)} ({SECTORS[s][1][lang]})" for c, s in lacking)
        for lang in ("zh", "en")
    }
    n = {lang: [economy_name(top[s], lang) for s in SECTORS] for lang in ("zh", "en")}
    china = [format_cell(works[year]["CHN"], 1) for year in (FIRST, last)]
    return Caption(
        title={
            "zh": f"十一国的三次产业比重，{FIRST}年与{last}年",
            "en": f"Agriculture, industry and services in the eleven economies, {FIRST} and {last}",
        },
        note={
            "zh": f"增加值占GDP的百分比。空心为{FIRST}年，实心为{last}年；按服务业比重排列。产品税净额不属"
            f"任何一项，三项之和不必为100。{FIRST}年未公布："
            f"{absent['zh'].replace('; ', '；').replace(' (', '（').replace(')', '）')}。",
            "en": f"Value added in per cent of GDP. Hollow {FIRST}, full {last}; in the order of services. "
            "Net taxes on products belong to none of the three, which "
            f"need not add up to 100. Not published for {FIRST}: {absent['en']}.",
        },
        alt={
            "zh": f"三列点线图。{FIRST}—{last}年农业比重在{fell}国下降。{last}年农业比重最高的是"
            f"{n['zh'][0]}（{high['agriculture']}%），工业是{n['zh'][1]}"
            f"（{high['industry']}%），服务业是{n['zh'][2]}（{high['services']}%）。中国的工业比重由"
            f"{china[0]}%变为{china[1]}%。",
            "en": f"Three columns of dots. From {FIRST} to {last} agriculture lost weight in {fell} "
            f"economies. In {last} it is largest in {n['en'][0]} "
            f"({high['agriculture']}%), industry in {n['en'][1]} ({high['industry']}%), services in "
            f"{n['en'][2]} ({high['services']}%). Industry in China "
            f"went from {china[0]}% to {china[1]}%.",
        },
    )


def draw(data, language: str):
    last = int(data["year"].max())
    order = list(wide(data, "services")[last].sort_values(ascending=False).index)
    figure, axes = drawing.canvas(1, len(SECTORS), height=3.2, sharey=True)
    for place, (sector, (_, words)) in enumerate(SECTORS.items()):
        shares = wide(data, sector).reindex(order)
        panels.from_to(
            axes[place],
            [economy_name(code, language) for code in order],
            shares[FIRST],
            shares[last],
            colour=drawing.COLOURS[place + 1],
            labels=(str(FIRST), str(last)) if sector == "services" else (),
        )
        axes[place].set_xlim(-3, 83)
        axes[place].set_xticks([0, 20, 40, 60, 80])
        axes[place].set_title(words[language], pad=4)
    axes[0].set_xlabel({"zh": "占GDP的百分比", "en": "per cent of GDP"}[language])
    return figure
