"""Complementarity of what one economy exports with what another imports, by HS section.

Answers who makes what whom buys, before any question of distance or policy: an index of structures, not of
trade done.  The shares of each economy's total exports and imports come from Open Trade Statistics, the
one source with both flows of all eleven by section since 1995; its levels are not used.  Trade that the
source could not assign to a section (at most about a tenth) is left out and the rest taken as the whole:
kept as a class, goods unknown on both sides would count as matched.
"""

from __future__ import annotations

from analysis import measures
from analysis.vocabulary import ASEAN_MEMBERS, HS_SECTIONS, THE_ELEVEN
from tracepaper.exhibits import drawing, panels
from tracepaper.exhibits.exhibit import Caption
from tracepaper.languages.number_format import format_cell
from tracepaper.languages.territories import economy_name

SOURCE, EXPORTS, IMPORTS = "open-trade-statistics", "exports-share-of-section", "imports-share-of-section"
YEARS = (2001, 2018)


def data(evidence):
    """exporter, importer, year, complementarity (0-100): every pair in 2018, pairs with China in 2001."""
    import pandas as pd

    rows = []
    for year in YEARS:
        exports, imports = (_structures(evidence, series, year) for series in (EXPORTS, IMPORTS))
        for exporter in THE_ELEVEN:
            for importer in THE_ELEVEN:
                if exporter == importer or (year == YEARS[0] and "CHN" not in (exporter, importer)):
                    continue
                index = measures.complementarity(exports[exporter], imports[importer])
                rows.append(
                    {"exporter": exporter, "importer": importer, "year": year, "complementarity": index}
                )
    return pd.DataFrame(rows).astype({"complementarity": object})


def _structures(evidence, series: str, year: int) -> dict:
    """economy -> shares of the 21 sections, adding up to 1.

    A section that a published structure does not have is a true zero: the sections it has add up to 1."""
    frame = evidence.select(SOURCE, series, economy=THE_ELEVEN, partner="WLD", period=str(year))
    found = {}
    for economy, rows in frame.groupby("economy"):
        part = rows.set_index("product")["value"].reindex(list(HS_SECTIONS)).fillna(0).astype(object)
        found[economy] = measures.shares(part)
    return found


def matrix(data, year: int = YEARS[1]):
    """Exporters down, importers across."""
    wide = data[data["year"] == year].pivot(index="exporter", columns="importer", values="complementarity")
    return wide.reindex(index=list(THE_ELEVEN), columns=list(THE_ELEVEN))


def _order(data) -> list[str]:
    """China first, then the members by how well its exports suit them."""
    wide = matrix(data)
    return ["CHN", *wide.loc["CHN"].drop("CHN").sort_values(ascending=False).index]


