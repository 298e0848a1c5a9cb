"""China's RCEP schedule for ASEAN: how many lines become free, when, and where they do not.

Answers what RCEP adds to liberalisation on the import side.  The years are those of the agreement
(year 1 is the year of entry into force); the rates are commitments on paper, compared with the base
rate of the schedule and not with what the China-ASEAN Free Trade Area already grants.
"""

from __future__ import annotations

from typing import Any

from analysis.indicators.rcep_schedule import ALL, LAST_YEAR
from analysis.vocabulary import HS_SECTIONS
from tracepaper.exhibits import drawing, panels
from tracepaper.exhibits.axes import fit, label_point
from tracepaper.exhibits.bound_marks import cells, show
from tracepaper.exhibits.captions import Value, Words, years
from tracepaper.languages.number_format import format_cell

READS = ("rcep_schedule",)
BASE_PLACE = -2.2  # the base rate stands apart from the years
LATER = "#D3E8F6"  # what becomes duty-free after the first year
KINDS = ("free", "dutiable", "uncommitted")
FILLS = {"free": "#0072B2", "dutiable": "#E69F00", "uncommitted": "#404040"}
INK = {**FILLS, "dutiable": "#9A6A00"}
WORDS = {
    "zh": {"free": "零关税", "dutiable": "仍征税", "uncommitted": "不作承诺"},
    "en": {"free": "duty-free", "dutiable": "dutiable", "uncommitted": "no commitment"},
}
# part of a section's lines -> fill, ink and words on it
PARTS = {
    "first": (FILLS["free"], "white", {"zh": "第1年零关税", "en": "free in year 1"}),
    "later": (LATER, "black", {"zh": "至第{}年零关税", "en": "free by year {}"}),
    "dutiable": (FILLS["dutiable"], "black", {"zh": "仍征税", "en": "dutiable"}),
    "uncommitted": (FILLS["uncommitted"], "white", {"zh": "不作承诺", "en": "no commitment"}),
}
# part -> the column and the year that its bars are the length of
SHOWN = {
    "first": ("free_share", 1),
    "later": ("free_share", LAST_YEAR),
    "dutiable": ("dutiable/lines", LAST_YEAR),
    "uncommitted": ("uncommitted/lines", LAST_YEAR),
}
SECTIONS_HEAD = {
    "zh": "(c) 第{}年低于此占比的HS类，占其税目的%",
    "en": "(c) sections behind in year {}, % of lines",
}
KEYS = ("section", "year")


def data(evidence):
    """section (all, S01 ... S21), year (0 = base), lines, free, dutiable, uncommitted (numbers of lines),
    free_share (% of all lines), mean_rate (%, simple mean of the committed lines)."""
    return evidence.table("rcep_schedule")


def _total(data):
    return data[data["section"] == ALL].set_index("year").sort_index()


def _sections(data, year: int):
    return data[(data["section"] != ALL) & (data["year"] == year)].set_index("section")


def behind(data) -> list[str]:
    """The sections whose last duty-free share is below that of all lines, the lowest first."""
    last = _sections(data, LAST_YEAR)["free_share"]
    below = last[last < _total(data).loc[LAST_YEAR, "free_share"]]
    return list(below.sort_values().index)


def values(data) -> dict:
    total = _total(data)
    steps = total["free_share"].diff()
    end = _sections(data, LAST_YEAR)["free_share"].sort_values()
    moments = {"base": total.loc[0], "first": total.loc[1], "last": total.loc[LAST_YEAR]}
    places = dict(zip(("lowest", "second", "third"), end.index, strict=False))
    return {
        "last-year": Value(LAST_YEAR),
        "lines": Value(total.loc[1, "lines"]),
        "uncommitted": Value(total.loc[1, "uncommitted"]),
        "jumps": years(*steps.index[(steps > 0) & (steps.index > 1)]),
        "sections": Value(len(end)),
        "behind": Value(len(behind(data))),
        **{f"share-{name}": Value(row["free_share"], "PERCENT", 0.1) for name, row in moments.items()},
        **{f"rate-{name}": Value(row["mean_rate"], "PERCENT", 0.1) for name, row in moments.items()},
        **{name: _section(code) for name, code in places.items()},
        **{f"{name}-share": Value(end[code], "PERCENT", 0.1) for name, code in places.items()},
    }


def _section(code: str) -> Words:
    """The name of a section inside a sentence."""
    return Words(lambda language: HS_SECTIONS[code][1][language].lower())


def draw(data, language: str):
    from matplotlib.figure import Figure

    narrow = drawing.is_narrow()
    figure = Figure(figsize=(drawing.width(), 6.6 if narrow else 4.3), layout="constrained")
    # two figures in one, so that the long names of the sections do not push the upper panels aside
    halves: Any = figure.subfigures(2, 1, height_ratios=(1.5, 1) if narrow else (1, 1.15))
    upper, lower = halves
    total = _total(data)
    shares, mean = upper.subplots(2, 1) if narrow else upper.subplots(1, 2, width_ratios=(1.5, 1))
    _draw_shares(shares, total, language)
    _draw_mean(mean, total, language)
    _draw_sections(lower.subplots(), data, language)
    return figure


