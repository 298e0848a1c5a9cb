"""Facts of liberalisation: applied tariffs and their margin, China's RCEP schedule, trade since RCEP."""

from __future__ import annotations

from analysis.exhibits.fig_quarterly_trade.exhibit import FLOWS, HALF, IN_FORCE
from analysis.indicators.rcep_schedule import ALL, LAST_YEAR
from analysis.vocabulary import HS_SECTIONS, TARIFF_CUTS
from tracepaper.evidence.lines import Line, share
from tracepaper.statements.facts import Fact

CHINA_ACCESSION_DONE = 2005  # China's commitments of 2001 to the WTO were mostly carried out by then
BASE, FIRST_YEAR = 0, 1  # years of the agreement
SIGNED = 2020
PAPER, VEHICLES, OILS = "S10", "S17", "S03"
ANNOUNCED = "acfta-tariffs-announced"
MARGINS = {"laos": "LAO", "myanmar": "MMR", "philippines": "PHL", "vietnam": "VNM", "china": "CHN"}
PRODUCT_YEAR = 2018  # the last for which the shares of sections are published
BEFORE = IN_FORCE - 1  # the last year before RCEP


def facts(evidence):
    yield from _tariffs(evidence)
    yield from _margins(evidence)
    yield from _schedule(evidence)
    yield from _exceptions(evidence)
    yield from _since(evidence)


def tariff(evidence, code: str, column: str = "tariff") -> Line:
    """The applied rate (%) of an economy by year, its MFN rate, or its margin of preference (points)."""
    return evidence.line("fig-tariffs", column, economy=code)


def fall_until(rates: Line, year: int):
    """The part of a line's fall that was reached in a year (%)."""
    return share(rates.change(year, rates.first), rates.change(rates.last, rates.first))


def fall_after(rates: Line, year: int):
    """The part of a line's fall that came after a year (%)."""
    return share(rates.change(rates.last, year), rates.change(rates.last, rates.first))


def schedule(evidence, column: str, section: str = ALL) -> Line:
    """A column of China's schedule by year of the agreement."""
    return evidence.line("fig-rcep-schedule", column, section=section)


def announced(evidence):
    """China's mean tariff on goods from ASEAN once the free trade area was complete, as announced (%)."""
    return evidence.observation(ANNOUNCED, "mean-tariff-after")


def advantage(evidence, code: str) -> Line:
    """Revealed comparative advantage of an economy by section of the HS, in the last year of product data:
    the section's share of its exports over the section's share of the world's."""
    ask = {"partner": "WLD", "period": str(PRODUCT_YEAR), "product": list(HS_SECTIONS)}
    own, world = (
        evidence.observations(
            "open-trade-statistics", "exports-share-of-section", by="product", economy=part, **ask
        )
        for part in (code, "WLD")
    )
    return Line({section: value / world[section] for section, value in own.items()})


def since(evidence, flow: str, span: str = HALF) -> Line:
    """The share of a flow in all exports of its exporters (%) by year: first halves, or whole years."""
    return evidence.line("fig-quarterly-trade", "share", flow=flow, span=span)


def _tariffs(evidence):
    china, vietnam = (tariff(evidence, code) for code in ("CHN", "VNM"))
    for name, line in (("china", china), ("vietnam", vietnam)):
        yield Fact(f"tariff-{name}-first", line[line.first], "PERCENT", 0.1, line.first)
        yield Fact(f"tariff-{name}-latest", line[line.last], "PERCENT", 0.1, line.last)
    early, late = fall_until(china, CHINA_ACCESSION_DONE), fall_after(vietnam, TARIFF_CUTS)
    yield Fact("tariff-china-early-part", early, "PERCENT", 1, f"{china.first}-{china.last}")
    yield Fact("tariff-vietnam-late-part", late, "PERCENT", 1, f"{vietnam.first}-{vietnam.last}")


def _margins(evidence):
    for name, code in MARGINS.items():
        margin = tariff(evidence, code, "margin")
        yield Fact(f"tariff-margin-{name}", margin[margin.last], "PERCENTAGE_POINTS", 0.1, margin.last)


def _schedule(evidence):
    for name in ("lines", "uncommitted"):
        yield Fact(f"rcep-{name}", schedule(evidence, name)[FIRST_YEAR], "NUMBER", 1, SIGNED)
    free, rate = schedule(evidence, "free_share"), schedule(evidence, "mean_rate")
    for name, year in (("base", BASE), ("first", FIRST_YEAR), ("last", LAST_YEAR)):
        yield Fact(f"rcep-free-{name}", free[year], "PERCENT", 0.1, SIGNED)
        yield Fact(f"rcep-rate-{name}", rate[year], "PERCENT", 0.1, SIGNED)
    before = evidence.observation(ANNOUNCED, "mean-tariff-before")
    yield Fact("acfta-rate-before", before, "PERCENT", 0.1, 2009)
    yield Fact("acfta-rate-after", announced(evidence), "PERCENT", 0.1, 2010)


def _exceptions(evidence):
    for name, section in (("paper", PAPER), ("vehicles", VEHICLES), ("oils", OILS)):
        free = schedule(evidence, "free_share", section)[LAST_YEAR]
        yield Fact(f"rcep-{name}-free-last", free, "PERCENT", 0.1, SIGNED)
    uncommitted = schedule(evidence, "uncommitted", PAPER)[LAST_YEAR]
    yield Fact("rcep-paper-uncommitted", uncommitted, "NUMBER", 1, SIGNED)
    indonesia = advantage(evidence, "IDN")
    for name, section in (("oils", OILS), ("paper", PAPER)):
        yield Fact(f"rcep-advantage-{name}", indonesia[section], "NUMBER", 0.1, PRODUCT_YEAR)


def _since(evidence):
    for flow in FLOWS:
        half = since(evidence, flow)
        for name, year in (("before", BEFORE), ("last", half.last)):
            period = f"{year}-01/{year}-06"
            yield Fact(f"since-{flow}-{name}", half[year], "PERCENT", 0.1, period)
