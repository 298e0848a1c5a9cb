"""The policy events behind the trade series, each with how far its date could be verified.

Measures on visas are left to the table of their own section.
"""

from __future__ import annotations

import re

from tracepaper.exhibits.captions import Value, year
from tracepaper.exhibits.exhibit import Grid

SOURCE, TABLE = "beibu-gulf", "events"
ELSEWHERE = ("visa",)
KINDS = {
    "organisation": {"zh": "组织", "en": "Organization"},
    "trade": {"zh": "贸易协定", "en": "Trade"},
    "platform": {"zh": "平台", "en": "Platform"},
    "policy": {"zh": "规划", "en": "Policy"},
    "diplomacy": {"zh": "外交", "en": "Diplomacy"},
}
# How the status of a date begins, and what is printed for it
VERDICTS = {
    "CONFLICT": {"zh": "冲突：原文作{other}", "en": "Conflict: the original says {other}"},
    "month verified": {"zh": "月份已核实", "en": "Month verified"},
    "year verified": {"zh": "年份已核实", "en": "Year verified"},
    "announced": {"zh": "仅见预告", "en": "Announced only"},
    "verified": {"zh": "已核实", "en": "Verified"},
}
KEYS, WRITTEN = ("date", "event_en"), ("verdict_zh", "verdict_en")


def data(evidence):
    """date, kind, event_zh, event_en, status (as published, Traced), verdict_zh, verdict_en; by date."""
    frame = evidence.text(SOURCE, TABLE)
    frame = frame[[str(kind) not in ELSEWHERE for kind in frame["kind"]]]
    for language in ("zh", "en"):
        frame[f"verdict_{language}"] = [_verdict(str(status), language) for status in frame["status"]]
    frame = frame.sort_values("item", kind="stable")
    return frame[["date", "kind", "event_zh", "event_en", "status", "verdict_zh", "verdict_en"]]


def _verdict(status: str, language: str) -> str:
    for beginning, words in VERDICTS.items():
        if status.startswith(beginning):
            other = re.search(r"\d{4}-\d{2}-\d{2}", status)
            return words[language].format(other=other.group() if other else "")
    raise KeyError(f"the status {status!r} has no short form")


def values(data) -> dict:
    dates = data["date"].str[:4]
    return {
        "since": year(dates.iloc[0]),
        "until": year(dates.iloc[-1]),
        "events": Value(len(data)),
        "trade": Value((data["kind"] == "trade").sum()),
        "verified": Value((data["verdict_en"] == VERDICTS["verified"]["en"]).sum()),
    }


def cells(data, language: str) -> Grid:
    header = {"zh": ["日期", "类别", "事件", "查证"], "en": ["Date", "Kind", "Event", "Date verified"]}[
        language
    ]
    rows = [
        [
            row.date,
            KINDS[row.kind][language],
            getattr(row, f"event_{language}"),
            getattr(row, f"verdict_{language}"),
        ]
        for row in data.itertuples()
    ]
    return Grid(["left"] * 4, [header], rows, widths=[1.7, 1.3, 5.2, 2.3])
