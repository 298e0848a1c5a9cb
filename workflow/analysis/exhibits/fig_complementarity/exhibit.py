"""Complementarity of what one economy exports with what another imports, by HS section.

Answers who makes what whom buys, before any question of distance or policy: an index of structures, not of
trade done.  The shares of each economy's total exports and imports come from Open Trade Statistics, the
one source with both flows of all eleven by section since 1995; its levels are not used.  Trade that the
source could not assign to a section (at most about a tenth) is left out and the rest taken as the whole:
kept as a class, goods unknown on both sides would count as matched.

Beside it stands, where there is one, the same index from another compilation of the customs reports, that
of the Observatory of Economic Complexity, whose flows are reconciled.  Finer than by section it cannot be
computed: no source here has all eleven's imports by chapter.
"""

from __future__ import annotations

from itertools import permutations

from analysis import measures, palette
from analysis.vocabulary import ASEAN_MEMBERS, HS_SECTIONS, THE_ELEVEN
from tracepaper.evidence.lines import Line, line, rows_where
from tracepaper.evidence.sets import absent_as_zero
from tracepaper.exhibits import drawing, panels
from tracepaper.exhibits.axes import fit, year_ticks
from tracepaper.exhibits.bound_marks import cells, grid
from tracepaper.exhibits.captions import Value, economies, year
from tracepaper.exhibits.heat_maps import heat_map, slant
from tracepaper.exhibits.labels import label_courses
from tracepaper.exhibits.layouts import below, beside
from tracepaper.languages.number_format import format_cell
from tracepaper.languages.territories import economy_name

SOURCE, EXPORTS, IMPORTS = "open-trade-statistics", "exports-share-of-section", "imports-share-of-section"
OTHER, OTHER_EXPORTS, OTHER_IMPORTS = (
    "oec-rcep-sections",
    "exports-reconciled-sections",
    "imports-reconciled-sections",
)
SINCE = 2001  # before the framework agreement; the other year is the last that the source has
BOUNDS, SHADES = (20, 40, 60, 75), ("#F3F7FB", "#CFE1F2", "#93C3DF", "#3C8BC3", "#08508F")
KEYS = ("exporter", "importer", "year")
SIDES = (  # column of China, column of the member, colour, words
    ("exporter", "importer", palette.EXPORTS, {"zh": "(b) 中国出口", "en": "(b) China's exports"}),
    ("importer", "exporter", palette.IMPORTS, {"zh": "(c) 中国进口", "en": "(c) China's imports"}),
)


def data(evidence):
    """exporter, importer, year, complementarity, reconciled (0-100; the second from the other compilation,
    nan in years it lacks): every pair in the last year, pairs with China in all years since
    2001."""
    import pandas as pd

    shares = _flows(evidence, SOURCE, EXPORTS, IMPORTS)
    others = _flows(evidence, OTHER, OTHER_EXPORTS, OTHER_IMPORTS)
    last = int(min(flow["year"].max() for flow in shares))
    rows = []
    for at in range(SINCE, last + 1):
        reported, reconciled = (_pairs(flows, at) for flows in (shares, others))
        for exporter, importer in permutations(THE_ELEVEN, 2):
            if at < last and "CHN" not in (exporter, importer):
                continue
            rows.append(
                {
                    "exporter": exporter,
                    "importer": importer,
                    "year": at,
                    "complementarity": reported[exporter, importer],
                    "reconciled": reconciled.get((exporter, importer), float("nan")),
                }
            )
    return pd.DataFrame(rows).astype({"complementarity": object, "reconciled": object})


def _flows(evidence, source: str, exports: str, imports: str) -> list:
    """All exports and all imports of the eleven by section, from one source."""
    return [evidence.select(source, flow, economy=THE_ELEVEN, partner="WLD") for flow in (exports, imports)]


def _pairs(flows: list, at: int) -> dict:
    """(exporter, importer) -> the index in a year; empty if the source does not have the year."""
    exports, imports = (_structures(flow[flow["year"] == at]) for flow in flows)
    return {
        (exporter, importer): measures.complementarity(exports[exporter], imports[importer])
        for exporter, importer in permutations(THE_ELEVEN, 2)
        if exporter in exports and importer in imports
    }


