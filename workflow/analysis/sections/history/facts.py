"""Facts of the history: members on record, GDP of the city cluster, its growth and its shape."""

from __future__ import annotations

from analysis import measures
from analysis.indicators.city_gdp import FIRST, LAST, firm_until
from tracepaper.evidence.lineage import gather
from tracepaper.statements.facts import Fact

GULF = "beibu-gulf"
TURN = 2013  # the last year in which real growth was above a tenth


def facts(evidence):
    yield from _members(evidence)
    gdp = evidence.table("city_gdp").set_index("year")
    yield from _levels(gdp)
    yield from _growth(gdp)
    yield from _shares(evidence, gdp)


def _members(evidence):
    original = evidence.table("tbl-original").set_index("item")
    yield Fact(
        "history-founders",
        original.loc["founders", "first"],
        "NUMBER",
        1,
        "各资料一致的创始成员数",
        "founders that all sources name",
        "2000",
    )
    yield Fact(
        "history-founders-most",
        original.loc["founders", "second"],
        "NUMBER",
        1,
        "计入临高县的创始成员数",
        "founders if Lingao County is counted",
        "2000",
    )
    yield Fact(
        "history-members-stated",
        original.loc["members", "stated"],
        "NUMBER",
        1,
        "原文所称成员数",
        "members the original states",
        "2020",
    )
    yield Fact(
        "history-members-named",
        original.loc["members", "first"],
        "NUMBER",
        1,
        "可逐一列名的成员数",
        "members that can be named",
        "2000-2020",
    )
    table = evidence.table("tbl-membership")
    unconfirmed = table[table["verdict_en"] == "Not found"]
    yield Fact(
        "history-members-unconfirmed",
        gather(list(unconfirmed["status"]), float(len(unconfirmed)), "number of members marked not found"),
        "NUMBER",
        1,
        "未能查证的具名成员数",
        "named members that could not be confirmed",
        "2000-2020",
    )
    places = evidence.text(GULF, "places")
    on_record = cluster_members(places, table)
    yield Fact(
        "history-cluster-members",
        gather(
            [*table["kind"], *places["name_zh"]],
            float(len(on_record)),
            "number of the eleven cities among the named members",
        ),
        "NUMBER",
        1,
        "十一市中见于成员名单者",
        "cities of the cluster that the record names as members",
        "2020",
    )


def cluster_members(places, table) -> list[str]:
    """Codes of the eleven cities that the membership table names."""
    members = set(table["member"])
    return [row["item"] for _, row in places.iterrows() if str(row["name_zh"]) in members]


def _levels(gdp):
    for year, step in ((FIRST, 1e8), (2019, 1e10), (2020, 1e10), (LAST, 1e10)):
        yield Fact(
            f"history-gdp-{year}",
            gdp.loc[year, "total"],
            "CNY",
            step,
            f"{year}年十一市GDP合计，当年价",
            f"GDP of the eleven cities in {year}, current prices",
            str(year),
        )


def _growth(gdp):
    firm = firm_until(gdp)
    yield Fact(
        "history-growth-nominal",
        _rate(gdp["total"], FIRST, firm),
        "PERCENT",
        0.1,
        "十一市名义GDP年均增速",
        "nominal GDP growth of the eleven cities a year",
        f"{FIRST}-{firm}",
    )
    yield Fact(
        "history-growth-nominal-ten",
        _rate(gdp["ten"], FIRST, firm),
        "PERCENT",
        0.1,
        "十市名义GDP年均增速",
        "nominal GDP growth of the ten cities a year",
        f"{FIRST}-{firm}",
    )
    for part, first, last in (("early", FIRST, TURN), ("late", TURN, firm)):
        yield Fact(
            f"history-growth-nominal-{part}",
            _rate(gdp["total"], first, last),
            "PERCENT",
            0.1,
            "十一市名义GDP年均增速",
            "nominal GDP growth of the eleven cities a year",
            f"{first}-{last}",
        )
    yield Fact(
        "history-growth-real-firm",
        _rate(gdp["real"], FIRST, firm),
        "PERCENT",
        0.01,
        "十市实际GDP年均增速",
        "real GDP growth of the ten cities a year",
        f"{FIRST}-{firm}",
    )
    yield Fact(
        "history-growth-real",
        _rate(gdp["real"], FIRST, LAST),
        "PERCENT",
        0.1,
        "十市实际GDP年均增速",
        "real GDP growth of the ten cities a year",
        f"{FIRST}-{LAST}",
    )
    yield Fact(
        "history-growth-real-early",
        _rate(gdp["real"], FIRST, TURN),
        "PERCENT",
        0.1,
        "十市实际GDP年均增速，前期",
        "real GDP growth of the ten cities a year, first part",
        f"{FIRST}-{TURN}",
    )
    yield Fact(
        "history-growth-real-late",
        _rate(gdp["real"], TURN, LAST),
        "PERCENT",
        0.1,
        "十市实际GDP年均增速，后期",
        "real GDP growth of the ten cities a year, second part",
        f"{TURN}-{LAST}",
    )


def _rate(series, first: int, last: int):
    return measures.compound_growth(series[first], series[last], last - first)


def _shares(evidence, gdp):
    firm = firm_until(gdp)
    for year in (FIRST, firm):
        for part in ("guangxi", "guangdong"):
            name = {
                "guangxi": ("广西六市", "Guangxi's six cities"),
                "guangdong": ("广东三市", "Guangdong's three"),
            }[part]
            yield Fact(
                f"history-share-{part}-{year}",
                100 * gdp.loc[year, part] / gdp.loc[year, "total"],
                "PERCENT",
                0.1,
                f"{name[0]}占十一市GDP的份额",
                f"{name[1]}, share of the cluster's GDP",
                str(year),
            )
    nanning = evidence.select(GULF, "gdp", economy="CHN-450100", period=[str(FIRST), str(firm)])
    nanning = nanning.set_index("year")["value"]
    for year in (FIRST, firm):
        yield Fact(
            f"history-share-nanning-{year}",
            100 * nanning[year] / gdp.loc[year, "total"],
            "PERCENT",
            0.1,
            "南宁占十一市GDP的份额",
            "Nanning's share of the cluster's GDP",
            str(year),
        )
