"""Facts of the industrial chain: advantage, intensity, complementarity, intra-industry trade."""

from __future__ import annotations

from analysis.vocabulary import ASEAN_MEMBERS
from tracepaper.evidence.lineage import gather
from tracepaper.evidence.lines import Line
from tracepaper.statements.facts import Fact

BEFORE = 2001  # before China's entry into the WTO
TARIFF_CUTS, FREE_TRADE_AREA = 2005, 2010
MACHINERY, CLOTHING, FUELS = "84-85", "50-63", "27"


def facts(evidence):
    yield from _advantage(evidence)
    yield from _intensity(evidence)
    yield from _complementarity(evidence)
    yield from _intra_industry(evidence)


def advantage(evidence, economy: str, product: str) -> Line:
    """Revealed comparative advantage of an economy in a group of products by year."""
    return evidence.line("fig-rca", "rca", economy=economy, product=product)


def advantages(evidence, by, **where) -> Line:
    """The same in the last year, by economy, by product or by both."""
    last = advantage(evidence, "CHN", MACHINERY).last
    return evidence.line("fig-rca", "rca", by=by, year=last, **where)


def intensity(evidence, economy: str, way: str) -> Line:
    """Trade intensity by year: of China towards an economy (sold), of it towards China (bought)."""
    return evidence.line("fig-trade-intensity", way, economy=economy)


def fit(evidence, exporter: str, importer: str) -> Line:
    """Complementarity of what one exports and the other imports, by year."""
    return evidence.line("fig-complementarity", "complementarity", exporter=exporter, importer=importer)


def intra(evidence, economy: str, column: str = "index") -> Line:
    """Intra-industry trade of China with an economy by year."""
    return evidence.line("fig-intra-industry", column, economy=economy)


def members(evidence, figure: str, column: str, year: int) -> Line:
    """A column of a figure for the ten members in a year."""
    return evidence.line(figure, column, by="economy", year=year, economy=ASEAN_MEMBERS)


def _advantage(evidence):
    for name, economy, product in (
        ("china-machinery", "CHN", MACHINERY),
        ("china-clothing", "CHN", CLOTHING),
        ("vietnam-machinery", "VNM", MACHINERY),
        ("brunei-fuels", "BRN", FUELS),
        ("cambodia-clothing", "KHM", CLOTHING),
    ):
        line = advantage(evidence, economy, product)
        if economy in ("CHN", "VNM"):
            yield Fact(f"industry-rca-{name}-{BEFORE}", line[BEFORE], "NUMBER", 0.1, BEFORE)
        yield Fact(f"industry-rca-{name}-latest", line[line.last], "NUMBER", 0.1, line.last)
    machinery, year = (
        advantages(evidence, "economy", product=MACHINERY),
        advantage(evidence, "CHN", MACHINERY),
    )
    values = machinery.values()
    above = gather(values, sum(value > 1 for value in values), "economies with an index above 1")
    yield Fact("industry-rca-machinery-economies", above, "NUMBER", 1, year.last)


def _intensity(evidence):
    for economy, way, years in (
        ("ASEAN", "sold", ("first", "latest")),
        ("ASEAN", "bought", ("first", TARIFF_CUTS, "latest")),
        ("VNM", "bought", (FREE_TRADE_AREA, "latest")),
        ("VNM", "sold", ("latest",)),
        ("MMR", "sold", ("first", "latest")),
        ("KHM", "bought", ("latest",)),
    ):
        step = 0.01 if economy == "ASEAN" else 0.1
        name, line = f"industry-intensity-{economy.lower()}-{way}", intensity(evidence, economy, way)
        yield from _at(name, line, years, step)


def _complementarity(evidence):
    for exporter, importer, years in (
        ("CHN", "VNM", (BEFORE, "latest")),
        ("VNM", "CHN", (BEFORE, "latest")),
        ("SGP", "CHN", ("latest",)),
        ("KHM", "CHN", ("latest",)),
    ):
        name = f"industry-fit-{exporter.lower()}-{importer.lower()}"
        yield from _at(name, fit(evidence, exporter, importer), years, 1)


def _intra_industry(evidence):
    for economy, column, years in (
        ("ASEAN", "index", ("first", "latest")),
        ("VNM", "index", ("first", "latest")),
        ("THA", "index", ("latest",)),
        ("BRN", "index", ("latest",)),
        ("KHM", "index", ("latest",)),
        ("KHM", "balanced", ("latest",)),
    ):
        name = f"industry-intra-{economy.lower()}-{column}"
        yield from _at(name, intra(evidence, economy, column), years, 0.01)


def _at(name: str, line: Line, years, step: float):
    """One fact for each of the years, named after them; first and latest are those of the line."""
    for at in years:
        year = {"first": line.first, "latest": line.last}.get(at, at)
        yield Fact(f"{name}-{at}", line[year], "NUMBER", step, year)
