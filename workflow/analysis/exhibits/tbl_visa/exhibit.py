"""Visa measures between China and ASEAN members, and the visitor counts published around them.

The counts stand beside the measures so that a reader can see what they can and cannot show: they are
single figures from the press, of different places, months and definitions, and form no series.
"""

from __future__ import annotations

from tracepaper.exhibits.exhibit import Caption, Grid
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


def caption(data) -> Caption:
    measures, counts = (data[data["kind"] == kind] for kind in (MEASURE, COUNT))
    first, last = measures["date"].min(), measures["date"].max()
    texts = {
        "zh": "；".join(f"{_period(r.date, 'zh')}{r.text_zh}" for r in measures.itertuples()),
        "en": "; ".join(f"{_period(r.date, 'en')}, {r.text_en}" for r in measures.itertuples()),
    }
    return Caption(
        title={
            "zh": f"中国与东盟成员国的签证措施（{first[:4]}—{last[:4]}年）及同期公布的游客人次",
            "en": f"Visa measures between China and ASEAN members ({first[:4]}–{last[:4]}) and visitor "
            "counts published around them",
        },
        note={
            "zh": "人次数取自新闻报道所引的官方数字，地域、月份与口径各不相同，不构成时间序列，不可相除"
            "求增长率。“…”表示不适用。",
            "en": "The counts are official figures as quoted by the press; they differ in place, months "
            "and definition, form no series and must not be divided to give growth. “…”: does not "
            "apply.",
        },
        alt={
            "zh": f"上半部分为{len(measures)}项签证措施：{texts['zh']}。下半部分为{len(counts)}个互不可比"
            "的游客人次数。",
            "en": f"Upper part: {len(measures)} visa measures: {texts['en']}. Lower part: {len(counts)} "
            "visitor counts that cannot be compared with each other.",
        },
    )


def cells(data, language: str) -> Grid:
    header = {
        "zh": ["日期或时段", "内容", "万人次", "备注"],
        "en": ["Date or period", "Content", "Thousand", "Remark"],
    }[language]
    rows = [
        [
            _period(row.date, language),
            getattr(row, f"text_{language}"),
            format_cell(
                row.visitors / (1e4 if language == "zh" else 1e3), 1 if language == "zh" else 0, language
            ),
            _remark(row, language),
        ]
        for row in data.itertuples()
    ]
    return Grid(["left", "left", "right", "left"], [header], rows, [0.2, 0.46, 0.12, 0.22])


def _remark(row, language: str) -> str:
    if row.kind == MEASURE:
        if not row.status.startswith(VERIFIED):
            return row.status
        replaced = row.status.partition("took effect on ")[2]
        if replaced:
            day = _period(replaced, language)
            return {"zh": f"已核实；互免协定{day}生效", "en": f"verified; mutual agreement in force {day}"}[
                language
            ]
        return {"zh": "已核实", "en": "verified"}[language]
    press = {"zh": "报道数", "en": "press"}[language]
    mark = MARKS.get(row.status)
    return press if mark is None else {"zh": "；", "en": "; "}[language].join((press, mark[language]))


MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def _period(period: str, language: str) -> str:
    """2024-02-09, 2006, 2024-01/2024-06 or 2025-05-01/2025-05-05 in words."""
    first, _, last = period.partition("/")
    words = _day(first, language)
    if not last:
        return words
    parts = [int(p) for p in last.split("-")]
    if language == "zh":
        return f"{words[:-1]}—{parts[-1]}{words[-1]}"
    if len(parts) == 2:
        return f"{words.split()[0]}–{MONTHS[parts[1] - 1]} {parts[0]}"
    return f"{words.split()[0]}–{parts[2]} {MONTHS[parts[1] - 1]} {parts[0]}"


def _day(day: str, language: str) -> str:
    parts = [int(p) for p in day.split("-")]
    if language == "zh":
        return "".join(f"{number}{unit}" for number, unit in zip(parts, "年月日", strict=False))
    names = [
        str(parts[0]),
        *([MONTHS[parts[1] - 1]] if len(parts) > 1 else []),
        *([str(parts[2])] if len(parts) > 2 else []),
    ]
    return " ".join(reversed(names))
