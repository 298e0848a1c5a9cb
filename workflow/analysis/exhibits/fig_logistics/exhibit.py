"""Logistics performance by edition of the survey: overall score, and its six components.

Answers whether the region's logistics improved and where the weak parts are.  The year is that of the
edition (the World Development Indicators file the edition of 2023 under 2022, which is why the
publisher's own index is used).  The 2023 edition prints one decimal, so a change of less than 0.05
means nothing; Brunei and Myanmar are not in it and stay out of the means.  What the region gained is set
against the mean of all economies, which these Indicators have of the overall score alone.
"""

from __future__ import annotations

from analysis import palette
from analysis.vocabulary import LOGISTICS, THE_ELEVEN
from tracepaper.evidence.lines import line, rows_where
from tracepaper.exhibits import panels
from tracepaper.exhibits.axes import fit, label_point
from tracepaper.exhibits.bound_marks import cells, show
from tracepaper.exhibits.captions import Value, Words, economies, year, years
from tracepaper.languages.number_format import format_cell
from tracepaper.languages.territories import economy_name

SOURCE = "world-bank-lpi"
OVERALL = "lpi"
SCALE = (1, 5)
LEAST_CHANGE = 0.05  # half of the last digit that the edition of 2023 prints
MEAN, WORLD = "mean", "WLD"
WDI, WDI_SERIES = "world-bank-wdi", "LP.LPI.OVRL.XQ"
FILED_UNDER = {2023: 2022}  # edition of the survey -> the year under which the Indicators file it
COLUMNS = 6
WORDS = {
    "zh": {
        "overall": "(a) 综合得分（{}—{}）",
        "parts": "(b) 分指标，{}国平均",
        "world": "世界",
        "mean": "{}国平均",
    },
    "en": {
        "overall": "(a) overall score ({}–{})",
        "parts": "(b) components, mean of {}",
        "world": "world",
        "mean": "mean of {}",
    },
}
KEYS = ("economy", "measure", "year")


def data(evidence):
    """economy (an ISO code, WLD, or mean = the economies of the eleven that are in every edition), measure
    (lpi or a component; WLD has lpi only), year (of the edition), score (1 to 5), rank (among all surveyed;
    none for a mean)."""
    import pandas as pd

    rows = []
    for measure in (OVERALL, *LOGISTICS):
        score = _wide(evidence, f"{measure}-score")
        rank = _wide(evidence, f"{measure}-rank")
        if measure == OVERALL:
            rows += [
                {
                    "economy": code,
                    "measure": measure,
                    "year": year,
                    "score": score[code][year],
                    "rank": rank[code][year],
                }
                for code in score
                for year in score[code].dropna().index
            ]
        always = score.dropna(axis=1)
        mean = always.sum(axis=1) / always.shape[1]
        rows += [
            {"economy": MEAN, "measure": measure, "year": year, "score": mean[year], "rank": None}
            for year in mean.index
        ]
    world = evidence.observations(WDI, WDI_SERIES, economy=WORLD)
    rows += [
        {
            "economy": WORLD,
            "measure": OVERALL,
            "year": year,
            "score": world[FILED_UNDER.get(year, year)],
            "rank": None,
        }
        for year in sorted({row["year"] for row in rows})
    ]
    return pd.DataFrame(rows).astype({"score": object, "rank": object})


def _wide(evidence, series: str):
    frame = evidence.select(SOURCE, series, economy=THE_ELEVEN)
    wide = frame.pivot(index="year", columns="economy", values="value")
    wide.index = wide.index.astype(int)
    return wide


def _scores(data, groups: bool = False):
    """Overall scores by economy, or by group of them, a column an edition."""
    overall = data[(data["measure"] == OVERALL) & (data["economy"].isin([MEAN, WORLD]) == groups)]
    return overall.pivot(index="economy", columns="year", values="score")


def _means(data):
    parts = data[(data["economy"] == MEAN) & (data["measure"] != OVERALL)]
    return parts.pivot(index="measure", columns="year", values="score")


