"""The policy events behind the trade series, each with how far its date could be verified.

Measures on visas are left to the table of their own section.
"""

from __future__ import annotations

import re

from tracepaper.exhibits.exhibit import Caption, Grid

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


def caption(data) -> Caption:
    first, last = data["date"].iloc[0][:4], data["date"].iloc[-1][:4]
    count = len(data)
    firm = int((data["verdict_en"] == "Verified").sum())
    trade = int((data["kind"] == "trade").sum())
    return Caption(
        title={
            "zh": f"区域合作大事记，{first}—{last}年",
            "en": f"Regional cooperation: a timeline, {first}–{last}",
        },
        note={
            "zh": "“查证”一栏说明日期的可靠程度：“月份已核实”“年份已核实”指更细的日期未见于所查资料。"
            "签证与旅游措施另见专表。",
            "en": "The last column says how far the date could be verified: “month” or “year verified” "
            "means that the finer date is not in a source seen. Visa and tourism measures have a "
            "table of their own.",
        },
        alt={
            "zh": f"{count}项事件，{first}年至{last}年，其中贸易协定{trade}项；{firm}项日期已核实，"
            "其余注明核实程度或冲突。",
            "en": f"{count} events from {first} to {last}, {trade} of them on trade agreements; the "
            f"dates of {firm} are verified, the others are marked with how far they could be.",
        },
    )


def cells(data, language: str) -> Grid:
    header = {"zh": ["日期", "类别", "事件", "查证"], "en": ["Date", "Kind", "Event", "Date verified"]}[
        language
    ]
    rows = [
        [row["date"], KINDS[row["kind"]][language], row[f"event_{language}"], row[f"verdict_{language}"]]
        for _, row in data.iterrows()
    ]
    return Grid(["left"] * 4, [header], rows, widths=[1.7, 1.3, 5.2, 2.3])
