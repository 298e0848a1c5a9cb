"""Facts of liberalisation: applied tariffs, China's RCEP schedule for ASEAN, direct investment."""

from __future__ import annotations

from analysis.groups import INFLOW_OF_NINE
from analysis.indicators.rcep_schedule import ALL, LAST_YEAR
from analysis.vocabulary import HS_SECTIONS
from tracepaper.evidence.lines import Line, share
from tracepaper.statements.facts import Fact

CHINA_ACCESSION_DONE = 2005  # China's commitments of 2001 to the WTO were mostly carried out by then
VIETNAM_ACCESSION = 2007
BASE, FIRST_YEAR = 0, 1  # years of the agreement
SIGNED = 2020
PAPER, VEHICLES, OILS = "S10", "S17", "S03"
SPAN = 5  # years that an economy's weight is formed over


def facts(evidence):
    yield from _tariffs(evidence)
    yield from _schedule(evidence)
    yield from _exceptions(evidence)
    yield from _investment(evidence)


def tariff(evidence, code: str) -> Line:
    """The applied rate of an economy by year (%)."""
    return evidence.line("fig-tariffs", "tariff", economy=code)


def schedule(evidence, column: str, section: str = ALL) -> Line:
    """A column of China's schedule by year of the agreement."""
    return evidence.line("fig-rcep-schedule", column, section=section)


def inflow(evidence, code: str, column: str = "inflow") -> Line:
    """Net inflow of direct investment by year (US$), or its weight in GDP (%)."""
    return evidence.line("fig-fdi", column, economy=code)


def advantage(evidence, code: str) -> Line:
    """Revealed comparative advantage of an economy by section of the HS, in the last year of product data:
    the section's share of its exports over the section's share of the world's."""
    ask = {"partner": "WLD", "period": str(product_year(evidence)), "product": list(HS_SECTIONS)}
    own, world = (
        evidence.observations(
            "open-trade-statistics", "exports-share-of-section", by="product", economy=part, **ask
        )
        for part in (code, "WLD")
    )
    return Line({section: value / world[section] for section, value in own.items()})


def product_year(evidence) -> int:
    """The last year of the product data."""
    return evidence.line("fig-complementarity", "complementarity", exporter="CHN", importer="VNM").last


def _tariffs(evidence):
    china, vietnam, cambodia = (tariff(evidence, code) for code in ("CHN", "VNM", "KHM"))
    for name, line in (("china", china), ("vietnam", vietnam)):
        yield Fact(f"tariff-{name}-first", line[line.first], "PERCENT", 0.1, line.first)
        yield Fact(f"tariff-{name}-latest", line[line.last], "PERCENT", 0.1, line.last)
    yield Fact("tariff-cambodia-latest", cambodia[cambodia.last], "PERCENT", 0.1, cambodia.last)
    early = share(china.change(CHINA_ACCESSION_DONE, china.first), china.change(china.last, china.first))
    late = share(vietnam.change(vietnam.last, VIETNAM_ACCESSION), vietnam.change(vietnam.last, vietnam.first))
    for name, line, part in (("china-early", china, early), ("vietnam-late", vietnam, late)):
        yield Fact(f"tariff-{name}-part", part, "PERCENT", 1, f"{line.first}-{line.last}")


def _schedule(evidence):
    for name in ("lines", "uncommitted"):
        yield Fact(f"rcep-{name}", schedule(evidence, name)[FIRST_YEAR], "NUMBER", 1, SIGNED)
    free, rate = schedule(evidence, "free_share"), schedule(evidence, "mean_rate")
    for name, year in (("base", BASE), ("first", FIRST_YEAR), ("last", LAST_YEAR)):
        yield Fact(f"rcep-free-{name}", free[year], "PERCENT", 0.1, SIGNED)
        yield Fact(f"rcep-rate-{name}", rate[year], "PERCENT", 0.1, SIGNED)
    at_once = share(rate.change(FIRST_YEAR, BASE), rate.change(LAST_YEAR, BASE))
    yield Fact("rcep-cut-at-once", at_once, "PERCENT", 1, SIGNED)


def _exceptions(evidence):
    for name, section in (("paper", PAPER), ("vehicles", VEHICLES), ("oils", OILS)):
        free = schedule(evidence, "free_share", section)[LAST_YEAR]
        yield Fact(f"rcep-{name}-free-last", free, "PERCENT", 0.1, SIGNED)
    uncommitted = schedule(evidence, "uncommitted", PAPER)[LAST_YEAR]
    yield Fact("rcep-paper-uncommitted", uncommitted, "NUMBER", 1, SIGNED)
    indonesia, year = advantage(evidence, "IDN"), product_year(evidence)
    for name, section in (("oils", OILS), ("paper", PAPER)):
        yield Fact(f"rcep-advantage-{name}", indonesia[section], "NUMBER", 0.1, year)


def _investment(evidence):
    china, asean, singapore, rest = (
        inflow(evidence, code) for code in ("CHN", "ASEAN", "SGP", INFLOW_OF_NINE)
    )
    for name, line in (("china", china), ("asean", asean), ("rest", rest)):
        yield Fact(f"fdi-{name}-latest", line[line.last], "USD", 1e8, line.last)
    yield Fact("fdi-china-2021", china[2021], "USD", 1e8, 2021)
    yield Fact("fdi-asean-2000", asean[2000], "USD", 1e8, 2000)
    part = share(singapore[asean.last], asean[asean.last])
    yield Fact("fdi-singapore-part", part, "PERCENT", 1, asean.last)
    weight = inflow(evidence, "CHN", "weight")
    for name, year in (("early", weight.first), ("late", weight.last)):
        yield Fact(f"fdi-china-weight-{name}", weight[year], "PERCENT", 0.1, _five_years(year))
    weight = inflow(evidence, "VNM", "weight")
    yield Fact("fdi-vietnam-weight-late", weight[weight.last], "PERCENT", 0.1, _five_years(weight.last))


def _five_years(last: int) -> str:
    return f"{last - SPAN + 1}-{last}"
