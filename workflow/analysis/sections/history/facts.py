"""Facts of the history: members on record, GDP of the city cluster, its growth and its shape."""

from __future__ import annotations

from analysis.indicators.city_gdp import firm_until
from tracepaper.evidence.lineage import gather
from tracepaper.evidence.lines import share
from tracepaper.statements.facts import Fact

GULF, NANNING = "beibu-gulf", "CHN-450100"
FOUNDED = 2000
TURN = 2013  # the last year in which real growth was above a tenth


def facts(evidence):
    yield from _members(evidence)
    yield from _levels(evidence)
    yield from _growth(evidence)
    yield from _shares(evidence)


def _members(evidence):
    def stated(item: str, column: str):
        return evidence.cell("tbl-original", column, item=item)

    yield Fact("history-founders", stated("founders", "first"), "NUMBER", 1, FOUNDED)
    yield Fact("history-founders-most", stated("founders", "second"), "NUMBER", 1, FOUNDED)
    yield Fact("history-members-stated", stated("members", "stated"), "NUMBER", 1, 2020)
    yield Fact("history-members-named", stated("members", "first"), "NUMBER", 1, "2000-2020")
    table, places = evidence.table("tbl-membership"), evidence.text(GULF, "places")
    unconfirmed = list(table.loc[table["verdict_en"] == "Not found", "status"])
    counted = gather(unconfirmed, float(len(unconfirmed)), "number of members marked not found")
    yield Fact("history-members-unconfirmed", counted, "NUMBER", 1, "2000-2020")
    cities = gather(
        [*table["kind"], *places["name_zh"]],
        float(len(cluster_members(places, table))),
        "number of the eleven cities among the named members",
    )
    yield Fact("history-cluster-members", cities, "NUMBER", 1, 2020)


def cluster_members(places, table) -> list[str]:
    """Codes of the eleven cities that the membership table names."""
    members = set(table["member"])
    return [row["item"] for _, row in places.iterrows() if str(row["name_zh"]) in members]


def _levels(evidence):
    total = evidence.line("city_gdp", "total")
    yield Fact("history-gdp-2000", total[FOUNDED], "CNY", 1e8, FOUNDED)
    for year in (2019, 2020):  # before and after it passed two trillion
        yield Fact(f"history-gdp-{year}", total[year], "CNY", 1e10, year)
    yield Fact("history-gdp-latest", total[total.last], "CNY", 1e10, total.last)


def _growth(evidence):
    firm = firm_year(evidence)
    total, ten, real = (evidence.line("city_gdp", column) for column in ("total", "ten", "real"))
    for name, line, first, last, step in (
        ("nominal", total, FOUNDED, firm, 0.1),
        ("nominal-ten", ten, FOUNDED, firm, 0.1),
        ("nominal-early", total, FOUNDED, TURN, 0.1),
        ("nominal-late", total, TURN, firm, 0.1),
        ("real-firm", real, FOUNDED, firm, 0.01),
        ("real", real, FOUNDED, real.last, 0.1),
        ("real-early", real, FOUNDED, TURN, 0.1),
        ("real-late", real, TURN, real.last, 0.1),
    ):
        yield Fact(f"history-growth-{name}", line.growth(first, last), "PERCENT", step, f"{first}-{last}")


def firm_year(evidence) -> int:
    """The last year whose total compares with that of the foundation."""
    return firm_until(evidence.table("city_gdp").set_index("year"))


def _shares(evidence):
    firm = firm_year(evidence)
    total, guangxi, guangdong = (evidence.line("city_gdp", c) for c in ("total", "guangxi", "guangdong"))
    nanning = evidence.observations(GULF, "gdp", economy=NANNING, period=[str(FOUNDED), str(firm)])
    for name, part in (("guangxi", guangxi), ("guangdong", guangdong), ("nanning", nanning)):
        for at, year in (("2000", FOUNDED), ("firm", firm)):
            yield Fact(f"history-share-{name}-{at}", share(part[year], total[year]), "PERCENT", 0.1, year)
