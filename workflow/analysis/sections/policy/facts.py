"""Facts of policy coordination: arrivals before the visa measures, and the counts published since."""

from __future__ import annotations

from analysis import measures
from tracepaper.statements.facts import Fact

TABLE = "fig-arrivals"
FIRST, LAST = 2000, 2018
SPAN = f"{FIRST}-{LAST}"


def facts(evidence):
    def cell(code: str, year: int, column: str = "arrivals"):
        return evidence.cell(TABLE, column, economy=code, year=year)

    for year in (FIRST, LAST):
        yield Fact(
            f"policy-arrivals-asean-{year}",
            cell("ASEAN9", year),
            "VISITS",
            1e5,
            "东盟九国（不含文莱）入境国际游客",
            "tourist arrivals in nine ASEAN members (without Brunei)",
            str(year),
        )
        yield Fact(
            f"policy-share-asean-{year}",
            cell("ASEAN9", year, "share"),
            "PERCENT",
            0.1,
            "东盟九国占世界入境游客的份额",
            "share of the nine members in the world's arrivals",
            str(year),
        )
        yield Fact(
            f"policy-share-china-{year}",
            cell("CHN", year, "share"),
            "PERCENT",
            0.1,
            "中国占世界入境游客的份额",
            "China's share in the world's arrivals",
            str(year),
        )
    yield Fact(
        "policy-growth-asean",
        measures.compound_growth(cell("ASEAN9", FIRST), cell("ASEAN9", LAST), LAST - FIRST),
        "PERCENT",
        0.1,
        "东盟九国入境游客年均增速",
        "growth a year of arrivals in the nine members",
        SPAN,
    )
    yield Fact(
        "policy-growth-china",
        measures.compound_growth(cell("CHN", FIRST), cell("CHN", LAST), LAST - FIRST),
        "PERCENT",
        0.1,
        "中国入境游客年均增速",
        "growth a year of arrivals in China",
        SPAN,
    )
    counts = evidence.table("tbl-visa").set_index("date")["visitors"]
    yield Fact(
        "policy-entries-2024h1",
        counts["2024-01/2024-06"],
        "VISITS",
        1e4,
        "全国口岸外国人入境人次，2024年1—6月",
        "foreign nationals entering China, January to June 2024",
        "2024-01/2024-06",
    )
