"""Facts of the opening: China's trade with ASEAN by stretch, balance, partners, and Guangxi's part.

Growth is quoted within stretches of one pair of sources only; across a change of source the text
compares levels.
"""

from __future__ import annotations

from analysis import measures
from analysis.vocabulary import ASEAN_MEMBERS
from tracepaper.evidence.lineage import gather
from tracepaper.statements.facts import Fact

# (first, last): exports and imports each come from one source within these years
STRETCHES = ((1995, 2002), (2002, 2009), (2010, 2019), (2020, 2022))


def facts(evidence):
    trade = evidence.table("fig-china-asean-trade").set_index("year")
    for year in (1995, 2002, 2024):
        yield Fact(
            f"opening-total-{year}",
            trade.loc[year, "total"],
            "USD",
            1e8,
            f"{year}年中国与东盟十国货物贸易额（中方统计）",
            f"China's merchandise trade with the ten ASEAN members, {year}, as China reports",
            str(year),
        )
    for first, last in STRETCHES:
        yield Fact(
            f"opening-growth-{first}-{last}",
            measures.compound_growth(trade.loc[first, "total"], trade.loc[last, "total"], last - first),
            "PERCENT",
            0.1,
            "贸易额年均增速（美元，当年价）",
            "growth of total trade a year, current US dollars",
            f"{first}-{last}",
        )
    yield Fact(
        "opening-balance-2024",
        trade.loc[2024, "balance"],
        "USD",
        1e8,
        "2024年中国对东盟顺差",
        "China's surplus with ASEAN in 2024",
        "2024",
    )
    yield Fact(
        "opening-deficit-2004",
        abs(trade.loc[2004, "balance"]),
        "USD",
        1e8,
        "2004年中国对东盟逆差",
        "China's deficit with ASEAN in 2004",
        "2004",
    )
    yield from _events(evidence)
    yield from _partners(evidence)
    yield from _weight(evidence)
    yield from _guangxi(evidence)


def _events(evidence):
    table = evidence.table("tbl-timeline")
    firm = table[table["verdict_en"] == "Verified"]
    yield Fact(
        "opening-events",
        gather(list(table["date"]), float(len(table)), "number of events"),
        "NUMBER",
        1,
        "大事记所列事件数",
        "events in the timeline",
        "2000-2025",
    )
    yield Fact(
        "opening-events-verified",
        gather(list(firm["status"]), float(len(firm)), "number of verified dates"),
        "NUMBER",
        1,
        "日期已核实的事件数",
        "events with a verified date",
        "2000-2025",
    )


def by_partner(evidence, year: int):
    """Trade with each member in a year (US$), by code."""
    rows = evidence.table("china_asean_trade")
    rows = rows[rows["year"] == year].set_index("partner")
    return rows["exports"] + rows["imports"]


def _partners(evidence):
    for year in (1995, 2024):
        trade = by_partner(evidence, year)
        for code, zh, en in (("SGP", "新加坡", "Singapore"), ("VNM", "越南", "Vietnam")):
            yield Fact(
                f"opening-share-{en.lower()}-{year}",
                100 * trade[code] / trade.sum(),
                "PERCENT",
                0.1,
                f"{zh}占中国与东盟贸易额的份额",
                f"{en}'s share of China's trade with ASEAN",
                str(year),
            )
        yield Fact(
            f"opening-concentration-{year}",
            measures.concentration(trade),
            "NUMBER",
            0.001,
            "中国与东盟贸易的国别集中度（HHI）",
            "concentration of China's ASEAN trade by partner (HHI)",
            str(year),
        )


def _weight(evidence):
    for year, source in ((1995, "imf-dots-exports"), (2024, "rcep-tracker")):
        flows = evidence.select(
            source, "exports-fob", economy="CHN", partner=[*ASEAN_MEMBERS, "WLD"], period=str(year)
        ).set_index("partner")["value"]
        members = flows.loc[list(ASEAN_MEMBERS)].sum()
        yield Fact(
            f"opening-export-share-{year}",
            100 * members / flows["WLD"],
            "PERCENT",
            0.1,
            "东盟十国占中国出口的份额",
            "share of the ten members in China's exports",
            str(year),
        )
    yield Fact(
        "opening-trade-share-2023",
        100 * china_trade_share(evidence, "2023"),
        "PERCENT",
        0.1,
        "东盟十国占中国进出口的份额",
        "share of the ten members in China's trade",
        "2023",
    )


def china_trade_share(evidence, period: str):
    """The ten members' part of China's exports and imports, all from the customs table."""
    total = {"members": 0, "world": 0}
    for series in ("exports-fob", "imports-cif"):
        flows = evidence.select(
            "gacc-country-table", series, economy="CHN", partner=[*ASEAN_MEMBERS, "WLD"], period=period
        ).set_index("partner")["value"]
        total["members"] = total["members"] + flows.loc[list(ASEAN_MEMBERS)].sum()
        total["world"] = total["world"] + flows["WLD"]
    return total["members"] / total["world"]


def _guangxi(evidence):
    for name, period in (("2010", "2010-01/2010-11"), ("2023", "2023-01/2023-06")):
        flows = evidence.select(
            "beibu-gulf", "trade-total", economy="CHN-450000", partner=["ASEAN", "WLD"], period=period
        ).set_index("partner")["value"]
        yield Fact(
            f"opening-guangxi-share-{name}",
            100 * flows["ASEAN"] / flows["WLD"],
            "PERCENT",
            0.1,
            "东盟占广西外贸的份额（南宁海关，据新闻报道）",
            "ASEAN's share of Guangxi's trade (Nanning Customs, as reported by the press)",
            period,
        )