def _year_axis(axes, language: str) -> None:
    base = {"zh": "基准", "en": "base"}[language]
    ticks = [1, *range(5, LAST_YEAR + 1, 5)]
    axes.set_xticks([BASE_PLACE, *ticks], [base, *map(str, ticks)])
    axes.set_xlim(BASE_PLACE - 1.6, LAST_YEAR + 0.8)
    axes.set_xlabel({"zh": "协定年份", "en": "year of the agreement"}[language], labelpad=1)


def _places(total):
    return [year or BASE_PLACE for year in total.index]


def _draw_shares(axes, total, language: str) -> None:
    base = 0
    for kind in KINDS:
        value = 100 * total[kind] / total["lines"]
        bars = axes.bar(
            _places(total), value, 0.82, bottom=base, color=FILLS[kind], edgecolor="white", linewidth=0.4
        )
        column = "free_share" if kind == "free" else f"{kind}/lines"
        show(bars, cells(column, section=ALL, year=total.index))
        base = base + value
    last = total.iloc[-1]
    axes.set_ylim(0, 100)
    _year_axis(axes, language)
    words = WORDS[language]
    free, dutiable, none = (100 * last[kind] / last["lines"] for kind in KINDS)
    drawing.label_ends(
        axes,
        [
            (free / 2, words["free"], INK["free"]),
            (free + dutiable / 3, words["dutiable"], INK["dutiable"]),
            (100 - none / 2, words["uncommitted"], INK["uncommitted"]),
        ],
        gap=0.13,
    )
    panels.unit_line(axes, {"zh": "(a) 占全部税目的比重，%", "en": "(a) share of all lines, %"}[language])


def _draw_mean(axes, total, language: str) -> None:
    """The mean rate by year; the numbers of three bars stand for a scale."""
    places = _places(total)
    bars = axes.bar(places, total["mean_rate"], 0.82, color=drawing.LIGHT)
    show(bars, cells("mean_rate", section=ALL, year=total.index))
    for place, year in ((BASE_PLACE, 0), (1, 1), (LAST_YEAR, LAST_YEAR)):
        value = total["mean_rate"][year]
        label_point(axes, format_cell(value, 1, language), (place, value), "above", gap=2, size=7.5)
    fit(axes, 0, total["mean_rate"], room=(0, 0.14))  # the labels stand over the bars
    axes.set_yticks([])
    _year_axis(axes, language)
    words = {"zh": "(b) 平均税率，%，有承诺税目", "en": "(b) mean rate of committed lines, %"}
    panels.unit_line(axes, words[language])


def _segments(data, codes: list[str]) -> dict[str, tuple[Any, Any, Any]]:
    """For each part of the lines of some sections where its bars begin, from where on they are seen, and how
    long they are, in % of the lines; those free in the end begin at zero, as the data have them."""
    first, last = (data[data["year"] == at].set_index("section").loc[codes] for at in (1, LAST_YEAR))
    dutiable, none = (100 * last[kind] / last["lines"] for kind in ("dutiable", "uncommitted"))
    early, free = first["free_share"], last["free_share"]
    return {
        "later": (0 * free, early, free),
        "first": (0 * free, 0 * free, early),
        "dutiable": (free, free, dutiable),
        "uncommitted": (free + dutiable, free + dutiable, none),
    }


def _draw_sections(axes, data, language: str) -> None:
    """What becomes of the lines of each section that stays behind: a bar of those free in the end, over it
    those free from the first year, and what is not free; each part is named where it has most room."""
    codes = [*behind(data), ALL]
    rows = range(len(codes))
    for part, (start, seen, length) in _segments(data, codes).items():
        fill, ink, words = PARTS[part]
        bars = axes.barh(rows, length, 0.7, left=start, color=fill, edgecolor="white", linewidth=0.4)
        column, at = SHOWN[part]
        show(bars, cells(column, section=codes, year=at))
        widest = int((start + length - seen).to_numpy().argmax())
        middle = float((start + length + seen).iloc[widest]) / 2
        label = words[language].format(LAST_YEAR)
        axes.text(middle, widest, label, ha="center", va="center", fontsize=7, color=ink)
    names = {code: HS_SECTIONS[code][1][language] for code in codes if code != ALL}
    names[ALL] = {"zh": "全部税目", "en": "all lines"}[language]
    axes.set_yticks(rows, [names[code] for code in codes])
    axes.set_ylim(len(codes) - 0.5, -0.5)
    axes.set_xlim(0, 100)
    axes.tick_params(axis="y", length=0)
    axes.grid(axis="x")
    axes.grid(axis="y", visible=False)
    panels.unit_line(axes, SECTIONS_HEAD[language].format(LAST_YEAR))
