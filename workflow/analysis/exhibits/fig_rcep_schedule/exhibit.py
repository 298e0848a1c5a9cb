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
from tracepaper.exhibits.axes import fit
from tracepaper.exhibits.captions import Value, Words, years
from tracepaper.languages.number_format import format_cell

READS = ("rcep_schedule",)
BASE_PLACE = -2.2  # the base rate stands apart from the years
KINDS = ("free", "dutiable", "uncommitted")
FILLS = {"free": "#0072B2", "dutiable": "#E69F00", "uncommitted": "#404040"}
WORDS = {
    "zh": {"free": "零关税", "dutiable": "仍征税", "uncommitted": "不作承诺（U）"},
    "en": {"free": "duty-free", "dutiable": "dutiable", "uncommitted": "no commitment (U)"},
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

    figure = Figure(figsize=(drawing.WIDTH, 4.7), layout="constrained")
    # two figures in one, so that the long names of the sections do not push the upper panels aside
    halves: Any = figure.subfigures(2, 1, height_ratios=(1, 1.75))
    upper, lower = halves
    total = _total(data)
    shares, mean = upper.subplots(1, 2, width_ratios=(1.25, 1))
    _draw_shares(shares, total, language)
    _draw_mean(mean, total, language)
    _draw_sections(lower.subplots(), data, language)
    return figure


def _year_axis(axes, language: str) -> None:
    base = {"zh": "基准", "en": "base"}[language]
    ticks = [1, *range(5, LAST_YEAR + 1, 5)]
    axes.set_xticks([BASE_PLACE, *ticks], [base, *map(str, ticks)])
    axes.set_xlim(BASE_PLACE - 1, LAST_YEAR + 0.8)
    axes.set_xlabel({"zh": "协定年份", "en": "year of the agreement"}[language], labelpad=1)


def _places(total):
    return [year or BASE_PLACE for year in total.index]


def _draw_shares(axes, total, language: str) -> None:
    base = 0
    for kind in KINDS:
        value = 100 * total[kind] / total["lines"]
        axes.bar(
            _places(total), value, 0.82, bottom=base, color=FILLS[kind], edgecolor="white", linewidth=0.4
        )
        base = base + value
    last = total.iloc[-1]
    axes.set_ylim(0, 100)
    _year_axis(axes, language)
    words = WORDS[language]
    free, dutiable, none = (100 * last[kind] / last["lines"] for kind in KINDS)
    drawing.label_ends(
        axes,
        [
            (free / 2, words["free"], FILLS["free"]),
            (free + dutiable / 2 - 3, words["dutiable"], "#9A6A00"),
            (100 - none / 2, words["uncommitted"], FILLS["uncommitted"]),
        ],
        gap=0.09,
    )
    panels.unit_line(axes, {"zh": "占全部税目的比重（%）", "en": "share of all lines (%)"}[language])


def _draw_mean(axes, total, language: str) -> None:
    places = _places(total)
    axes.bar(places, total["mean_rate"], 0.82, color=drawing.LIGHT)
    for place, year in ((BASE_PLACE, 0), (1, 1), (LAST_YEAR, LAST_YEAR)):
        value = total["mean_rate"][year]
        axes.annotate(
            format_cell(value, 1, language),
            (place, value),
            xytext=(0, 2),
            fontsize=7,
            textcoords="offset points",
            ha="center",
        )
    fit(axes, 0, total["mean_rate"], room=(0, 0.17))  # the labels stand over the bars
    _year_axis(axes, language)
    panels.unit_line(
        axes, {"zh": "平均税率（%，有承诺税目）", "en": "mean rate (%), committed lines"}[language]
    )


def _draw_sections(axes, data, language: str) -> None:
    first, last = _sections(data, 1), _sections(data, LAST_YEAR)
    order = list(last.sort_values(["free_share", "lines"], ascending=[True, False]).index)
    brackets = {"zh": "{}（{}）", "en": "{} ({})"}[language]
    names = [
        brackets.format(HS_SECTIONS[code][1][language], format_cell(last["lines"][code], 0, language))
        for code in order
    ]
    labels = {"zh": ("第1年", f"第{LAST_YEAR}年"), "en": ("year 1", f"year {LAST_YEAR}")}[language]
    panels.from_to(axes, names, first["free_share"][order], last["free_share"][order], labels=labels)
    axes.set_xlim(0, 101)
    axes.set_xticks(range(0, 101, 20))
    for row, code in enumerate(order):
        none = last["uncommitted"][code]
        if none:
            axes.text(
                1.02,
                row,
                format_cell(none, 0, language),
                transform=axes.get_yaxis_transform(),
                fontsize=7.5,
                ha="left",
                va="center",
                color=FILLS["uncommitted"],
            )
    axes.text(
        1.02,
        -0.9,
        "U",
        transform=axes.get_yaxis_transform(),
        fontsize=7.5,
        ha="left",
        va="center",
        color=drawing.GREY,
    )
    panels.unit_line(
        axes,
        {"zh": "按HS类：零关税税目占比（%）", "en": "by HS section: duty-free share of lines (%)"}[language],
        height=1.05,
    )
