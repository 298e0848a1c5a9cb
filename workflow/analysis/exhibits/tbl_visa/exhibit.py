"""Visa measures between China and ASEAN members, and the visitor counts published around them.

The counts stand beside the measures so that a reader can see what they can and cannot show: they are
single figures from the press, of different places, months and definitions, and form no series.
"""

from __future__ import annotations

from functools import partial

from analysis.dates import in_words
from tracepaper.exhibits.captions import Value, listed, year
from tracepaper.exhibits.exhibit import Grid
from tracepaper.languages import load_language
from tracepaper.languages.number_format import format_cell

SOURCE = "beibu-gulf"
# series of visitor counts -> what is counted
COUNTS = {
    "arrivals-asean-visitors": {"zh": "广西接待东盟国家游客", "en": "Visitors from ASEAN to Guangxi"},
    "arrivals-inbound-overnight-visitors": {
        "zh": "广西入境过夜游客",
        "en": "Inbound overnight visitors, Guangxi",
    },
    "arrivals-foreign-nationals-crossing": {
        "zh": "全国口岸外国人出入境（进出均计）",
        "en": "Foreign nationals crossing China's border, both ways",
    },
    "arrivals-foreign-arrivals": {"zh": "全国口岸外国人入境", "en": "Foreign nationals entering China"},
    "arrivals-foreign-entries": {
        "zh": "广西口岸外国人入境",
        "en": "Foreign nationals entering at Guangxi's crossings",
    },
}
MEASURE, COUNT = "measure", "count"
MARKS = {
    "lower-bound": {"zh": "下限", "en": "lower bound"},
    "year-inferred": {"zh": "年份系推断", "en": "year inferred"},
}
VERIFIED = "verified"
PRESS = {"zh": "报道数", "en": "press"}
CHECKED = {"zh": "已核实", "en": "verified"}
REPLACED = {"zh": "已核实；互免协定{}生效", "en": "verified; mutual agreement in force {}"}
SCALES = {"zh": (1e4, 1), "en": (1e3, 0)}  # visitors are counted in so many, with so many decimals
KEYS, WRITTEN = ("kind", "date"), ("text_zh", "text_en", "status")


def data(evidence):
    """kind (measure or count), date (Traced text or the period), text_zh, text_en, visitors (Traced
    person-times, measures have none), status."""
    import pandas as pd

    rows = [
        {
            "kind": MEASURE,
            "date": row["date"],
            "text_zh": row["event_zh"],
            "text_en": row["event_en"],
            "visitors": None,
            "status": str(row["status"]),
        }
        for _, row in evidence.text(SOURCE, "events").iterrows()
        if row["kind"] == "visa"
    ]
    for series, words in COUNTS.items():
        frame = evidence.select(SOURCE, series)
        rows += [
            {
                "kind": COUNT,
                "date": row.period,
                "text_zh": words["zh"],
                "text_en": words["en"],
                "visitors": row.value,
                "status": row.status,
            }
            for row in frame.itertuples()
        ]
    frame = pd.DataFrame(rows)
    order = frame.assign(rank=frame["kind"] != MEASURE, day=frame["date"].map(str))
    return frame.loc[order.sort_values(["rank", "day"], kind="stable").index].reset_index(drop=True)


def values(data) -> dict:
    measures, counts = (data[data["kind"] == kind] for kind in (MEASURE, COUNT))
    return {
        "since": year(measures["date"].min()[:4]),
        "until": year(measures["date"].max()[:4]),
        "measures": Value(len(measures)),
        "measures-taken": listed([partial(_dated, row) for row in measures.itertuples()], heavy=True),
        "counts": Value(len(counts)),
    }


def _dated(row, language: str) -> str:
    words = {"zh": "{}{}", "en": "{}, {}"}[language]
    return words.format(in_words(row.date, language), getattr(row, f"text_{language}"))


def cells(data, language: str) -> Grid:
    header = {
        "zh": ["日期或时段", "内容", "万人次", "备注"],
        "en": ["Date or period", "Content", "Thousand", "Remark"],
    }[language]
    scale, decimals = SCALES[language]
    rows = [
        [
            in_words(row.date, language),
            getattr(row, f"text_{language}"),
            format_cell(row.visitors / scale, decimals, language),
            _remark(row, language),
        ]
        for row in data.itertuples()
    ]
    return Grid(["left", "left", "right", "left"], [header], rows, [0.2, 0.46, 0.12, 0.22])


def _remark(row, language: str) -> str:
    if row.kind == COUNT:
        marks = [PRESS, *([MARKS[row.status]] if row.status in MARKS else [])]
        return load_language(language).words["list"].join(words[language] for words in marks)
    if not row.status.startswith(VERIFIED):
        return row.status
    replaced = row.status.partition("took effect on ")[2]
    return REPLACED[language].format(in_words(replaced, language)) if replaced else CHECKED[language]
