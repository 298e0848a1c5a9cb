"""Logistics performance by edition of the survey: overall score, and its six components.

Answers whether the region's logistics improved and where the weak parts are.  The year is that of the
edition (the World Development Indicators file the edition of 2023 under 2022, which is why the
publisher's own index is used).  The 2023 edition prints one decimal, so a change of less than 0.05
means nothing; Brunei and Myanmar are not in it and stay out of the means.  What the region gained is set
against the mean of all economies, which these Indicators have of the overall score alone.
"""

from __future__ import annotations

from analysis.vocabulary import LOGISTICS, THE_ELEVEN
from tracepaper.exhibits import drawing, panels
from tracepaper.exhibits.captions import Value, Words, economies, year, years
from tracepaper.languages.territories import economy_name

SOURCE = "world-bank-lpi"
OVERALL = "lpi"
SCALE = (1, 5)
LEAST_CHANGE = 0.05  # half of the last digit that the edition of 2023 prints
MEAN, WORLD = "mean", "WLD"
WDI, WDI_SERIES = "world-bank-wdi", "LP.LPI.OVRL.XQ"
FILED_UNDER = {2023: 2022}  # edition of the survey -> the year under which the Indicators file it
GROUP_WORDS = {
    MEAN: {"zh": "{}国平均", "en": "mean of {}"},
    WORLD: {"zh": "世界平均", "en": "world mean"},
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
    figure, (left, right) = drawing.canvas(1, 2, height=3.3, gridspec_kw={"width_ratios": (1.25, 1)})
    scores, means = _scores(data), _means(data)
    first, last = min(scores), max(scores)
    order = [*scores[last].dropna().sort_values(ascending=False).index, *scores.index[scores[last].isna()]]
    for row, code in enumerate(order):
        between = [scores[edition][code] for edition in scores if edition not in (first, last)]
        left.plot(between, [row] * len(between), "d", markersize=2.4, color=drawing.GREY, zorder=4)
    names = [economy_name(code, language) for code in order]
    count, groups = _in_every_edition(scores), _scores(data, groups=True).loc[[MEAN, WORLD]]
    panels.from_to(
        left,
        [*names, *(GROUP_WORDS[code][language].format(count) for code in groups.index)],
        [*scores[first][order], *groups[first]],
        [*scores[last][order], *groups[last]],
        labels=(str(first), str(last)),
        size=5.5,
    )
    panels.unit_line(
        left, {"zh": "综合得分（{}—{}）", "en": "overall score ({}–{})"}[language].format(*SCALE)
    )
    left.margins(x=0.1)
    parts = list(means[last].sort_values().index)
    panels.from_to(
        right,
        [LOGISTICS[part][language] for part in parts],
        means[first][parts],
        means[last][parts],
        labels=(str(first), str(last)),
        size=5.5,
        colour=drawing.COLOURS[2],
    )
    right.margins(x=0.25)  # room for the words over the top row
    words = {"zh": "分指标，{}国平均", "en": "components, mean of {} economies"}[language]
    panels.unit_line(right, words.format(count))
    return figure
