"""Facts of the history: members on record; the cities' GDP, growth against others, ports and incomes."""

from __future__ import annotations

from analysis.exhibits.fig_gulf_growth.exhibit import CENSUSES, TURN
from analysis.indicators.city_gdp import firm_until
from analysis.indicators.port_events import BEST, MAIN, QINZHOU
from analysis.ports import GULF_PORTS
from tracepaper.evidence.lineage import gather
from tracepaper.evidence.lines import share
from tracepaper.statements.facts import Fact

GULF, NANNING = "beibu-gulf", "CHN-450100"
FOUNDED = 2000
REGIONAL, PLANNED = 2008, 2017  # approval of the plan for Guangxi's part, of the plan for the whole cluster
SPELLS = (("before", 2004, REGIONAL), ("plan", REGIONAL, TURN), ("after", TURN, 2020))
HAIPHONG, FIRST_QUARTER, LAST_QUARTER = "VNM-PORT-HAIPHONG", "2009Q4", "2025Q1"
LEAP, CORRIDOR, AFTER_CORRIDOR = "2016Q2", "2019Q3", "2019Q4"
CLUSTER, FANGCHENGGANG, YULIN = "CHN-BBG", "CHN-450600", "CHN-450900"


def facts(evidence):
    yield from _members(evidence)
    yield from _levels(evidence)
    yield from _growth(evidence)
    yield from _shares(evidence)
    yield from _ports(evidence)
    yield from _incomes(evidence)


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
    total, real = (evidence.line("city_gdp", column) for column in ("total", "real"))
    for name, line, first, last, step in (
        ("nominal", total, FOUNDED, firm, 0.1),
        ("real-firm", real, FOUNDED, firm, 0.01),
        ("real", real, FOUNDED, real.last, 0.1),
        ("real-early", real, FOUNDED, TURN, 0.1),
        ("real-late", real, TURN, real.last, 0.1),
    ):
        yield Fact(f"history-growth-{name}", line.growth(first, last), "PERCENT", step, f"{first}-{last}")
    ten, china = against(evidence, "nation")
    for at, first, last in (
        ("early", FOUNDED, TURN),
        ("recent", PLANNED, ten.last),
    ):
        yield Fact(f"history-china-{at}", china.growth(first, last), "PERCENT", 0.1, f"{first}-{last}")
    yield Fact(
        "history-growth-recent", ten.growth(PLANNED, ten.last), "PERCENT", 0.1, f"{PLANNED}-{ten.last}"
    )
    for group in ("guangxi", "guangdong"):
        for at, first, last in SPELLS:
            gap = abs(lead(evidence, group, first, last))
            yield Fact(f"history-gap-{group}-{at}", gap, "PERCENTAGE_POINTS", 0.1, f"{first}-{last}")


def against(evidence, group: str, column: str = "cluster"):
    """The output of a group's cities, and of what they are compared with, by year."""
    return tuple(evidence.line("gulf_growth", c, group=group) for c in (column, "rest"))


def lead(evidence, group: str, first: int, last: int | None):
    """By how many points a year a group's cities grew faster than what they are compared with."""
    cluster, rest = against(evidence, group)
    return cluster.growth(first, last) - rest.growth(first, last)


def _ports(evidence):
    for name, port, date in (
        ("qinzhou", QINZHOU, FIRST_QUARTER),
        ("qinzhou", QINZHOU, LAST_QUARTER),
        ("haiphong", HAIPHONG, LAST_QUARTER),
    ):
        index = gulf_ports(evidence, date)[port]
        yield Fact(f"history-{name}-{date.lower()}", index, "NUMBER", 1, date[:4])
    yield Fact("history-port-leap", effect(evidence, LEAP), "NUMBER", 0.01, LEAP[:4])
    for name, date in (("corridor", CORRIDOR), ("corridor-next", AFTER_CORRIDOR)):
        yield Fact(f"history-port-{name}", effect(evidence, date), "NUMBER", 0.01, date[:4])
        p_value = effect(evidence, date, "p_value")
        yield Fact(f"history-port-{name}-p", p_value, "NUMBER", 0.01, date[:4])
    yield Fact("history-port-count", effect(evidence, CORRIDOR, "ports"), "NUMBER", 1, CORRIDOR[:4])
    yield Fact("history-port-leap-both", effect(evidence, LEAP, specification=BEST), "NUMBER", 0.01, LEAP[:4])


def gulf_ports(evidence, date: str):
    """Connectivity of the Gulf's ports in a quarter; a port without a liner has none."""
    ask = {"by": "economy", "economy": GULF_PORTS, "period": date}
    return evidence.observations("unctad-lsci", "port-lsci", **ask)


def effect(evidence, date: str, column: str = "effect", specification: str = MAIN):
    """What port_events has of Qinzhou at a date, by a specification."""
    return evidence.cell("port_events", column, date=date, specification=specification)


def _incomes(evidence):
    table = "fig-gulf-growth"
    for year in CENSUSES:
        value = evidence.cell(table, "variation", part="income", place=CLUSTER, year=year)
        yield Fact(f"history-income-variation-{year}", value, "NUMBER", 0.01, year)
    latest = CENSUSES[-1]
    for name, place in (("highest", FANGCHENGGANG), ("lowest", YULIN), ("mean", CLUSTER)):
        value = evidence.cell(table, "value", part="income", place=place, year=latest)
        yield Fact(f"history-income-{name}", value, "CNY", 100, latest)


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
