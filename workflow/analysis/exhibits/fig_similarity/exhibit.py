"""How alike the exports of each ASEAN member are to China's, on 96 chapters and on 16 groups of goods.

Answers whether the two sides' advantages lie apart or overlap, for all ten members, and how much of the
overlap is made by the width of the classes.
"""

from __future__ import annotations

from analysis import palette
from analysis.vocabulary import ASEAN_MEMBERS, PRODUCT_GROUPS
from tracepaper.evidence.lines import line
from tracepaper.exhibits import drawing, panels
from tracepaper.exhibits.axes import fit, year_ticks
from tracepaper.exhibits.bound_marks import cells
from tracepaper.exhibits.captions import Value, economies, year
from tracepaper.exhibits.labels import label_courses
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
    figure, places = drawing.canvas(1, 2, height=3.3, sharey=True, sharex=True)
    titles = {
        "zh": (f"(a) {CHAPTERS}章", f"(b) {len(PRODUCT_GROUPS)}组"),
        "en": (f"(a) {CHAPTERS} chapters", f"(b) {len(PRODUCT_GROUPS)} groups"),
    }[language]
    last = line(data, "similar_chapters", by="economy", year=int(data["year"].max()))
    codes = sorted(ASEAN_MEMBERS, key=lambda code: code == last.highest)  # which is drawn over the others
    fit(places[0], 0, *(data[column] for column in COLUMNS), room=(0, 0.06))
    for axes, column, title in zip(places, COLUMNS, titles, strict=True):
        lines = [_course(data, column, code, code == last.highest, language) for code in codes]
        label_courses(axes, panels.courses(axes, lines), gap=0.062, thread=True)
        year_ticks(axes, data["year"], 3)
        axes.tick_params(labelleft=True, labelbottom=True)
        panels.unit_line(axes, title)
    return figure


def _course(data, column: str, code: str, first: bool, language: str) -> panels.Course:
    """A member's similarity by year; the one that ends highest stands out."""
    points = line(data, column, economy=code)
    shown = cells(column, economy=code, year=points)
    look = palette.foreground(palette.ASEAN) if first else palette.BACKGROUND
    return panels.Course(points, economy_name(code, language), shown, *look)
