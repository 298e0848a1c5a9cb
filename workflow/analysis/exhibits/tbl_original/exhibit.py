"""What the original paper states and what the data say, passage by passage.

The verdict of a row is computed from the figures beside it, so that it changes when they do; where no
source can decide, the row says so.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from analysis import measures
from analysis.dates import in_words
from analysis.indicators.city_gdp import firm_until
from analysis.vocabulary import UNIT_WORDS
from tracepaper.evidence.lineage import gather
from tracepaper.evidence.lines import line
from tracepaper.exhibits.captions import Value
from tracepaper.exhibits.exhibit import Grid
from tracepaper.languages.number_format import format_cell, format_value

READS = ("city_gdp",)
ORIGINAL, GULF = "original-paper", "beibu-gulf"
MARK = 2e12
NEAR = 0.1  # a round figure agrees if the data are within a tenth of it
VERDICTS = {
    "agrees": {"zh": "大体相符", "en": "Agrees"},
    "conflict": {"zh": "资料冲突", "en": "Sources conflict"},
    "not-supported": {"zh": "无据", "en": "Not supported"},
    "not-found": {"zh": "未能查证", "en": "Not found"},
    "outdated": {"zh": "过时", "en": "Out of date"},
    "nominal": {"zh": "仅名义值成立", "en": "Nominal only"},
    "no-longer": {"zh": "实际值已不成立", "en": "No longer, in real terms"},
    "not-real": {"zh": "不成立", "en": "Does not hold"},
    "inconsistent": {"zh": "自相矛盾", "en": "Contradicts itself"},
    "superseded": {"zh": "已被取代", "en": "Superseded"},
}


def data(evidence):
    """item, section, quote (Traced text), stated, first, second, third (Traced figures in base units,
    None where the row has none), found (Traced text or None), since, until (years), verdict (a key of
    VERDICTS).

    founding-date: found = date in other sources.  founding-states: first = named founders, second =
    states among them.  founders: first = certain, second = with the disputed one.  members: first =
    named, found = the report.  gdp-first: first = GDP of that year.  gdp-last: first = year passed,
    second = GDP of the last year (until).  growth: first = nominal, second = real, both from the first
    year to `since`, third = real from the first year to `until`.  singapore-visa: found = date.
    arrivals-growth: first = arrivals of the month compared with, second = those stated.
    """
    import pandas as pd

    passages = evidence.text(ORIGINAL, "passages").set_index("item")
    members = evidence.text(GULF, "membership")
    events = evidence.text(GULF, "events").set_index("item")
    gdp = evidence.table("city_gdp").set_index("year")
    rows = [
        _founding(events),
        *_founders(evidence, members),
        *_levels(evidence, gdp),
        _growth(evidence, gdp),
        _visa(events),
        _arrivals(evidence),
    ]
    frame = pd.DataFrame(rows)
    for field in ("section", "quote"):
        frame[field] = [passages.loc[item, field] for item in frame["item"]]
    columns = [
        "item",
        "section",
        "quote",
        "stated",
        "first",
        "second",
        "third",
        "found",
        "since",
        "until",
        "verdict",
    ]
    frame = frame.reindex(columns=columns)
    years = frame[["since", "until"]].astype("Int64")
    frame = frame.astype(object)
    return frame.where(frame.notna(), None).assign(since=years["since"], until=years["until"])


def _stated(evidence, item: str):
    return evidence.select(ORIGINAL, f"stated-{item}")["value"].iloc[0]


def _founding(events) -> dict:
    found = next(row for _, row in events.iterrows() if str(row["status"]).startswith("CONFLICT"))
    return {"item": "founding-date", "found": found["date"], "verdict": "conflict"}


def _founders(evidence, members):
    """Who founded it, how many there were, how many members there are now."""
    role = members["role"].map(str)
    certain = members[role.isin(["initiator", "founder"])]
    disputed = members[role.str.startswith("founder or")]
    named = members[members["kind"].map(str) != "count"]
    count = gather(certain["role"], float(len(certain)), "number of founders all sources name")
    both = gather(
        [*certain["role"], *disputed["role"]],
        float(len(certain) + len(disputed)),
        "number of founders some source names",
    )
    all_named = gather(named["kind"], float(len(named)), "number of members named in the record")
    foreign = gather(
        certain["kind"],
        float((certain["kind"].map(str) == "state").sum()),
        "number of states among the founders",
    )
    yield {
        "item": "founding-states",
        "first": count,
        "second": foreign,
        "verdict": "agrees" if foreign > 0 else "not-supported",
    }
    stated = _stated(evidence, "founders")
    yield {
        "item": "founders",
        "stated": stated,
        "first": count,
        "second": both,
        "verdict": "agrees" if count == stated and both == stated else "conflict",
    }
    stated = _stated(evidence, "members")
    report = members.loc[members["kind"].map(str) == "count", "evidence"].iloc[0]
    yield {
        "item": "members",
        "stated": stated,
        "first": all_named,
        "found": report,
        "verdict": "agrees" if all_named >= stated else "not-found",
    }


def _levels(evidence, gdp):
    stated, first = _stated(evidence, "gdp-first"), gdp.loc[gdp.index[0], "total"]
    near = abs(float(first) / float(stated) - 1) < NEAR
    yield {"item": "gdp-first", "stated": stated, "first": first, "verdict": "agrees" if near else "not-real"}
    totals = gdp["total"]
    passed = next(year for year in gdp.index if totals[year] > MARK)
    before = [totals[year] for year in gdp.index if year <= passed]
    last = int(gdp.index[-1])
    yield {
        "item": "gdp-last",
        "stated": _stated(evidence, "gdp-last"),
        "first": gather(before, float(passed), "first year above 2 trillion yuan"),
        "second": totals[last],
        "until": last,
        "verdict": "outdated" if passed < last else "agrees",
    }


def _growth(evidence, gdp) -> dict:
    first, last = gdp.index[0], line(gdp.reset_index(), "real").last  # the index may come later
    firm = firm_until(gdp)
    stated = _stated(evidence, "growth")
    nominal = measures.compound_growth(gdp.loc[first, "total"], gdp.loc[firm, "total"], int(firm - first))
    real = measures.compound_growth(gdp.loc[first, "real"], gdp.loc[firm, "real"], int(firm - first))
    real_all = measures.compound_growth(gdp.loc[first, "real"], gdp.loc[last, "real"], int(last - first))
    verdict = (
        "agrees"
        if real_all > stated
        else "no-longer"
        if real > stated
        else "nominal"
        if nominal > stated
        else "not-real"
    )
    return {
        "item": "growth",
        "stated": stated,
        "first": nominal,
        "second": real,
        "third": real_all,
        "since": firm,
        "until": int(last),
        "verdict": verdict,
    }


def _visa(events) -> dict:
    row = next(
        row
        for _, row in events.iterrows()
        if str(row["kind"]) == "visa" and "Singapore" in str(row["event_en"])
    )
    return {"item": "singapore-visa", "found": row["date"], "verdict": "superseded"}


def _arrivals(evidence) -> dict:
    """One rate cannot be on the month before and on the year before; either way it implies this base."""
    arrivals, growth = _stated(evidence, "arrivals"), _stated(evidence, "arrivals-growth")
    return {
        "item": "arrivals-growth",
        "stated": growth,
        "first": arrivals / (1 + growth / 100),
        "second": arrivals,
        "verdict": "inconsistent",
    }


def values(data) -> dict:
    return {"statements": Value(len(data)), "agreeing": Value((data["verdict"] == "agrees").sum())}


def cells(data, language: str) -> Grid:
    header = {
        "zh": ["节", "原文论断", "数据与资料", "判断"],
        "en": ["Section", "The original states", "Data and sources say", "Verdict"],
    }[language]
    rows = []
    for row in data.to_dict("records"):
        item, shown = row["item"], {name: Written(row[name], language) for name in SHOWN}
        rows.append(
            [
                str(row["section"]),
                STATED[item][language].format_map(shown),
                FOUND[item][language].format_map(shown),
                VERDICTS[row["verdict"]][language],
            ]
        )
    return Grid(["left"] * 4, [header], rows, widths=[0.9, 3.6, 5.2, 1.9])


@dataclass(frozen=True)
class Written:
    """A cell of the data that a template writes in one of the WAYS: {first:money}; as a count without."""

    value: object
    language: str

    def __format__(self, way: str) -> str:
        return WAYS[way or "count"](self.value, self.language)


WAYS = {
    "count": lambda value, language: format_cell(value, 0, language),
    "rate": lambda value, language: format_cell(value, 2, language),
    "jump": lambda value, language: format_cell(value, 1, language),
    "money": lambda value, language: format_value(value, "CNY", 1e8, language),
    "mark": lambda value, language: format_value(value, "CNY", 10 ** math.floor(math.log10(value)), language),
    "visits": lambda value, language: format_value(value, "VISITS", 1e2, language, UNIT_WORDS),
    "base": lambda value, language: format_value(value, "VISITS", 1, language, UNIT_WORDS),
    "year": lambda value, language: f"{value:.0f}",
    "day": in_words,
    "first-number": lambda value, language: re.findall(r"\d+", value)[0],  # of "14个...成员城市"
}
SHOWN = ("stated", "first", "second", "third", "found", "since", "until")
STATED = {
    "founding-date": {"zh": "成立于2000年10月24日", "en": "Founded on 24 October 2000"},
    "founding-states": {
        "zh": "由中国与文莱、印尼、马来西亚、菲律宾、新加坡、越南等国共同发起",
        "en": "Founded by China with Brunei, Indonesia, Malaysia, the Philippines, "
        "Singapore, Vietnam and others",
    },
    "founders": {
        "zh": "首批成员{stated}个：7市、1开发区、3企业",
        "en": "{stated} first members: 7 cities, 1 zone, 3 enterprises",
    },
    "members": {"zh": "2020年11月22日成员增至{stated}个", "en": "{stated} members from 22 November 2020"},
    "gdp-first": {"zh": "2000年经济总量{stated:mark}", "en": "GDP of {stated:mark} in 2000"},
    "gdp-last": {"zh": "“今年”达{stated:mark}", "en": "{stated:mark} “this year”"},
    "growth": {"zh": "年均增速{stated}%以上", "en": "Growth above {stated}% a year on average"},
    "singapore-visa": {
        "zh": "新加坡对中国公民96小时过境免签",
        "en": "Singapore: 96-hour visa-free transit for Chinese citizens",
    },
    "arrivals-growth": {
        "zh": "4月东盟来华{second:visits}，“较3月份同比增长{stated:jump}%”",
        "en": "{second:visits} from ASEAN by April, “up {stated:jump}% year on year” compared with March",
    },
}
# What the data say, in words; the numbers come from the row.
FOUND = {
    "founding-date": {
        "zh": "其他资料作{found:day}，或仅作同月",
        "en": "Other sources say {found:day}, or that month",
    },
    "founding-states": {
        "zh": "可考的{first}个创始成员均为国内市、开发区和企业，国家{second}个",
        "en": "The {first} founders on record are Chinese cities, a zone and enterprises; states: {second}",
    },
    "founders": {
        "zh": "{first}个得到证实；另有资料计入临高县，为{second}个",
        "en": "{first} confirmed; other sources add Lingao County, which makes {second}",
    },
    "members": {
        "zh": "可逐一列名的成员{first}个；2016年10月的报道称{found:first-number}个成员城市",
        "en": "{first} members can be named; a report of October 2016 counts {found:first-number} "
        "member cities",
    },
    "gdp-first": {"zh": "十一市合计{first:money}", "en": "{first:money} in eleven cities"},
    "gdp-last": {
        "zh": "十一市{first:year}年已超过{stated:mark}；{until:year}年为{second:money}（初步数）",
        "en": "Passed by eleven cities in {first:year}; {second:money} in {until:year} (preliminary)",
    },
    "growth": {
        "zh": "至{since:year}年名义{first:rate}%，实际{second:rate}%；至{until:year}年实际{third:rate}%",
        "en": "To {since:year}: nominal {first:rate}%, real {second:rate}%; "
        "to {until:year}: real {third:rate}%",
    },
    "singapore-visa": {
        "zh": "中新互免签证协定{found:day}生效",
        "en": "Mutual visa exemption in force since {found:day}",
    },
    "arrivals-growth": {
        "zh": "同比与环比不能兼有；两种读法都意味着基数为{first:base}，而所比月份不同",
        "en": "A rate is on the month or on the year before, not both; either implies a base of "
        "{first:base}, of different months",
    },
}
