"""Are the gulf cities' economies alike, and do they grow more alike?  Similarity of their three sectors.

Tests what is often said of the city cluster, that its structures converge.  Ten cities: Danzhou is in the
source from 2015 only, and Chongzuo became a city in 2003.  A city-year whose sectors do not add up to its
GDP is not used, and a mean over pairs needs all ten cities, hence the gaps.  The same index over the same
three sectors of the eleven economies is the yardstick: three sectors make any two places look alike.
"""

from __future__ import annotations

from functools import partial
from itertools import combinations
from math import isnan

from analysis import measures, palette
from analysis.groups import CITY_PAIRS, ECONOMY_PAIRS, TEN_CITIES
from analysis.vocabulary import THE_ELEVEN, place_name
from tracepaper.evidence.lines import cell, line, rows_where
from tracepaper.evidence.sets import largest_of, smallest_of
from tracepaper.exhibits import drawing, panels
from tracepaper.exhibits.axes import fit, label_point, year_ticks
from tracepaper.exhibits.bound_marks import cells, show
from tracepaper.exhibits.captions import Value, Words, year, years
from tracepaper.exhibits.labels import label_courses

SOURCE, SECTORS = "beibu-gulf", ("primary", "secondary", "tertiary")
WORLD, WORLD_SECTORS = "world-bank-wdi", ("NV.AGR.TOTL.ZS", "NV.IND.TOTL.ZS", "NV.SRV.TOTL.ZS")
SPOKEN_OF = {"CHN-450600": "-", "CHN-460100": "--", "CHN-450700": "-."}  # city -> dash
MEANS = ("similarity", "similarity_low", "similarity_high", "cosine")
USABLE = "as-published"
FIRST, YARDSTICK_FIRST = 2003, 2008  # from when on all ten cities, all eleven economies are published
KEYS = ("place", "year")


def data(evidence):
    """place, year, similarity, similarity_low, similarity_high, cosine, specialisation.

    place cities or economies, each year: similarity = mean over all pairs, nan where one is missing;
    similarity_low, similarity_high = its least and largest value if one member is left out; cosine = the
    mean of another index.  place a city, each year with all ten: specialisation = its distance from the
    other nine together."""
    import pandas as pd

    values = {
        sector: _wide(evidence, SOURCE, f"value-added-{sector}", TEN_CITIES, status=USABLE)
        for sector in SECTORS
    }
    shares = {series: _wide(evidence, WORLD, series, THE_ELEVEN) for series in WORLD_SECTORS}
    years = sorted(year for year in values["primary"].index if year >= FIRST)
    means = [{"place": CITY_PAIRS, "year": year, **_means(values, TEN_CITIES, year)} for year in years]
    complete = [row["year"] for row in means if not isnan(row["similarity"])]
    means += [
        {"place": ECONOMY_PAIRS, "year": year, **_means(shares, THE_ELEVEN, year)}
        for year in range(YARDSTICK_FIRST, years[-1] + 1)
    ]
    cities = [
        {"place": city, "year": year, "specialisation": _specialisation(values, city, year)}
        for city in TEN_CITIES
        for year in complete
    ]
    return pd.DataFrame(means + cities).astype(dict.fromkeys((*MEANS, "specialisation"), object))


def _wide(evidence, source: str, series: str, codes, **where):
    frame = evidence.select(source, series, economy=codes, **where)
    wide = frame.pivot(index="year", columns="economy", values="value")
    wide.index = wide.index.astype(int)
    return wide.reindex(columns=list(codes))


def _structure(values: dict, code: str, year: int):
    import pandas as pd

    return measures.shares(
        pd.Series({sector: wide[code][year] for sector, wide in values.items()}, dtype=object)
    )


def _means(values: dict, codes, year: int) -> dict:
    """The means over all pairs; nan as soon as one structure is missing."""
    parts = {code: _structure(values, code, year) for code in codes}
    if any(part.isna().any() for part in parts.values()):
        return dict.fromkeys(MEANS, float("nan"))
    pairs = list(combinations(codes, 2))
    alike = {(a, b): measures.similarity(parts[a], parts[b]) for a, b in pairs}
    fewer = [_mean(value for pair, value in alike.items() if out not in pair) for out in codes]
    cosine = _mean(measures.cosine(parts[a], parts[b]) for a, b in pairs)
    return dict(
        zip(MEANS, (_mean(alike.values()), smallest_of(fewer), largest_of(fewer), cosine), strict=True)
    )


def _mean(values):
    values = list(values)
    return sum(values) / len(values)


