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

from analysis import measures
from analysis.groups import CITY_PAIRS, ECONOMY_PAIRS, TEN_CITIES
from analysis.vocabulary import THE_ELEVEN, place_name
from tracepaper.evidence.lines import line, rows_where
from tracepaper.exhibits import drawing, panels
from tracepaper.exhibits.axes import fit, label_point, year_ticks
from tracepaper.exhibits.captions import Value, Words, year, years

SOURCE, SECTORS = "beibu-gulf", ("primary", "secondary", "tertiary")
WORLD, WORLD_SECTORS = "world-bank-wdi", ("NV.AGR.TOTL.ZS", "NV.IND.TOTL.ZS", "NV.SRV.TOTL.ZS")
USABLE = "as-published"
FIRST, YARDSTICK_FIRST = 2003, 2008  # from when on all ten cities, all eleven economies are published


def data(evidence):
    """place, year, similarity, specialisation.

    place cities or economies: similarity = mean over all pairs, each year, nan where one is missing.
    place a city: specialisation = its distance from the other nine together, first and last year."""
    import pandas as pd

    values = {
        sector: _wide(evidence, SOURCE, f"value-added-{sector}", TEN_CITIES, status=USABLE)
        for sector in SECTORS
    }
    shares = {series: _wide(evidence, WORLD, series, THE_ELEVEN) for series in WORLD_SECTORS}
    years = sorted(year for year in values["primary"].index if year >= FIRST)
    rows = [
        {"place": CITY_PAIRS, "year": year, "similarity": _mean_similarity(values, TEN_CITIES, year)}
        for year in years
    ]
    rows += [
        {"place": ECONOMY_PAIRS, "year": year, "similarity": _mean_similarity(shares, THE_ELEVEN, year)}
        for year in range(YARDSTICK_FIRST, years[-1] + 1)
    ]
    rows += [
        {"place": city, "year": year, "specialisation": _specialisation(values, city, year)}
        for city in TEN_CITIES
        for year in (years[0], years[-1])
    ]
    return pd.DataFrame(rows).astype({"similarity": object, "specialisation": object})


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


def _mean_similarity(values: dict, codes, year: int):
    """Mean over all pairs; nan as soon as one structure is missing."""
    parts = {code: _structure(values, code, year) for code in codes}
    if any(part.isna().any() for part in parts.values()):
        return float("nan")
    found = [measures.similarity(parts[a], parts[b]) for a, b in combinations(codes, 2)]
    return sum(found) / len(found)


def _specialisation(values: dict, city: str, year: int):
    import pandas as pd

    others = [code for code in TEN_CITIES if code != city]
    rest = pd.Series({sector: wide.loc[year, others].sum() for sector, wide in values.items()}, dtype=object)
    return measures.specialisation(_structure(values, city, year), measures.shares(rest))


def apart(data):
    """Cities down, first and last year across: their specialisation, in the order of the last year."""
    wide = rows_where(data, place=TEN_CITIES).pivot(index="place", columns="year", values="specialisation")
    return wide.sort_values(wide.columns[-1], ascending=False)


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
        "yardstick": Value(yardstick[mean.last], "NUMBER", 0.001),
        "most": Words(partial(place_name, most)),
        "most-apart": Value(wide[last][most], "NUMBER", 0.01),
        "least": Words(partial(place_name, least)),
        "least-apart": Value(wide[last][least], "NUMBER", 0.01),
        "up": Value((wide[last] > wide[first]).sum(), "NUMBER", 1),
    }


def draw(data, language: str):
    figure, (left, right) = drawing.canvas(1, 2, height=3.0, gridspec_kw={"width_ratios": (1.25, 1)})
    _draw_means(left, data, language)
    wide = apart(data)
    first, last = wide.columns
    panels.from_to(
        right,
        [place_name(code, language) for code in wide.index],
        wide[first],
        wide[last],
        labels=(str(first), str(last)),
        colour=drawing.COLOURS[2],
    )
    fit(right, wide[first], wide[last], 0, along="x", room=(0, 0.2))
    panels.unit_line(right, {"zh": "专业化指数（0—2）", "en": "specialisation (0–2)"}[language])
    return figure


def _draw_means(axes, data, language: str) -> None:
    mean, yardstick = (line(data, "similarity", place=place) for place in (CITY_PAIRS, ECONOMY_PAIRS))
    words = {"zh": ("十市", "十一国"), "en": ("ten cities", "eleven economies")}[language]
    axes.plot(list(mean), list(mean.values()), color=drawing.COLOURS[1], marker="o", markersize=2.5)
    axes.plot(list(yardstick), list(yardstick.values()), color=drawing.GREY, linestyle="--")
    fit(axes, list(mean.values()), list(yardstick.values()), room=(0.3, 0.3))
    year_ticks(axes, mean)
    peak = mean.highest
    label_point(axes, words[0], (peak, mean[peak]), "above", drawing.COLOURS[1])
    start = yardstick.first
    label_point(axes, words[1], (start, yardstick[start]), "below", drawing.GREY)
    panels.unit_line(
        axes, {"zh": "平均相似度（纵轴不自零起）", "en": "mean similarity (axis not from zero)"}[language]
    )
