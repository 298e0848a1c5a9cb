"""Facts of the opening: China's trade with ASEAN by stretch, balance, partners, both sides' reports, and
Guangxi's part.

Growth and shares are quoted within stretches of one pair of sources only; across a change of source the
text compares levels.
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
ONE_SOURCE = ((1995, 2009), (2010, 2019))  # the two long ones
AFTER_FRAMEWORK, IN_FORCE = STRETCHES[1], STRETCHES[2]
LEAST_CONCENTRATED = 2014
GUANGXI, WITH_WORLD = "CHN-450000", [*ASEAN_MEMBERS, "WLD"]
SAME_MONTHS = {"2010": "2010-01/2010-11", "2023": "2023-01/2023-11"}  # January to November of both years
FIRST_HALF = "2023-01/2023-06"
CUSTOMS = ("gacc-country-table", ("exports-fob", "imports-cif"), "2023")


def facts(evidence):
    yield from _levels(evidence)
    yield from _growth(evidence)
    yield from _events(evidence)
    yield from _partners(evidence)
    yield from _large_partners(evidence)
    yield from _reports(evidence)
    yield from _guangxi(evidence)


def trade(evidence, column: str = "total") -> Line:
    """A line of China's trade with the ten members (US$), or of a share of it (%)."""
    return evidence.line("fig-china-asean-trade", column)


def by_partner(evidence, year: int) -> Line:
    """Trade with each member in a year (US$)."""
    exports, imports = (
        evidence.line("china_asean_trade", flow, by="partner", year=year) for flow in ("exports", "imports")
    )
    return exports + imports


def concentration(partners: Line):
    """The Herfindahl index of a line by partner."""
    return measures.concentration(pd.Series(dict(partners.items()), dtype=object))


def lead(evidence, first: int, last: int, flow: str = "total"):
    """By how many points a year trade with ASEAN grew faster than with all others."""
    others = "others" if flow == "total" else f"{flow}_others"
    return trade(evidence, flow).growth(first, last) - trade(evidence, others).growth(first, last)


def mirror(evidence, column: str, partner: str = "ASEAN") -> Line:
    """A line of both sides' reports, over the years that all ten members report."""
    last = evidence.line("fig-mirror", "imports_ratio", partner="ASEAN").last
    return evidence.line("fig-mirror", column, partner=partner).span(None, last)


def guangxi(evidence, period: str):
    """ASEAN's share in Guangxi's trade as the report of a period states it (%)."""
    return evidence.observation("beibu-gulf", "asean-share-of-trade", economy=GUANGXI, period=period)


def ends(line: Line) -> dict[str, int]:
    """The first and the latest year of a line, as the facts' names have them."""
    return {"first": line.first, "latest": line.last}


def _levels(evidence):
    total, balance = trade(evidence), trade(evidence, "balance")
    for name, year in (ends(total) | {"2002": 2002}).items():
        yield Fact(f"opening-total-{name}", total[year], "USD", 1e8, year)
    yield Fact("opening-balance-latest", balance[balance.last], "USD", 1e8, balance.last)
    yield Fact("opening-deficit-2011", abs(balance[2011]), "USD", 1e8, 2011)


def _growth(evidence):
    for first, last in STRETCHES:
        growth = trade(evidence).growth(first, last)
        yield Fact(f"opening-growth-{first}-{last}", growth, "PERCENT", 0.1, f"{first}-{last}")
        ahead = lead(evidence, first, last)
        yield Fact(f"opening-lead-{first}-{last}", ahead, "PERCENTAGE_POINTS", 0.1, f"{first}-{last}")
    part = trade(evidence, "share")
    for year in (*(year for stretch in ONE_SOURCE for year in stretch), part.last):
        name = "latest" if year == part.last else year
        yield Fact(f"opening-share-{name}", part[year], "PERCENT", 0.1, year)


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
    moments = ends(trade(evidence))
    for name, year in moments.items():
        partners = by_partner(evidence, year)
        for partner, code in (("singapore", "SGP"), ("vietnam", "VNM")):
            part = share(partners[code], sum(partners.values()))
            yield Fact(f"opening-share-{partner}-{name}", part, "PERCENT", 0.1, year)
    for name, year in (moments | {str(LEAST_CONCENTRATED): LEAST_CONCENTRATED}).items():
        index = concentration(by_partner(evidence, year))
        yield Fact(f"opening-concentration-{name}", index, "NUMBER", 0.001, year)


def partner_share(evidence, flow: str, group: str) -> Line:
    """The share of a large partner in China's exports or imports, by year."""
    return evidence.line("partner_shares", "share", flow=flow, group=group)


def partner_shares(evidence, flow: str, year: int, groups) -> Line:
    """The shares of large partners in a year, by partner."""
    return evidence.line("partner_shares", "share", by="group", flow=flow, year=year, group=list(groups))


def _large_partners(evidence):
    for name, flow, group in (
        ("asean-imports", "imports", "ASEAN"),
        ("eu-imports", "imports", "EU28"),
        ("asean-exports", "exports", "ASEAN"),
        ("japan-imports", "imports", "JPN"),
        ("japan-exports", "exports", "JPN"),
    ):
        part = partner_share(evidence, flow, group)
        for at, year in ends(part).items():
            if at == "latest" or name != "eu-imports":
                yield Fact(f"opening-partner-{name}-{at}", part[year], "PERCENT", 0.1, year)


def _reports(evidence):
    """Both sides' reports in the last year that all members report."""
    for flow in ("exports", "imports"):
        ratio = mirror(evidence, f"{flow}_ratio")
        yield Fact(f"opening-reports-{flow}", ratio[ratio.last], "NUMBER", 0.01, ratio.last)
    sold, bought = mirror(evidence, "exports_mirror"), mirror(evidence, "imports_mirror")
    surplus = sold[sold.last] - bought[bought.last]
    yield Fact("opening-reports-surplus", surplus, "USD", 1e8, sold.last)
    singapore = mirror(evidence, "imports_ratio", "SGP")
    yield Fact("opening-reports-singapore", singapore[singapore.last], "NUMBER", 0.01, singapore.last)


def _guangxi(evidence):
    for name, period in SAME_MONTHS.items():
        yield Fact(f"opening-guangxi-share-{name}", guangxi(evidence, period), "PERCENT", 0.1, period)
    source, series, year = CUSTOMS
    flows = [
        evidence.observations(source, name, by="partner", economy="CHN", partner=WITH_WORLD, period=year)
        for name in series
    ]
    members = sum(flow[code] for flow in flows for code in ASEAN_MEMBERS)
    whole = share(members, sum(flow["WLD"] for flow in flows))
    yield Fact("opening-trade-share-2023", whole, "PERCENT", 0.1, year)