def values(data) -> dict:
    scores, means = _scores(data), _means(data)
    first, last = min(scores), max(scores)
    now, parts = scores[last], means[last]
    change = (now - scores[first]).dropna()
    groups = _scores(data, groups=True)
    gain = groups[last] - groups[first]
    return {
        "since": year(first),
        "until": year(last),
        "editions": years(*scores),
        "scale-low": Value(SCALE[0]),
        "scale-high": Value(SCALE[1]),
        "least-change": Value(LEAST_CHANGE, step=0.01),
        "absent": economies(*now.index[now.isna()]),
        "economies": Value(_in_every_edition(scores)),
        "risen": economies(*change.index[change >= LEAST_CHANGE]),
        "fallen": economies(*change.index[change <= -LEAST_CHANGE]),
        "highest": economies(now.idxmax()),
        "highest-score": Value(now.max(), step=0.1),
        "gain-nine": Value(gain[MEAN], step=0.01),
        "gain-world": Value(gain[WORLD], step=0.01),
        "weakest": Words(LOGISTICS[parts.idxmin()]),
        "weakest-score": Value(parts.min(), step=0.01),
    }


def _in_every_edition(scores) -> int:
    return int(scores.notna().all(axis=1).sum())


def draw(data, language: str):
    scores, means = _scores(data), _means(data)
    last = max(scores)
    order = [*scores[last].dropna().sort_values(ascending=False).index, *scores.index[scores[last].isna()]]
    shown = [(OVERALL, MEAN), *((OVERALL, code) for code in order)]
    parts = [(part, MEAN) for part in means[last].sort_values().index]
    figure, places = panels.small_multiples(
        len(shown) + len(parts), COLUMNS, 4.3, narrow_columns=3, sharex=True, sharey=True
    )
    count = _in_every_edition(scores)
    world = line(data, "score", measure=OVERALL, economy=WORLD)
    for axes, (measure, code) in zip(places, [*shown, *parts], strict=True):
        if measure == OVERALL:
            course = axes.plot([*world], [*world.values()], color=palette.WORLD, linestyle=":", linewidth=1.1)
            show(course, cells("score", measure=OVERALL, economy=WORLD, year=world))
        _draw_course(axes, line(data, "score", measure=measure, economy=code), measure, code, language)
        axes.set_title(_title(measure, code, count, language), pad=3, fontsize=7.5)
    fit(places[0], *(rows_where(data, measure=[m for m, _ in [*shown, *parts]])["score"],), room=(0.08, 0.1))
    places[0].set_xticks([min(scores), last])
    places[0].set_xlim(min(scores) - 2, last + 2)
    words = WORDS[language]
    _head(places[0], words["overall"].format(*SCALE), 1)
    _head(places[len(shown)], words["parts"].format(count), 2)
    before = sorted(world)[-2]
    label_point(places[0], words["world"], (before, world[before]), "below", palette.WORLD, 3, 7)
    return figure


def _head(axes, words: str, lines: int) -> None:
    """Words over a row of panels whose titles have so many lines, with room above it and none beside it."""
    place = {"xycoords": "axes fraction", "xytext": (0, 6 + 10 * lines), "textcoords": "offset points"}
    axes.annotate(words, (0, 1), fontsize=7.5, va="bottom", **place).set_in_layout(False)
    axes.annotate(" ", (0, 1), fontsize=9, va="bottom", **place)


def _title(measure: str, code: str, count: int, language: str) -> str:
    if measure != OVERALL:
        return LOGISTICS[measure][language].replace(" ", "\n", 1)
    return WORDS[language]["mean"].format(count) if code == MEAN else economy_name(code, language)


def _draw_course(axes, course, measure: str, code: str, language: str) -> None:
    """The scores of the editions, and the last of them as a number."""
    colour = palette.MEASURE if measure != OVERALL else palette.colours([code])[0]
    drawn = axes.plot([*course], [*course.values()], color=colour, marker="o", markersize=2.2)
    show(drawn, cells("score", measure=measure, economy=code, year=course))
    end = (course.last, course[course.last])
    label_point(axes, format_cell(end[1], 1, language), end, "right", colour, 3, 7)
