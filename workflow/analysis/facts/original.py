"""Facts of the appendices: what the original states, and how far two reports of one trade can differ."""

from __future__ import annotations

from tracepaper.evidence.lineage import gather
from tracepaper.statements.facts import Fact

TABLE = "tbl-original"


def facts(evidence):
    rows = evidence.table(TABLE).set_index("item")
    agreeing = rows[rows["verdict"] == "agrees"]
    for name, chosen, zh, en in (
        ("statements", rows, "对照的论断数", "statements compared"),
        ("agreeing", agreeing, "与数据大体相符的论断数", "statements that agree with the data"),
    ):
        yield Fact(
            f"original-{name}",
            gather(list(chosen["quote"]), float(len(chosen)), f"number of {en}"),
            "NUMBER",
            1,
            zh,
            en,
        )
    growth, arrivals = rows.loc["growth"], rows.loc["arrivals-growth"]
    yield Fact(
        "original-growth-stated",
        growth["stated"],
        "PERCENT",
        1,
        "原文所称年均增速下限",
        "growth a year that the original states, a lower bound",
        "2000-2024",
    )
    yield Fact(
        "original-arrivals-growth",
        arrivals["stated"],
        "PERCENT",
        0.1,
        "原文所称增幅",
        "growth of arrivals that the original states",
        "2024-04",
    )
    yield Fact(
        "original-arrivals",
        arrivals["second"],
        "NUMBER",
        1,
        "原文所称东盟来华人次",
        "arrivals from ASEAN that the original states",
        "2024-04",
    )
    yield Fact(
        "original-arrivals-base",
        arrivals["first"],
        "NUMBER",
        1,
        "由增幅倒推的基数",
        "arrivals in the month compared with, as the stated growth implies",
        "2024",
    )
    visitors = evidence.select("beibu-gulf", "arrivals-asean-visitors", economy="CHN-450000", period="2006")
    yield Fact(
        "original-arrivals-2006",
        visitors["value"].iloc[0],
        "NUMBER",
        1,
        "2006年广西接待东盟游客，下限",
        "ASEAN visitors to Guangxi in 2006, a lower bound",
        "2006",
    )
    yield from _mirrors(evidence)


def _mirrors(evidence):
    """Vietnam's exports to China as each side reports them; Singapore's with and without re-exports."""
    reported = evidence.select(
        "un-comtrade-with-china", "exports-fob", economy="VNM", partner="CHN", period="2022"
    )
    mirror = evidence.select(
        "imf-dots-imports-china", "imports-cif", economy="CHN", partner="VNM", period="2022"
    )
    reported, mirror = reported["value"].iloc[0], mirror["value"].iloc[0]
    yield Fact(
        "sources-vietnam-reported",
        reported,
        "USD",
        1e8,
        "越南报告的对华出口（FOB）",
        "Vietnam's exports to China as Vietnam reports, FOB",
        "2022",
    )
    yield Fact(
        "sources-vietnam-mirror",
        mirror,
        "USD",
        1e8,
        "中国报告的自越进口（CIF）",
        "China's imports from Vietnam as China reports, CIF",
        "2022",
    )
    yield Fact(
        "sources-vietnam-gap",
        100 * (mirror / reported - 1),
        "PERCENT",
        1,
        "中方数高出越方数的比例",
        "by how much China's figure exceeds Vietnam's",
        "2022",
    )
    gross = evidence.select("world-bank-wdi", "TX.VAL.MRCH.CD.WT", economy="SGP", period="2023")[
        "value"
    ].iloc[0]
    net = evidence.select(
        "harvard-atlas-totals", "exports-reconciled", economy="SGP", partner="WLD", period="2023"
    )["value"].iloc[0]
    yield Fact(
        "sources-singapore-net",
        100 * net / gross,
        "PERCENT",
        1,
        "新加坡调整后出口与报告出口之比",
        "Singapore's reconciled exports in per cent of reported exports",
        "2023",
    )