def _specialisation(values: dict, city: str, year: int):
    import pandas as pd

    others = [code for code in TEN_CITIES if code != city]
    rest = pd.Series({sector: wide.loc[year, others].sum() for sector, wide in values.items()}, dtype=object)
    return measures.specialisation(_structure(values, city, year), measures.shares(rest))


def apart(data):
    """Cities down, first and last year across: their specialisation, in the order of the last year."""
    wide = rows_where(data, place=TEN_CITIES).pivot(index="place", columns="year", values="specialisation")
    ends = [wide.columns[0], wide.columns[-1]]
    return wide[ends].sort_values(ends[-1], ascending=False)


def values(data) -> dict:
    mean, yardstick = (line(data, "similarity", place=place) for place in (CITY_PAIRS, ECONOMY_PAIRS))
    peak = mean.highest
    wide = apart(data)
    first, last = wide.columns
    most, least = wide.index[0], wide.index[-1]
    return {
        "since": year(mean.first),
        "until": year(mean.last),
        "gaps": years(*(at for at, value in mean.items() if isnan(value))),
        "first": Value(mean[mean.first], "NUMBER", 0.001),
        "peak-year": year(peak),
        "peak": Value(mean[peak], "NUMBER", 0.001),
        "last": Value(mean[mean.last], "NUMBER", 0.001),
        "low": Value(cell(data, "similarity_low", place=CITY_PAIRS, year=mean.last), "NUMBER", 0.001),
        "high": Value(cell(data, "similarity_high", place=CITY_PAIRS, year=mean.last), "NUMBER", 0.001),
        "yardstick": Value(yardstick[mean.last], "NUMBER", 0.001),
        "most": Words(partial(place_name, most)),
        "most-apart": Value(wide[last][most], "NUMBER", 0.01),
        "least": Words(partial(place_name, least)),
        "least-apart": Value(wide[last][least], "NUMBER", 0.01),
        "up": Value((wide[last] > wide[first]).sum(), "NUMBER", 1),
    }


def draw(data, language: str):
    figure, (left, right) = drawing.canvas(1, 2, height=3.1)
    _draw_means(left, data, language)
    _draw_apart(right, data, language)
    return figure


def _draw_apart(axes, data, language: str) -> None:
    """A line a city, those of which the text speaks over the others; it breaks where no year has all."""
    years = [*line(data, "similarity", place=CITY_PAIRS)]
    lines = []
    for code in sorted(TEN_CITIES, key=lambda code: code in SPOKEN_OF):
        known = line(data, "specialisation", place=code)
        points = {when: known.get(when, float("nan")) for when in years}
        look = (
            palette.foreground(palette.CITIES, SPOKEN_OF[code]) if code in SPOKEN_OF else palette.BACKGROUND
        )
        shown = cells("specialisation", place=code, year=points)
        lines.append(panels.Course(points, place_name(code, language), shown, *look))
    ends = panels.courses(axes, lines)
    fit(axes, 0, *([*one.points.values()] for one in lines), room=(0, 0.06))
    year_ticks(axes, years, 10)
    label_courses(axes, ends, gap=0.065, thread=True)
    panels.unit_line(axes, {"zh": "(b) 专业化指数（0—2）", "en": "(b) specialisation (0–2)"}[language])


def _draw_means(axes, data, language: str) -> None:
    mean, yardstick = (line(data, "similarity", place=place) for place in (CITY_PAIRS, ECONOMY_PAIRS))
    words = {"zh": ("十市", "十一国"), "en": ("ten cities", "eleven economies")}[language]
    course = axes.plot(list(mean), list(mean.values()), color=palette.CITIES, marker="o", markersize=2.5)
    show(course, cells("similarity", place=CITY_PAIRS, year=mean))
    course = axes.plot(list(yardstick), list(yardstick.values()), color=drawing.GREY, linestyle="--")
    show(course, cells("similarity", place=ECONOMY_PAIRS, year=yardstick))
    fit(axes, list(mean.values()), list(yardstick.values()), room=(0.3, 0.3))
    year_ticks(axes, mean)
    peak = mean.highest
    label_point(axes, words[0], (peak, mean[peak]), "above", palette.CITIES)
    start = yardstick.first
    label_point(axes, words[1], (start, yardstick[start]), "below", drawing.GREY)
    panels.unit_line(
        axes,
        {"zh": "(a) 平均相似度（纵轴不自零起）", "en": "(a) mean similarity (axis not from zero)"}[language],
    )