def caption(data) -> Caption:
    first, last = matrix(data, YEARS[0]), matrix(data)
    top, low = last.stack().idxmax(), last.stack().idxmin()
    peak, least = (format_cell(last.loc[pair], 0) for pair in (top, low))
    selling, buying = last.loc["CHN"].drop("CHN"), last["CHN"].drop("CHN")
    best = selling.idxmax(), buying.idxmax()
    best_values = format_cell(selling.max(), 0), format_cell(buying.max(), 0)
    up = [
        int((wide(last) > wide(first)).sum())
        for wide in (lambda m: m.loc["CHN"].drop("CHN"), lambda m: m["CHN"].drop("CHN"))
    ]
    total = len(ASEAN_MEMBERS)
    n = {lang: [economy_name(c, lang) for c in (*best, *top, *low)] for lang in ("zh", "en")}
    return Caption(
        title={
            "zh": f"贸易互补性，{YEARS[1]}年，及与中国有关各对{YEARS[0]}年以来的变化",
            "en": f"Trade complementarity in {YEARS[1]}, and its change since {YEARS[0]} in pairs with China",
        },
        note={
            "zh": "100减去出口国与进口国按HS类的份额之差的绝对值之和的一半：0为毫不相合，100为完全相合，与"
            "双方实际贸易多少无关。份额为各国对世界的出口与进口，21类，"
            "未能归类者除外；老挝、缅甸等国部分年份由伙伴数据推得。右侧两列分别为中国出口与该国进"
            f"口、该国出口与中国进口，空心为{YEARS[0]}年，实心为{YEARS[1]}年。",
            "en": "100 less half the sum of the absolute differences between the exporter's and the "
            "importer's shares by HS section: 0 no overlap, 100 perfect, "
            "however much they trade. Shares in each economy's exports to and imports from the "
            "world, 21 sections, the unspecified left out; those of "
            "Laos, Myanmar and others rest on partners' reports in some years. Right: China's "
            "exports with the member's imports, and the member's exports with China's imports; "
            f"hollow {YEARS[0]}, full {YEARS[1]}.",
        },
        alt={
            "zh": f"左为十一国的矩阵，{YEARS[1]}年最高的是{n['zh'][2]}出口与{n['zh'][3]}进口（{peak}），最低"
            f"的是{n['zh'][4]}出口与{n['zh'][5]}进口（{least}）。中国出口与"
            f"{n['zh'][0]}进口最相合（{best_values[0]}），{n['zh'][1]}出口与中国进口最相合（"
            f"{best_values[1]}）。右：{YEARS[0]}—{YEARS[1]}年，中国出口与{total}国中{up[0]}国"
            f"进口的互补性上升，{up[1]}国出口与中国进口的互补性上升。",
            "en": f"Left, a matrix of eleven economies: highest in {YEARS[1]} for the exports of "
            f"{n['en'][2]} and the imports of {n['en'][3]} ({peak}), lowest for "
            f"{n['en'][4]} and {n['en'][5]} ({least}). China's exports suit {n['en'][0]}'s imports "
            f"best ({best_values[0]}), {n['en'][1]}'s exports suit "
            f"China's imports best ({best_values[1]}). Right: from {YEARS[0]} to {YEARS[1]} China's "
            f"exports came closer to the imports of {up[0]} of "
            f"{total} members, and the exports of {up[1]} to China's imports.",
        },
    )


def draw(data, language: str):
    figure, (left, middle, right) = drawing.canvas(
        1, 3, height=3.4, gridspec_kw={"width_ratios": (2.7, 1, 1)}
    )
    _heat_map(left, matrix(data).loc[_order(data), _order(data)], language)
    members = _order(data)[1:]
    first, last = (matrix(data, year) for year in YEARS)
    names = [economy_name(code, language) for code in members]
    years = tuple(str(year) for year in YEARS)
    panels.from_to(middle, names, first.loc["CHN", members], last.loc["CHN", members], labels=years)
    panels.from_to(
        right, names, first.loc[members, "CHN"], last.loc[members, "CHN"], colour=drawing.COLOURS[2]
    )
    right.set_ylim(middle.get_ylim())
    right.set_yticklabels([])
    for axes, words in (
        (middle, {"zh": "中国出口", "en": "China's exports"}),
        (right, {"zh": "中国进口", "en": "China's imports"}),
    ):
        axes.set_xlim(10, 90)
        axes.set_xticks([25, 50, 75])
        axes.set_title(words[language], pad=4)
    return figure


def _heat_map(axes, numbers, language: str) -> None:
    from matplotlib.colors import LinearSegmentedColormap

    scale = LinearSegmentedColormap.from_list("fit", ["#FFFFFF", "#C9DDF0", "#2171B5", "#08306B"])
    scale.set_bad("#E6E6E6")
    axes.imshow(numbers.to_numpy(dtype=float), cmap=scale, vmin=0, vmax=100, aspect="auto")
    for row, exporter in enumerate(numbers.index):
        for column, importer in enumerate(numbers.columns):
            if exporter != importer:
                value = numbers.loc[exporter, importer]
                axes.text(
                    column,
                    row,
                    format_cell(value, 0, language),
                    ha="center",
                    va="center",
                    fontsize=6.2,
                    color="white" if value > 55 else "black",
                )
    names = [economy_name(code, language) for code in numbers.index]
    axes.set_yticks(range(len(names)), names)
    axes.set_xticks(range(len(names)), names, rotation=55, ha="right", rotation_mode="anchor")
    axes.set_xlabel({"zh": "进口国", "en": "importer"}[language])
    axes.tick_params(length=0)
    axes.grid(visible=False)
    axes.set_title(
        {"zh": f"出口国（行），{YEARS[1]}年", "en": f"exporter (rows), {YEARS[1]}"}[language], pad=4
    )
    for spine in axes.spines.values():
        spine.set_visible(False)
