"""Advantage in electrical and optical equipment, gross and in value added, and the place in value chains.

Answers whether an advantage that customs see is made where the goods are shipped from.  The tables of the
Asian Development Bank hold goods and services at basic prices, so their indices are close to, but not the
same as, those of customs; they have no Myanmar.  Value added is that of the sector in all that is exported
(forward linkages), which counts what a sector sells through others and leaves out what it buys.
"""

from __future__ import annotations

from analysis import measures, palette
from analysis.vocabulary import THE_ELEVEN
from tracepaper.evidence.lines import line
from tracepaper.exhibits import drawing, panels
from tracepaper.exhibits.axes import fit, label_point
from tracepaper.exhibits.bound_marks import cells, show
from tracepaper.exhibits.captions import Value, economies, year
from tracepaper.exhibits.layouts import beside
from tracepaper.languages.territories import economy_name

SOURCE = "adb-mrio"
ELECTRICAL = "14"  # electrical and optical equipment, of the 35 sectors
INDICES = {
    "gross": "rca-gross",
    "value_added": "rca-value-added-of-sector",
    "in_exports": "rca-value-added-in-exports",
}
SIDES = {"THA": "under"}  # of a point with a neighbour over it
NEXT_TO_NOTHING = 0.05  # an index under which points lie on one another
SHARES = {"backward": "value-chains-backward", "forward": "value-chains-forward"}


def data(evidence):
    """economy, year, gross, value_added, in_exports (RCA in electrical and optical equipment: of exports,
    of the sector's value added in all exports, of the value added in the sector's exports), backward,
    forward (shares of exports: foreign value added, and own value added that others export on, %); nan
    where it is not published."""
    import pandas as pd

    rows: dict = {}
    for column, series in (INDICES | SHARES).items():
        chosen = {"product": ELECTRICAL} if column in INDICES else {}
        found = evidence.select(SOURCE, series, economy=THE_ELEVEN, **chosen)
        for economy, at, value in found[["economy", "year", "value"]].itertuples(index=False):
            scaled = value if column in INDICES else measures.percent(value)
            rows.setdefault((str(economy), int(at)), {})[column] = scaled
    frame = pd.DataFrame(
        [{"economy": economy, "year": at, **rows[economy, at]} for economy, at in sorted(rows)]
    )
    return frame.astype(dict.fromkeys((*INDICES, *SHARES), object))


def values(data) -> dict:
    last = int(data["year"].max())
    gross, added, in_exports, backward, forward = (
        line(data, column, by="economy", year=last) for column in (*INDICES, *SHARES)
    )
    before = line(data, "backward", economy="VNM").first
    return {
        "until": year(last),
        "chains-since": year(before),
        "above-gross": economies(*(code for code in gross if gross[code] > 1)),
        "above-added": economies(*(code for code in added if added[code] > 1)),
        "vietnam-gross": Value(gross["VNM"], step=0.01),
        "vietnam-added": Value(added["VNM"], step=0.01),
        "vietnam-in-exports": Value(in_exports["VNM"], step=0.01),
        "most-backward": economies(backward.highest),
        "backward-highest": Value(backward[backward.highest], "PERCENT", 1),
        "most-forward": economies(forward.highest),
        "forward-highest": Value(forward[forward.highest], "PERCENT", 1),
    }


def draw(data, language: str):
    figure, (left, right) = beside((1.3, 1), 3.3, (3.4, 2.6))
    last = int(data["year"].max())
    shares = line(data, "backward", by="economy", year=last)
    codes = sorted(shares, key=shares.__getitem__, reverse=True)
    _draw_advantages(figure.add_subplot(left), data, codes, last, language)
    places = figure.add_subplot(right)
    _participation(places, data, codes, last, language)
    places.set_yticks(range(len(codes)), [economy_name(code, language) for code in codes])
    places.invert_yaxis()
    panels.unit_line(
        places, {"zh": f"(b) 价值链参与，%，{last}年", "en": f"(b) in value chains, %, {last}"}[language]
    )
    return figure


def _draw_advantages(axes, data, codes: list[str], last: int, language: str) -> None:
    """The index by value added over that by gross exports, and the line on which both are equal."""
    gross, added = (line(data, column, by="economy", year=last) for column in ("gross", "value_added"))
    none = [code for code in codes if max(gross[code], added[code]) < NEXT_TO_NOTHING]
    for code in codes:
        colour, end = palette.colours([code])[0], (gross[code], added[code])
        point = axes.plot(*([one] for one in end), "o", markersize=4.5, color=colour)
        show(point, cells("value_added", economy=code, year=last))
        if code not in none[1:]:
            named = economies(*(none if code in none else [code])).text(language)
            away = "left" if added[code] > gross[code] > NEXT_TO_NOTHING else "right"
            label_point(axes, named, end, SIDES.get(code, away), colour)
    axes.axline((0, 0), slope=1, color=drawing.GREY, linewidth=0.7, linestyle="--")
    axes.axhline(1, color=drawing.GREY, linewidth=0.7)
    axes.axvline(1, color=drawing.GREY, linewidth=0.7)
    for along in "xy":
        fit(axes, 0, [*gross.values()], [*added.values()], along=along, room=(0.03, 0.08))
    axes.grid(axis="x")
    axes.set_xlabel({"zh": "按出口总额", "en": "by gross exports"}[language])
    words = {"zh": f"(a) 优势，按增加值，{last}年", "en": f"(a) advantage by value added, {last}"}
    panels.unit_line(axes, words[language])


def _participation(axes, data, codes: list[str], last: int, language: str) -> None:
    """Bars of both shares, one after the other; each is named in its longest bar."""
    words = {"zh": ("后向", "前向"), "en": ("backward", "forward")}[language]
    start = [0.0] * len(codes)
    for column, colour, word, ink in zip(
        SHARES, ("#56789A", "#D9C6A5"), words, ("white", "black"), strict=True
    ):
        shares = line(data, column, by="economy", year=last)
        widths = [float(shares[code]) for code in codes]
        bars = axes.barh(range(len(codes)), widths, 0.62, left=start, color=colour)
        show(bars, cells(column, economy=codes, year=last))
        row = max(range(len(codes)), key=widths.__getitem__)
        middle = start[row] + widths[row] / 2
        axes.text(middle, row, word, ha="center", va="center", fontsize=drawing.readable(6.5), color=ink)
        start = [a + b for a, b in zip(start, widths, strict=True)]
    axes.grid(axis="x")
    axes.grid(axis="y", visible=False)
    axes.tick_params(axis="y", length=0)
    fit(axes, 0, start, along="x", room=(0, 0.06))
