"""Revealed comparative advantage of each economy in sixteen product groups, then and now.

Answers what each of the ten economies sells more of than the world does, and whether that has changed: a
matrix of the last year, and the course of every group in the two economies of whose change the text speaks.
Only WITS publishes exports by product group on one footing for all of them, so economies and world are
both taken from it (its world total is about a tenth above the IMF's in every year, so shares are never
taken across the two); it has no Laos, and Myanmar reports from 2010.
"""

from __future__ import annotations

from functools import partial

from analysis import measures, palette
from analysis.vocabulary import CLOTHING, MACHINERY, PRODUCT_GROUPS, PRODUCT_YEARS, THE_ELEVEN
from tracepaper.evidence.lines import line, rows_where
from tracepaper.exhibits import drawing, panels
from tracepaper.exhibits.axes import fit, power_ticks, year_ticks
from tracepaper.exhibits.bound_marks import cells, grid, show
from tracepaper.exhibits.captions import Value, Words, economies, listed, year
from tracepaper.exhibits.heat_maps import heat_map, shade_key, slant
from tracepaper.exhibits.layouts import below, beside
from tracepaper.languages.number_format import format_cell
from tracepaper.languages.territories import economy_name

SOURCE, GROUPS, TOTAL = "wits-trade-summary", "exports-fob-groups", "exports-fob"
BOUNDS = {
    "¼": 0.25,
    "½": 0.5,
    "1": 1,
    "2": 2,
    "4": 4,
}  # between the shades
SHADES = ("#D9B77E", "#EAD6B4", "#F8F1E6", "#A6CBE6", "#2F7EBC", "#08306B")
FOLLOWED = ("CHN", "VNM")  # the economies of whose change the text speaks, and the groups
COURSES = {
    MACHINERY: ("#08306B", "-", {"zh": "机械、\n电子", "en": "machinery,\nelectrical"}),
    CLOTHING: ("#B35806", "--", {"zh": "纺织、\n服装", "en": "textiles,\nclothing"}),
}

RECONCILED = 2011  # the first year of the reconciled exports by chapter, by which the finding is tried too


def data(evidence):
    """economy, product (group of HS chapters), year, rca, symmetric (its symmetric form, -1 to 1), for the
    two years drawn, those between them and two before.

    An economy whose report lacks the group or the year has no row for it."""
    import pandas as pd

    first, last = PRODUCT_YEARS
    periods = [str(year) for year in range(first - 2, last + 1)]
    groups = evidence.select(SOURCE, GROUPS, period=periods)
    totals = evidence.select(SOURCE, TOTAL, period=periods).set_index(["economy", "year"])["value"]
    world = groups[groups["economy"] == "WLD"].set_index(["product", "year"])["value"]
    rows = []
    cells = groups[["economy", "product", "year", "value"]]
    for economy, product, when, exports in cells.itertuples(index=False):
        if economy in THE_ELEVEN:
            index = measures.rca(exports, totals[economy, when], world[product, when], totals["WLD", when])
            rows.append(
                {
                    "economy": economy,
                    "product": product,
                    "year": int(when),
                    "rca": index,
                    "symmetric": measures.symmetric_rca(index),
                }
            )
    frame = pd.DataFrame(rows).astype({"rca": object, "symmetric": object})
    return frame.sort_values(["year", "economy", "product"], ignore_index=True)


def matrix(data, year: int, column: str = "rca"):
    """Products down, economies across: China first, then by the advantage in machinery of the last year."""
    wide = data[data["year"] == year].pivot(index="product", columns="economy", values=column)
    return wide.reindex(index=list(PRODUCT_GROUPS), columns=_order(data))


def _order(data) -> list[str]:
    machinery = data[(data["product"] == MACHINERY) & (data["year"] == PRODUCT_YEARS[1])].set_index(
        "economy"
    )["rca"]
    return ["CHN", *(code for code in machinery.sort_values(ascending=False).index if code != "CHN")]


