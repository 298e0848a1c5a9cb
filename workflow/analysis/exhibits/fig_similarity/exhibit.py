"""How alike the exports of each ASEAN member are to China's, on 96 chapters and on 16 groups of goods.

Answers whether the two sides' advantages lie apart or overlap, for all ten members, and how much of the
overlap is made by the width of the classes.
"""

from __future__ import annotations

from analysis import palette
from analysis.vocabulary import ASEAN_MEMBERS, PRODUCT_GROUPS
from tracepaper.evidence.lines import line
from tracepaper.exhibits import drawing, panels
from tracepaper.exhibits.axes import fit
from tracepaper.exhibits.bound_marks import cells
from tracepaper.exhibits.captions import Value, economies, year
from tracepaper.languages.territories import economy_name

READS = ("export_structure",)
CHAPTERS = 96
COLUMNS = ("similar_chapters", "similar_groups")


def data(evidence):
    """economy (a member), year, similar_chapters, similar_groups (Finger and Kreinin's similarity of its
    exports to China's, 0 to 1), advantages (chapters with RCA above 1), shared (of these, China's too)."""
    frame = evidence.table("export_structure")
    frame = frame[frame["economy"].isin(ASEAN_MEMBERS)]
    return frame[["economy", "year", *COLUMNS, "advantages", "shared"]].reset_index(drop=True)


def values(data) -> dict:
    years = line(data, "similar_chapters", economy=ASEAN_MEMBERS[0])
    fine, coarse = (line(data, column, by="economy", year=years.last) for column in COLUMNS)
    before = line(data, "similar_chapters", by="economy", year=years.first)
    risen = sum(fine[code] > before[code] for code in fine)
    return {
        "since": year(years.first),
        "until": year(years.last),
        "chapters": Value(CHAPTERS),
        "groups": Value(len(PRODUCT_GROUPS)),
        "most": economies(fine.highest),
        "highest": Value(fine[fine.highest], step=0.01),
        "highest-coarse": Value(coarse[fine.highest], step=0.01),
        "least": economies(fine.lowest),
        "lowest": Value(fine[fine.lowest], step=0.01),
        "risen": Value(risen),
    }


def draw(data, language: str):
    figure, (left, right) = drawing.canvas(1, 2, height=2.7, sharey=True, sharex=True)
    years = line(data, "similar_chapters", economy=ASEAN_MEMBERS[0])
    order = line(data, "similar_chapters", by="economy", year=years.last)
    codes = sorted(order, key=lambda code: float(order[code]), reverse=True)
    names = [economy_name(code, language) for code in codes]
    titles = {
        "zh": (f"(a) {CHAPTERS}章", f"(b) {len(PRODUCT_GROUPS)}组"),
        "en": (f"(a) {CHAPTERS} chapters", f"(b) {len(PRODUCT_GROUPS)} groups"),
    }[language]
    looks = zip((left, right), COLUMNS, titles, strict=True)
    for axes, column, title in looks:
        first, last = (line(data, column, by="economy", year=at) for at in (years.first, years.last))
        ends = [[flow[code] for code in codes] for flow in (first, last)]
        shown = [cells(column, economy=codes, year=at) for at in (years.first, years.last)]
        labels = (str(years.first), str(years.last))
        panels.from_to(axes, names, *ends, colour=palette.ASEAN, labels=labels, shown=shown)
        panels.unit_line(axes, title)
    fit(left, 0, *(data[column] for column in COLUMNS), along="x", room=(0, 0.12))
    return figure
