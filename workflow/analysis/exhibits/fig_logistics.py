"""Logistics performance by edition of the survey, 2012-2023: overall score, and its six components.

Answers whether the region's logistics improved and where the weak parts are.  The year is that of the
edition (the World Development Indicators file the edition of 2023 under 2022, which is why the
publisher's own index is used).  The 2023 edition prints one decimal, so a change of less than 0.05
means nothing; Brunei and Myanmar are not in it and stay out of the means.
"""

from __future__ import annotations

from analysis.vocabulary import THE_ELEVEN
from tracepaper.exhibits import drawing, panels
from tracepaper.exhibits.exhibit import Caption
from tracepaper.languages.number_format import format_cell
from tracepaper.languages.territories import economy_name

SOURCE = "world-bank-lpi"
OVERALL = "lpi"
COMPONENTS = {
    "customs": {"zh": "通关效率", "en": "customs"},
    "infrastructure": {"zh": "基础设施", "en": "infrastructure"},
    "international-shipments": {"zh": "国际运输", "en": "international shipments"},
    "logistics-competence-and-quality": {"zh": "物流能力", "en": "competence"},
    "tracking-and-tracing": {"zh": "货物追踪", "en": "tracking and tracing"},
    "timeliness": {"zh": "时效性", "en": "timeliness"},
}
MEAN = "mean"


def data(evidence):
    """economy (an ISO code, or mean = the economies that are in every edition), measure (lpi or a
    component), year (of the edition), score (1 to 5), rank (among all surveyed; none for a mean)."""
    import pandas as pd

    rows = []
    for measure in (OVERALL, *COMPONENTS):
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
    return pd.DataFrame(rows).astype({"score": object, "rank": object})


def _wide(evidence, series: str):
    frame = evidence.select(SOURCE, series, economy=THE_ELEVEN)
    wide = frame.pivot(index="year", columns="economy", values="value")
    wide.index = wide.index.astype(int)
    return wide


def _scores(data):
    overall = data[(data["measure"] == OVERALL) & (data["economy"] != MEAN)]
    return overall.pivot(index="economy", columns="year", values="score")


def _means(data):
    parts = data[(data["economy"] == MEAN) & (data["measure"] != OVERALL)]
    return parts.pivot(index="measure", columns="year", values="score")


def caption(data) -> Caption:
    scores, means = _scores(data), _means(data)
    first, last = int(min(scores)), int(max(scores))
    change = (scores[last] - scores[first]).dropna()
    up, down = change.index[change >= 0.05], change.index[change <= -0.05]
    names = {
        lang: [
            (", " if lang == "en" else "、").join(economy_name(c, lang) for c in part) for part in (up, down)
        ]
        for lang in ("zh", "en")
    }
    top = scores[last].idxmax()
    weak = means[last].idxmin()
    absent = scores.index[scores[last].isna()]
    out = {
        lang: {"zh": "、", "en": " and "}[lang].join(economy_name(c, lang) for c in absent)
        for lang in ("zh", "en")
    }
    editions = {lang: {"zh": "、", "en": ", "}[lang].join(map(str, scores)) for lang in ("zh", "en")}
    both = len(change)
    return Caption(
        title={
            "zh": f"物流绩效指数，{first}年与{last}年各版",
            "en": f"Logistics Performance Index, editions {first} to {last}",
        },
        note={
            "zh": f"得分1（低）至5（高），据对物流从业者的调查，各版为{editions['zh']}年。空心为{first}年"
            f"版，实心为{last}年版，小点为其间各版。{last}年版只公布一位小数，0.05以内的变化没有意"
            f"义；{out['zh']}不在{last}年版中。右图为各版均有的{both}国的简单平均。",
            "en": "Scores from 1 (low) to 5 (high), from a survey of logistics professionals; editions "
            f"{editions['en']}. Hollow: {first}, full: {last}, small dots: the editions between. "
            f"The {last} edition prints one decimal, so changes within 0.05 mean nothing; "
            f"{out['en']} are not in it. Right: simple mean of the {both} economies in every "
            "edition.",
        },
        alt={
            "zh": f"左图：{first}—{last}年得分提高的有{names['zh'][0]}，下降的有{names['zh'][1]}；{last}年"
            f"{economy_name(top, 'zh')}最高（{format_cell(scores[last][top], 1)}）。右图：六项分指标"
            f"中{last}年平均得分最低的是{COMPONENTS[weak]['zh']}"
            f"（{format_cell(means[last][weak], 2)}）。",
            "en": f"Left: from {first} to {last} the score rose in {names['en'][0]} and fell in "
            f"{names['en'][1]}; in {last} {economy_name(top, 'en')} is highest "
            f"({format_cell(scores[last][top], 1)}). Right: of the six components the mean of "
            f"{last} is lowest for {COMPONENTS[weak]['en']} ({format_cell(means[last][weak], 2)}).",
        },
    )


def draw(data, language: str):
    figure, (left, right) = drawing.canvas(1, 2, height=3.3, gridspec_kw={"width_ratios": (1.25, 1)})
    scores, means = _scores(data), _means(data)
    first, last = min(scores), max(scores)
    order = [*scores[last].dropna().sort_values(ascending=False).index, *scores.index[scores[last].isna()]]
    for row, code in enumerate(order):
        between = [scores[year][code] for year in scores if year not in (first, last)]
        left.plot(between, [row] * len(between), "o", markersize=2.2, color=drawing.GREY, zorder=4)
    panels.from_to(
        left,
        [economy_name(code, language) for code in order],
        scores[first][order],
        scores[last][order],
        labels=(str(first), str(last)),
        size=5.5,
    )
    left.set_xlim(1.9, 4.6)
    panels.unit_line(left, {"zh": "综合得分（1—5）", "en": "overall score (1–5)"}[language])
    parts = list(means[last].sort_values().index)
    panels.from_to(
        right,
        [COMPONENTS[part][language] for part in parts],
        means[first][parts],
        means[last][parts],
        labels=(str(first), str(last)),
        size=5.5,
        colour=drawing.COLOURS[2],
    )
    right.set_xlim(2.7, 3.7)
    count = int(scores.notna().all(axis=1).sum())
    panels.unit_line(
        right, {"zh": f"分指标，{count}国平均", "en": f"components, mean of {count} economies"}[language]
    )
    return figure
