"""Facts of the industrial chain: advantage, stages, overlap, value chains, intensity, complementarity,
intra-industry trade."""

from __future__ import annotations

from analysis.vocabulary import ASEAN_MEMBERS, CLOTHING, FREE_TRADE_AREA, FUELS, MACHINERY, TARIFF_CUTS
from tracepaper.evidence.lineage import gather
from tracepaper.evidence.lines import Line, share
from tracepaper.statements.facts import Fact

BEFORE = 2001  # before China's entry into the WTO
LEVEL = 2013  # since when Vietnam's exports are about as like China's as they are now
WITS, STAGES = "wits-trade-summary", "exports-fob-stages"
RAW, CAPITAL = "SoP1", "SoP4"
MEAN = "ASEAN-mean"  # of intra-industry trade over the ten members, weighted by trade
# intensity: partners weighed by their own reports of imports, or by what those who sell to them report
IMPORTERS, EXPORTERS, TRACKER = "importers", "exporters", "tracker"


def facts(evidence):
    yield from _advantage(evidence)
    yield from _stages(evidence)
    yield from _overlap(evidence)
    yield from _chains(evidence)
    yield from _intensity(evidence)
    yield from _complementarity(evidence)
    yield from _intra_industry(evidence)


def advantage(evidence, economy: str, product: str) -> Line:
    """Revealed comparative advantage of an economy in a group of products by year."""
    return evidence.line("fig-rca", "rca", economy=economy, product=product)


def advantages(evidence, product: str) -> Line:
    """The same in the last year, by economy."""
    last = advantage(evidence, "CHN", MACHINERY).last
    return evidence.line("fig-rca", "rca", by="economy", year=last, product=product)


def above_one(line: Line):
    """How many values of a line are above one."""
    values = list(line.values())
    return gather(values, float(sum(value > 1 for value in values)), "values above 1")


def stage(evidence, economy: str, product: str) -> Line:
    """Share of a stage of processing in an economy's exports by year (%)."""
    ask = {"economy": economy, "partner": "WLD"}
    part = evidence.observations(WITS, STAGES, product=product, **ask)
    whole = evidence.observations(WITS, "exports-fob", **ask)
    return Line({year: share(part[year], whole[year]) for year in part}, f"stage {product} of {economy}")


def structure(evidence, economy: str, column: str = "similar_chapters") -> Line:
    """A column of the exports by chapter of a member, by year."""
    return evidence.line("fig-similarity", column, economy=economy)


def chain(evidence, economy: str, column: str) -> Line:
    """A column of advantage or participation in value chains, by year."""
    return evidence.line("fig-value-chains", column, economy=economy)


def intensity(evidence, economy: str, way: str, weights: str = IMPORTERS) -> Line:
    """Trade intensity by year: of China towards an economy (sold), of it towards China (bought).

    weights: the specification, by whose reports a partner's imports are weighed."""
    return evidence.line("fig-trade-intensity", way, economy=economy, specification=weights)


def intensities(evidence, way: str, year: int, weights: str = IMPORTERS) -> Line:
    """The same in a year, by member."""
    ask = {"by": "economy", "year": year, "economy": ASEAN_MEMBERS, "specification": weights}
    return evidence.line("fig-trade-intensity", way, **ask)


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
    above, year = above_one(advantages(evidence, MACHINERY)), advantage(evidence, "CHN", MACHINERY).last
    yield Fact("industry-rca-machinery-economies", above, "NUMBER", 1, year)


def _stages(evidence):
    for name, product in (("raw", RAW), ("capital", CAPITAL)):
        line = stage(evidence, "VNM", product)
        for at, year in ((BEFORE, BEFORE), ("latest", line.last)):
            yield Fact(f"industry-stage-vietnam-{name}-{at}", line[year], "PERCENT", 1, year)


def _overlap(evidence):
    yield from _at("industry-similar-vnm", structure(evidence, "VNM"), ("first", LEVEL, "latest"), 0.01)
    for name, column, step in (
        ("groups", "similar_groups", 0.01),
        ("advantages", "advantages", 1),
        ("shared", "shared", 1),
    ):
        line = structure(evidence, "VNM", column)
        yield Fact(f"industry-similar-vnm-{name}", line[line.last], "NUMBER", step, line.last)


def _chains(evidence):
    for column in ("gross", "value_added", "in_exports"):
        line = chain(evidence, "VNM", column)
        name = column.replace("_", "-")
        yield Fact(f"industry-chain-vnm-{name}", line[line.last], "NUMBER", 0.01, line.last)
    backward = chain(evidence, "VNM", "backward")
    for at, year in (("first", backward.first), ("latest", backward.last)):
        yield Fact(f"industry-chain-vnm-backward-{at}", backward[year], "PERCENT", 1, year)


def _intensity(evidence):
    for economy, way, years in (
        ("ASEAN", "sold", ("first", "latest")),
        ("ASEAN", "bought", ("first", TARIFF_CUTS, "latest")),
        ("VNM", "bought", (FREE_TRADE_AREA, "latest")),
        ("VNM", "sold", ("latest",)),
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
    for name, economy, column, years in (
        ("mean-index", MEAN, "index", ("first", "latest")),
        ("mean-coarse", MEAN, "coarse", ("latest",)),
        ("pooled-index", "ASEAN", "index", ("first", "latest")),
        ("vnm-index", "VNM", "index", ("first", "latest")),
        ("khm-index", "KHM", "index", ("latest",)),
        ("khm-balanced", "KHM", "balanced", ("latest",)),
    ):
        yield from _at(f"industry-intra-{name}", intra(evidence, economy, column), years, 0.01)


def _at(name: str, line: Line, years, step: float):
    """One fact for each of the years, named after them; first and latest are those of the line."""
    for at in years:
        year = {"first": line.first, "latest": line.last}.get(at, at)
        yield Fact(f"{name}-{at}", line[year], "NUMBER", step, year)
