"""What the original paper states and what the data say, passage by passage.

The verdict of a row is computed from the figures beside it, so that it changes when they do; where no
source can decide, the row says so.
"""

from __future__ import annotations

import re

from analysis import measures
from analysis.indicators.city_gdp import firm_until
from tracepaper.evidence.lineage import gather
from tracepaper.exhibits.exhibit import Caption, Grid
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
    first, last = gdp.index[0], gdp.index[-1]
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


def caption(data) -> Caption:
    counts = data["verdict"].value_counts()
    agreeing = int(counts.get("agrees", 0))
    return Caption(
        title={"zh": "原文论断与数据的对照", "en": "What the original states and what the data say"},
        note={
            "zh": "“节”为原文章节号。判断由表中数字算出。GDP为十一市合计，不含海南四县；实际增速为十市、"
            "单一整理者的指数。“资料冲突”表示几种资料说法不一，本文不作取舍。",
            "en": "“Section” is the original's. Verdicts are computed from the figures in the row. GDP "
            "is the sum of eleven cities without the four Hainan counties; real growth covers ten "
            "cities, one compiler's index. “Sources conflict”: the sources differ and the paper "
            "does not choose between them.",
        },
        alt={
            "zh": f"{len(data)}项论断逐一对照，其中{agreeing}项与数据大体相符，其余或资料冲突、或过时、"
            "或无据、或自相矛盾。",
            "en": f"{len(data)} statements compared; {agreeing} in broad agreement with the data, the "
            "others in conflict between sources, out of date, unsupported or contradicting "
            "themselves.",
        },
    )


def cells(data, language: str) -> Grid:
    header = {
        "zh": ["节", "原文论断", "数据与资料", "判断"],
        "en": ["Section", "The original states", "Data and sources say", "Verdict"],
    }[language]
    rows = [
        [str(row.section), STATED[row.item][language], _found(row, language), VERDICTS[row.verdict][language]]
        for row in data.itertuples()
    ]
    return Grid(["left"] * 4, [header], rows, widths=[0.9, 3.6, 5.2, 1.9])


STATED = {
    "founding-date": {"zh": "成立于2000年10月24日", "en": "Founded on 24 October 2000"},
    "founding-states": {
        "zh": "由中国与文莱、印尼、马来西亚、菲律宾、新加坡、越南等国共同发起",
        "en": "Founded by China with Brunei, Indonesia, Malaysia, the Philippines, "
        "Singapore, Vietnam and others",
    },
    "founders": {
        "zh": "首批成员11个：7市、1开发区、3企业",
        "en": "11 first members: 7 cities, 1 zone, 3 enterprises",
    },
    "members": {"zh": "2020年11月22日成员增至35个", "en": "35 members from 22 November 2020"},
    "gdp-first": {"zh": "2000年经济总量2000亿元", "en": "GDP of 200 billion yuan in 2000"},
    "gdp-last": {"zh": "“今年”达2万亿元", "en": "2 trillion yuan “this year”"},
    "growth": {"zh": "年均增速10%以上", "en": "Growth above 10% a year on average"},
    "singapore-visa": {
        "zh": "新加坡对中国公民96小时过境免签",
        "en": "Singapore: 96-hour visa-free transit for Chinese citizens",
    },
    "arrivals-growth": {
        "zh": "4月东盟来华3.99万人次，“较3月份同比增长810.2%”",
        "en": "39,900 arrivals from ASEAN by April, “up 810.2% year on year” compared with March",
    },
}


def _count(text: str) -> str:
    """The number in a report ("14个...成员城市")."""
    return re.search(r"\d+", text).group()


def _found(row, language: str) -> str:
    """What the data say, in words; the numbers come from the row."""

    def number(value, decimals=0):
        return format_cell(value, decimals, language)

    def money(value):
        return format_value(value, "CNY", 1e8, language)

    words = {
        "founding-date": lambda: {
            "zh": f"其他资料作{row.found}，或仅作同月",
            "en": f"Other sources say {row.found}, or that month",
        },
        "founding-states": lambda: {
            "zh": f"可考的{number(row.first)}个创始成员均为国内市、开发区和企业，国家{number(row.second)}个",
            "en": f"The {number(row.first)} founders on record are Chinese cities, a zone and "
            f"enterprises; states: {number(row.second)}",
        },
        "founders": lambda: {
            "zh": f"{number(row.first)}个得到证实；另有资料计入临高县，为{number(row.second)}个",
            "en": f"{number(row.first)} confirmed; other sources add Lingao County, which makes "
            f"{number(row.second)}",
        },
        "members": lambda: {
            "zh": f"可逐一列名的成员{number(row.first)}个；2016年10月的报道称{_count(row.found)}个成员城市",
            "en": f"{number(row.first)} members can be named; a report of October 2016 counts "
            f"{_count(row.found)} member cities",
        },
        "gdp-first": lambda: {
            "zh": f"十一市合计{money(row.first)}",
            "en": f"{money(row.first)} in eleven cities",
        },
        "gdp-last": lambda: {
            "zh": f"十一市{row.first:.0f}年已超过2万亿元；{row.until:.0f}年为{money(row.second)}（初步数）",
            "en": f"Passed by eleven cities in {row.first:.0f}; {money(row.second)} in {row.until:.0f} "
            "(preliminary)",
        },
        "growth": lambda: {
            "zh": f"至{row.since:.0f}年名义{number(row.first, 2)}%，实际{number(row.second, 2)}%；"
            f"至{row.until:.0f}年实际{number(row.third, 2)}%",
            "en": f"To {row.since:.0f}: nominal {number(row.first, 2)}%, real {number(row.second, 2)}%; "
            f"to {row.until:.0f}: real {number(row.third, 2)}%",
        },
        "singapore-visa": lambda: {
            "zh": f"中新互免签证协定{row.found}生效",
            "en": f"Mutual visa exemption in force since {row.found}",
        },
        "arrivals-growth": lambda: {
            "zh": f"同比与环比不能兼有；两种读法都意味着基数为{number(row.first / 1e4, 2)}万人次，"
            "而所比月份不同",
            "en": "A rate is on the month or on the year before, not both; either implies a base of "
            f"{number(row.first, 0)}, of different months",
        },
    }
    return words[row.item]()[language]
