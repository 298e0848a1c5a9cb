"""Facts of the opening: China's trade with ASEAN by stretch, balance, partners, and Guangxi's part.

Growth is quoted within stretches of one pair of sources only; across a change of source the text
compares levels.
"""

from __future__ import annotations

import pandas as pd

from analysis import measures
from analysis.vocabulary import ASEAN_MEMBERS
from tracepaper.evidence.lineage import gather
from tracepaper.evidence.lines import Line, share
from tracepaper.statements.facts import Fact

# (first, last): exports and imports each come from one source within these years
STRETCHES = ((1995, 2002), (2002, 2009), (2010, 2019), (2020, 2022))
WEIGHT_SOURCES = {"first": "imf-dots-exports", "latest": "rcep-tracker"}  # China's exports to all
GUANGXI, WITH_WORLD = "CHN-450000", [*ASEAN_MEMBERS, "WLD"]
GUANGXI_REPORTS = {"2010": "2010-01/2010-11", "latest": "2023-01/2023-06"}  # the months that were reported


def facts(evidence):
    yield from _levels(evidence)
    yield from _events(evidence)
    yield from _partners(evidence)
    yield from _weight(evidence)
    yield from _guangxi(evidence)


def trade(evidence, column: str = "total") -> Line:
    """A line of China's trade with the ten members (US$)."""
    return evidence.line("fig-china-asean-trade", column)


def by_partner(evidence, year: int) -> Line:
    """Trade with each member in a year (US$)."""
    exports, imports = (
        evidence.line("china_asean_trade", flow, by="partner", year=year) for flow in ("exports", "imports")
    )
    return exports + imports


def ends(line: Line) -> dict[str, int]:
    """The first and the latest year of a line, as the facts' names have them."""
    return {"first": line.first, "latest": line.last}


def _levels(evidence):
    total, balance = trade(evidence), trade(evidence, "balance")
    for name, year in (ends(total) | {"2002": 2002}).items():
        yield Fact(f"opening-total-{name}", total[year], "USD", 1e8, year)
    for first, last in STRETCHES:
        growth = total.growth(first, last)
        yield Fact(f"opening-growth-{first}-{last}", growth, "PERCENT", 0.1, f"{first}-{last}")
    yield Fact("opening-balance-latest", balance[balance.last], "USD", 1e8, balance.last)
    yield Fact("opening-deficit-2004", abs(balance[2004]), "USD", 1e8, 2004)


def _events(evidence):
    table = evidence.table("tbl-timeline")
    firm = list(table.loc[table["verdict_en"] == "Verified", "status"])
    dates = sorted(str(date)[:4] for date in table["date"])
    period = f"{dates[0]}-{dates[-1]}"
    events = gather(list(table["date"]), float(len(table)), "number of events")
    verified = gather(firm, float(len(firm)), "number of verified dates")
    yield Fact("opening-events", events, "NUMBER", 1, period)
    yield Fact("opening-events-verified", verified, "NUMBER", 1, period)


def _partners(evidence):
    for name, year in ends(trade(evidence)).items():
        partners = by_partner(evidence, year)
        for partner, code in (("singapore", "SGP"), ("vietnam", "VNM")):
            part = share(partners[code], sum(partners.values()))
            yield Fact(f"opening-share-{partner}-{name}", part, "PERCENT", 0.1, year)
        concentration = measures.concentration(pd.Series(partners))
        yield Fact(f"opening-concentration-{name}", concentration, "NUMBER", 0.001, year)


def _weight(evidence):
    for name, year in ends(trade(evidence)).items():
        source = WEIGHT_SOURCES[name]
        members, world = _members_and_world(evidence, source, "exports-fob", str(year))
        yield Fact(f"opening-export-share-{name}", share(members, world), "PERCENT", 0.1, year)


def _members_and_world(evidence, source: str, series: str, period: str):
    """China's flow with the ten members together, and with the world."""
    ask = {"economy": "CHN", "partner": WITH_WORLD, "period": period}
    flows = evidence.observations(source, series, by="partner", **ask)
    return sum(flows[code] for code in ASEAN_MEMBERS), flows["WLD"]


def _guangxi(evidence):
    for name, period in GUANGXI_REPORTS.items():
        ask = {"economy": GUANGXI, "partner": ["ASEAN", "WLD"], "period": period}
        flows = evidence.observations("beibu-gulf", "trade-total", by="partner", **ask)
        part = share(flows["ASEAN"], flows["WLD"])
        yield Fact(f"opening-guangxi-share-{name}", part, "PERCENT", 0.1, period)
    year = GUANGXI_REPORTS["latest"][:4]
    flows = [
        _members_and_world(evidence, "gacc-country-table", series, year)
        for series in ("exports-fob", "imports-cif")
    ]
    members, world = (sum(part) for part in zip(*flows, strict=True))
    yield Fact("opening-trade-share-latest", 100 * (members / world), "PERCENT", 0.1, year)
