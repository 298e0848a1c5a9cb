"""Revealed comparative advantage of each economy in sixteen product groups, then and now.

Answers what each of the ten economies sells more of than the world does, and whether that has changed.
Only WITS publishes exports by product group on one footing for all of them, so economies and world are
both taken from it (its world total is about a tenth above the IMF's in every year, so shares are never
taken across the two); it has no Laos, and Myanmar reports from 2010.
"""

from __future__ import annotations

from functools import partial

from analysis import measures
from analysis.vocabulary import CLOTHING, MACHINERY, PRODUCT_GROUPS, PRODUCT_YEARS, THE_ELEVEN
from tracepaper.exhibits import drawing, panels
from tracepaper.exhibits.captions import Value, Words, economies, listed, year
from tracepaper.languages.number_format import format_cell
from tracepaper.languages.territories import economy_name

SOURCE, GROUPS, TOTAL = "wits-trade-summary", "exports-fob-groups", "exports-fob"
SHADE = 5  # an index of 5 or more has the darkest shade


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
        "groups": Value(len(PRODUCT_GROUPS)),
        "never": economies(*(code for code in THE_ELEVEN if code not in last)),
        "not-yet": economies(*first.columns[first.isna().all()]),
        "china-above": _products(china.index[china > 1]),
        "machinery-first": Value(first.loc[MACHINERY, "CHN"], step=0.01),
        "machinery-last": Value(last.loc[MACHINERY, "CHN"], step=0.01),
        "clothing-first": Value(first.loc[CLOTHING, "CHN"], step=0.01),
        "clothing-last": Value(last.loc[CLOTHING, "CHN"], step=0.01),
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
    figure, axes = drawing.canvas(1, 2, height=3.35, sharey=True)
    for place, shown in zip(axes, PRODUCT_YEARS, strict=True):
        _heat_map(place, matrix(data, shown), matrix(data, shown, "symmetric"), language)
        place.set_title(str(shown), pad=4)
    axes[0].set_yticks(range(len(PRODUCT_GROUPS)), [words[language] for words in PRODUCT_GROUPS.values()])
    panels.unit_line(
        axes[0],
        {"zh": "世界平均＝1", "en": "world = 1"}[language],
        height=1.012,
        at=0.3 if drawing.is_narrow() else -0.62,
    )
    return figure


def _heat_map(axes, numbers, shades, language: str) -> None:
    from matplotlib.colors import LinearSegmentedColormap

    colours = ["#FFFFFF", "#C9DDF0", "#08519C", "#041F45"]
    scale = LinearSegmentedColormap.from_list("advantage", colours).with_extremes(bad="white")
    limit = (SHADE - 1) / (SHADE + 1)
    axes.imshow(shades.to_numpy(dtype=float), cmap=scale, vmin=-1, vmax=limit, aspect="auto")
    for row, product in enumerate(numbers.index):
        for column, code in enumerate(numbers.columns):
            value = numbers.loc[product, code]
            axes.text(
                column,
                row,
                format_cell(value, 1, language),
                ha="center",
                va="center",
                fontsize=drawing.readable(5.8),
                color="white" if value > 1 else "black",
            )
    axes.set_xticks(
        range(len(numbers.columns)),
        [economy_name(c, language) for c in numbers.columns],
        rotation=55,
        ha="right",
        rotation_mode="anchor",
    )
    axes.tick_params(length=0)
    axes.grid(visible=False)
    axes.set_xticks([x - 0.5 for x in range(1, len(numbers.columns))], minor=True)
    axes.set_yticks([y - 0.5 for y in range(1, len(numbers.index))], minor=True)
    axes.grid(which="minor", axis="both", color="white", linewidth=0.8)
    axes.tick_params(which="minor", length=0)
    for spine in axes.spines.values():
        spine.set_visible(False)
