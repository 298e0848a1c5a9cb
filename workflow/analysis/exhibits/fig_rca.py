"""Revealed comparative advantage of each economy in sixteen product groups, then and now.

Answers what each of the ten economies sells more of than the world does, and whether that has changed.
Only WITS publishes exports by product group on one footing for all of them, so economies and world are
both taken from it (its world total is about a tenth above the IMF's in every year, so shares are never
taken across the two); it has no Laos, and Myanmar reports from 2010.  The later year is 2018 although
2019 is in the source: it is the last one of the other product data, and the figures belong together.
"""

from __future__ import annotations

from analysis import measures
from analysis.vocabulary import PRODUCT_GROUPS, THE_ELEVEN
from tracepaper.exhibits import drawing, panels
from tracepaper.exhibits.exhibit import Caption
from tracepaper.languages.number_format import format_cell
from tracepaper.languages.territories import economy_name

SOURCE, GROUPS, TOTAL = "wits-trade-summary", "exports-fob-groups", "exports-fob"
YEARS = (2001, 2018)
MACHINERY = "84-85"
SHADE = 5  # an index of 5 or more has the darkest shade


def data(evidence):
    """economy, product (group of HS chapters), year, rca, symmetric (its symmetric form, -1 to 1).

    An economy whose report lacks the group or the year has no row for it."""
    import pandas as pd

    periods = [str(year) for year in YEARS]
    groups = evidence.select(SOURCE, GROUPS, period=periods)
    totals = evidence.select(SOURCE, TOTAL, period=periods).set_index(["economy", "year"])["value"]
    world = groups[groups["economy"] == "WLD"].set_index(["product", "year"])["value"]
    rows = []
    cells = groups[["economy", "product", "year", "value"]]
    for economy, product, year, exports in cells.itertuples(index=False):
        if economy in THE_ELEVEN:
            index = measures.rca(exports, totals[economy, year], world[product, year], totals["WLD", year])
            rows.append(
                {
                    "economy": economy,
                    "product": product,
                    "year": int(year),
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
    machinery = data[(data["product"] == MACHINERY) & (data["year"] == YEARS[1])].set_index("economy")["rca"]
    return ["CHN", *(code for code in machinery.sort_values(ascending=False).index if code != "CHN")]


def _missing(data, year: int) -> list[str]:
    wide = matrix(data, year)
    return [code for code in wide if wide[code].isna().all()]


def caption(data) -> Caption:
    first, last = (matrix(data, year) for year in YEARS)
    top = last.stack().idxmax()
    absent = _missing(data, YEARS[0])
    lacking = {
        "zh": "、".join(economy_name(c, "zh") for c in absent),
        "en": " and ".join(economy_name(c, "en") for c in absent),
    }
    china = {lang: _above_one(last["CHN"], lang) for lang in ("zh", "en")}
    machinery = [format_cell(m.loc[MACHINERY, "CHN"], 2) for m in (first, last)]
    clothing = [format_cell(m.loc["50-63", "CHN"], 2) for m in (first, last)]
    name = {lang: (economy_name(top[1], lang), PRODUCT_GROUPS[top[0]][lang == "en"]) for lang in ("zh", "en")}
    return Caption(
        title={
            "zh": f"十国的显示性比较优势，{YEARS[0]}年与{YEARS[1]}年",
            "en": f"Revealed comparative advantage of ten economies, {YEARS[0]} and {YEARS[1]}",
        },
        note={
            "zh": "某类商品占本国出口的份额与占世界出口的份额之比，大于1（白字）为有比较优势；颜色按对称形"
            "式(RCA−1)/(RCA+1)。各国出口由本国报告，离岸价；"
            f"商品为HS章的16组。中国居首，其余按{YEARS[1]}年机械、电子的指数排列。来源无老挝；"
            f"{YEARS[0]}年无{lacking['zh']}。新加坡含转口。",
            "en": "A group's share in the economy's exports over its share in world exports; above 1 "
            "(white figures) is an advantage. Shades follow "
            "the symmetric form (RCA−1)/(RCA+1). Exports as reported by each economy, FOB, in 16 "
            "groups of HS chapters. China first, the "
            f"others by their {YEARS[1]} index in machinery. The source has no Laos and, for "
            f"{YEARS[0]}, no {lacking['en']}. Singapore includes "
            "re-exports.",
        },
        alt={
            "zh": f"两幅热力图，16组商品乘10国。中国{YEARS[1]}年指数大于1的有{china['zh']}；"
            f"{YEARS[0]}—{YEARS[1]}年，机械、电子由{machinery[0]}升至{machinery[1]}，"
            f"纺织、服装由{clothing[0]}降至{clothing[1]}。{YEARS[1]}年最高的一格是{name['zh'][0]}的"
            f"{name['zh'][1]}，{format_cell(last.stack().max(), 1)}。",
            "en": f"Two heat maps of 16 product groups by ten economies. In {YEARS[1]} China's index is "
            f"above 1 in {china['en']}; from {YEARS[0]} to "
            f"{YEARS[1]} it went from {machinery[0]} to {machinery[1]} in machinery and from "
            f"{clothing[0]} to {clothing[1]} in textiles and "
            f"clothing. The highest cell of {YEARS[1]} is {name['en'][0]}'s in "
            f"{name['en'][1].lower()}, {format_cell(last.stack().max(), 1)}.",
        },
    )


def _above_one(column, language: str) -> str:
    names = [PRODUCT_GROUPS[code][language == "en"] for code in column.index[column > 1]]
    return "；".join(names) if language == "zh" else "; ".join(names).lower()


def draw(data, language: str):
    figure, axes = drawing.canvas(1, 2, height=3.35, sharey=True)
    for place, year in zip(axes, YEARS, strict=True):
        _heat_map(place, matrix(data, year), matrix(data, year, "symmetric"), language)
        place.set_title(str(year), pad=4)
    axes[0].set_yticks(
        range(len(PRODUCT_GROUPS)), [PRODUCT_GROUPS[code][language == "en"] for code in PRODUCT_GROUPS]
    )
    panels.unit_line(axes[0], {"zh": "世界平均＝1", "en": "world = 1"}[language], height=1.012, at=-0.62)
    return figure


def _heat_map(axes, numbers, shades, language: str) -> None:
    from matplotlib.colors import LinearSegmentedColormap

    scale = LinearSegmentedColormap.from_list("advantage", ["#FFFFFF", "#C9DDF0", "#08519C", "#041F45"])
    scale.set_bad("white")
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
                fontsize=5.8,
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