def values(data) -> dict:
    first, last = (matrix(data, wanted) for wanted in PRODUCT_YEARS)
    china = last["CHN"]
    product, economy = last.stack().idxmax()
    return {
        "since": year(PRODUCT_YEARS[0]),
        "until": year(PRODUCT_YEARS[1]),
        "reconciled": year(RECONCILED),
        "groups": Value(len(PRODUCT_GROUPS)),
        "never": economies(*(code for code in THE_ELEVEN if code not in last)),
        "not-yet": economies(*first.columns[first.isna().all()]),
        "china-above": _products(china.index[china > 1]),
        "machinery-first": Value(first.loc[MACHINERY, "CHN"], step=0.01),
        "machinery-last": Value(last.loc[MACHINERY, "CHN"], step=0.01),
        "clothing-first": Value(first.loc[CLOTHING, "CHN"], step=0.01),
        "clothing-last": Value(last.loc[CLOTHING, "CHN"], step=0.01),
        "vietnam-first": Value(first.loc[MACHINERY, "VNM"], step=0.01),
        "vietnam-last": Value(last.loc[MACHINERY, "VNM"], step=0.01),
        "top-economy": economies(economy),
        "top-product": _products([product]),
        "top-value": Value(last.loc[product, economy], step=0.1),
    }


def _products(codes) -> Words:
    """Names of groups inside a sentence; they hold commas themselves."""
    return listed([partial(_product, code) for code in codes], heavy=True)


def _product(code: str, language: str) -> str:
    return PRODUCT_GROUPS[code][language].lower()


def draw(data, language: str):
    figure, (left, right) = beside((1.8, 1), 4.2, (3.9, 3.4))
    key, cells = below(figure, left, (0.035, 1))
    places = below(figure, right, (1, 1))
    _draw_cells(key, cells, matrix(data, PRODUCT_YEARS[1]), language)
    shown = data[data["year"].between(*PRODUCT_YEARS)]
    words = {"zh": "({}) {}，对数刻度", "en": "({}) {}, log scale"}[language]
    for axes, letter, code in zip(places, "bc", FOLLOWED, strict=True):
        axes.set_yscale("log")
        _draw_courses(axes, rows_where(shown, economy=code), language)
        panels.unit_line(axes, words.format(letter, economy_name(code, language)))
    return figure


def _draw_cells(key, axes, numbers, language: str) -> None:
    """Cells by class; an advantage has its number, so that it is told from a disadvantage in grey too."""
    shade_key(key, BOUNDS, SHADES, at=len(numbers.columns) - len(SHADES))
    names = (
        [words[language] for words in PRODUCT_GROUPS.values()],
        [economy_name(code, language) for code in numbers.columns],
    )

    def written(value: float) -> str:
        return format_cell(value, int(value < 10), language) if value > 1 else ""

    shown = grid("rca", ("product", numbers.index), ("economy", numbers.columns), year=PRODUCT_YEARS[1])
    heat_map(axes, numbers.to_numpy(dtype=float), names, list(BOUNDS.values()), SHADES, written, shown=shown)
    slant(axes)
    words = {"zh": "(a) {}年，世界平均＝1", "en": "(a) {}, world = 1"}[language]
    panels.unit_line(axes, words.format(PRODUCT_YEARS[1]))


def _draw_courses(axes, rows, language: str) -> None:
    """The groups of which the text speaks, before the others."""
    ends = []
    for product in (*(code for code in PRODUCT_GROUPS if code not in COURSES), *COURSES):
        course = line(rows, "rca", product=product)
        colour, dash, words = COURSES.get(product, (palette.FAINT, "-", None))
        width = 1.8 if words else 0.7
        drawn = axes.plot([*course], [*course.values()], color=colour, linestyle=dash, linewidth=width)
        show(drawn, cells("rca", economy=rows["economy"].iloc[0], product=product, year=course))
        if words:
            ends.append((course[course.last], words[language], colour))
    axes.axhline(1, color=drawing.GREY, linewidth=0.7)
    fit(axes, rows["rca"])
    year_ticks(axes, rows["year"], 9)
    power_ticks(axes, language, along="y")
    drawing.label_ends(axes, ends, gap=0.24)
