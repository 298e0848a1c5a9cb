"""Facts of the original: how many of its statements agree with the data, and what its figures imply."""

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