def _structures(flow) -> dict:
    """economy -> shares of the 21 sections, adding up to 1.

    A section that a published structure does not have is a true zero: the sections it has add up to 1."""
    found = {}
    for economy, rows in flow.groupby("economy"):
        part = rows.set_index("product")["value"]
        found[economy] = measures.shares(absent_as_zero(part, list(HS_SECTIONS)))
    return found


def _with_china(data, at: int) -> tuple[Line, Line]:
    """By member: China's exports with its imports, and its exports with China's imports."""
    return (
        line(data, "complementarity", by="importer", exporter="CHN", year=at),
        line(data, "complementarity", by="exporter", importer="CHN", year=at),
    )


def values(data) -> dict:
    until = int(data["year"].max())
    pairs = line(data, "complementarity", by=("exporter", "importer"), year=until)
    selling, buying = _with_china(data, until)
    sold, bought = _with_china(data, SINCE)
    return {
        "since": year(SINCE),
        "until": year(until),
        "sections": Value(len(HS_SECTIONS)),
        "perfect": Value(measures.PERFECT_FIT),
        "top-seller": economies(pairs.highest[0]),
        "top-buyer": economies(pairs.highest[1]),
        "highest": Value(pairs[pairs.highest]),
        "low-seller": economies(pairs.lowest[0]),
        "low-buyer": economies(pairs.lowest[1]),
        "lowest": Value(pairs[pairs.lowest]),
        "best-buyer": economies(selling.highest),
        "best-buying": Value(selling[selling.highest]),
        "best-seller": economies(buying.highest),
        "best-selling": Value(buying[buying.highest]),
        "closer-buyers": Value(sum(selling[code] > sold[code] for code in ASEAN_MEMBERS)),
        "closer-sellers": Value(sum(buying[code] > bought[code] for code in ASEAN_MEMBERS)),
    }


def draw(data, language: str):
    figure, (left, right) = beside((1.45, 1), 4.4, (3.5, 5.2))
    matrix = figure.add_subplot(left)
    after, _ = _with_china(data, int(data["year"].max()))
    members = sorted(ASEAN_MEMBERS, key=lambda code: -after[code])  # by how well China's exports suit them
    _draw_matrix(matrix, data, ["CHN", *members], language)
    places = below(figure, right, (1, 1))
    for axes, (own, other, colour, words) in zip(places, SIDES, strict=True):
        lines = {code: _of_pair(data, own, other, code) for code in members}
        order = sorted(members, key=lambda code: lines[code][lines[code].last])
        looks = [_course(lines[code], own, other, code, order, colour, language) for code in order]
        ends = panels.courses(axes, looks)
        fit(axes, 0, *([*course.values()] for course in lines.values()), room=(0, 0.05))
        label_courses(axes, ends, size=drawing.readable(6.5), gap=0.088, thread=True)
        year_ticks(axes, range(SINCE, lines[order[0]].last + 1), 8)
        panels.unit_line(axes, words[language])
    return figure


def _of_pair(data, own: str, other: str, code: str) -> Line:
    """The index of China and a member, by year; own, other: the column of China and that of the member."""
    return line(data, "complementarity", **{own: "CHN", other: code})


def _course(points, own: str, other: str, code: str, order: list[str], colour: str, language: str):
    """A member's course; the one that ends highest stands out."""
    shown = cells("complementarity", **{own: "CHN", other: code}, year=points)
    look = palette.foreground(colour) if code == order[-1] else palette.BACKGROUND
    return panels.Course(points, economy_name(code, language), shown, *look)


def _draw_matrix(axes, data, order: list[str], language: str) -> None:
    """Exporters by importers; a darker shade is a better fit, a fit with itself is none."""
    until = int(data["year"].max())
    table = rows_where(data, year=until).pivot(index="exporter", columns="importer", values="complementarity")
    numbers = table.reindex(index=order, columns=order).to_numpy(dtype=float)
    shown = grid("complementarity", ("exporter", order), ("importer", order), year=until)
    names = [economy_name(code, language) for code in order]

    def written(value: float) -> str:
        return format_cell(value, 0, language) if value == value else ""

    heat_map(axes, numbers, (names, names), BOUNDS, SHADES, written, shown=shown)
    slant(axes)
    axes.set_xlabel({"zh": "进口方", "en": "importer"}[language])
    words = {"zh": "(a) 出口方（行），{}年", "en": "(a) exporter (rows), {}"}
    axes.set_title(words[language].format(until), pad=4)
